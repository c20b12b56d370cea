"""What an incident's claims agree on: the best supported type, actors, place and days."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim, ClaimType
from sayso.nouns.moment import Moment
from sayso.nouns.place import Place
from sayso.reconcile.facets import WIDE
from sayso.reconcile.independence import Independence

Value = TypeVar("Value")
TOLL_TYPES = frozenset({"casualty", "destruction"})
"""Told of another happening; they name an incident only where nothing else does."""

SHARE = 0.34
"""An actor is kept that at least this share of the claims that name actors names."""


def agree_type(claims: Sequence[Claim]) -> ClaimType:
    """Give the type that most claims tell, a toll only where there is nothing else."""
    telling = [claim for claim in claims if claim.type not in TOLL_TYPES] or list(claims)
    tally = Counter(claim.type for claim in telling)
    return min(tally, key=lambda name: (-tally[name], name))


def agree_place(claims: Sequence[Claim], independence: Independence) -> Place | None:
    """Give the place that most independent sources name, an exact one before a wide area."""
    placed = [claim for claim in claims if claim.place]
    exact = [claim for claim in placed if claim.place and claim.place.precision not in WIDE]
    best = _best_supported(exact or placed, lambda claim: _place_of(claim).key, independence)
    return _place_of(best) if best else None


def agree_time(claims: Sequence[Claim], independence: Independence) -> Moment | None:
    """Give the days that most independent sources name, the most exact among those tied."""
    timed = [claim for claim in claims if claim.time]
    shortest = sorted(timed, key=lambda claim: (_time_of(claim).days, claim.id))
    best = _best_supported(
        shortest, lambda claim: (_time_of(claim).start, _time_of(claim).end), independence
    )
    return best.time if best else None


def agree_actors(named: Sequence[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """Give the actors that a good share of the claims names, most named first."""
    telling = [actors for actors in named if actors]
    tally: Counter[str] = Counter()
    first: dict[str, Actor] = {}
    for actors in telling:
        for actor in actors:
            first.setdefault(actor.key, actor)
        tally.update({actor.key for actor in actors})
    kept = [key for key in tally if tally[key] >= SHARE * len(telling)] or list(tally)
    ranked = sorted(kept, key=lambda key: (-tally[key], key))
    return tuple(first[key] for key in ranked)


def _best_supported(
    claims: Sequence[Claim], value: Callable[[Claim], Hashable], independence: Independence
) -> Claim | None:
    """Give the first claim of the value with most independent sources, then most claims."""
    backers: dict[Hashable, set[int]] = defaultdict(set)
    tally: Counter[Hashable] = Counter()
    for claim in claims:
        backers[value(claim)].add(independence.group_of[claim.id])
        tally[value(claim)] += 1
    ranked = {claim.id: (-len(backers[value(claim)]), -tally[value(claim)]) for claim in claims}
    return min(claims, key=lambda claim: (*ranked[claim.id], claim.id), default=None)


def _place_of(claim: Claim) -> Place:
    assert claim.place is not None  # noqa: S101 - only called on placed claims
    return claim.place


def _time_of(claim: Claim) -> Moment:
    assert claim.time is not None  # noqa: S101 - only called on timed claims
    return claim.time
