"""Reckon told times from the report's day or from the date last told."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from sayso.language.calendar_dates import CalendarDate, coarsened, days_of, on_day, shifted
from sayso.language.dated_story import DatedStory, looks_ahead
from sayso.language.named_moments import NAMED, Reckoner
from sayso.language.time_expressions import (
    BACK,
    ONWARD,
    Length,
    TimeExpression,
    length_of,
    ordinal_of,
    unit_name,
    which_of,
)
from sayso.language.told_times import ToldTime
from sayso.lexicon.times import time_words

WEEK = 7
FEWEST_OF_THEM, MOST_OF_THEM = 2, 10
"""How many "weeks after" may mean: more than one, and fewer than one would count by months."""
CLAUSE = re.compile(r"\s[a-z\"]")
TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
TOLD_LAST = frozenset(
    {
        "that",
        "same",
        "following",
        "previous",
        "preceding",
        "subsequent",
        "latter",
        "ensuing",
        "the",
        "",
    }
)
"""Pointing words that point at the date last told, not at the report's day."""


def reckoned(told: ToldTime, story: DatedStory) -> TimeExpression:
    """Reckon one told time, and move the story on."""
    found = RECKONERS[told.form](told, story)
    if found.date is not None and found.way != "age":
        story.tell(found.date)
    if "part" in told.parts and not found.part:
        part = re.sub(r"\s+", " ", told.parts["part"])
        found = replace(found, part=time_words().parts.get(part, ""))
    day_part = told.parts.get("day_part", "")
    return replace(found, day_part=time_words().day_parts.get(day_part, found.day_part))


def _weekday(told: ToldTime, story: DatedStory) -> TimeExpression:
    """A day of the week: the last one told of, today's among them, unless it is ahead."""
    number, which = time_words().weekdays[told.parts["weekday"]], which_of(told)
    if told.parts.get("plural") == "s" and told.lead == "on" and "part" not in told.parts:
        return TimeExpression(told, value="XXXX-WXX", reason="every such day")
    base = (
        story.that_day if story.narrative or which in {"following", "that", "same"} else story.now
    )
    day = base.as_day if base else None
    if base is None or day is None:
        return TimeExpression(told, reason="no date to reckon the weekday from")
    if "week" in told.parts:
        monday = day - timedelta(days=day.weekday() + WEEK * (told.parts["week"] == "last"))
        found = on_day(monday + timedelta(days=number))
        return TimeExpression(told, found, reason=f"in {told.parts['week']} week")
    back = (day.weekday() - number) % WEEK
    if which in ONWARD or (story.narrative and which not in BACK) or looks_ahead(told):
        ahead = -back % WEEK or (WEEK if which in ONWARD else 0)
        return TimeExpression(told, on_day(day + timedelta(days=ahead)), reason=f"after {day}")
    if which == "last" and back <= 1:
        # Yesterday would be called yesterday, or plain by its name.
        back += WEEK
    elif which in BACK and back == 0:
        back = WEEK
    reason = f"{told.parts['weekday'].title()} on or before {day}"
    return TimeExpression(told, on_day(day - timedelta(days=back)), reason=reason)


def _today(told: ToldTime, story: DatedStory) -> TimeExpression:
    """Today, yesterday, tonight, last night, this morning."""
    now = story.now
    day = now.as_day if now else None
    word = told.parts["word"]
    if day is None:
        value = "PRESENT_REF" if word == "today" else ""
        return TimeExpression(told, value=value, reason="no date to reckon from")
    if word in {"overnight", "last night"} or " night" in word:
        night = on_day(day - timedelta(days=1))
        return TimeExpression(told, night, on_day(day), day_part="NI", reason=f"night to {day}")
    part = time_words().day_parts.get(word.split(" ")[-1], "NI" if word == "tonight" else "")
    found = on_day(day + timedelta(days=TODAY.get(word, 0)))
    return TimeExpression(told, found, day_part=part, reason=f"reckoned from {day}")


def _day_before(told: ToldTime, story: DatedStory) -> TimeExpression:
    step = -2 if told.parts["word"].startswith("before") else 2
    now = story.now
    return TimeExpression(told, shifted(now, step, "day") if now else None, reason="from today")


def _past(told: ToldTime, _story: DatedStory) -> TimeExpression:
    return TimeExpression(told, length=length_of(told), way="past", reason="back from now")


