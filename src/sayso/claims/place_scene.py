"""How a happening stands to the places that it may have: what all its candidates share."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.place_candidates import PlaceCandidate
from sayso.claims.places_told import WIDE, WORD, PlacesTold, ToldPlace, kind_of_passage
from sayso.lexicon.place_cues import place_sorts
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading

LONGEST_CLAUSE = 300
COUNTRYWIDE = re.compile(
    r"\b(?:civil war|the conflict|the country|nationwide|countrywide|the uprising|the war|"
    r"the nation)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What all candidates of one happening have in common.

    ``has`` tells what the sentence offers: "c" a spot in the clause, "s" one elsewhere in it, "w"
    only a wide place, "-" none. ``triggers`` are where the report's happenings are told;
    ``ranked`` is the salience of all candidates, the least first.
    """

    happening: Happening
    reading: Reading
    story: PlacesTold
    triggers: Sequence[int]
    has: str
    open_name: bool
    countrywide: bool
    passage: str
    salience: Mapping[str, float]
    ranked: Sequence[float]
    sorts: frozenset[str]

    def more_salient(self, told: ToldPlace) -> int:
        """How many places are more on the reader's mind than one."""
        return len(self.ranked) - bisect_right(self.ranked, self.salience[told.key])


def scene_of(
    happening: Happening,
    reading: Reading,
    story: PlacesTold,
    triggers: Sequence[int],
    candidates: Sequence[PlaceCandidate],
) -> Scene:
    """Look at a happening's sentence once for all candidates."""
    here = [c.told for c in candidates if c.here and c.told]
    spots = [told for told in here if told.place.precision not in WIDE]
    has = "-"
    if any(in_clause(told, happening) for told in spots):
        has = "c"
    elif spots:
        has = "s"
    elif here:
        has = "w"
    clause = happening.clause
    words = reading.text[clause.start : min(clause.end, clause.start + LONGEST_CLAUSE)]
    salience = salience_of(candidates, happening, story)
    return Scene(
        happening, reading, story, triggers, has,
        story.has_open_name(clause.start, clause.end), COUNTRYWIDE.search(words) is not None,
        kind_of_passage(happening.sentence, reading), salience, sorted(salience.values()),
        sorts_in(words),
    )  # fmt: skip


def in_clause(told: ToldPlace, happening: Happening) -> bool:
    """Whether a place is told in the clause that carries a happening."""
    return told.start < happening.clause.end and happening.clause.start < told.end


def sorts_in(words: str) -> frozenset[str]:
    """Give the sorts of place that some words tell of: "airbase" tells of an airfield."""
    sorts = place_sorts()
    return frozenset(sorts[word] for word in WORD.findall(words.lower()) if word in sorts)


def salience_of(
    candidates: Sequence[PlaceCandidate], happening: Happening, story: PlacesTold
) -> dict[str, float]:
    """Give how much each place is on the reader's mind: told often, early, or just before."""
    found: dict[str, float] = {}
    for candidate in candidates:
        told = candidate.told
        if told is None:
            continue
        standing = story.standings[told.key]
        weight = STORY * standing.fit + (EARLY if standing.opening else 0.0)
        found[told.key] = weight * NARROWNESS.get(told.place.precision, 1.0)
    for told in story.before(story.reading_start(happening.sentence), MOST_RECENT):
        if told.key in found and not told.passing:
            gap = happening.sentence - told.sentence
            found[told.key] += RECENT / gap**2 * NARROWNESS.get(told.place.precision, 1.0)
    return found


STORY, EARLY, RECENT, MOST_RECENT = 0.5, 0.7, 6.0, 24
NARROWNESS = {"province": 0.7, "region": 0.4, "sea": 0.4, "country": 0.15}
