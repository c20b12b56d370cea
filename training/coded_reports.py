"""Coded reports of war as lessons: the words that tell of a happening, each with its type."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from sayso.claims.happenings import NOTHING
from sayso.nouns.claim import CLAIM_TYPES
from tools.fit_happenings import (
    Coded,
    is_optional,
    read_coded,
    read_own_reports,
    read_sentences,
    trigger_of,
)
from training.lessons import IGNORED, Lesson, words_of
from training.silver import with_speech

PARTS = ("syria", "wars", "seeds")


def read_all(gold: Path | None) -> list[Coded]:
    """Give the open gold, where it is present, and our own reports and sentences."""
    coded = [report for part in PARTS for report in read_coded(gold / part)] if gold else []
    return [*coded, *read_own_reports(), *read_sentences()]


def lessons_of(reports: Sequence[Coded]) -> Iterator[Lesson]:
    """Give the lessons of coded reports."""
    for report in reports:
        labels = labels_of(report)
        name = f"{report.folder}/{report.reading.report.id}"
        group = f"{report.folder}/{report.group}"
        words = words_of(report.reading.sentences)
        yield with_speech(Lesson(name, group, words, happenings=labels), report.reading)


def labels_of(report: Coded) -> np.ndarray:
    """Label the words of coded triggers, and of the candidates that stand for them."""
    tokens = [token for s in report.reading.sentences for token in s.tokens]
    starts = np.array([token.start for token in tokens], dtype=np.int64)
    labels = np.zeros(len(tokens), dtype=np.int64)

    def paint(start: int, end: int, label: int) -> None:
        first = int(np.searchsorted(starts, start, side="right")) - 1
        last = int(np.searchsorted(starts, end, side="left"))
        labels[max(first, 0) : last] = label

    for claim in sorted(report.claims, key=is_optional, reverse=True):
        label = IGNORED if is_optional(claim) else 1 + CLAIM_TYPES.index(claim["type"])
        paint(*trigger_of(claim), label)
    for candidate, wanted in zip(report.candidates, report.labels, strict=True):
        span = candidate.trigger.span
        if wanted is None:
            paint(span.start, span.end, IGNORED)
        elif wanted != NOTHING:
            paint(span.start, span.end, 1 + CLAIM_TYPES.index(wanted))
    return labels
