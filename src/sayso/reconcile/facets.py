"""What the comparisons look at: a claim's fields, made ready once so that pairs are quick."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sayso.lexicon.actors import known_actors
from sayso.lexicon.load import load_table
from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.report import Report

STATES_OF_AFFAIRS = frozenset(
    {"control", "possession", "strength", "deployment", "siege", "agreement", "displacement"}
)
"""Types that last: they are told on the day of the telling, not only on the day they began."""

WIDE = frozenset({"province", "region", "country", "sea"})
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LONGEST_QUOTE = 2000
OPENING = 1000
"""Code points at the head of a report that tell its story."""


@dataclass(frozen=True, slots=True)
class Facets:
    """One claim made ready for comparison.

    ``start`` and ``end`` are day ordinals, 0 where the claim has no time; ``lat`` and ``lon``
    radians, NaN where it has no point; ``published`` the ordinal of the report's day, 0 where
    unknown. ``words``, ``trigger`` and ``opening`` (of the report) are stems. ``headline`` says
    that the claim stands in a headline. ``place_carried`` and ``time_carried`` say that a reader
    carried the place or the days into the claim from elsewhere in the report: the claim's own words
    do not name them. What a person coded is taken as said. ``position`` to ``until`` are code
    points of the report.
    """

    claim: Claim
    id: str
    report: str
    type: str
    lasting: bool
    place: str
    wide: bool
    lat: float
    lon: float
    start: int
    end: int
    published: int
    actors: frozenset[str]
    targets: frozenset[str]
    sides: frozenset[str]
    words: frozenset[str]
    trigger: frozenset[str]
    counts: tuple[tuple[str, str, int | None, int | None], ...]
    speaker: str
    headline: bool
    position: int
    until: int
    opening: frozenset[str]
    place_carried: bool
    time_carried: bool

    @property
    def timed(self) -> bool:
        """Whether the claim's days are known."""
        return self.start > 0

    @property
    def days(self) -> int:
        """How many days the claim's interval has; 0 where unknown."""
        return self.end - self.start + 1 if self.start else 0

    @property
    def parties(self) -> frozenset[str]:
        """Everyone in the claim, doing or suffering."""
        return self.actors | self.targets


def make_facets(claim: Claim, report: Report | None) -> Facets:
    """Make a claim ready; a claim whose report is not at hand counts as of unknown day."""
    place, time = claim.place, claim.time
    located = place is not None and place.lat is not None and place.lon is not None
    day = report.published.anchor if report else None
    return Facets(
        claim=claim,
        id=claim.id,
        report=claim.report,
        type=claim.type,
        lasting=claim.type in STATES_OF_AFFAIRS,
        place=place.key if place else "",
        wide=place is not None and place.precision in WIDE,
        lat=math.radians(place.lat or 0.0) if place and located else math.nan,
        lon=math.radians(place.lon or 0.0) if place and located else math.nan,
        start=time.start.toordinal() if time else 0,
        end=time.end.toordinal() if time else 0,
        published=day.toordinal() if day else 0,
        actors=keys_of(claim.actors),
        targets=keys_of(claim.targets),
        sides=frozenset(side_of(actor) for actor in claim.actors),
        words=stems(claim.evidence.quote),
        trigger=stems(claim.trigger),
        counts=tuple((count.kind, count.unit, count.low, count.high) for count in claim.counts),
        speaker=claim.sources[0].key if claim.sources else "",
        headline=claim.passage == "headline",
        position=claim.evidence.start,
        until=claim.evidence.end,
        opening=opening_of(report) if report else frozenset(),
        place_carried=place is not None and is_carried(claim, place.text),
        time_carried=time is not None and is_carried(claim, claim.time_text),
    )


def is_carried(claim: Claim, words: str) -> bool:
    """Whether a reader took a field from outside the claim's own words."""
    if not claim.read_by:
        return False
    return not words or words.casefold() not in claim.evidence.quote.casefold()


@lru_cache(maxsize=16_384)
def opening_of(report: Report) -> frozenset[str]:
    """Give the stems of a report's title and first words, where it says what it is about."""
    return stems(f"{report.title} {report.text[:OPENING]}")


def keys_of(actors: Iterable[Actor]) -> frozenset[str]:
    """Give the keys of some actors."""
    return frozenset(actor.key for actor in actors)


def side_of(actor: Actor) -> str:
    """Give the side an actor fights on, or its own key where the lexicon knows none."""
    return side_named(actor.id) or actor.key


@lru_cache(maxsize=4096)
def side_named(actor_id: str) -> str:
    """Give the side of a lexicon id; a government's side is the state itself. Empty if unknown."""
    known = known_actors().get(actor_id)
    if known is None:
        return actor_id if actor_id.startswith("state:") else ""
    if known.side == "government" and known.country:
        # the country fought in stands last: a militia from abroad fights for that one's state
        return f"state:{known.country[-1]}"
    if known.state:
        return f"state:{known.state}"
    return known.side or known.id


def stems(text: str) -> frozenset[str]:
    """Give the words that carry meaning, in lower case and without common endings."""
    found = {stem(match.group()) for match in WORD.finditer(text[:LONGEST_QUOTE])}
    return frozenset(found - plain_words())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Cut a word's common English endings, so that "bombed" and "bombing" meet."""
    short = word.lower().replace("’", "'").removesuffix("'s")
    for ending in ("ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "s"):
        if short.endswith(ending) and len(short) - len(ending) >= 3:
            return short.removesuffix(ending)
    return short


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Give the stems of words too common to speak for anything."""
    words: list[str] = load_table("weights")["plain_words"]
    return frozenset(stem(word) for word in words)


def distance_km(left: Facets, right: Facets) -> float:
    """Give the kilometres between two claims' points; NaN where one has none."""
    north = math.sin((right.lat - left.lat) / 2) ** 2
    east = math.sin((right.lon - left.lon) / 2) ** 2
    chord = north + math.cos(left.lat) * math.cos(right.lat) * east
    return 12742 * math.asin(math.sqrt(min(1.0, chord)))


def day_of(ordinal: int) -> date:
    """Give the day of an ordinal."""
    return date.fromordinal(ordinal)
