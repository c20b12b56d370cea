"""Which kind of passage each word stands in: headline, body, caption, comment and the like."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

import numpy as np

from sayso.nouns.evidence import Span
from sayso.nouns.passage import Passage, PassageKind
from training.labels.words import Words
from training.lessons import IGNORED, Labels

KINDS: tuple[str, ...] = ("body", *(kind for kind in get_args(PassageKind) if kind != "body"))
"""The kinds in the order of their labels: what is most common comes first."""
PLAIN = frozenset({"body", "headline"})
"""Kinds that the rules tell apart well enough to teach from."""


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of which it is known what kind of passage it is."""

    kind: str
    span: Span


def as_read(passages: Iterable[Passage]) -> list[Told]:
    """Give the passages that the rules are sure of."""
    return [Told(p.kind, p.span) for p in passages if p.kind in PLAIN]


def passages_of(told: Iterable[Told], words: Words, unknown: int = IGNORED) -> Labels:
    """Label the words of passages; every other word is of the kind ``unknown``."""
    labels = np.full(len(words), unknown, dtype=np.int64)
    for passage in told:
        run = words.run(passage.span)
        if run is not None:
            labels[run[0] : run[1] + 1] = KINDS.index(passage.kind)
    return labels
