"""What a person asks for, as conditions on rows."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from sayso.nouns.selection import Selection
from sayso.record import tables

KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Wanted:
    """A selection whose names were looked up at the door.

    ``places`` and ``actors`` are keys, None where any will do; ``center`` with ``within_km``
    stands for everything so near. ``sources`` are keys and, in lower case, names.
    """

    selection: Selection
    places: frozenset[str] | None = None
    center: tuple[float, float] | None = None
    actors: frozenset[str] | None = None
    sources: frozenset[str] | None = None


def claim_conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Give the conditions that a row of ``claim`` must meet."""
    asked, claim = wanted.selection, tables.claim
    conditions: list[ColumnElement[bool]] = [*place_conditions(wanted, claim.c)]
    if asked.type:
        conditions.append(claim.c.type == asked.type)
    if asked.stance:
        conditions.append(claim.c.stance == asked.stance)
    if asked.report:
        conditions.append(claim.c.report == asked.report)
    conditions += day_conditions(asked.from_day, asked.to_day, claim.c)
    if wanted.actors is not None:
        conditions.append(claim.c.id.in_(claims_of_actors(wanted.actors)))
    if wanted.sources is not None:
        conditions.append(claim.c.id.in_(claims_of_sources(wanted.sources)))
    return conditions


def incident_conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Give the conditions that a row of ``incident`` must meet.

    Type, place and time are the incident's own; actor, source, report and stance are those of
    any of its claims.
    """
    asked, incident = wanted.selection, tables.incident
    conditions: list[ColumnElement[bool]] = [*place_conditions(wanted, incident.c)]
    if asked.type:
        conditions.append(incident.c.type == asked.type)
    conditions += day_conditions(asked.from_day, asked.to_day, incident.c)
    of_claims = []
    if asked.stance:
        of_claims.append(tables.claim.c.stance == asked.stance)
    if asked.report:
        of_claims.append(tables.claim.c.report == asked.report)
    if wanted.actors is not None:
        of_claims.append(tables.claim.c.id.in_(claims_of_actors(wanted.actors)))
    if wanted.sources is not None:
        of_claims.append(tables.claim.c.id.in_(claims_of_sources(wanted.sources)))
    if of_claims:
        conditions.append(
            incident.c.id.in_(select(tables.claim.c.incident).where(and_(*of_claims)))
        )
    return conditions


def place_conditions(wanted: Wanted, columns: object) -> Iterable[ColumnElement[bool]]:
    """Give the conditions on the place: one of the keys, or so near to one."""
    place, lat, lon = (getattr(columns, name) for name in ("place", "lat", "lon"))
    if wanted.places is None:
        return
    within = wanted.selection.within_km
    if within is None or wanted.center is None:
        yield place.in_(sorted(wanted.places))
        return
    north, east = wanted.center
    high = within / KM_PER_DEGREE
    wide = high / max(0.05, math.cos(math.radians(north)))
    box = and_(lat.between(north - high, north + high), lon.between(east - wide, east + wide))
    away = func.abs(lat - north) * func.abs(lat - north) + func.abs(lon - east) * func.abs(
        lon - east
    ) * (math.cos(math.radians(north)) ** 2)
    yield or_(place.in_(sorted(wanted.places)), and_(box, away <= high * high))


def day_conditions(
    first: date | None, last: date | None, columns: object
) -> Iterable[ColumnElement[bool]]:
    """Give the conditions on the days: told days overlap with those asked for."""
    if first:
        yield getattr(columns, "last_day") >= first  # noqa: B009 - columns of either table
    if last:
        yield getattr(columns, "first_day") <= last  # noqa: B009 - columns of either table


def claims_of_actors(keys: frozenset[str]) -> Select[tuple[str]]:
    """Give the claims that name one of these actors in any role."""
    actor = tables.claim_actor
    return select(actor.c.claim).where(actor.c.actor.in_(sorted(keys)))


def claims_of_sources(keys: frozenset[str]) -> Select[tuple[str]]:
    """Give the claims whose chain has one of these sources, by key or by a part of its name."""
    source = tables.claim_source
    by_name = [func.lower(source.c.name).contains(key, autoescape=True) for key in sorted(keys)]
    return select(source.c.claim).where(or_(source.c.source.in_(sorted(keys)), *by_name))


def all_of(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Give one condition that holds where all do."""
    return and_(*conditions) if conditions else and_(True)  # noqa: FBT003 - no condition
