"""Coded reports of war as lessons: what tells of a happening, how, and who and what is named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from sayso.claims.happenings import NOTHING
from sayso.nouns.claim import CLAIM_TYPES
from sayso.nouns.evidence import Span
from tools.fit_happenings import (
    Coded,
    is_optional,
    read_coded,
    read_own_reports,
    read_sentences,
    readable_corpus,
    trigger_of,
)
from training.labels.arguments import arguments_of
from training.labels.names import names_of
from training.labels.passages import KINDS, Told, as_read, passages_of
from training.labels.stances import stances_of
from training.labels.triggers import coded_triggers
from training.labels.words import Words
from training.lessons import IGNORED, Labels, Lesson, words_of
from training.silver import with_speech

PARTS = ("syria", "wars", "seeds")
BARE = "sentences"
"""The folder of our own sentences, which are coded for types alone."""
BODY = KINDS.index("body")


def read_all(gold: Path | None) -> list[Coded]:
    """Give the open gold, where it is present, and our own reports and sentences."""
    coded = [report for part in PARTS for report in read_coded(gold / part)] if gold else []
    return [*coded, *read_own_reports(), *read_sentences()]


def lessons_of(reports: Sequence[Coded]) -> Iterator[Lesson]:
    """Give the lessons of coded reports."""
    marked = marked_passages()
    for report in reports:
        name = f"{report.folder}/{report.reading.report.id}"
        group = f"{report.folder}/{report.group}"
        lesson = Lesson(
            name, group, words_of(report.reading.sentences), happenings=labels_of(report)
        )
        lesson = with_claims(with_speech(lesson, report.reading), report)
        yield replace(lesson, passages=passages_in(report, marked))


def with_claims(lesson: Lesson, report: Coded) -> Lesson:
    """Give a lesson with what else is coded, and the names that the rules are sure of."""
    reading = report.reading
    words = Words.in_reading(reading)
    lesson = replace(lesson, names=names_of(reading, words))
    if report.folder == BARE:
        return lesson
    triggers = coded_triggers(report)
    arguments, judged = arguments_of(triggers, reading, words)
    stances = stances_of(triggers, words)
    return replace(lesson, stances=stances, arguments=arguments, judged=judged)


def marked_passages() -> Mapping[str, list[Told]]:
    """Give the passages that are marked in each of our own reports, by its id."""
    return {
        own.id: [Told(p.kind, Span(p.start, p.end)) for p in own.marked.passages]
        for own in readable_corpus()
    }


def passages_in(report: Coded, marked: Mapping[str, list[Told]]) -> Labels | None:
    """Label the passages: as marked in our own reports, elsewhere as read where that is sure."""
    words = Words.in_reading(report.reading)
    told = marked.get(report.reading.report.id)
    if told is not None:
        return passages_of(told, words, unknown=BODY)
    if report.folder == BARE:
        return None
    return passages_of(as_read(report.reading.passages), words)


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
