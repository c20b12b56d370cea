"""Find which outlet a report is from, where its text prints it."""

import re
from collections.abc import Sequence

from sayso.language.page_furniture import patterns
from sayso.language.printed_dates import find_dates
from sayso.language.run_on import AGENCY_COPY
from sayso.nouns.passage import Passage
from sayso.nouns.report import Report

EDGES = " \t\n\r,;:|–—-()·"
CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d ?(?:[ap]m)?\b|\b(?:GMT|UTC|BST|E[DS]T|Updated?)\b", re.IGNORECASE
)
SOURCE_LINE = re.compile(r"\|? ?Source: (?P<outlet>[A-Z][\w .’'&-]{1,40}?)\s*$", re.MULTILINE)
NAME = re.compile(r"(?:The )?[A-Z][\w.’'&()-]*(?: [A-Z(][\w.’'&()-]*){0,4}")
BESIDE_DASH = re.compile(  # "(Reuters) - ", "(CNN) -- ", "19 MAR 89 (EFE) -- "
    r"[A-Z][\w.,’'/-]* (?:\([A-Z ]{3,20}\), )?(?:[\w. ]{3,14} )?"
    r"\((?P<agency>[A-Z][A-Za-z -]{1,40})\) ?(?:--?|[–—])(?=\s)"
)
LINES_READ = 6


def find_outlet(report: Report, passages: Sequence[Passage]) -> str:
    """Give the outlet as given, or as printed; empty where the text gives no evidence.

    Evidence is, in this order: a name beside the date in the line that dates the report, a name
    alone above the first paragraph, a "Source:" line, and the agency of a dispatch's opening.
    """
    if report.outlet:
        return report.outlet
    text = report.text
    for passage in passages[:LINES_READ]:
        words = text[passage.start : passage.end].strip()
        opens = AGENCY_COPY.match(words)
        if opens:
            return re.sub(r" ?- ?", "-", opens["agency"]).strip()
        if passage.kind == "dateline" and (name := beside_date(words)):
            return name
        if passage.kind == "byline" and not passage.author and NAME.fullmatch(words):
            return words
    for passage in passages:
        if passage.kind == "boilerplate":
            found = SOURCE_LINE.search(text, passage.start, passage.end)
            if found:
                return found["outlet"].strip()
    return agency(text, passages)


def beside_date(words: str) -> str:
    """Give the name that stands beside the date in a line; empty if none does."""
    date = next(find_dates(words), None)
    if date is None:
        return ""
    for side in (words[: date.start], words[date.end :]):
        bare = CLOCK.sub(" ", patterns("date_labels").sub(" ", side)).strip(EDGES)
        bare = f"{bare})" if bare.count("(") > bare.count(")") else bare
        if NAME.fullmatch(bare):
            return bare
    return ""


def agency(text: str, passages: Sequence[Passage]) -> str:
    """Give the agency that the opening of a dispatch names; empty if there is none."""
    for passage in passages[:LINES_READ]:
        if passage.kind in {"dateline", "body", "headline"}:
            found = BESIDE_DASH.search(text, passage.start, min(passage.end, passage.start + 600))
            if found:
                return found["agency"].strip()
    return ""
