"""Sentences of each passage."""

import re
from collections.abc import Sequence

from sayso.language.tokens import find_tokens
from sayso.nouns.passage import Passage
from sayso.nouns.reading import Sentence

BREAK = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘'A-Z0-9\[])|\n+")


def split_sentences(text: str, passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    """Give the sentences of every passage, in text order."""
    sentences = []
    for position, passage in enumerate(passages):
        start = passage.start
        for match in [*BREAK.finditer(text, passage.start, passage.end), None]:
            end = match.start() if match else passage.end
            if text[start:end].strip():
                sentences.append(Sentence(start, end, position, find_tokens(text, start, end)))
            start = match.end() if match else end
    return tuple(sentences)
