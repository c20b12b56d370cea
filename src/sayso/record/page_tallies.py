"""What the record holds, counted: by place, by month, by source, by kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, literal_column, select

from sayso.nouns.claim import Claim
from sayso.nouns.place import Place
from sayso.record.looking import Look
from sayso.record.nouns_as_json import from_json
from sayso.record.page_filters import inside, keys_of_place, keys_of_source
from sayso.record.tables import claim, claim_source, incident, log, passage, report

MOST_WRITTEN = 300
"""So many claims about a place are looked at for how they write its name."""
LONGEST_DAYS_FOR_A_MONTH = 62
"""A happening whose days are known less exactly than this is not counted to any month."""


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """A place on the map: how exactly it is known, how many incidents and how many disputed."""

    key: str
    name: str
    lat: float
    lon: float
    radius_km: float
    incidents: int
    disputed: int


@dataclass(frozen=True, slots=True)
class MonthTally:
    """One month: reports published in it, incidents dated to it. Never one without the other."""

    month: date
    reports: int
    incidents: int


@dataclass(frozen=True, slots=True)
class SourceTally:
    """A source: claims that stand on its word at any link, reports that carry them."""

    key: str
    name: str
    kind: str
    claims: int
    reports: int


@dataclass(frozen=True, slots=True)
class NameTally:
    """A name or kind with how many there are."""

    name: str
    number: int


def stamp_of(look: Look, review_acts: Iterable[str]) -> str:
    """Give a mark that changes when anything was read or judged; a person's notes leave it."""
    last = select(func.max(log.c.id)).where(log.c.act.not_in(sorted(review_acts)))
    claims = select(func.count()).select_from(claim)
    return f"{look.execute(last).scalar() or 0}-{look.execute(claims).scalar() or 0}"


def tally_places(
    look: Look,
    from_day: date | None,
    to_day: date | None,
    most: int,
    box: tuple[float, float, float, float] | None = None,
) -> list[PlaceTally]:
    """Count the incidents at each place that can be drawn, most first.

    A place known by several names ("Palmyra", "near Palmyra") goes by the one that most incidents
    have. ``box`` is west, south, east, north in degrees.
    """
    query = select(
        incident.c.place,
        incident.c.place_name,
        func.count().label("number"),
        func.sum(case((incident.c.disputed.is_(True), 1), else_=0)).label("disputed"),
        func.max(incident.c.id).label("one"),
    ).where(incident.c.lat.is_not(None), incident.c.place.is_not(None), *within(from_day, to_day))
    if box:
        query = query.where(*inside(incident, box))
    rows = look.execute(query.group_by(incident.c.place, incident.c.place_name)).all()
    groups: dict[str, list[Row[Any]]] = {}
    for row in rows:
        groups.setdefault(row.place, []).append(row)
    tallies = [
        (
            key,
            sum(row.number for row in group),
            sum(int(row.disputed or 0) for row in group),
            max(group, key=lambda row: (row.number, row.place_name)).one,
        )
        for key, group in groups.items()
    ]
    tallies.sort(key=lambda tally: (-tally[1], tally[0]))
    chosen = tallies[:most]
    places = places_of(look, [one for *_, one in chosen])
    return [
        PlaceTally(key, place.name, place.lat, place.lon, place.radius_km, number, disputed)
        for (key, number, disputed, _), place in zip(chosen, places, strict=True)
        if place and place.lat is not None and place.lon is not None
    ]


@dataclass(frozen=True, slots=True)
class Placed:
    """Of an incident as it is kept, the place alone, which is read in a tenth of the time."""

    place: Place | None = None


def places_of(look: Look, ids: list[str]) -> list[Any]:
    """Give the places of incidents, in the order of their ids."""
    found = {
        row.id: from_json(row.noun, Placed).place
        for start in range(0, len(ids), 500)
        for row in look.execute(
            select(incident.c.id, incident.c.noun).where(
                incident.c.id.in_(ids[start : start + 500])
            )
        )
    }
    return [found[key] for key in ids]


def within(from_day: date | None, to_day: date | None) -> list[ColumnElement[bool]]:
    """Give the conditions that an incident's days overlap with a run of days."""
    conditions: list[ColumnElement[bool]] = []
    if from_day:
        conditions.append(incident.c.last_day >= from_day)
    if to_day:
        conditions.append(incident.c.first_day <= to_day)
    return conditions


def tally_months(
    look: Look, place: str = "", box: tuple[float, float, float, float] | None = None
) -> list[MonthTally]:
    """Count incidents by the month they are dated to, reports by the month they were published.

    With a place or a box, only incidents there and reports that make a claim about it.
    """
    happened = select(incident.c.first_day, incident.c.last_day, func.count())
    happened = happened.where(incident.c.first_day.is_not(None))
    published = select(report.c.published_on, func.count())
    published = published.where(report.c.published_on.is_not(None))
    if place:
        happened = happened.where(incident.c.place == place)
        speaking = select(claim.c.report).where(claim.c.place == place)
        published = published.where(report.c.id.in_(speaking))
    if box:
        happened = happened.where(*inside(incident, box))
        told_there = select(claim.c.report).where(*inside(claim, box))
        published = published.where(report.c.id.in_(told_there))
    incidents: dict[date, int] = {}
    for first, last, number in look.execute(
        happened.group_by(incident.c.first_day, incident.c.last_day)
    ):
        if (last - first).days <= LONGEST_DAYS_FOR_A_MONTH:
            month = first.replace(day=1)
            incidents[month] = incidents.get(month, 0) + number
    reports: dict[date, int] = {}
    for day, number in look.execute(published.group_by(report.c.published_on)):
        month = day.replace(day=1)
        reports[month] = reports.get(month, 0) + number
    months = sorted({*incidents, *reports})
    return [MonthTally(month, reports.get(month, 0), incidents.get(month, 0)) for month in months]


