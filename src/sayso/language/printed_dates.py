"""Full dates as they are printed: day, month and year in any usual order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
MONTH = (
    r"(?P<month{n}>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\b\.?"
)
WEEKDAY = (
    r"(?:\b(?P<weekday{n}>(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?)\b"
    r"\.?,?\s)?"
)
YEAR = r"(?P<year{n}>(?:19|20)\d\d|'?\d\d(?=\s?[()\n]|$))(?!\d)"


def _form(number: int, form: str) -> str:
    """Give a form of date with the names of its groups told apart by a number."""
    parts = {"weekday": WEEKDAY, "month": MONTH, "year": YEAR}
    return form.format(**{k: v.replace("{n}", str(number)) for k, v in parts.items()}, n=number)


FORMS = (
    r"{weekday}(?<!\d)(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?:of\s)?{month},?\s{year}",
    r"{weekday}\b{month}\s(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?,?\s?{year}",
    r"(?<!\d)(?P<year{n}>(?:19|20)\d\d)-(?P<month{n}>\d\d)-(?P<day{n}>\d\d)(?!\d)",
    r"(?<!\d)(?P<day{n}>\d{{1,2}})[-./](?P<month{n}>\d{{1,2}})[-./](?P<year{n}>(?:19|20)\d\d)(?!\d)",
)
FULL = re.compile("|".join(f"(?:{_form(n, form)})" for n, form in enumerate(FORMS)), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A full date in the text; ``fits`` is False where its own weekday is another one."""

    start: int
    end: int
    day: date
    words: str
    fits: bool = True


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """Give the full dates that are printed between two offsets; impossible ones are left out."""
    for match in FULL.finditer(text, start, len(text) if end is None else end):
        parts = {name[:-1]: value for name, value in match.groupdict().items() if value}
        day = day_of(parts)
        if day:
            named = parts.get("weekday", "")[:3].lower()
            fits = not named or WEEKDAYS.index(named) == day.weekday()
            yield PrintedDate(match.start(), match.end(), day, match[0], fits)


def day_of(parts: dict[str, str]) -> date | None:
    """Give the day of a match; None where the calendar has none or two are possible."""
    written = parts["year"].lstrip("'")
    year = int(written) if len(written) == 4 else 1900 + int(written)
    year += 100 if year < 1930 else 0
    day = int(parts["day"])
    month = parts["month"]
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    if number > 12 >= day:
        day, number = number, day
    try:
        return date(year, number, day)
    except ValueError:
        return None
