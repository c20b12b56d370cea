"""A told time as far as it is reckoned: a date, a run of dates, or a length."""

import datetime as dt
import re
from dataclasses import dataclass

from sayso.language.calendar_dates import CalendarDate
from sayso.language.told_times import ToldTime
from sayso.lexicon.times import time_words

BACK = frozenset({"last", "past", "previous", "preceding", "this past"})
ONWARD = frozenset({"next", "following", "coming", "subsequent", "ensuing", "this coming"})


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: ``number`` is None where it is only said to be some."""

    number: float | None
    unit: str
    about: float = 0.0

    @property
    def days(self) -> int:
        """The length in days; vague numbers are reckoned as the table says."""
        count = self.about if self.number is None else self.number
        return round(count * time_words().units[self.unit].days)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A told time as far as it was reckoned.

    ``date`` to ``until`` (both counted) where a run of dates is told; ``part`` says which part of
    it (START, MID, END, BEFORE, AFTER, FIRST_WEEK, LAST_WEEK). ``length`` of a stretch, which
    reaches ``way``: "past" back from now, "next" onward, "age" of something, "nth" a numbered
    day, "" unknown. ``days`` are given where another calendar told them. ``value`` is the TIMEX3
    value of a vague or repeated time.
    """

    told: ToldTime
    date: CalendarDate | None = None
    until: CalendarDate | None = None
    part: str = ""
    day_part: str = ""
    length: Length | None = None
    way: str = ""
    value: str = ""
    days: tuple[dt.date, dt.date] | None = None
    reason: str = ""


def unit_name(told: ToldTime) -> str:
    """Give the unit in the singular."""
    word = told.parts["unit"].replace("'", "").removesuffix("s")
    return {"centurie": "century", "centurys": "century"}.get(word, word)


def length_of(told: ToldTime) -> Length:
    """Give the told length: number and unit."""
    unit = unit_name(told)
    raw = re.sub(r"\s+", " ", told.parts.get("number", ""))
    half = 0.5 if raw.endswith(("and a half", "-1/2")) else 0.0
    word = raw.removesuffix(" and a half").removesuffix("-1/2")
    word = re.split(r" (?:to|or) ", word)[0]
    words = time_words()
    if word in words.vague_numbers:
        return Length(None, unit, words.vague_numbers[word])
    if not word:
        return Length(None, unit, 3)
    tens, _, ones = word.rpartition("-")
    if word in words.numbers or ones in words.numbers:
        return Length(
            words.numbers.get(word, words.numbers.get(tens, 0) + words.numbers.get(ones, 0)) + half,
            unit,
        )
    digits = word.replace(",", "")
    return Length(float(digits) + half, unit)


def which_of(told: ToldTime) -> str:
    """Give the pointing word: last, next, this, that, same."""
    words = re.sub(r"\s+", " ", told.parts.get("which", "")).removeprefix("the ")
    return words.removeprefix("that ") if words != "that" else words


def ordinal_of(word: str) -> int:
    """Give the number of "sixth", "twenty-first" or "6th"."""
    if word[:1].isdigit():
        return int(re.sub(r"\D", "", word))
    tens, _, ones = word.rpartition("-")
    return time_words().ordinals[ones] + time_words().numbers.get(tens, 0)
