"""What networks that were trained without a story or war make of its coded triggers.

``heads-<n>.npz``, as ``python -m training.heard`` writes them, hold for each lesson, by its id, a
row for each word of a coded trigger: its position, and the chances of ``STANCES``. Under
``<id>|targets`` they may hold rows of a trigger's word, a word that may name its target, and the
log odds of that.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np

from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading
from training.labels.words import Words

Chances = tuple[float, ...]
OF_TARGETS = "|targets"
UNHEARD: Chances = (1.0, 0.0, 0.0, 0.0)
"""A word of which nothing is kept is asserted."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A lesson that was held out of ``fold``.

    ``by_word`` are the chances of the stances by word, ``targets`` by a trigger's word the log odds
    of the words that may name its target.
    """

    fold: int
    by_word: dict[int, Chances] = field(default_factory=dict)
    targets: dict[int, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))

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
            for name in kept:
                heard = found.setdefault(name.removesuffix(OF_TARGETS), Heard(fold))
                for word, *told in kept[name].tolist():
                    if name.endswith(OF_TARGETS):
                        heard.targets[int(word)][int(told[0])] = told[1]
                    else:
                        heard.by_word[int(word)] = tuple(told)
    return found
