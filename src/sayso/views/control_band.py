"""Who held a place when, as a band along the days of the record."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.nouns.holding import Holding
from sayso.views.words import say_days_in, say_holding

MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Segment:
    """One interval, ``left`` and ``width`` in per cent of the axis. ``hue`` numbers the holder."""

    left: float
    width: float
    holder: str
    status: str
    hue: int
    words: str
    reason: str
    claims: tuple[str, ...]
    contesting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """One place with its segments, in order of time."""

    place: str
    place_key: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis, ``left`` in per cent."""

    left: float
    label: str


@dataclass(frozen=True, slots=True)
class ControlChart:
    """All bands on one axis; ``holders`` in order of their hue; ``left_out`` places not shown."""

    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    holders: tuple[str, ...]
    left_out: int


def make_chart(holdings: Sequence[Holding]) -> ControlChart:
    """Draw the bands of the places with most evidence."""
    dated = [holding for holding in holdings if holding.start or holding.end]
    if not dated:
        return ControlChart((), (), (), 0)
    first, last = axis_of(dated)
    by_place: dict[str, list[Holding]] = defaultdict(list)
    for holding in dated:
        by_place[holding.place.key].append(holding)
    ranked = sorted(by_place.values(), key=weigh_place)
    hues = rank_holders(dated)
    bands = [make_band(group, first, last, hues) for group in ranked[:MOST_PLACES]]
    left_out = max(0, len(ranked) - MOST_PLACES)
    return ControlChart(tuple(bands), make_ticks(first, last), tuple(hues), left_out)


def weigh_place(group: Sequence[Holding]) -> tuple[int, str]:
    """Order places by how many claims speak of them, then by name."""
    return (-sum(len(holding.claims) for holding in group), group[0].place.name)


def axis_of(holdings: Sequence[Holding]) -> tuple[date, date]:
    """Give the first and last day that any interval names, with a margin of a fortieth."""
    days = [day for holding in holdings for day in (holding.start, holding.end) if day]
    first, last = min(days), max(days)
    margin = timedelta(days=max(2, (last - first).days // 40))
    return first - margin, last + margin


def rank_holders(holdings: Sequence[Holding]) -> dict[str, int]:
    """Number the holders, most intervals first, so that the frequent ones get their own colour."""
    tally = Counter(holding.holder.name for holding in holdings if holding.holder)
    ranked = sorted(tally, key=lambda name: (-tally[name], name))
    return {name: position for position, name in enumerate(ranked)}


def make_band(group: Sequence[Holding], first: date, last: date, hues: dict[str, int]) -> Band:
    """Lay one place's intervals out on the axis; an open end runs to the edge."""
    total = (last - first).days or 1
    segments = []
    for holding in sorted(group, key=lambda entry: (entry.start or first, entry.end or last)):
        start, end = holding.start or first, (holding.end or last)
        left = 100 * max(0, (start - first).days) / total
        width = 100 * max(1, (end - start).days + 1) / total
        name = holding.holder.name if holding.holder else ""
        segments.append(
            Segment(
                left=round(left, 2),
                width=round(max(0.6, min(width, 100 - left)), 2),
                holder=name,
                status=holding.status,
                hue=hues.get(name, -1),
                words=say_holding(holding),
                reason=say_days_in(holding.reason),
                claims=holding.claims,
                contesting=holding.contesting,
            )
        )
    return Band(group[0].place.name, group[0].place.key, tuple(segments))


def day_at(holdings: Sequence[Holding], day: date) -> float | None:
    """Give where a day stands on the axis of these holdings, in per cent; None beyond its ends."""
    dated = [holding for holding in holdings if holding.start or holding.end]
    if not dated:
        return None
    first, last = axis_of(dated)
    if not first <= day <= last:
        return None
    return round(100 * (day - first).days / ((last - first).days or 1), 2)


def make_ticks(first: date, last: date) -> tuple[Tick, ...]:
    """Give years, half years or months, whichever makes between three and a dozen ticks."""
    total = (last - first).days or 1
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    for step in (1, 3, 6, 12, 24, 60, 120):
        chosen = [day for day in months if (day.year * 12 + day.month - 1) % step == 0]
        if len(chosen) <= 12:
            break
    return tuple(
        Tick(round(100 * (day - first).days / total, 2), label_tick(day)) for day in chosen
    )


def label_tick(day: date) -> str:
    """Give the year in January, else the month's short name and the year's last digits."""
    return str(day.year) if day.month == 1 else f"{day:%b} ’{day:%y}"
