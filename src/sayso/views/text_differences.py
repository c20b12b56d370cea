"""Two texts side by side: sentences that only one has, and the words that changed in the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SENTENCE_END = re.compile(r"(?<=[.!?\u061f])\s+|\n+")
WORD_OR_SPACE = re.compile(r"\s+|[^\s]+")
MOST_CHARACTERS = 40_000
MOST_SENTENCES = 400
MOST_WORDS = 160
"""Comparing costs the square of these at worst; what lies beyond is not compared."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: ``same``, only in the ``first`` text, or only in the ``second``."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence that differs, as pieces in reading order."""

    pieces: tuple[Piece, ...]


def find_changes(first: str, second: str) -> tuple[ChangedSentence, ...]:
    """Give the sentences that differ between two texts, in their order."""
    old, new = split_sentences(first), split_sentences(second)
    changes: list[ChangedSentence] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        gone, come = old[start:end], new[other_start:other_end]
        paired = min(len(gone), len(come))
        changes += [compare(a, b) for a, b in zip(gone[:paired], come[:paired], strict=True)]
        changes += [ChangedSentence((Piece(words, "first"),)) for words in gone[paired:]]
        changes += [ChangedSentence((Piece(words, "second"),)) for words in come[paired:]]
    return tuple(changes)


def split_sentences(text: str) -> list[str]:
    """Part a text at ends of sentences and lines, white space made plain."""
    parts = SENTENCE_END.split(text[:MOST_CHARACTERS])
    return [" ".join(part.split()) for part in parts if part.strip()][:MOST_SENTENCES]


def compare(first: str, second: str) -> ChangedSentence:
    """Give one sentence with the words that changed."""
    old, new = cut_words(first), cut_words(second)
    pieces: list[Piece] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(old[start:end]), "same"))
            continue
        if end > start:
            pieces.append(Piece("".join(old[start:end]), "first"))
        if other_end > other_start:
            pieces.append(Piece("".join(new[other_start:other_end]), "second"))
    return ChangedSentence(tuple(pieces))


def cut_words(sentence: str) -> Sequence[str]:
    """Part a sentence into words and the white space between them."""
    return WORD_OR_SPACE.findall(sentence)[: 2 * MOST_WORDS]
