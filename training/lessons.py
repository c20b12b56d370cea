"""Coded texts as the encoder is taught with them: words, and a label for each word and head."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from sayso.nouns.passage import PassageKind
from sayso.nouns.reading import Sentence

LAYERS = ("source", "cue", "content")
OUTSIDE, BEGIN, INSIDE = range(3)
IGNORED = -100
CONTENT_TO_CUE, CUE_TO_SOURCE = range(2)
NOBODY = -1
"""The target of a link from a cue that has no source."""
NAME_KINDS = ("person", "party", "place", "equipment")
FILLERS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""The slots of MUC-4's templates that are filled with words of the text."""
ROLES = ("actor", "target", "place", "time", "count", "instrument")
PASSAGES: tuple[PassageKind, ...] = (
    "body",
    *(kind for kind in get_args(PassageKind) if kind != "body"),
)
LABELLED = ("spoken", "happenings", "stances", "names", "passages", "fillers")
"""The fields of a lesson that hold a label, or a row of labels, for each word."""

FOLDS = 4

Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Link:
    """From which word to which: from a content to its cue, or from a cue to its source."""

    sort: int
    start: int
    target: int


@dataclass(frozen=True)
class Argument:
    """Words ``first`` to ``last`` play a role (position in ``ROLES``) in what a trigger tells.

    ``trigger`` is the first word of the trigger; all three are positions of words in the lesson.
    """

    role: int
    trigger: int
    first: int
    last: int


@dataclass(frozen=True)
class Lesson:
    """A text with its labels; ``group`` is kept together in cross-validation.

    ``spoken`` is (words, 3): for source, cue and content whether a word is outside, begins or is
    inside. ``happenings`` is (words,): 0 for nothing, else 1 + the position in ``CLAIM_TYPES``.
    ``stances`` is (words,): at the words of triggers the position in ``STANCES``. ``names`` is
    (words,): 0 for none, else 1 + 2 x the position in ``NAME_KINDS``, one more inside a name.
    ``passages`` is (words,): the position in ``PASSAGES``. ``fillers`` is (words, 5):
    for each of ``FILLERS`` whether a word is outside, begins or is inside. Each is None where the
    text is not coded for it, and ``IGNORED`` at words that it is not coded for.
    ``judged`` are the roles and triggers all of whose arguments are told in ``arguments``.
    """

    id: str
    group: str
    sentences: tuple[tuple[str, ...], ...]
    spoken: Labels | None = None
    links: tuple[Link, ...] = ()
    happenings: Labels | None = None
    stances: Labels | None = None
    names: Labels | None = None
    passages: Labels | None = None
    fillers: Labels | None = None
    arguments: tuple[Argument, ...] = ()
    judged: tuple[tuple[int, int], ...] = ()


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
    """Give a lesson as a JSON object; fields without labels are left out."""
    labels = {name: getattr(lesson, name) for name in LABELLED}
    return {
        "id": lesson.id,
        "group": lesson.group,
        "sentences": lesson.sentences,
        "links": [[link.sort, link.start, link.target] for link in lesson.links],
        "arguments": [[a.role, a.trigger, a.first, a.last] for a in lesson.arguments],
        "judged": lesson.judged,
    } | {name: found.tolist() for name, found in labels.items() if found is not None}


def from_row(row: dict[str, Any]) -> Lesson:
    """Give the lesson of a JSON object."""
    return Lesson(
        id=row["id"],
        group=row["group"],
        sentences=tuple(map(tuple, row["sentences"])),
        links=tuple(Link(*link) for link in row["links"]),
        arguments=tuple(Argument(*argument) for argument in row["arguments"]),
        judged=tuple((role, trigger) for role, trigger in row["judged"]),
        **{name: np.array(row[name], dtype=np.int64) for name in LABELLED if name in row},
    )
