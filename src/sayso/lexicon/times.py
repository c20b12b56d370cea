"""Words that tell time: months, weekdays, units, numbers, other calendars, beginnings of wars."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sayso.lexicon.load import load_table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: its length in days (0 for parts of a day) and its sign in ISO 8601."""

    name: str
    days: int
    sign: str
    clock: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A season: its code (SP, SU, FA, WI), first and last month and day."""

    code: str
    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The table of words that tell time; all words are in lower case.

    ``months`` and ``weekdays`` give the number of every form; ``doubtful`` forms are words of
    their own; ``parts`` give START, MID, END, BEFORE, AFTER, FIRST_WEEK or LAST_WEEK; ``vague``
    and ``repeated`` give the TIMEX3 value; ``vague_numbers`` what "several" is reckoned as;
    ``recent_days`` how many days "recent weeks" reach back.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    doubtful: frozenset[str]
    month_leads: frozenset[str]
    seasons: Mapping[str, Season]
    day_parts: Mapping[str, str]
    units: Mapping[str, Unit]
    numbers: Mapping[str, int]
    vague_numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, str]
    recent_days: Mapping[str, int]
    vague: Mapping[str, str]
    repeated: Mapping[str, str]
    feasts: Mapping[str, tuple[int, int]]
    ahead: frozenset[str]
    not_years: frozenset[str]
    year_leads: frozenset[str]


@dataclass(frozen=True, slots=True)
class OtherCalendars:
    """Names of the months and feasts of other calendars, in lower case.

    A month gives its calendar and number; a feast its calendar, month, first and last day.
    """

    months: Mapping[str, tuple[str, int]]
    feasts: Mapping[str, tuple[str, int, int, int]]


@dataclass(frozen=True, slots=True)
class WarBegun:
    """A war, the ISO codes of the states on whose soil it is fought, and its first day."""

    name: str
    country: tuple[str, ...]
    start: date


@cache
def time_words() -> TimeWords:
    """Give the words of the table."""
    table = load_table("times")
    return TimeWords(
        months=_numbered(table["months"]),
        weekdays=_numbered(table["weekdays"]),
        doubtful=frozenset(table["doubtful"]),
        month_leads=frozenset(table["month_leads"]),
        seasons={
            name: Season(row["code"], (row["first"][0], row["first"][1]), tuple(row["last"]))
            for name, row in table["seasons"].items()
        },
        day_parts=table["day_parts"],
        units={name: Unit(name, **row) for name, row in table["units"].items()},
        numbers=table["numbers"],
        vague_numbers=table["vague_numbers"],
        ordinals=table["ordinals"],
        parts=table["parts"],
        recent_days=table["recent_days"],
        vague={word: value for value, words in table["vague"].items() for word in words},
        repeated=table["repeated"],
        feasts={name: (month, day) for name, (month, day) in table["feasts"].items()},
        ahead=frozenset(table["ahead"]),
        not_years=frozenset(table["not_years"]),
        year_leads=frozenset(table["year_leads"]),
    )


def _numbered(rows: Mapping[int, list[str]]) -> dict[str, int]:
    """Give the number of every form."""
    return {form: number for number, forms in rows.items() for form in forms}


@cache
def other_calendars() -> OtherCalendars:
    """Give the months and feasts of calendars other than the Gregorian."""
    table: Mapping[str, Any] = load_table("calendars")
    names = ("islamic", "persian")
    months = {
        form: (name, number) for name in names for form, number in _numbered(table[name]).items()
    }
    feasts = {
        feast: (name, month, first, last)
        for name in names
        for feast, (month, first, last) in table[f"{name}_feasts"].items()
    }
    return OtherCalendars(months, feasts)


@cache
def wars_begun() -> tuple[WarBegun, ...]:
    """Give the wars whose first day is known, in the order of the table."""
    rows = load_table("wars")["wars"]
    return tuple(WarBegun(row["name"], tuple(row["country"]), row["start"]) for row in rows)
