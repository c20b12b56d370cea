"""The overview: what is in the record, where and when, what is most disputed, what is newest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.record.looking import Look
from sayso.record.page_filters import Filters
from sayso.record.page_rows import find_incidents, find_reports, list_incidents
from sayso.record.page_tallies import (
    MonthTally,
    count_gaps,
    tally_column,
    tally_months,
    tally_places,
)
from sayso.record.read import summary
from sayso.views.incident_lines import IncidentLine, make_incident_lines
from sayso.views.page import MOST_MONTHS, PlaceMark, run_of_months
from sayso.views.report_lines import ReportLine, make_report_line
from sayso.views.words import MONTHS, say_day, say_type

MOST_MARKS = 400
FIRST_MONTH, LAST_MONTH = date(1, 2, 1), date(9999, 11, 1)
LISTED = 6


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month of the chart: incidents dated to it, reports published in it. ISO days."""

    label: str
    start: str
    end: str
    incidents: int
    reports: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that could not be told: a label's name and how often."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class WindowOfTime:
    """The days that are looked at, ISO or empty for open, and in words; the map's box, if any."""

    from_day: str
    to_day: str
    words: str
    box: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page. Counts are of the record, never of what happened."""

    title: str
    window: WindowOfTime
    totals: dict[str, int]
    places: tuple[PlaceMark, ...]
    months: tuple[MonthBar, ...]
    disputed: tuple[IncidentLine, ...]
    disputed_total: int
    latest: tuple[IncidentLine, ...]
    reports: tuple[ReportLine, ...]
    types: tuple[tuple[str, str, int], ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """What the overview says of the whole record, whichever days are looked at."""

    totals: dict[str, int]
    months: tuple[MonthBar, ...]
    types: tuple[tuple[str, str, int], ...]
    gaps: tuple[Gap, ...]


def make_whole(look: Look) -> Whole:
    """Count what is in the record."""
    types = tally_column(look, "type")
    return Whole(
        totals=summary(look),
        months=make_bars(tally_months(look)),
        types=tuple((row.name, say_type(row.name), row.number) for row in types),
        gaps=tuple(Gap(name, number) for name, number in count_gaps(look).items() if number),
    )


def make_overview(look: Look, title: str, whole: Whole, wanted: Filters) -> Overview:
    """Answer what is in the record in the days, and in the part of the map, that are wanted.

    The map always shows the places of these days everywhere, and the months those of all days in
    this part of the map: each filters the other.
    """
    from_day, to_day, box = wanted.from_day, wanted.to_day, wanted.box
    disputed = find_incidents(look, wanted, "disputed", most=LISTED)
    latest = list_incidents(look, wanted, "latest", most=LISTED)
    return Overview(
        title=title,
        window=make_window(from_day, to_day, box),
        totals=whole.totals,
        places=mark_places(look, from_day, to_day),
        months=make_bars(tally_months(look, box=box)) if box else whole.months,
        disputed=make_incident_lines(look, disputed.rows),
        disputed_total=disputed.total,
        latest=make_incident_lines(look, latest),
        reports=tuple(map(make_report_line, find_reports(look, wanted, most=LISTED).rows)),
        types=whole.types,
        gaps=whole.gaps,
    )


def make_window(
    from_day: date | None, to_day: date | None, box: tuple[float, ...] | None
) -> WindowOfTime:
    """Say which days are looked at."""
    words = ""
    if from_day and to_day:
        words = f"{say_day(from_day)} – {say_day(to_day)}"
    elif from_day:
        words = f"from {say_day(from_day)}"
    elif to_day:
        words = f"until {say_day(to_day)}"
    inside = ",".join(f"{number:g}" for number in box or ())
    return WindowOfTime(str(from_day or ""), str(to_day or ""), words, inside)


def mark_places(look: Look, from_day: date | None, to_day: date | None) -> tuple[PlaceMark, ...]:
    """Give the marks of the map."""
    return tuple(
        PlaceMark(row.key, row.name, row.lat, row.lon, row.radius_km, row.incidents, row.disputed)
        for row in tally_places(look, from_day, to_day, MOST_MARKS)
    )


def make_bars(tallies: Sequence[MonthTally]) -> tuple[MonthBar, ...]:
    """Give a bar for every month from the first to the last, empty ones too; at least a year."""
    by_month = {tally.month: tally for tally in tallies}
    months = pad_to_a_year(run_of_months(sorted(by_month))[-MOST_MONTHS:])
    bars = []
    for month in months:
        tally = by_month.get(month, MonthTally(month, 0, 0))
        label = f"{MONTHS[month.month - 1]} {month.year}"
        end = last_day_of(month)
        bars.append(MonthBar(label, str(month), str(end), tally.incidents, tally.reports))
    return tuple(bars)


def pad_to_a_year(months: list[date]) -> list[date]:
    """Add months on both sides until there are twelve, so that a bar stays a bar."""
    padded = list(months)
    while padded and len(padded) < 12:
        if len(padded) % 2 and padded[0] > FIRST_MONTH:
            padded.insert(0, date.fromordinal(padded[0].toordinal() - 1).replace(day=1))
        elif padded[-1] < LAST_MONTH:
            padded.append(date.fromordinal(last_day_of(padded[-1]).toordinal() + 1))
        else:
            break
    return padded


def last_day_of(month: date) -> date:
    """Give the last day of the month that a day lies in."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
