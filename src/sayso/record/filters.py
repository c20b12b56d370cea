"""What a person asks for, as conditions on rows."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from sayso.nouns.selection import Selection
from sayso.record import tables

KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Speakers:
    """On whose word a claim is to stand, at any link of its chain.

    ``words`` are a part of the name, in lower case; ``keys`` those of the lexicon. ``outlets``
    are names in lower case: a claim without a chain stands on the word of its report's outlet.
    """

    words: str
    keys: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A selection whose names were looked up at the door.

    ``places`` and ``actors`` are keys, None where any will do; ``center`` (degrees north and
    east) with ``within_km`` stands for everything so near. ``disputed`` asks for incidents that
    sources contradict one another on, and for no others.
    """

    selection: Selection
    places: frozenset[str] | None = None
    center: tuple[float, float] | None = None
    actors: frozenset[str] | None = None
    speakers: Speakers | None = None
    disputed: bool = False


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
    if asked.least_sure is not None:
        conditions.append(claim.c.sure >= asked.least_sure)
    conditions += day_conditions(asked.from_day, asked.to_day, claim.c)
    if wanted.actors is not None:
        conditions.append(claim.c.id.in_(claims_of_actors(wanted.actors)))
    if wanted.speakers is not None:
        conditions.append(stands_on_word_of(wanted.speakers))
    return conditions


def incident_conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Give the conditions that a row of ``incident`` must meet.

    Type, place and time are the incident's own; actor, source, report, stance and how sure are
    those of any of its claims.
    """
    asked, incident = wanted.selection, tables.incident
    conditions: list[ColumnElement[bool]] = [*place_conditions(wanted, incident.c)]
    if asked.type:
        conditions.append(incident.c.type == asked.type)
    conditions += day_conditions(asked.from_day, asked.to_day, incident.c)
    if wanted.disputed:
        conditions.append(incident.c.disputed.is_(True))
    of_claims = claim_conditions(
        Wanted(
            Selection(report=asked.report, stance=asked.stance, least_sure=asked.least_sure),
            actors=wanted.actors,
            speakers=wanted.speakers,
        )
    )
    if of_claims:
        told = select(tables.claim.c.incident).where(and_(*of_claims))
        conditions.append(incident.c.id.in_(told))
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


def stands_on_word_of(speakers: Speakers) -> ColumnElement[bool]:
    """Whether a claim has one of these in its chain, or no chain and one of these as outlet."""
    source, claim, report = tables.claim_source.c, tables.claim.c, tables.report.c
    named = func.lower(source.name).contains(speakers.words, autoescape=True)
    spoken = select(source.claim).where(or_(source.source.in_(sorted(speakers.keys)), named))
    theirs = select(report.id).where(func.lower(report.outlet).in_(sorted(speakers.outlets)))
    own_voice = and_(claim.source.is_(None), claim.report.in_(theirs))
    return or_(claim.id.in_(spoken), own_voice)
