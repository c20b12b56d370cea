"""Coded texts as the encoder is taught with them: words, and a label for each word and head."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.nouns.reading import Sentence

LAYERS = ("source", "cue", "content")
OUTSIDE, BEGIN, INSIDE = range(3)
IGNORED = -100
CONTENT_TO_CUE, CUE_TO_SOURCE = range(2)
NOBODY = -1
"""The target of a link from a cue that has no source."""

FOLDS = 4

Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Link:
    """From which word to which: from a content to its cue, or from a cue to its source."""

    sort: int
    start: int
    target: int


@dataclass(frozen=True)
class Lesson:
    """A text with its labels; ``group`` is kept together in cross-validation.

    ``spoken`` is (words, 3): for source, cue and content whether a word is outside, begins or is
    inside. ``happenings`` is (words,): 0 for nothing, else 1 + the position in ``CLAIM_TYPES``.
    Either is None where the text is not coded for it.
    """

    id: str
    group: str
    sentences: tuple[tuple[str, ...], ...]
    spoken: Labels | None = None
    links: tuple[Link, ...] = ()
    happenings: Labels | None = None


def fold_of(lessons: Sequence[Lesson], folds: int = FOLDS) -> dict[str, int]:
    """Give the fold of each group: place-days, wars and sentences are dealt out part by part."""
    groups = sorted({lesson.group for lesson in lessons})
    return {group: number % folds for number, group in enumerate(groups)}


def words_of(sentences: Sequence[Sentence]) -> tuple[tuple[str, ...], ...]:
    """Give the words of each sentence."""
    return tuple(tuple(token.text for token in s.tokens) for s in sentences)


def paint(layer: Labels, first: int, last: int) -> None:
    """Label a run of words, both ends included, unless all of it is labelled already."""
    if (layer[first : last + 1] != OUTSIDE).all():
        return
    layer[first] = BEGIN
    layer[first + 1 : last + 1] = INSIDE


def write_lessons(lessons: Sequence[Lesson], path: Path) -> None:
    """Write lessons, one a line, so that a run that was cut off goes on with the same ones."""
    with path.with_suffix(".part").open("w", encoding="utf-8") as out:
        for lesson in lessons:
            out.write(json.dumps(as_row(lesson), ensure_ascii=False) + "\n")
    path.with_suffix(".part").replace(path)


def read_lessons(path: Path) -> list[Lesson]:
    """Read lessons that were written."""
    with path.open(encoding="utf-8") as lines:
        return [from_row(json.loads(line)) for line in lines]


def as_row(lesson: Lesson) -> dict[str, Any]:
    """Give a lesson as a JSON object."""
    return {
        "id": lesson.id,
        "group": lesson.group,
        "sentences": lesson.sentences,
        "spoken": None if lesson.spoken is None else lesson.spoken.tolist(),
        "links": [[link.sort, link.start, link.target] for link in lesson.links],
        "happenings": None if lesson.happenings is None else lesson.happenings.tolist(),
    }


def from_row(row: dict[str, Any]) -> Lesson:
    """Give the lesson of a JSON object."""
    spoken, happenings = (
        None if row[name] is None else np.array(row[name], dtype=np.int64)
        for name in ("spoken", "happenings")
    )
    sentences = tuple(map(tuple, row["sentences"]))
    links = tuple(Link(*link) for link in row["links"])
    return Lesson(row["id"], row["group"], sentences, spoken, links, happenings)
