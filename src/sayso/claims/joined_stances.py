"""Rules and the trained reader weighed together: is a happening asserted, denied, planned, unsure.

The rules see hedges near the trigger and the speaker's verb ("denied that"); the trained reader
gives the chance of each stance. Each of the three is a vote with a weight, and the sums are log
odds. The weights are fitted on stories and wars that the trained reader had not seen
(``tools/fit_stances.py``).
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from sayso.claims.tagged import Tags
from sayso.lexicon.load import load_table
from sayso.nouns.claim import STANCES, Stance
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading

FAINTEST = -5.0
"""Log chances below this one are taken for it, so that the words of the clause are always heard."""


@dataclass(frozen=True, slots=True)
class StanceJoining:
    """What a nat of the trained reader's log chances counts, and what is added for each stance.

    ``told`` is added always, ``near`` where words near the trigger say so, ``cue`` where the
    speaker's verb does.
    """

    heard: float
    told: Mapping[str, float]
    near: Mapping[str, float]
    cue: Mapping[str, float]

    def totals(self, heard: Mapping[str, float], near: str, cue: str) -> dict[str, float]:
        """Give the log odds of each stance, but for a constant; ``heard`` are log chances."""
        found: dict[str, float] = {}
        for stance in STANCES:
            total = self.heard * max(heard[stance], FAINTEST) + self.told.get(stance, 0.0)
            total += self.near.get(stance, 0.0) * (near == stance)
            total += self.cue.get(stance, 0.0) * (cue == stance)
            found[stance] = total
        return found


@cache
def stance_joining() -> StanceJoining:
    """Give the weights of the table."""
    table = load_table("stance_joining")
    return StanceJoining(float(table["heard"]), table["told"], table["near"], table["cue"])


def joined_stance(heard: tuple[float, ...], near: Stance, cue: Stance) -> tuple[Stance, str]:
    """Give the likeliest stance, and what the trained reader made of it.

    ``heard`` are log chances in the order of ``STANCES``; ``near`` and ``cue`` are what the rules
    read in the words near the trigger and in the speaker's verb.
    """
    totals = stance_joining().totals(dict(zip(STANCES, heard, strict=True)), near, cue)
    best = max(STANCES, key=lambda stance: totals[stance])
    return best, f"trained reader {math.exp(heard[STANCES.index(best)]):.2f}"


def heard_stances(happening: Happening, tags: Tags, reading: Reading) -> tuple[float, ...]:
    """Give the log of the mean chances of the stances over a trigger's words; empty if unread."""
    scores = tags.stances.get(happening.sentence)
    if scores is None:
        return ()
    tokens = reading.sentences[happening.sentence].tokens
    first = bisect_right(tokens, happening.trigger.start, key=lambda token: token.end)
    last = bisect_left(tokens, happening.trigger.end, key=lambda token: token.start)
    rows = scores[first:last]
    return tuple(np.log(np.exp(rows).mean(axis=0)).tolist()) if len(rows) else ()