def _next(told: ToldTime, _story: DatedStory) -> TimeExpression:
    """The next three days; but "following 19 days of attacks" is after them, so they lie back."""
    if told.words.startswith("following") and told.after.startswith(" of "):
        return _past(told, _story)
    return TimeExpression(told, length=length_of(told), way="next", reason="onward from now")


def _recent(told: ToldTime, _story: DatedStory) -> TimeExpression:
    """Recent days and hours, in days; recent weeks and months keep their unit."""
    unit, days = unit_name(told), time_words().recent_days[told.parts["unit"]]
    if unit in {"week", "month"}:
        return TimeExpression(told, length=Length(None, unit, 3), way="past", reason="some of them")
    length = Length(None, "day", days)
    return TimeExpression(told, length=length, way="past", reason=f"reckoned as {days} days")


def _unit(told: ToldTime, story: DatedStory) -> TimeExpression:
    """Last month, this week, the same day, the following year, the past two weeks."""
    which = which_of(told)
    if "number" in told.parts:
        return (_past if which in BACK else _next)(told, story)
    if "unit" not in told.parts:
        return _pointed_part(told, story, which)
    unit = unit_name(told)
    plural = told.parts["unit"].rstrip("'").endswith("s") and which in BACK | ONWARD
    plural = plural and not _owned(told)
    if plural or time_words().units[unit].clock:
        way = "past" if which not in ONWARD else "next"
        length = Length(None, unit, 3) if plural else Length(1, unit)
        return TimeExpression(told, length=length, way=way, reason="up to now or from now on")
    if unit == "weekend":
        return _weekend(told, story)
    onward = unit == "day" or told.words.startswith("the")
    from_last = which in TOLD_LAST or (which == "next" and onward)
    last = story.that_day if time_words().units[unit].days < WEEK else story.then
    base = last if from_last else story.now
    if base is None:
        return TimeExpression(told, reason="no date to reckon from")
    step = -1 if which in BACK else (1 if which in ONWARD else 0)
    unit = "day" if unit == "night" else unit
    found = shifted(base, step, unit)
    if found is None and step == 0:
        found = coarsened(base, "year" if unit == "year" else base.grain)
    return TimeExpression(told, found, reason=story.why(f"{which} {unit}".strip()))


def _owned(told: ToldTime) -> bool:
    """Whether "last months loss" lacks its apostrophe, as in texts stripped of marks."""
    bare = not told.words.startswith("the ") and told.lead not in {"over", "in", "for", "during"}
    return bare and "'" not in told.parts["unit"] and CLAUSE.match(told.after) is not None


def _pointed_part(told: ToldTime, story: DatedStory, which: str) -> TimeExpression:
    """That morning, the following night."""
    base = (
        story.that_day if which in {"that", "same", "following", "next", "previous"} else story.now
    )
    if base is None or base.as_day is None:
        return TimeExpression(told, reason="no date to reckon from")
    step = -1 if which in BACK else (1 if which in ONWARD else 0)
    return TimeExpression(told, shifted(base, step, "day"), reason=f"{which} part of a day")


def _weekend(told: ToldTime, story: DatedStory) -> TimeExpression:
    """Saturday and Sunday last told of."""
    now = story.now
    day = now.as_day if now else None
    if day is None:
        return TimeExpression(told, reason="no date to reckon from")
    saturday = day - timedelta(days=(day.weekday() - 5) % WEEK)
    if which_of(told) in BACK and (day - saturday).days <= 1:
        saturday -= timedelta(days=WEEK)
    until = on_day(saturday + timedelta(days=1))
    return TimeExpression(told, on_day(saturday), until, reason=f"weekend before {day}")


def _offset(told: ToldTime, story: DatedStory) -> TimeExpression:
    """Three days ago, two weeks later, a year earlier, the day before."""
    where = told.parts["where"]
    length = length_of(told)
    if "number" not in told.parts and told.words.startswith("the"):
        length = Length(1, length.unit)
    last = story.that_day if time_words().units[length.unit].days <= WEEK else story.then
    base = story.now if where == "ago" else last
    back = where in {"ago", "earlier", "before", "previously", "prior"}
    way = "past" if where == "ago" else ""
    if length.number is None:
        if where == "after" and not story.narrative and base and CLAUSE.match(told.after):
            return _vaguely_after(told, length, base)
        value = "PAST_REF" if back else "FUTURE_REF"
        return TimeExpression(
            told, length=length, way=way, value=value, reason="how long is not told"
        )
    unit = "day" if length.unit == "night" else length.unit
    if base is None or time_words().units[unit].clock:
        return TimeExpression(told, length=length, reason="no date to reckon from")
    number = int(length.number)
    if not story.narrative and where == "after" and CLAUSE.match(told.after):
        # "A day after the town fell": what the words date is the fall, a day before the news.
        found = shifted(base, -number, unit)
        length = replace(length, unit=unit)
        return TimeExpression(
            told,
            length=length,
            way="event",
            days=days_of(found) if found else None,
            reason=f"{number} {unit} from the date last told",
        )
    found = shifted(base, -number if back else number, unit)
    return TimeExpression(told, found, length=length, reason=story.why(f"{number} {unit}s {where}"))


