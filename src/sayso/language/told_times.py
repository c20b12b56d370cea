"""Find the words that tell a time, before anything is reckoned."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.language.time_grammar import GAP, Form, forms_by_first_word
from sayso.lexicon.times import time_words

SINCE = re.compile(
    rf"(?:^|[^a-z])(?P<lead>since)(?:{GAP}[a-z'-]{{1,20}}){{1,16}}{GAP}(?:in|on|early|late){GAP}$"
)
"""A "since" that reaches a date over the words of a clause: "since the war broke out in"."""
WORD = re.compile(r"[a-z]+|\d+")
LOOK_BACK = 140
LEAD = re.compile(
    r"(?:^|[^a-z])(?P<lead>since|until|till|by|before|after|from|following|for|over|during|within|"
    rf"throughout|through|between|in|on|of|at){GAP}(?:early{GAP}|late{GAP}|the{GAP}|on{GAP}|about{GAP}|an?{GAP})"
    r"{0,2}$"
)
LATELY = range(1800, 2100)
BESIDE_HOURS = frozenset({"yesterday", "today", "hours", "hrs", "gmt", "utc", "zulu"})
BEFORE_DAYS = frozenset(
    {"on", "of", "until", "till", "from", "since", "by", "before", "after", "between", "and", "to"}
)
NAMED_BY_NUMBER = re.compile(r"[ -][a-z]+")
AFTER_DAYS = frozenset(
    {
        "and", "but", "or", "to", "at", "by", "in", "on", "from", "when", "with", "as", "after",
        "before", "they", "he", "she", "it", "we", "i", "the", "a", "an", "that", "who", "which",
        "rather", "for", "until", "without", "near", "into", "while", "through",
    }
)  # fmt: skip
"""Words that may follow "the 5th" where it is a day; another word is what is numbered."""


@dataclass(frozen=True, slots=True)
class ToldTime:
    """Words that tell a time: the form they take and the parts of it, in lower case.

    ``lead`` is the small word before ("since", "until", "in"), which begins at ``lead_start``.
    ``before`` and ``after`` are a few characters around, in lower case.
    """

    start: int
    end: int
    form: str
    parts: Mapping[str, str]
    words: str
    lead: str = ""
    lead_start: int = -1
    before: str = ""
    after: str = ""

    def number_of(self, name: str) -> int:
        """Give a part that is written in digits."""
        return int(re.sub(r"\D", "", self.parts[name]))


def lowered(text: str) -> str:
    """Give the text in lower case with plain apostrophes, every character in its old place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'").replace("‘", "'")


def find_told_times(text: str, start: int = 0, end: int | None = None) -> Iterator[ToldTime]:
    """Give the words that tell a time between two offsets; they do not overlap."""
    end = len(text) if end is None else end
    low = lowered(text)
    position, known = start, forms_by_first_word()
    for word in WORD.finditer(low, start, end):
        at = word.start()
        forms = known.get("0" if word[0].isdigit() else word[0], ())
        if at < position or not forms:
            continue
        if at and (low[at - 1].isalnum() or low[at - 1] in "_'"):
            continue
        told = told_at((text, low), at, end, forms)
        if told is not None:
            yield told
            position = told.end


def told_at(written: tuple[str, str], at: int, end: int, forms: Sequence[Form]) -> ToldTime | None:
    """Give the longest form that begins at an offset and is not something else.

    ``written`` is the text as it stands, and in lower case.
    """
    text, low = written
    found = [
        (match.end(), -rank, name, match)
        for rank, (name, pattern) in enumerate(forms)
        if (match := pattern.match(low, at, end)) and not cut_short(low, match.end())
    ]
    for stop, _, name, match in sorted(found, key=lambda row: row[:2], reverse=True):
        before = low[max(0, at - LOOK_BACK) : at]
        lead = SINCE.search(before) or LEAD.search(before)
        told = ToldTime(
            at, stop, name, parts_of(match), match[0],
            lead["lead"] if lead else "",
            at - len(before) + lead.start("lead") if lead else -1,
            before, low[stop : stop + LOOK_BACK],
        )  # fmt: skip
        if meant_as_time(told, text):
            return told
    return None


