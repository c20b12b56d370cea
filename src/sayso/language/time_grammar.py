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
ERA = rf"(?:{GAP}(?P<era>b\.?c\.?(?:e\.?)?|a\.?d\.?|c\.?e\.?)(?![a-z]))"
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
        "month": rf"(?:{_any_of(words.months)})(?![a-z])\.?", "ordinal": _any_of(words.ordinals),
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


@cache
def forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the compiled forms with their names."""
    pieces = _pieces()
    return tuple(
        (row["form"], re.compile(_filled(row["pattern"], pieces)))
        for row in load_table("time_forms")
    )


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    """Leave out blanks and put the pieces in."""
    return PIECE.sub(lambda found: pieces[found[1]], re.sub(r"\s+", "", pattern))


@cache
def starters() -> frozenset[str]:
    """Give the words that a form may begin with; a form may also begin with a digit."""
    words = time_words()
    names = [
        *words.months, *words.weekdays, *words.seasons, *words.day_parts, *words.units,
        *words.numbers, *words.vague_numbers, *words.ordinals, *words.parts, *words.vague,
        *words.repeated, *words.feasts, *other_calendars().months, *other_calendars().feasts,
    ]  # fmt: skip
    first = {name.split(" ")[0].split("-")[0].split("'")[0] for name in names}
    plurals = {f"{name}s" for name in (*words.units, *words.weekdays)} | {"centuries"}
    return frozenset(first | plurals | LITTLE_STARTERS)


LITTLE_STARTERS = frozenset(
    {
        "the", "this", "that", "last", "past", "previous", "next", "following", "coming", "same",
        "current", "preceding", "latter", "subsequent", "ensuing", "early", "late", "earlier",
        "later", "mid", "today", "yesterday", "tomorrow", "tonight", "overnight", "todays",
        "yesterdays", "about", "around", "almost", "nearly", "at", "more", "over", "less", "just",
        "only", "another", "some", "in", "during", "between", "recent", "its", "their", "twenty",
        "day", "every", "each",
    }
)  # fmt: skip
