"""A place: who held it when, what happened there, under which names it is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from sayso.errors import UnknownName
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Incident
from sayso.nouns.place import Place
from sayso.record.looking import Look
from sayso.record.page_filters import Filters
from sayso.record.page_rows import find_incidents, list_incidents
from sayso.record.page_tallies import find_place, names_of_place, tally_months
from sayso.record.read import holdings
from sayso.views.control_band import ControlChart, day_at, make_chart
from sayso.views.incident_lines import IncidentLine, make_incident_lines
from sayso.views.overview import MonthBar, make_bars
from sayso.views.page import PlaceMark
from sayso.views.words import say_day, say_days_in, say_holding, say_moment

PRECISION_WORDS = {
    "point": "a base, field, building or crossing",
    "town": "a town or village",
    "near": "somewhere near the place named",
    "district": "a district",
    "province": "a province",
    "region": "a region",
    "country": "a country",
    "sea": "at sea",
}
A_PAGE = 40
MOST_AROUND = 60
WEEK = 7
LISTED_NEAR = 6
MOST_NEAR = 60


@dataclass(frozen=True, slots=True)
class HolderOnDay:
    """Who held the place on the day asked for, in words, with the claims for and against."""

    words: str
    status: str
    reason: str
    claims: tuple[str, ...]
    contesting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayGroup:
    """The incidents of one run of days; ``day`` is its first day (ISO), empty if unknown."""

    day: str
    words: str
    incidents: tuple[IncidentLine, ...]


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Everything the page of a place shows. ``on`` is the day asked for (ISO), or empty.

    ``on_at`` is where that day stands on the band, in per cent of its width.
    """

    key: str
    name: str
    where: str
    precision: str
    lat: float | None
    lon: float | None
    radius_km: float
    names: tuple[tuple[str, int], ...]
    chart: ControlChart
    on: str
    on_words: str
    day_before: str
    day_after: str
    on_at: float | None
    holders: tuple[HolderOnDay, ...]
    told_near: tuple[IncidentLine, ...]
    groups: tuple[DayGroup, ...]
    total: int
    offset: int
    page_size: int
    months: tuple[MonthBar, ...]
    marks: tuple[PlaceMark, ...]


def make_place_page(
    look: Look,
    key: str,
    on: date | None = None,
    offset: int = 0,
    also: frozenset[str] = frozenset(),
    marks: Sequence[PlaceMark] = (),
) -> PlacePage:
    """Answer what is known of a place, on one day or over all days.

    ``key`` may be a name; ``also`` are then the keys that it was found to mean. ``marks`` are those
    of the whole map, of which the near ones are shown.

    Raises:
        UnknownName: no claim in the record is about this place.

    """
    known = find_place(look, key, also)
    held = holdings(look, [known or key])
    if not known and not held:
        raise UnknownName(f"no claim in this record is about the place {key[:80]!r}")
    wanted = Filters(place=known or key, from_day=on, to_day=on)
    found = find_incidents(look, wanted, "day", offset, A_PAGE)
    place = place_from(look, known or key, found.rows, held)
    return PlacePage(
        key=place.key,
        name=place.name,
        where=", ".join(part for part in (place.admin1, place.country) if part),
        precision=PRECISION_WORDS.get(place.precision, place.precision),
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        names=tuple((row.name, row.number) for row in names_of_place(look, place.key)),
        chart=make_chart(held),
        on=str(on or ""),
        on_words=say_day(on),
        day_before=str(on - timedelta(days=1)) if on and on > date.min else "",
        day_after=str(on + timedelta(days=1)) if on and on < date.max else "",
        on_at=day_at(held, on) if on else None,
        holders=holders_on(held, on) if on else (),
        told_near=find_told_near(look, place.key, on, found.rows) if on else (),
        groups=group_by_days(found.rows, make_incident_lines(look, found.rows)),
        total=found.total,
        offset=offset,
        page_size=A_PAGE,
        months=make_bars(tally_months(look, place.key)),
        marks=marks_around(place, marks, found.total),
    )


def place_from(
    look: Look, key: str, incidents: Sequence[Incident], held: Sequence[Holding]
) -> Place:
    """Give the place itself, from what is kept about it."""
    known = [incident.place for incident in incidents if incident.place]
    exact = [place for place in known if place.key == key and place.precision != "near"]
    if exact:
        return exact[0]
    if held:
        return held[0].place
    others = list_incidents(look, Filters(place=key), most=1)
    found = [*known, *(other.place for other in others if other.place)]
    return found[0] if found else Place(key, gazetteer_id=key)


def holders_on(held: Sequence[Holding], on: date) -> tuple[HolderOnDay, ...]:
    """Say who held the place on a day; an end that is not known takes in all beyond."""
    return tuple(
        HolderOnDay(
            words=say_holding(entry),
            status=entry.status,
            reason=say_days_in(entry.reason),
            claims=entry.claims,
            contesting=entry.contesting,
        )
        for entry in held
        if (entry.start or on) <= on <= (entry.end or on)
    )


def find_told_near(
    look: Look, key: str, on: date, shown: Sequence[Incident]
) -> tuple[IncidentLine, ...]:
    """Give what is disputed or counted here within a week of a day, besides what is of the day.

    Figures are often printed days later, and dated no more exactly. Rival ones come first.
    """
    week = timedelta(days=WEEK)
    wanted = Filters(
        place=key,
        from_day=on - week if on - date.min > week else date.min,
        to_day=on + week if date.max - on > week else date.max,
    )
    ids = {incident.id for incident in shown}
    near = [
        incident
        for incident in list_incidents(look, wanted, "weight", most=MOST_NEAR)
        if incident.id not in ids and (incident.is_disputed or incident.figures)
    ]
    near.sort(key=rank_told)
    return make_incident_lines(look, near[:LISTED_NEAR])


def rank_told(incident: Incident) -> tuple[bool, bool, bool, int]:
    """Put rival figures first, then other disputes, then what gives the strength of a force."""
    return (
        not any(figure.disputed for figure in incident.figures),
        not incident.is_disputed,
        incident.type != "strength",
        -incident.independent,
    )


def group_by_days(
    incidents: Sequence[Incident], lines: Sequence[IncidentLine]
) -> tuple[DayGroup, ...]:
    """Put incidents of the same run of days together, in their order."""
    by_id = {line.id: line for line in lines}
    return tuple(
        DayGroup(
            day=str(time.start) if time else "",
            words=say_moment(time),
            incidents=tuple(by_id[incident.id] for incident in group),
        )
        for time, group in (
            (group[0].time, group)
            for _, found in groupby(incidents, key=days_of)
            for group in [list(found)]
        )
    )


def days_of(incident: Incident) -> tuple[str, str, str]:
    """Give what makes two incidents stand under one heading."""
    time = incident.time
    return (str(time.start), str(time.end), time.precision) if time else ("", "", "")


def marks_around(
    place: Place, marks: Sequence[PlaceMark], incidents: int, degrees: float = 2.5
) -> tuple[PlaceMark, ...]:
    """Give the mark of this place and of those around it."""
    if place.lat is None or place.lon is None:
        return ()
    near = [
        mark
        for mark in marks
        if abs(mark.lat - place.lat) < degrees and abs(mark.lon - place.lon) < degrees
    ]
    if not any(mark.key == place.key for mark in near):
        number = max(1, incidents)
        near.append(
            PlaceMark(place.key, place.name, place.lat, place.lon, place.radius_km, number, 0)
        )
    return tuple(near[:MOST_AROUND])