def parts_of(match: re.Match[str]) -> dict[str, str]:
    """Give the parts of a form that are there, by name."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    for twin in ("era", "which"):
        if f"{twin}2" in parts:
            parts[twin] = parts.pop(f"{twin}2")
    return parts


def cut_short(low: str, stop: int) -> bool:
    """Whether a match ends inside a word or a number."""
    return stop < len(low) and low[stop - 1].isalnum() and low[stop].isalnum()


def meant_as_time(told: ToldTime, text: str) -> bool:
    """Whether the words mean a time here, not a number of things or another word."""
    check = CHECKS.get(told.form)
    return check is None or check(told, text)


def _year_is_one(told: ToldTime, _text: str) -> bool:
    """A bare number is a year after a small word, or where it lies in modern times."""
    if "era" in told.parts:
        return True
    last = re.findall(r"[a-z'.$€£]+", told.before)[-1:]
    following = re.match(r"[-\s]{0,2}([a-z]+)", told.after)
    counted = following is not None and following[1] in time_words().not_years
    if told.before.rstrip().endswith(("$", "€", "£", "#", "no.")) or counted:
        return False
    led = (
        bool(last) and last[0] in time_words().year_leads and told.before.rstrip().endswith(last[0])
    )
    number = told.number_of("year")
    if following is not None and following[1] in BESIDE_HOURS:
        return False
    if number not in LATELY:
        # Four figures may be an hour ("between 1200 and 1400") or a count.
        dated = "part" in told.parts or (led and last[0] in {"in", "since", "of", "by"})
        counting = following is not None and following[1].endswith("s")
        return dated and not counting
    if "part" in told.parts or led:
        return True
    plural = following is not None and following[1].endswith("s") and len(following[1]) > 4
    return not plural


def _month_is_one(told: ToldTime, text: str) -> bool:
    """A doubtful month ("may", "march") needs a number, a year, or a small word before it."""
    words = time_words()
    month = told.parts["month"].rstrip(".")
    named = text[told.start : told.end]
    if month in words.doubtful or not named[:1].isupper():
        if told.parts.keys() & {"year", "year_bc"}:
            return True
        last = re.findall(r"[a-z]+", told.before)[-1:]
        led = "which" in told.parts or "part" in told.parts
        led |= bool(last) and last[0] in words.month_leads and told.before[-1:] in " -–\n"
        capital = named[told.words.find(month) :][:1].isupper()
        capital &= not told.words.startswith(("that ", "this "))
        return led and capital
    return True


def _date_is_one(told: ToldTime, _text: str) -> bool:
    """Tell a date from a month and a count: "In May 25 fighters" has none."""
    if told.lead == "in" and "year" not in told.parts and "weekday" not in told.parts:
        month_first = told.words.startswith(told.parts["month"])
        return not (month_first and re.match(r"\s[a-z]{3,}", told.after))
    return 1 <= told.number_of("day") <= 31


def _day_of_month_is_one(told: ToldTime, _text: str) -> bool:
    """Take "on the 5th" for a day, but not "the 5th Brigade"."""
    if not 1 <= told.number_of("day") <= 31:
        return False
    last = re.findall(r"[a-z]+", told.before)[-1:]
    led = bool(last) and last[0] in BEFORE_DAYS
    if not led and "weekday" not in told.parts:
        return False
    following = NAMED_BY_NUMBER.match(told.after)
    counted = following is not None and following[0][1:] not in AFTER_DAYS
    return not counted or "month" in told.words or "weekday" in told.parts


def _season_is_one(told: ToldTime, _text: str) -> bool:
    """Take "fall" and "spring" only with a year, or after "in the", "early" or "last"."""
    if told.parts["season"] in {"fall", "spring", "winter", "summer", "autumn"}:
        if told.after.startswith((" of ", " of\n")) and not told.parts.keys() & {"year", "which2"}:
            return False
        if {"year", "which", "which2", "part", "year_bc"} & told.parts.keys():
            return True
        wary = told.parts["season"] in {"fall", "spring"}
        led = told.lead in {"in", "during", "by", "until", "since", "of", "throughout"}
        return led and (not wary or told.words.startswith("the") or told.lead == "in")
    return True


def _second_is_unit(told: ToldTime, _text: str) -> bool:
    """Take "second" for a unit only in the plural; else it is an ordinal."""
    return told.parts["unit"] != "second"


def _duration_is_one(told: ToldTime, _text: str) -> bool:
    """A bare unit tells a length only in the plural or as "month-long"; never "the second"."""
    unit = told.parts["unit"]
    if "number" in told.parts:
        rate = told.before.endswith("per ") or " per" in told.words
        hour = unit.startswith("hour") and re.fullmatch(r"[0-2]\d[0-5]\d", told.parts["number"])
        return _second_is_unit(told, _text) and not rate and not hour
    return "long" in told.parts or unit in {
        "days", "weeks", "months", "years", "hours", "decades", "centuries", "minutes",
    }  # fmt: skip


def _offset_is_one(told: ToldTime, _text: str) -> bool:
    """Take "two weeks on," for an offset, but not "the day on"."""
    if told.parts["where"] == "on":
        return "number" in told.parts and told.after[:1] in {",", "."}
    return told.parts["unit"] not in {"second", "seconds"}


CHECKS = {
    "year": _year_is_one,
    "month": _month_is_one,
    "date": _date_is_one,
    "day_of_month": _day_of_month_is_one,
    "season": _season_is_one,
    "unit": lambda told, text: "unit" not in told.parts or _second_is_unit(told, text),
    "duration": _duration_is_one,
    "offset": _offset_is_one,
}
