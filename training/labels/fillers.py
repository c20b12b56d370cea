"""MUC-4 as lessons: the words that fill the slots of its templates.

The texts are printed in capitals and are taught so. A filler is a list of strings, any of which
will do; every place in the text where one stands is taught, the longest of those that overlap.
Most documents without a template teach the same as one another, so a share of them is enough.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sayso.language.passages import find_passages
from sayso.language.sentences import split_sentences
from sayso.nouns.reading import Sentence
from sayso.nouns.report import Original, Report
from training.labels.arguments import occurrences
from training.labels.words import Run, Words
from training.lessons import FILLERS, Labels, Lesson, paint, words_of

EVERY = 4
"""Of the documents without a template, one in so many is taught."""
LONGEST = 12
"""Words; what is longer is a coder's sentence and no name of anything."""


def read_muc4(path: Path) -> Iterator[Lesson]:
    """Give the documents that hold a template, and a share of the others."""
    silent = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        silent += not document["relevant"]
        if document["relevant"] or silent % EVERY == 0:
            yield lesson_of(document)


def lesson_of(document: Mapping[str, Any]) -> Lesson:
    """Give one document, cut into words as the reader cuts them."""
    name, text = f"muc4/{document['id']}", document["text"]
    sentences = sentences_of(text)
    fillers = fillers_of(document["ree"], text, Words.of(sentences))
    return Lesson(name, name, words_of(sentences), fillers=fillers)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences and words."""
    report = Report("muc4", text, Original(text.encode(), "text/plain"))
    return split_sentences(text, find_passages(report))


def fillers_of(roles: Mapping[str, Sequence[Sequence[str]]], text: str, words: Words) -> Labels:
    """Label where the strings of each role stand."""
    labels = np.zeros((len(words), len(FILLERS)), dtype=np.int64)
    for layer, role in enumerate(FILLERS):
        strings = {string for filler in roles[role] for string in filler}
        spans = [span for string in strings for span in occurrences(string, text)]
        for run in sorted(filter(None, map(words.run, spans)), key=length, reverse=True):
            if length(run) <= LONGEST:
                paint(labels[:, layer], *run)
    return labels


def length(run: Run) -> int:
    """Give the number of words of a run."""
    return run[1] - run[0] + 1
