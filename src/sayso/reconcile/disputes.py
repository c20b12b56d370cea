"""What the sources of one incident contradict one another on: place, day, actor, whether at all."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from sayso.nouns.claim import Claim
from sayso.nouns.incident import Dispute, DisputedField, DisputedValue
from sayso.reconcile.compare.place import NEAR_KM
from sayso.reconcile.facets import Facets, distance_km
from sayso.reconcile.figures import name_source
from sayso.reconcile.independence import Independence, Provenance

EXACT_DAYS = 3
"""Only days told this exactly can contradict one another."""

Clash = Callable[[Facets, Facets], bool]
Say = Callable[[Facets], str]
AFFIRMED = frozenset({"asserted", "uncertain"})


def find_disputes(
    facets: Sequence[Facets], independence: Independence, provenance: Provenance
) -> tuple[Dispute, ...]:
    """Give the fields on which different sources of an incident say what cannot both hold."""
    affirmed = [claim for claim in facets if claim.claim.stance in AFFIRMED]
    fields: tuple[tuple[DisputedField, Sequence[Facets], Clash, Say], ...] = (
        ("place", affirmed, places_clash, say_place),
        ("time", affirmed, days_clash, say_time),
        ("actor", affirmed, actors_clash, say_actors),
        ("happened", facets, stances_clash, say_stance),
    )
    found = []
    for field, claims, clash, say in fields:
        values = clashing_values(claims, clash, say, independence, provenance)
        if values:
            found.append(Dispute(field, values))
    return tuple(found)


def clashing_values(
    claims: Sequence[Facets],
    clash: Clash,
    say: Say,
    independence: Independence,
    provenance: Provenance,
) -> tuple[DisputedValue, ...]:
    """Give the values of the claims that clash with a claim of another source."""
    clashing: dict[str, Claim] = {}
    said: dict[str, str] = {}
    for left, right in combinations(claims, 2):
        if independence.group_of[left.id] != independence.group_of[right.id] and clash(left, right):
            for side in (left, right):
                clashing[side.id], said[side.id] = side.claim, say(side)
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, claim in sorted(clashing.items()):
        values[said[key], name_source(claim, provenance)].append(key)
    return tuple(
        DisputedValue(value, source, tuple(ids)) for (value, source), ids in sorted(values.items())
    )


def places_clash(left: Facets, right: Facets) -> bool:
    """Whether two exact places, both in the claims' own words, lie too far apart to be one."""
    if any(side.place_carried or side.wide for side in (left, right)) or left.place == right.place:
        return False
    return distance_km(left, right) > NEAR_KM + loose_km(left) + loose_km(right)


def loose_km(side: Facets) -> float:
    """Give how far from its point a place told only by another ("near", "north of") may lie."""
    place = side.claim.place
    return place.radius_km if place and place.precision == "near" else 0.0


def days_clash(left: Facets, right: Facets) -> bool:
    """Whether two exact days, both in the claims' own words, not of lasting states, differ."""
    if any(side.time_carried or side.lasting or not side.start for side in (left, right)):
        return False
    exact = left.days <= EXACT_DAYS and right.days <= EXACT_DAYS
    return exact and (left.end < right.start or right.end < left.start)


def actors_clash(left: Facets, right: Facets) -> bool:
    """Whether one kind of act is laid to two sides that have nobody in common."""
    if left.type != right.type or not (left.actors and right.actors):
        return False
    return not (left.sides & right.sides or left.parties & right.parties)


def stances_clash(left: Facets, right: Facets) -> bool:
    """Whether one says it happened and the other that it did not, or that it is not sure."""
    if left.type != right.type:
        return False
    stances = {left.claim.stance, right.claim.stance}
    return stances in ({"asserted", "denied"}, {"uncertain", "denied"})


def say_place(side: Facets) -> str:
    """Give the place's name."""
    return side.claim.place.name if side.claim.place else ""


def say_time(side: Facets) -> str:
    """Give the days."""
    time = side.claim.time
    if time is None:
        return ""
    return f"{time.start}" if time.days == 1 else f"{time.start} to {time.end}"


def say_actors(side: Facets) -> str:
    """Give the actors' names."""
    return ", ".join(sorted({actor.name for actor in side.claim.actors}))


def say_stance(side: Facets) -> str:
    """Give the stance in a word."""
    return {"denied": "did not happen", "uncertain": "not sure"}.get(side.claim.stance, "happened")
