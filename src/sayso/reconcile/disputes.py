"""What the sources of one incident contradict one another on: place, day, actor, whether at all."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.nouns.incident import Dispute, DisputedField, DisputedValue
from sayso.reconcile.compare.place import NEAR_KM
from sayso.reconcile.facets import Facets, distance_km
from sayso.reconcile.figures import name_source
from sayso.reconcile.independence import Independence, Provenance

EXACT_DAYS = 3
"""Only days told this exactly can contradict one another."""

AFFIRMED = frozenset({"asserted", "uncertain"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field that may be disputed: what clashes, how it is said, and what the clash looks at."""

    name: DisputedField
    clash: Callable[[Facets, Facets], bool]
    say: Callable[[Facets], str]
    sign: Callable[[Facets], Hashable]


def find_disputes(
    facets: Sequence[Facets], independence: Independence, provenance: Provenance
) -> tuple[Dispute, ...]:
    """Give the fields on which different sources of an incident say what cannot both hold."""
    affirmed = [claim for claim in facets if claim.claim.stance in AFFIRMED]
    found = []
    for field in FIELDS:
        claims = facets if field.name == "happened" else affirmed
        values = clashing_values(claims, field, independence, provenance)
        if values:
            found.append(Dispute(field.name, values))
    return tuple(found)


def clashing_values(
    claims: Sequence[Facets], field: Field, independence: Independence, provenance: Provenance
) -> tuple[DisputedValue, ...]:
    """Give the values of the claims that clash with a claim of another source.

    Claims that look alike to the field are taken together, so that a happening told by thousands
    costs no more than the different things they say.
    """
    alike: dict[Hashable, dict[int, list[Facets]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        alike[field.sign(claim)][independence.group_of[claim.id]].append(claim)
    clashing: dict[str, Facets] = {}
    for left, right in combinations(alike.values(), 2):
        if field.clash(first_of(left), first_of(right)):
            for mine, others in ((left, right), (right, left)):
                for source, told in mine.items():
                    if others.keys() - {source}:
                        clashing.update((claim.id, claim) for claim in told)
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, claim in sorted(clashing.items()):
        values[field.say(claim), name_source(claim.claim, provenance)].append(key)
    return tuple(
        DisputedValue(value, source, tuple(ids)) for (value, source), ids in sorted(values.items())
    )


def first_of(alike: Mapping[int, Sequence[Facets]]) -> Facets:
    """Give one claim to stand for those that look alike."""
    return next(iter(alike.values()))[0]


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


def sign_place(side: Facets) -> Hashable:
    """Give what decides whether two places clash; NaN is no key, so words stand for no point."""
    point = "" if side.lat != side.lat else (side.lat, side.lon)
    return side.place, side.wide, side.place_carried, point, loose_km(side)


def sign_time(side: Facets) -> Hashable:
    """Give what decides whether two times clash."""
    return side.start, side.end, side.lasting, side.time_carried


def sign_actors(side: Facets) -> Hashable:
    """Give what decides whether two claims name rival actors."""
    return side.type, side.actors, side.targets, side.sides


def sign_stance(side: Facets) -> Hashable:
    """Give what decides whether one claim denies another."""
    return side.type, side.claim.stance


FIELDS = (
    Field("place", places_clash, say_place, sign_place),
    Field("time", days_clash, say_time, sign_time),
    Field("actor", actors_clash, say_actors, sign_actors),
    Field("happened", stances_clash, say_stance, sign_stance),
)
