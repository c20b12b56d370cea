"""The forms in which English tells a time, as patterns over lower-case text.

The forms lie in ``lexicon/data/time_forms.yml``; each has a name, and ``relative_moments.py`` knows
how to reckon it. Every repetition is bounded, so that matching at one place takes constant time.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from sayso.lexicon.load import load_table
from sayso.lexicon.times import other_calendars, time_words

PIECE = re.compile(r"\{([a-z_0-9]*[a-z_]+[a-z_0-9]*)\}")
GAP = r"(?:[ \t\xa0]{1,3}|[ \t]?\n[ \t]?)"
HYPHEN = rf"(?:{GAP}|[-–])"
DAY = r"(?<![\d.,])[0-3]?\d"
NTH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d\d)(?![\d%])(?![,.]\d)"
SHORT_YEAR = r"(?:'\d\d|\d\d(?=\s?[)(\n]|\s--|$))(?!\d)"
ERA = rf"(?:{GAP}(?P<era>b\.c\.(?:e\.)?|a\.d\.|c\.e\.|bce?|ad|ce)(?![a-z]))"
ABOUT = (
    rf"(?:(?:about|around|almost|nearly|at{GAP}least|more{GAP}than|over|less{GAP}than|just|only|"
    rf"up{GAP}to|another|some|roughly|approximately|barely|under|well){GAP}){{0,3}}"
)


def _any_of(words: Iterable[str]) -> str:
    """Give a pattern that takes the longest of some words or runs of words."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered) + ")"


def _pieces() -> dict[str, str]:
    """Give the named pieces that the forms are made of."""
    words = time_words()
    number_words = [*words.numbers, *words.vague_numbers]
    tens = _any_of(word for word, value in words.numbers.items() if 20 <= value <= 90)
    ones = _any_of(word for word, value in words.numbers.items() if 1 <= value <= 9)
    number = (
        rf"(?:\d{{1,4}}(?:[.,]\d{{1,3}})?(?:-1/2)?|{tens}-{ones}|{_any_of(number_words)})"
        rf"(?:{GAP}(?:to|or){GAP}(?:\d{{1,3}}|{_any_of(words.numbers)}))?"
        rf"(?:{GAP}and{GAP}a{GAP}half)?"
    )
    units = _any_of(words.units)
    plural = units.replace("century", "centur(?:y|ies)")
    return {
        "gap": GAP, "hyphen": HYPHEN, "day": DAY, "nth": NTH, "year": YEAR, "short": SHORT_YEAR,
        "era": ERA, "era2": ERA.replace("<era>", "<era2>"), "about": ABOUT,
        "number": number, "unit": rf"{plural}(?:s?'(?!s)|'?s)?",
        "month": rf"(?:{_any_of(words.months)})(?![a-z])"
        r"(?:(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.|(?<=sept)\.)?",
        "ordinal": _any_of(words.ordinals),
        "weekday": rf"(?:{_any_of(words.weekdays)})(?![a-z])\.?",
        "full_weekday": _any_of(w for w in words.weekdays if w.endswith("day")),
        "season": _any_of(words.seasons), "day_part": _any_of(words.day_parts),
        "part": rf"(?P<part>{_any_of(words.parts)})",
        "which": r"(?:last|past|previous|next|following|coming|this|that|same|preceding|current|"
        rf"this{GAP}(?:past|coming|same)|(?:that|the){GAP}same|the{GAP}(?:following|previous|next)|"
        rf"subsequent|ensuing|latter)",
        "vague": _any_of(words.vague), "repeated": _any_of(words.repeated),
        "feast": _any_of([*words.feasts]), "other_month": _any_of(other_calendars().months),
        "other_feast": _any_of(other_calendars().feasts),
    }  # fmt: skip


Form = tuple[str, re.Pattern[str]]


@cache
def forms_by_first_word() -> Mapping[str, tuple[Form, ...]]:
    """Give the forms that each word may begin, in order of preference; "0" stands for digits."""
    pieces, kinds = _pieces(), _kinds_of_first_words()
    found: dict[str, list[Form]] = {}
    for row in load_table("time_forms"):
        form = (row["form"], re.compile(_filled(row["pattern"], pieces)))
        words = set().union(*(kinds[kind] for kind in row["begins"]))
        for word in words:
            found.setdefault(word, []).append(form)
    return {word: tuple(own) for word, own in found.items()}


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    """Leave out blanks and put the pieces in."""
    return PIECE.sub(lambda found: pieces[found[1]], re.sub(r"\s+", "", pattern))


def _first_words(names: Iterable[str]) -> set[str]:
    """Give the first word of each name; a figure stands for all."""
    return {re.split(r"[\s'-]", name)[0] for name in names}


def _kinds_of_first_words() -> Mapping[str, set[str]]:
    """Give the words of each kind that a form may begin with."""
    words, other = time_words(), other_calendars()
    numerals = _first_words([*words.numbers, *words.vague_numbers])
    parts = _first_words(words.parts)
    kinds = {name: set(listed.split()) for name, listed in LITTLE_WORDS.items()}
    days = set(words.weekdays) | {f"{day}s" for day in words.weekdays}
    return kinds | {
        "digit": {"0"}, "number": numerals | {"0"}, "month": set(words.months), "weekday": days,
        "season": set(words.seasons), "part_of_day": set(words.day_parts), "part": parts,
        "unit": set(words.units) | {f"{unit}s" for unit in words.units} | {"centuries"},
        "ordinal": _first_words(words.ordinals) | {"twenty", "thirty"},
        "other": _first_words([*other.months, *other.feasts]), "vague": _first_words(words.vague),
        "feast": _first_words(words.feasts), "repeated": _first_words(words.repeated),
    }  # fmt: skip


LITTLE_WORDS: Mapping[str, str] = {
    "the": "the", "this": "this", "that": "that this the at", "last": "last", "in": "in",
    "at": "at", "during": "during", "over": "over", "day": "day", "recent": "recent",
    "between": "between", "middle": "middle", "owner": "its their",
    "today": "today yesterday tomorrow tonight overnight todays yesterdays tonights",
    "which": "last past previous next following coming this that same preceding current "
    "subsequent ensuing latter the",
    "about": "about around almost nearly at more over less just only up another some roughly "
    "approximately barely under well",
}  # fmt: skip