def tally_sources(look: Look, words: str, offset: int, most: int) -> list[SourceTally]:
    """Count the claims of each source, most first; ``words`` narrow the names down."""
    query = (
        select(
            claim_source.c.source,
            func.min(claim_source.c.name).label("name"),
            func.min(claim_source.c.kind).label("kind"),
            func.count(claim_source.c.claim.distinct()).label("claims"),
        )
        .group_by(claim_source.c.source)
        .order_by(literal_column("claims").desc(), claim_source.c.source)
        .offset(offset)
        .limit(most)
    )
    if words:
        query = query.where(
            func.lower(claim_source.c.name).contains(words.lower(), autoescape=True)
        )
    rows = look.execute(query).all()
    carried = reports_of_sources(look, [row.source for row in rows])
    return [
        SourceTally(row.source, row.name, row.kind, row.claims, carried.get(row.source, 0))
        for row in rows
    ]


def reports_of_sources(look: Look, keys: list[str]) -> dict[str, int]:
    """Count the reports that carry each of these sources."""
    query = (
        select(claim_source.c.source, func.count(claim.c.report.distinct()))
        .join(claim, claim.c.id == claim_source.c.claim)
        .where(claim_source.c.source.in_(keys))
        .group_by(claim_source.c.source)
    )
    return {row[0]: row[1] for row in look.execute(query)}


def tally_column(look: Look, name: str, most: int = 60) -> list[NameTally]:
    """Count the values of ``type``, ``stance`` (claims) or ``outlet`` (reports), most first."""
    column = report.c.outlet if name == "outlet" else claim.c[name]
    query = (
        select(column, func.count().label("number"))
        .where(column != "")
        .group_by(column)
        .order_by(literal_column("number").desc(), column)
        .limit(most)
    )
    return [NameTally(str(value), number) for value, number in look.execute(query)]


def tally_passages(look: Look) -> list[NameTally]:
    """Count passages by kind: what was read, and what was told apart from it."""
    query = select(passage.c.kind, func.count()).group_by(passage.c.kind)
    return [NameTally(kind, number) for kind, number in look.execute(query)]


def count_gaps(look: Look) -> dict[str, int]:
    """Count what could not be told: claims without place or day, reports without date or claim."""

    def count(table: Any, *conditions: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(table).where(and_(*conditions))
        return int(look.execute(query).scalar() or 0)

    speaking = select(claim.c.report)
    return {
        "claims_without_place": count(claim, claim.c.place.is_(None)),
        "claims_without_day": count(claim, claim.c.first_day.is_(None)),
        "reports_without_date": count(report, report.c.published_on.is_(None)),
        "reports_without_claims": count(report, report.c.id.not_in(speaking)),
    }


def names_of_place(look: Look, key: str, most: int = 24) -> list[NameTally]:
    """Count the names of a place: as known, and as some hundred claims about it write it."""
    query = (
        select(claim.c.place_name, func.count())
        .where(claim.c.place == key, claim.c.place_name.is_not(None))
        .group_by(claim.c.place_name)
    )
    counted = Counter({str(name): number for name, number in look.execute(query)})
    written = select(claim.c.noun).where(claim.c.place == key).limit(MOST_WRITTEN)
    for (content,) in look.execute(written):
        place = from_json(content, Claim).place
        if place and place.text and place.text not in counted:
            counted[place.text] = 0
        if place and place.text and place.text != place.name:
            counted[place.text] += 1
    return [NameTally(name, number) for name, number in counted.most_common(most)]


def find_place(look: Look, words: str, also: Iterable[str] = ()) -> str:
    """Give the key of the place of this key or name with most incidents; empty for none.

    ``also`` are keys that the name was found to mean.
    """
    keys = sorted({*keys_of_place(look, words), *also})
    query = (
        select(incident.c.place)
        .where(incident.c.place.in_(keys))
        .group_by(incident.c.place)
        .order_by(func.count().desc())
        .limit(1)
    )
    return str(look.execute(query).scalar() or "")


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source with its counts; ``alone`` counts incidents that nobody independent speaks of."""

    tally: SourceTally
    alone: int


def find_source(look: Look, words: str) -> FoundSource | None:
    """Give the source of this key or name; None when no chain has it."""
    table = claim_source
    own = table.c.source.in_(keys_of_source(look, words))
    row = look.execute(
        select(table.c.source, table.c.name, table.c.kind).where(own).limit(1)
    ).first()
    if row is None:
        return None
    spoken = select(table.c.claim).where(table.c.source == row.source)
    told_alone = case((incident.c.independent <= 1, incident.c.id))
    claims, reports, alone = look.execute(
        select(
            func.count(),
            func.count(claim.c.report.distinct()),
            func.count(told_alone.distinct()),
        )
        .select_from(claim)
        .outerjoin(incident, incident.c.id == claim.c.incident)
        .where(claim.c.id.in_(spoken))
    ).one()
    tally = SourceTally(row.source, row.name, row.kind, claims, reports)
    return FoundSource(tally, int(alone or 0))
