"""Find the publication date of a report in its own words.

In order of trust: given with the report, stated by the page, printed at the head of the text,
inferred from a weekday that stands beside a day and month. A date given that the body's own
dateline contradicts is kept and flagged, and the body's day is what "yesterday" is reckoned from.
"""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sayso.language.printed_dates import MONTHS, WEEKDAYS, PrintedDate, find_dates
from sayso.nouns.passage import Passage
from sayso.nouns.publication import Publication
from sayso.nouns.report import Report

HEAD = 400
FARTHEST = timedelta(days=3)
NAMED_DAY = re.compile(
    r"\b(?P<today>today,? )?(?:on )?(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day,? "
    r"(?:the )?"
    r"(?:(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? "
    r"(?P<day>\d{1,2})|(?P<day2>\d{1,2})(?:st|nd|rd|th)? "
    r"(?P<month2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\b",
    re.IGNORECASE,
)
MONTH_DAY = re.compile(
    r"\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? "
    r"?(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?!,? (?:19|20)\d\d)",
    re.IGNORECASE,
)
PLAIN_WEEKDAY = re.compile(
    r"(?<!last )(?<!next )\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")


def date_report(report: Report, passages: Sequence[Passage]) -> Publication:
    """Give the publication date with how it is known; a contradiction in the body is flagged."""
    printed = printed_at_head(report.text, passages)
    known = report.published
    if known.day is None:
        if printed:
            first = printed[0]
            known = Publication(first.day, "printed", first.words)
        else:
            return inferred(report.text) or known
        printed = printed[1:]
    return contradicted(known, [p for p in printed if not is_renewal(p, known, report.text)])


def printed_at_head(text: str, passages: Sequence[Passage]) -> list[PrintedDate]:
    """Give the full dates of the lines and openings that date the report, in order."""
    found: list[PrintedDate] = []
    bodies = 0
    for passage in passages:
        if passage.kind in {"dateline", "byline"} and passage.start < 4 * HEAD:
            found.extend(find_dates(text, passage.start, passage.end))
        elif passage.kind in {"body", "teaser", "caption"} and bodies < 2:
            bodies += 1
            found.extend(stamps(text, passage))
        elif passage.kind == "headline":
            stamp = REPORT_OF.search(text, passage.start, passage.end)
            found.extend(find_dates(text, stamp.start(), passage.end) if stamp else ())
    return found


REPORT_OF = re.compile(r"\breport of (?=\d{4}-\d\d-\d\d)")
STAMP = re.compile(  # what stands right before a date that stamps a text inside its first line
    r"(?:\b(?:published|posted|updated|last updated at|date of publication)[ :]*(?:on |at )?"
    r"|\b(?:AFP|AP|Reuters|EFE|DPA|Xinhua|TASS|Anadolu|Agencies|TASS/?)[ ,]+|\| )$",
    re.IGNORECASE,
)


UPDATED = re.compile(r"\bupdated[ :]*(?:on |at )?$", re.IGNORECASE)


def is_renewal(printed: PrintedDate, known: Publication, text: str) -> bool:
    """Whether a date only says that the page was renewed after its day of publication."""
    before = text[max(0, printed.start - 40) : printed.start]
    later = known.day is not None and printed.day > known.day
    return later and UPDATED.search(before) is not None


def stamps(text: str, passage: Passage) -> list[PrintedDate]:
    """Give the dates that stamp the first line of a body: after an agency, a label or a bar."""
    found = []
    for printed in find_dates(text, passage.start, min(passage.end, passage.start + HEAD)):
        before = text[max(passage.start, printed.start - 40) : printed.start]
        after = text[printed.end : printed.end + 12]
        clock = re.match(r",? \d{1,2}[:.]?\d\d\b|\s?Get short|,? \d{4} UTC|\(updated", after)
        begins = not before.strip() and text[printed.end + 1 : printed.end + 2].isupper()
        if STAMP.search(before) or clock or begins:
            found.append(printed)
    return found


def contradicted(known: Publication, printed: Sequence[PrintedDate]) -> Publication:
    """Flag a date that the text's own stamp contradicts; a stamp whose weekday is off does not."""
    if known.day is None:
        return known
    for other in printed:
        if other.day == known.day:
            return known
        if not other.fits:
            continue
        sentence = f"the report is dated {known.day}, but its text is dated {other.words.strip()!r}"
        return replace(known, body_day=other.day, contradiction=sentence)
    return known


def inferred(text: str) -> Publication | None:
    """Give the day that a weekday beside a day and month implies; None if nothing does.

    The year is the one near the years the text mentions in which the weekday falls on that day.
    """
    years = {int(found[0]) for found in YEAR.finditer(text)}
    if not years:
        return None
    latest = max(years)
    best: tuple[date, str] | None = None
    for found in NAMED_DAY.finditer(text):
        month = MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
        number = int(found["day"] or found["day2"])
        weekday = WEEKDAYS.index(found["weekday"][:3].lower())
        day = year_that_fits(month, number, weekday, latest)
        if day and found["today"]:
            return Publication(day, "inferred", f"{found[0]!r} fell on that weekday in {day.year}")
        if day and (best is None or day > best[0]):
            best = (day, found[0])
    if best:
        day, words = best
        return Publication(day, "inferred", f"{words!r} fell on that weekday in {day.year}")
    return after_latest_day(text, latest + 1)


def year_that_fits(month: int, number: int, weekday: int, latest: int) -> date | None:
    """Give the day in the latest year mentioned, or the two after it, that is that weekday."""
    for year in (latest, latest + 1, latest + 2, latest - 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day.weekday() == weekday:
            return day
    return None


def after_latest_day(text: str, year: int) -> Publication | None:
    """Give the weekday that the text tells of, next after the latest day and month it names.

    Reporters print the year only of what was in another year, so ``year`` is the one after the
    latest that is printed. "On Thursday" beside "his Dec. 14th press conference" is then the
    first Thursday from that day on; the reckoning is dropped where it leads far.
    """
    named = []
    for found in MONTH_DAY.finditer(text):
        month = MONTHS.index(found["month"][:3].lower()) + 1
        with contextlib.suppress(ValueError):
            named.append((date(year, month, int(found["day"])), found[0]))
    weekdays = [WEEKDAYS.index(found[1][:3].lower()) for found in PLAIN_WEEKDAY.finditer(text)]
    if not named or not weekdays:
        return None
    last, words = max(named)
    ahead = timedelta(days=min((weekday - last.weekday()) % 7 for weekday in weekdays))
    if ahead > FARTHEST:
        return None
    reason = f"the weekday told of, next after {words!r}; no year is printed later than {year - 1}"
    return Publication(last + ahead, "inferred", reason)
