"""What networks that were trained without a story or war make of its coded triggers.

``heads-<n>.npz`` holds for each lesson, by its id, ``<id>|stances``: rows of a word and the chances
of ``STANCES``, and ``<id>|roles``: rows of a trigger's first word, a role (position in ``ROLES``),
a word and its log odds. Words that were not worth keeping are absent, and no text is kept.
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
UNHEARD: Chances = (1.0, 0.0, 0.0, 0.0)
"""A word of which nothing is kept is asserted."""
Key = tuple[int, int]
"""A trigger's first word, and a role."""


@dataclass
class Heard:
    """A lesson that was held out of ``fold``, as heard by the network of that fold."""

    fold: int
    by_word: dict[int, Chances] = field(default_factory=dict)
    roles: dict[Key, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))

    def stances(self, trigger: Span, reading: Reading) -> Chances:
        """Give the mean chances of the stances over the words of a trigger."""
        run = words_in(reading).run(trigger)
        found = (
            [self.by_word[w] for w in range(run[0], run[1] + 1) if w in self.by_word] if run else []
        )
        return tuple(map(float, np.mean(found, axis=0))) if found else UNHEARD


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
                lesson, sort = name.rsplit("|", 1)
                heard = found.setdefault(lesson, Heard(fold))
                for row in kept[name].tolist():
                    if sort == "stances":
                        heard.by_word[int(row[0])] = tuple(row[1:])
                    else:
                        heard.roles[int(row[0]), int(row[1])][int(row[2])] = row[3]
    return found
