"""Search: claims, incidents or reports with the words and the filters, a page at a time."""

import re
from dataclasses import dataclass
from datetime import date

from sayso.nouns.claim import CLAIM_TYPES, STANCES
from sayso.record.looking import Look
from sayso.record.page_filters import Filters
from sayso.record.page_rows import find_claims, find_incidents, find_reports
from sayso.views.claim_card import ClaimCard, make_claim_cards
from sayso.views.incident_lines import IncidentLine, make_incident_lines
from sayso.views.report_lines import ReportLine, make_report_line
from sayso.views.words import say_type

A_PAGE = 25
MOST_PAGES = 400
WHAT = ("claims", "incidents", "reports")
WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What a search found. ``filters`` are those of the address, as typed, without empty ones."""

    what: str
    words: str
    filters: dict[str, str]
    claims: tuple[ClaimCard, ...]
    incidents: tuple[IncidentLine, ...]
    reports: tuple[ReportLine, ...]
    total: int
    is_more: bool
    offset: int
    page_size: int
    types: tuple[tuple[str, str], ...]
    stances: tuple[str, ...]
    marked: tuple[str, ...]


def make_search_page(
    look: Look, wanted: Filters, what: str = "claims", offset: int = 0
) -> SearchPage:
    """Answer a search. An empty search lists everything, so that a reader can browse."""
    offset = min(max(0, offset), A_PAGE * MOST_PAGES)
    claims: tuple[ClaimCard, ...] = ()
    incidents: tuple[IncidentLine, ...] = ()
    reports: tuple[ReportLine, ...] = ()
    if what == "incidents":
        found_incidents = find_incidents(look, wanted, "day", offset, A_PAGE)
        incidents = make_incident_lines(look, found_incidents.rows)
        total, is_more = found_incidents.total, found_incidents.is_more
    elif what == "reports":
        found_reports = find_reports(look, wanted, offset, A_PAGE)
        reports = tuple(map(make_report_line, found_reports.rows))
        total, is_more = found_reports.total, found_reports.is_more
    else:
        found_claims = find_claims(look, wanted, offset, A_PAGE)
        claims = make_claim_cards(look, found_claims.rows)
        total, is_more = found_claims.total, found_claims.is_more
    return SearchPage(
        what=what,
        words=wanted.words,
        filters=as_typed(wanted),
        claims=claims,
        incidents=incidents,
        reports=reports,
        total=total,
        is_more=is_more,
        offset=offset,
        page_size=A_PAGE,
        types=tuple((slug, say_type(slug)) for slug in CLAIM_TYPES),
        stances=STANCES,
        marked=tuple(WORD.findall(wanted.words.casefold())[:12]),
    )


def as_typed(wanted: Filters) -> dict[str, str]:
    """Give the filters as they stand in the address."""
    values = {
        "q": wanted.words,
        "place": wanted.place,
        "actor": wanted.actor,
        "source": wanted.source,
        "type": wanted.type,
        "stance": wanted.stance,
        "outlet": wanted.outlet,
        "from": iso(wanted.from_day),
        "to": iso(wanted.to_day),
        "disputed": "1" if wanted.disputed else "",
    }
    return {name: value for name, value in values.items() if value}


def iso(day: date | None) -> str:
    """Give a day as the address writes it."""
    return day.isoformat() if day else ""


def mark_words(text: str, words: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Part a text into runs, each with whether it is one of the words that were searched."""
    if not words:
        return ((text, False),)
    pieces: list[tuple[str, bool]] = []
    last = 0
    for found in WORD.finditer(text):
        if not found[0].casefold().startswith(words):
            continue
        pieces += [(text[last : found.start()], False), (found[0], True)]
        last = found.end()
    return (*pieces, (text[last:], False))
