"""Which war a report is about: its states, and the parties that it names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.language.actor_lines import RawName, SentenceWords
from sayso.language.actor_names import lands_of_parties, nations_of
from sayso.lexicon.actors import KnownActor, known_actors, states

OPENING_SENTENCES = 3
OPENING_WEIGHT = 3.0
PARTY_WEIGHT = 0.6
LAND_WEIGHT = 1.0
MOST_PLACES = 12.0
OUTSIDER_WEIGHT = 0.4
"""A state without a war of its own, or one that acts abroad, is seldom the scene."""


@dataclass(frozen=True, slots=True)
class War:
    """What a report is about.

    ``country`` is the ISO code of the state on whose soil it mostly happens (empty where
    nothing says), ``countries`` all states named, ``named`` the lexicon ids of the parties
    named, most often first, ``day`` the report's, where known.
    """

    country: str
    countries: frozenset[str]
    named: tuple[str, ...] = ()
    day: date | None = None

    @property
    def ruler(self) -> str:
        """The code of the state whose army holds the country: its own, or a colonial power's."""
        return states()[self.country].ruler(self.day) if self.country in states() else ""

    def parties(self, stands_for: str) -> list[KnownActor]:
        """Give the parties that a generic word may mean here, those named first."""
        fitting = [
            entry
            for entry in known_actors().values()
            if entry.stands_for == stands_for
            and self.country in entry.country
            and (entry.fought_on(self.day) if self.day else entry.active[1] is None)
        ]
        return sorted(
            fitting, key=lambda e: self.named.index(e.id) if e.id in self.named else len(self.named)
        )


def war_countries(
    lines: Sequence[SentenceWords], lands: Mapping[str, float], day: date | None = None
) -> tuple[str, frozenset[str]]:
    """Give the state that a report is mostly about and all states that it names.

    A party that fights in one state only speaks for that state a little, so that a report that
    names no state still has its war; so do the lands of the places that it names.
    """
    weights: dict[str, float] = defaultdict(float)
    for code, weight in lands.items():
        weights[code] += LAND_WEIGHT * min(weight, MOST_PLACES)
    for line in lines:
        weight = OPENING_WEIGHT if line.position < OPENING_SENTENCES else 1.0
        for code in nations_of(line):
            weights[code] += weight
        for code in lands_of_parties(line):
            weights[code] += PARTY_WEIGHT
    table = states()
    scores = {
        code: value * (1.0 if code in war_states() and not table[code].abroad else OUTSIDER_WEIGHT)
        for code, value in weights.items()
        if code in table and (day is None or table[code].on(day))
    }
    if not scores:
        return "", frozenset()
    return max(sorted(scores), key=lambda code: scores[code]), frozenset(scores)


@cache
def war_states() -> frozenset[str]:
    """Give the codes of the states with a war of their own or with rebels that we know."""
    rebellious = {
        entry.country[0]
        for entry in known_actors().values()
        if entry.stands_for == "rebels" and entry.country
    }
    return frozenset(rebellious | {c for c, state in states().items() if state.own_war})


def named_parties(raws: Iterable[RawName]) -> tuple[str, ...]:
    """Give the ids of the parties that raw names name, most often first."""
    counts = Counter(raw.key for raw in raws if raw.sort == "party")
    return tuple(key for key, _ in counts.most_common())
