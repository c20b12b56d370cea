"""Sentences of each passage."""

import re
from collections.abc import Iterator, Sequence

from sayso.language.tokens import find_tokens
from sayso.lexicon.abbreviations import abbreviations, titles
from sayso.nouns.passage import Passage
from sayso.nouns.reading import Sentence

AGENCY = r"[A-Z][\w-]+(?:, [A-Z][\w.-]+){0,2} \((?:[A-Z]{2,8}|Reuters)\) -"
STOP = re.compile(
    r"[.!?…]{1,4}[\"”’'»)\]]{0,3}(?=\s)"
    r"|\n+(?![ \t]{0,8}[a-zß-ÿ])|\n\s*\n\s*"
    rf"|(?<=\w)\s+(?=NEW: |{AGENCY})"
)
"""Marks that may end a sentence; line ends, but not where the line goes on in lower case; the
headings of highlights, and an agency's dateline that follows without a mark."""
NEXT = re.compile(r"\s+[\"“‘'«(\[]{0,2}[A-Z0-9À-ÞЀ-Я]")
LAST_WORD = re.compile(r"[^\s(\"“‘'\[]{1,20}\Z")


def split_sentences(text: str, passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    """Give the sentences of every passage, in text order; none crosses a line or a passage."""
    sentences = []
    for position, passage in enumerate(passages):
        for start, end in _stretches(text, passage.start, passage.end):
            sentences.append(Sentence(start, end, position, find_tokens(text, start, end)))
    return tuple(sentences)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give where each sentence begins and ends, without the blanks around it."""
    begin = start
    for match in STOP.finditer(text, start, end):
        if not match.group()[0].isspace() and not _ends_sentence(text, match, begin):
            continue
        yield from _trimmed(text, begin, min(match.end(), end))
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_sentence(text: str, match: re.Match[str], begin: int) -> bool:
    """Whether a full stop, or the like, ends a sentence: no abbreviation, and a capital follows."""
    if not NEXT.match(text, match.end()):
        return False
    if match.group()[0] != ".":
        return True
    before = LAST_WORD.search(text[max(begin, match.start() - 20) : match.start()])
    word = before.group().lower() if before else ""
    if word in titles():
        return False
    if len(word) == 1 and word.isalpha():
        return False
    if word in abbreviations() or re.fullmatch(r"(?:\w\.)+\w", word):
        following = text[match.end() : match.end() + 20].lstrip()
        return following[:1].isupper() and word in {"a.m", "p.m", "etc", "inc", "co"}
    return True
