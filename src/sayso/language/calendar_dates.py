"""As much of a date as is told, and reckoning with it."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from sayso.lexicon.times import time_words

Grain = Literal["day", "week", "month", "season", "year", "decade", "century"]
MONTHS_IN_A_YEAR = 12
THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
TENTH, TWENTIETH, WEEK = 10, 20, 7
LAST_YEAR = 9900  # so that no reckoning runs over the end of the calendar


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date as exactly as it is told; 0 and "" stand for what is not told.

    ``year`` is negative before the common era (-480 is 480 BC). ``grain`` "week" means the week
    of the day; for "decade" and "century" the year is the first one.
    """

    year: int
    month: int = 0
    day: int = 0
    season: str = ""
    grain: Grain = "year"

    @property
    def as_day(self) -> date | None:
        """The day, where it is told and Python's calendar reaches it."""
        if 1 < self.year <= LAST_YEAR and self.month and self.day:
            return date(self.year, self.month, self.day)
        return None


def on_day(day: date) -> CalendarDate:
    """Give a day."""
    return CalendarDate(day.year, day.month, day.day, grain="day")


def in_week(day: date) -> CalendarDate:
    """Give the week of a day."""
    return CalendarDate(day.year, day.month, day.day, grain="week")


def in_month(year: int, month: int) -> CalendarDate:
    """Give a month."""
    return CalendarDate(year, month, grain="month")


def in_season(year: int, season: str) -> CalendarDate:
    """Give a season by its code; a winter is named by the year in which it begins."""
    return CalendarDate(year, season=season, grain="season")


def make_day(year: int, month: int, day: int) -> CalendarDate | None:
    """Give a day if the calendar has it."""
    if not 1 <= month <= MONTHS_IN_A_YEAR or not 1 <= day <= days_in(year, month):
        return None
    return CalendarDate(year, month, day, grain="day")


def days_in(year: int, month: int) -> int:
    """Give how many days a month has; before the common era leap years are let be."""
    return calendar.monthrange(year if year > 0 else 2000, month)[1]


def coarsened(told: CalendarDate, grain: Grain) -> CalendarDate:
    """Give the week, month, year, decade or century that a date lies in."""
    if grain == "week" and told.grain == "day":
        return replace(told, grain="week")
    if grain == "month" and told.month:
        return in_month(told.year, told.month)
    if grain == "decade":
        return CalendarDate(told.year - told.year % 10, grain="decade")
    if grain == "century":
        return CalendarDate(told.year - told.year % 100, grain="century")
    if grain == "year":
        return CalendarDate(told.year)
    return told


def shifted(told: CalendarDate, number: int, unit: str) -> CalendarDate | None:
    """Give the date that lies a number of units later (earlier if negative), at the unit's grain.

    None where the date is told less exactly than the unit needs.
    """
    if unit in {"year", "decade", "century"}:
        years = number * {"year": 1, "decade": 10, "century": 100}[unit]
        grain: Grain = "year" if unit == "year" else ("decade" if unit == "decade" else "century")
        return coarsened(CalendarDate(_year_moved(told.year, years)), grain)
    if unit == "season":
        return None
    if unit == "month":
        return _months_later(told, number)
    day = told.as_day
    if day is None:
        return None
    try:
        moved = day + timedelta(days=number * time_words().units[unit].days)
    except OverflowError:
        return None
    return in_week(moved) if unit in {"week", "fortnight"} else on_day(moved)


def _months_later(told: CalendarDate, number: int) -> CalendarDate | None:
    if not told.month:
        return None
    total = told.year * MONTHS_IN_A_YEAR + told.month - 1 + number
    return in_month(total // MONTHS_IN_A_YEAR, total % MONTHS_IN_A_YEAR + 1)


def _year_moved(year: int, years: int) -> int:
    """Give the year so many years later; there is no year 0."""
    moved = year + years
    if year < 0 <= moved:
        return moved + 1
    if moved <= 0 < year:
        return moved - 1
    return moved


def days_of(told: CalendarDate, part: str = "") -> tuple[date, date] | None:
    """Give first and last day of a date or of its early, middle or late part.

    None where the calendar of days does not reach (before the common era).
    """
    if not 1 < told.year <= LAST_YEAR:
        return None
    if told.grain == "day":
        day = date(told.year, told.month, told.day)
        return day, day
    if told.grain == "week":
        day = date(told.year, told.month, told.day)
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if told.grain == "month":
        return _days_of_month(told.year, told.month, part)
    first, last = _whole(told)
    return _part_of(first, last, part, told.grain)


def _whole(told: CalendarDate) -> tuple[date, date]:
    """Give the days of a season, year, decade or century."""
    if told.grain == "season":
        season = next(s for s in time_words().seasons.values() if s.code == told.season)
        ends = told.year + (season.last < season.first)
        return date(told.year, *season.first), date(ends, *season.last)
    years = {"decade": 10, "century": 100}.get(told.grain, 1)
    return date(told.year, 1, 1), date(min(told.year + years - 1, date.max.year), 12, 31)


def _days_of_month(year: int, month: int, part: str) -> tuple[date, date]:
    """Give a month, or its first ten days, its middle ten, its last."""
    first, last = 1, days_in(year, month)
    if part == "START":
        last = TENTH
    elif part == "FIRST_WEEK":
        last = WEEK
    elif part == "LAST_WEEK":
        first = last - WEEK + 1
    elif part == "MID":
        first, last = TENTH + 1, TWENTIETH
    elif part == "END":
        first = TWENTIETH + 1
    return date(year, month, first), date(year, month, last)


def _part_of(first: date, last: date, part: str, grain: Grain) -> tuple[date, date]:
    """Give the early, middle or late part of a longer stretch: of a year, half or quarter."""
    if grain == "year" and part == "START":
        return first, date(first.year, 6, 30)
    if grain == "year" and part == "MID":
        return date(first.year, 6, 1), date(first.year, 7, 31)
    if grain == "year" and part == "END":
        return date(first.year, 10, 1), last
    if part in THIRDS:
        length = (last - first).days + 1
        low, high = THIRDS[part]
        return (
            first + timedelta(days=length * low // 3),
            first + timedelta(days=length * high // 3 - 1),
        )
    return first, last
