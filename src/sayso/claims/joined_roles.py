"""Rules and the trained reader weighed together: to whom or what it is done.

The rules weigh every party of a report by small signs; the trained reader gives for each word near
the trigger the log odds that it names the target. A party is heard where one of its mentions is.
Both are added in log odds with weights fitted on stories and wars that neither had seen
(``tools/fit_role_joining.py``). Who acts is left to the rules: there the trained reader helped in
some wars and harmed in others.
"""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.claims.parties import Party
from sayso.claims.tagged import FAINTEST
from sayso.lexicon.load import load_table
from sayso.nouns.happening import Happening

SMALLEST = 1e-4
"""Chances nearer than this to 0 or 1 are taken for it."""


@dataclass(frozen=True, slots=True)
class RoleJoining:
    """What a nat of the rules' and of the trained reader's log odds counts, and what is added."""

    told: float
    rules: float
    heard: float

    def chance(self, by_rules: float, heard: float) -> float:
        """Give the chance by both; ``by_rules`` is a chance, ``heard`` log odds.

        What was heard faintly counts like what was not heard at all: the trained reader does not
        see far, and may not rule out whom the story tells.
        """
        kept = min(max(by_rules, SMALLEST), 1 - SMALLEST)
        odds = self.told + self.rules * math.log(kept / (1 - kept))
        odds += self.heard * max(heard, FAINTEST)
        return 1 / (1 + math.exp(-odds))


@cache
def target_joining() -> RoleJoining:
    """Give the weights of the table."""
    return RoleJoining(**load_table("role_joining")["target"])


def joined_targets(
    parties: Sequence[Party], chances: Sequence[float], happening: Happening
) -> list[float]:
    """Give the chances of parties by both readers; the rules' own where no other has read."""
    if happening.suffered is None:
        return list(chances)
    heard, joining = dict(happening.suffered), target_joining()
    return [
        joining.chance(chance, odds_heard(party, heard))
        for party, chance in zip(parties, chances, strict=True)
    ]


def odds_heard(party: Party, heard: Mapping[int, float]) -> float:
    """Give the highest log odds of a word of a party's mentions; ``heard`` is by offset."""
    found = [odds for offset, odds in heard.items() if _names(party, offset)]
    return max(found, default=FAINTEST)


def _names(party: Party, offset: int) -> bool:
    """Whether the word at an offset is of one of a party's mentions."""
    place = bisect_right(party.mentions, offset, key=lambda mention: mention.start)
    return place > 0 and offset < party.mentions[place - 1].end
