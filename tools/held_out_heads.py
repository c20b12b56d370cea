"""What networks that were trained without a story or war make of its coded triggers.

``heads-<n>.npz``, as ``python -m training.heard`` writes them, hold for each lesson, by its id, a
row for each word of a coded trigger: its position, and the chances of ``STANCES``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading
from training.labels.words import Words

Chances = tuple[float, ...]
UNHEARD: Chances = (1.0, 0.0, 0.0, 0.0)
"""A word of which nothing is kept is asserted."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A lesson that was held out of ``fold``: the chances of the stances, by word."""

    fold: int
    by_word: Mapping[int, Chances]

    def stances(self, trigger: Span, reading: Reading) -> Chances:
        """Give the mean chances of the stances over the words of a trigger."""
        run = words_in(reading).run(trigger) or (0, -1)
        rows = [self.by_word[w] for w in range(run[0], run[1] + 1) if w in self.by_word]
        return tuple(np.mean(rows, axis=0).tolist()) if rows else UNHEARD


@lru_cache(maxsize=4)
def words_in(reading: Reading) -> Words:
    """Give the words of a reading."""
    return Words.in_reading(reading)


def read_heard(folder: Path) -> Mapping[str, Heard]:
    """Give what is kept of each lesson, by its id."""
    found: dict[str, Heard] = {}
    for path in sorted(folder.glob("heads-*.npz")):
        fold = int(path.stem.rsplit("-", 1)[1])
        with np.load(path) as kept:
            for lesson in kept:
                rows = kept[lesson].tolist()
                found[lesson] = Heard(fold, {int(word): tuple(told) for word, *told in rows})
    return found
