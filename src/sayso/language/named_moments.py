"""Reckon times that name a date of the calendar: days, months, seasons, years, feasts."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from sayso.language.calendar_dates import CalendarDate, in_month, in_season, make_day
from sayso.language.dated_story import DatedStory, looks_ahead, nearest_year
from sayso.language.other_calendars import islamic_month, month_near, persian_month
from sayso.language.time_expressions import BACK, ONWARD, TimeExpression, ordinal_of, which_of
from sayso.language.told_times import ToldTime
from sayso.lexicon.times import other_calendars, time_words

FARTHEST_AHEAD = 4
LONG_BACK = 8  # months that a story seldom goes back without telling the year
PIVOT = 30  # two-figure years up to here are of this century


def _year_of(told: ToldTime) -> int | None:
    """Give the year that is written; negative before the common era."""
    parts = told.parts
    if "year" in parts or "year_bc" in parts:
        year = told.number_of("year" if "year" in parts else "year_bc")
        return -year if parts.get("era", "").startswith("b") else year
    if "short" in parts:
        year = told.number_of("short")
        return year + (2000 if year <= PIVOT else 1900)
    return None


def _month_number(told: ToldTime) -> int:
    word = told.parts["month"].rstrip(".")
    return int(word) if word.isdigit() else time_words().months[word]


def _running_year(told: ToldTime, story: DatedStory, month: int, day: int = 15) -> int | None:
    """Give the year that a date without one lies in."""
    if "which" in told.parts and story.then:
        base = story.then if which_of(told) in {"same", "that"} else story.now
        step = -1 if which_of(told) in BACK else (1 if which_of(told) in ONWARD else 0)
        return base.year + step if base else None
    if story.narrative or story.anchor is None:
        running = story.running
        if running is None:
            return None
        # After December a plain "January" is that of the next year.
        over = running.month > 0 and running.month - month >= LONG_BACK
        return running.year + over
    return nearest_year(month, day, story.anchor, ahead=looks_ahead(told))


def _full(told: ToldTime, _story: DatedStory) -> TimeExpression:
    """A date in figures; where the month cannot be one, day and month change places."""
    year, month, day = (told.number_of(name) for name in ("year", "month", "day"))
    if month > 12 >= day:
        day, month = month, day
    return TimeExpression(told, make_day(year, month, day), reason="a full date")


def _date(told: ToldTime, story: DatedStory) -> TimeExpression:
    """A day and a month, with or without the year."""
    month, day = _month_number(told), told.number_of("day")
    year = _year_of(told)
    if year is not None:
        return TimeExpression(told, make_day(year, month, day), reason="a full date")
    year = _running_year(told, story, month, max(day, 1))
    if year is None:
        return TimeExpression(told, reason="no year is told")
    return TimeExpression(told, make_day(year, month, day), reason=story.why("that date"))


def _day_of_month(told: ToldTime, story: DatedStory) -> TimeExpression:
    """A day told by its number alone: of the month last told, or the last such day."""
    day, base = told.number_of("day"), story.then
    if base is None or not base.month or base.year < 1:
        return TimeExpression(told, reason="no month is told")
    found = make_day(base.year, base.month, day)
    now = story.anchor if not story.narrative else None
    if now is not None and (found is None or (found.as_day and found.as_day > now)):
        if looks_ahead(told) and found is not None:
            return TimeExpression(told, found, reason="that day of the month")
        last_month = now.replace(day=1) - timedelta(days=1)
        same = day <= now.day
        year, month = (now.year, now.month) if same else (last_month.year, last_month.month)
        found = make_day(year, month, day)
    return TimeExpression(told, found, reason=story.why("that day of the month"))


def _range(told: ToldTime, story: DatedStory) -> TimeExpression:
    """From one day to another of a month."""
    month = _month_number(told)
    year = _year_of(told) or _running_year(told, story, month)
    if year is None:
        return TimeExpression(told, reason="no year is told")
    first = make_day(year, month, told.number_of("day"))
    last = make_day(year, month, told.number_of("day2"))
    return TimeExpression(told, first, last, reason="from one day to another")


def _years(told: ToldTime, _story: DatedStory) -> TimeExpression:
    """From one year to another."""
    first, last = told.number_of("year"), told.number_of("year2")
    if last < 100:
        last += first - first % 100
    until = CalendarDate(last) if last >= first else None
    return TimeExpression(told, CalendarDate(first), until, reason="from one year to another")


def _month(told: ToldTime, story: DatedStory) -> TimeExpression:
    """A month, or its early, middle or late part."""
    month = _month_number(told)
    year = _year_of(told)
    if year is None and which_of(told) in BACK | ONWARD and not told.words.endswith("year"):
        return TimeExpression(told, _named_back(which_of(told), month, story), reason="pointed at")
    year = year if year is not None else _running_year(told, story, month, 1)
    if year is None:
        return TimeExpression(told, reason="no year is told")
    return TimeExpression(told, in_month(year, month), reason=story.why("that month"))


def _named_back(which: str, month: int, story: DatedStory) -> CalendarDate | None:
    """Give the last or next month of a name ("last September")."""
    now = story.now
    if now is None:
        return None
    here = now.month or 1
    if which in BACK:
        return in_month(now.year - (month >= here), month)
    return in_month(now.year + (month <= here), month)


def _season(told: ToldTime, story: DatedStory) -> TimeExpression:
    """A season of a year."""
    season = time_words().seasons[told.parts["season"]]
    year, now = _year_of(told), story.now
    if year is None and now is not None:
        over = (now.month or 1) > season.first[0] or story.narrative
        year = now.year if over else now.year - 1
        if which_of(told) in BACK and season.last[0] >= (now.month or 1):
            year = now.year - 1
        if which_of(told) in ONWARD:
            year = now.year + (season.first[0] <= (now.month or 1))
        if told.words.endswith("year"):
            year = _running_year(told, story, 1)
    if year is None:
        return TimeExpression(told, reason="no year is told")
    return TimeExpression(told, in_season(year, season.code), reason=story.why("that season"))


def _year(told: ToldTime, story: DatedStory) -> TimeExpression:
    """A year; a number far ahead of the report is none."""
    year = _year_of(told)
    assert year is not None  # noqa: S101 - the form has a year
    if story.anchor is not None and year > story.anchor.year + FARTHEST_AHEAD:
        return TimeExpression(told, reason="too far ahead to be a year")
    return TimeExpression(told, CalendarDate(year), reason="a year")


def _decade(told: ToldTime, _story: DatedStory) -> TimeExpression:
    year = told.number_of("decade")
    year = -year if told.parts.get("era", "").startswith("b") else year
    return TimeExpression(told, CalendarDate(year, grain="decade"), reason="a decade")


def _century(told: ToldTime, _story: DatedStory) -> TimeExpression:
    number = ordinal_of(told.parts["nth"])
    before = told.parts.get("era", "").startswith("b")
    year = -100 * (number - 1) - 1 if before else 100 * (number - 1)
    return TimeExpression(told, CalendarDate(year, grain="century"), reason="a century")


def _other_date(told: ToldTime, story: DatedStory) -> TimeExpression:
    """A month or day of the Islamic or Persian calendar, right to a day."""
    name, month = other_calendars().months[re.sub(r"\s+", " ", told.parts["other_month"])]
    now = story.now
    anchor = now.as_day if now else None
    if "other_year" in told.parts:
        year = told.number_of("other_year")
        span = (islamic_month if name == "islamic" else persian_month)(year, month)
    elif anchor:
        span = month_near(name, month, anchor + timedelta(days=2))
    else:
        return TimeExpression(told, reason="no year is told")
    number = told.parts.get("day") or told.parts.get("day2")
    if number:
        day = span[0] + timedelta(days=int(number) - 1)
        span = (day - timedelta(days=1), day + timedelta(days=1))
    return TimeExpression(told, days=span, reason=f"{name} calendar, right to a day")


def _other_feast(told: ToldTime, story: DatedStory) -> TimeExpression:
    """A feast of another calendar, right to a day."""
    name, month, first, last = other_calendars().feasts[
        re.sub(r"\s+", " ", told.parts["other_feast"])
    ]
    now = story.now
    anchor = now.as_day if now else None
    if anchor is None:
        return TimeExpression(told, reason="no year is told")
    begun, _ = month_near(name, month, anchor + timedelta(days=5))
    span = (begun + timedelta(days=first - 1), begun + timedelta(days=last - 1))
    return TimeExpression(told, days=span, reason=f"{name} calendar, right to a day")


def _feast(told: ToldTime, story: DatedStory) -> TimeExpression:
    """Christmas and New Year."""
    month, day = time_words().feasts[re.sub(r"\s+", " ", told.parts["feast"])]
    year = _year_of(told) or _running_year(told, story, month, day)
    return TimeExpression(told, make_day(year, month, day) if year else None, reason="a feast")


Reckoner = Callable[[ToldTime, DatedStory], TimeExpression]
NAMED: Mapping[str, Reckoner] = {
    "iso": _full, "numeric": _full, "date": _date, "day_of_month": _day_of_month,
    "range": _range, "years": _years,
    "month": _month, "season": _season, "year": _year, "decade": _decade, "century": _century,
    "other_date": _other_date, "other_feast": _other_feast, "feast": _feast,
}  # fmt: skip
