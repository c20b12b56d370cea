"""Furniture inside a line: what stands at the head and tail of a text joined to one line."""

import re

from sayso.language.lines import Line
from sayso.language.page_furniture import patterns
from sayso.language.printed_dates import find_dates
from sayso.nouns.passage import Passage

TAIL = 600
AGENCY_COPY = re.compile(  # the way broadcast monitors and agencies open: place, date, agency
    r"(?P<place>[A-Z][A-Za-z .,()/'’-]{2,60}?), (?P<date>\d{1,2} [A-Za-z]{3,9}\.? \d{2,4}) "
    r"\((?P<agency>[^()\n]{2,60})\) *-- *(?:\[[A-Z][^\]\n]{0,80}\] *)*"
)
DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Za-z.’'/-]{1,24}(?:[ ,/]+(?:and )?[A-Z][A-Za-z.’'/-]{1,24}){0,4})"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\((?P<agency>[A-Z][A-Za-z -]{1,30})\) ?(?:--?|[–—])?|:(?= )| ?(?:--|[–—]))\s+"
)
AFTER_DATE = re.compile(
    r"\)?(?:\s?\(updated [^)]{0,30}\))?(?:\s\d{4} UTC[+-]\d+)?"
    r"(?:\s?Get short URL(?:\s\d+){0,3})?\s?"
)
CAPITALS = re.compile(r"[A-Z][A-Z.’' ,/-]{3,60}(?::| ?(?:-|--|[–—]))\s+")


def cut_line(text: str, line: Line, headline: str) -> list[Passage]:
    """Give the passages of one line of body: dateline, repeated headline, body, tail."""
    end = tail_start(text, line)
    pieces = []
    raw = text[line.start : line.end]
    start = line.start + len(raw) - len(raw.lstrip())
    for find in (head_date, repeated_headline, dateline):
        passage = find(text, start, end, headline)
        if passage:
            pieces.append(passage)
            start = passage.end
    for passage in repeated_lead(text, start, end, headline) or ():
        pieces.append(passage)
        start = passage.end
    if start < end or not pieces:
        pieces.append(Passage("body", start, end))
    if end < line.end:
        pieces.append(Passage("boilerplate", end, line.end, reason="the page's words at the end"))
    return pieces


def tail_start(text: str, line: Line) -> int:
    """Give where the page's own words begin at the end of a line; its end if nowhere."""
    found = patterns("tails").search(text, max(line.start + 1, line.end - TAIL), line.end)
    return found.start() if found else line.end


def head_date(text: str, start: int, end: int, headline: str) -> Passage | None:
    """Give the date that a run-on text opens with, with its label and the clock time."""
    del headline
    label = patterns("date_labels").match(text, start, end)
    place = label.end() if label else start
    date = next(find_dates(text, place, min(place + 60, end)), None)
    if date is None or text[place : date.start].strip(" \t:|"):
        return None
    after = AFTER_DATE.match(text, date.end, end)
    stop = after.end() if after else date.end
    sentence_goes_on = label is None and text[stop : stop + 1].islower()
    if sentence_goes_on:
        return None
    return Passage("dateline", start, stop, reason="a date at the head of the text")


def repeated_headline(text: str, start: int, end: int, headline: str) -> Passage | None:
    """Give the headline where the body says it again word for word."""
    bare = headline.strip().rstrip(".")
    if len(bare) < 15 or not text.startswith(bare, start) or start + len(bare) >= end:
        return None
    stop = start + len(bare)
    stop += len(text[stop:end]) - len(text[stop:end].lstrip(". "))
    return Passage("teaser", start, stop, reason="the headline again")


def dateline(text: str, start: int, end: int, headline: str) -> Passage | None:
    """Give the place, date and agency that agency copy opens with."""
    del headline
    for form in (AGENCY_COPY, DATELINE, CAPITALS):
        found = form.match(text, start, end)
        if found and found.end() < end and len(found[0]) <= 250:
            return Passage("dateline", start, found.end(), reason="place and agency of a dispatch")
    return None


def repeated_lead(text: str, start: int, end: int, headline: str) -> list[Passage] | None:
    """Give the lead where it stands twice in a row: the second time is a repeat."""
    del headline
    probe = text[start : min(start + 40, end)]
    if len(probe) < 40:
        return None
    again = text.find(probe, start + 40, min(start + 1000, end))
    if again < 0:
        return None
    first = text[start:again].rstrip(" .")
    if not text.startswith(first, again):
        return None
    stop = again + len(first)
    rest = text[stop:end].lstrip(". ")
    if rest[:1].islower():  # told again with more words: both are kept, as two sentences
        return [Passage("body", start, again, reason="the lead, which is told again with more")]
    stop = end - len(rest)
    again_told = Passage("teaser", again, stop, reason="the lead told again at once")
    return [Passage("body", start, again, reason="the lead, which is told again"), again_told]
