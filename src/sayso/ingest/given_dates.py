"""Dates that a table or a page's metadata gives."""

import re
from datetime import date, datetime

from sayso.nouns.publication import HowKnown, Publication

EARLIEST, LATEST = 1900, 2100

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
WORDY = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?,? ([A-Za-z]{3,9})\.?,? (\d{4})\b"
)
MONTH_FIRST = re.compile(
    r"(?:[A-Za-z]{3,9},? )?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b"
)
EPOCH = re.compile(r"-?\d{9,10}(?:\d{3})?(?:\.\d+)?$")


def publication_from(value: object, known: HowKnown = "given", order: str = "") -> Publication:
    """Give the publication date that a field holds; an impossible one is unknown, with a note.

    ``order`` is ``dmy`` or ``mdy`` where a person said how numbers such as 04/05/2016 are meant.
    """
    words = str(value).strip()[:100] if value is not None else ""
    if not words:
        return Publication()
    try:
        day = read_day(words, order)
    except ValueError as error:
        return Publication(None, "unknown", f"the date {words!r} is not usable: {error}")
    if not EARLIEST <= day.year <= LATEST:
        reason = f"its year is not between {EARLIEST} and {LATEST}"
        return Publication(None, "unknown", f"the date {words!r} is not usable: {reason}")
    return Publication(day, known, words)


def read_day(words: str, order: str = "") -> date:
    """Give the day that the words write; ``order`` as told by a person.

    Raises:
        ValueError: they write none, an impossible one, or one of two.

    """
    if found := ISO.match(words) or COMPACT.match(words):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := NUMERIC.match(words):
        return day_of_numbers(int(found[1]), int(found[2]), int(found[3]), order)
    if found := WORDY.match(words):
        return date(int(found[3]), month_number(found[2]), int(found[1]))
    if found := MONTH_FIRST.match(words):
        return date(int(found[3]), month_number(found[1]), int(found[2]))
    if EPOCH.match(words):
        seconds = float(words)
        seconds = seconds / 1000 if abs(seconds) > 1e11 else seconds
        return date.fromordinal(date(1970, 1, 1).toordinal() + int(seconds // 86400))
    raise ValueError("write it as YYYY-MM-DD")


def day_of_numbers(first: int, second: int, year: int, order: str = "") -> date:
    """Give the day of two numbers and a year, in the order told or the only one possible.

    Raises:
        ValueError: either order is possible, or the one told is not.

    """
    if order:
        day, month = (first, second) if order == "dmy" else (second, first)
        return date(year, month, day)
    if first > 12:
        return date(year, second, first)
    if second > 12 or first == second:
        return date(year, first, second)
    raise ValueError(
        "day and month could be either way round; write it as YYYY-MM-DD, or say which with "
        "--map order=dmy or order=mdy"
    )


def month_number(name: str) -> int:
    """Give 1 to 12 for an English month or its first letters."""
    return datetime.strptime(name[:3].title(), "%b").month  # noqa: DTZ007 - only the month is read