def _vaguely_after(told: ToldTime, length: Length, base: CalendarDate) -> TimeExpression:
    """Date what a later happening came weeks, months or years after: two to ten of them back."""
    day = base.as_day
    if day is None:
        return TimeExpression(told, length=length, way="event", reason="no date to reckon from")
    unit = timedelta(days=time_words().units[length.unit].days)
    try:
        run = (day - MOST_OF_THEM * unit, day - FEWEST_OF_THEM * unit)
    except OverflowError:
        return TimeExpression(told, length=length, way="event", reason="before the calendar began")
    why = f"{FEWEST_OF_THEM} to {MOST_OF_THEM} {length.unit}s before {day}"
    return TimeExpression(told, length=length, way="event", days=run, reason=why)


def _age(told: ToldTime, _story: DatedStory) -> TimeExpression:
    """A five-year-old war."""
    return TimeExpression(told, length=length_of(told), way="age", reason="how long it has lasted")


def _duration(told: ToldTime, story: DatedStory) -> TimeExpression:
    """Two days, for weeks: a length, whose place in time the words around must give.

    In a story "after seven days of fighting" is the day that the story reaches then.
    """
    length = length_of(told)
    way = "old" if "old" in told.parts else ""
    reached = None
    if story.narrative and told.lead == "after" and length.number and story.that_day:
        reached = shifted(story.that_day, int(length.number), length.unit)
    return TimeExpression(told, reached, length=length, way=way, reason="a length of time")


def _ordinal_day(told: ToldTime, _story: DatedStory) -> TimeExpression:
    """The sixth day of something."""
    length = Length(ordinal_of(told.parts["nth"]), unit_name(told))
    return TimeExpression(told, length=length, way="nth", reason="a numbered day")


def _clock(told: ToldTime, story: DatedStory) -> TimeExpression:
    """A time of day, of the day last told."""
    base = story.that_day
    day = base if base and base.as_day else None
    return TimeExpression(told, day, reason="a time of the day last told")


def _day_part(told: ToldTime, story: DatedStory) -> TimeExpression:
    """At dawn, in the morning: of the day last told; a night is also of the day before it."""
    base = story.that_day
    day = base.as_day if base else None
    reason = "part of the day last told"
    if day is None:
        return TimeExpression(told, reason=reason)
    if told.parts["day_part"] == "night" and told.words.startswith(("in", "during")):
        night = (day - timedelta(days=1), day)
        return TimeExpression(told, base, days=night, reason=f"night to {day}")
    return TimeExpression(told, base, reason=reason)


def _same_time(told: ToldTime, story: DatedStory) -> TimeExpression:
    return TimeExpression(told, story.then, reason="the time last told")


def _vague(told: ToldTime, _story: DatedStory) -> TimeExpression:
    value = time_words().vague[re.sub(r"\s+", " ", told.parts["vague"])]
    return TimeExpression(told, value=value, reason="no date is told")


def _repeated(told: ToldTime, _story: DatedStory) -> TimeExpression:
    value = time_words().repeated[re.sub(r"\s+", " ", told.parts["repeated"])]
    return TimeExpression(told, value=value, way="set", reason="again and again")


RECKONERS: Mapping[str, Reckoner] = {
    **NAMED,
    "weekday": _weekday, "today": _today, "day_before": _day_before, "unit": _unit,
    "recent": _recent, "past": _past, "next": _next, "offset": _offset, "age": _age,
    "duration": _duration, "ordinal_day": _ordinal_day, "clock": _clock, "weekend": _weekend,
    "day_part": _day_part, "same_time": _same_time, "vague": _vague, "repeated": _repeated,
}  # fmt: skip
