"""The same answers as JSON, for scripts; what each holds is in its schema at /api/openapi.json."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from sayso.views.agreement import Agreement
from sayso.views.incident_page import IncidentPage, make_incident_page
from sayso.views.log_page import LogPage, make_log_page
from sayso.views.overview import Overview
from sayso.views.place_page import PlacePage
from sayso.views.report_page import ReportPage, make_report_page
from sayso.views.review_page import QueueFilter, ReviewPage, make_review_page
from sayso.views.search_page import WHAT, SearchPage, make_search_page
from sayso.views.source_page import SourcePage, SourcesPage, make_source_page, make_sources_page
from sayso.web.pages import desk_of, visitor_of
from sayso.web.routes_look import (
    Box,
    Day,
    Offset,
    Words,
    ask_agreement,
    ask_overview,
    ask_place,
    filters_of,
)

router = APIRouter(prefix="/api", tags=["the record"])
From = Annotated[Day, Query(alias="from")]


@router.get("/overview")
def overview(request: Request, from_: From = "", to: Day = "", box: Box = "") -> Overview:
    """What is in the record between two days and in a box of the map; all may be left out."""
    return ask_overview(request, from_, to, box)


@router.get("/place/{key:path}")
def place(request: Request, key: str, on: Day = "", offset: Offset = 0) -> PlacePage:
    """A place by key or name: who held it when, what happened there, its names."""
    return ask_place(request, key, on, offset)


@router.get("/incident/{key}")
def incident(request: Request, key: str) -> IncidentPage:
    """An incident: what all say, what they dispute, figures, chains, claims."""
    with desk_of(request).look() as look:
        return make_incident_page(look, key)


@router.get("/report/{key:path}")
def report(
    request: Request, key: str, claim: Words = "", part: Offset = 0, compare: Words = ""
) -> ReportPage:
    """A report: its text cut where claims and passages begin and end, its copies."""
    with desk_of(request).look() as look:
        return make_report_page(look, key, claim, part, compare)


@router.get("/sources")
def sources(request: Request, q: Words = "", offset: Offset = 0) -> SourcesPage:
    """The sources, most claims first."""
    with desk_of(request).look() as look:
        return make_sources_page(look, q, offset)


@router.get("/source/{key:path}")
def source(request: Request, key: str, offset: Offset = 0) -> SourcePage:
    """A source by key or name: what it said, who carried it, who agreed."""
    with desk_of(request).look() as look:
        return make_source_page(look, key, offset)


@router.get("/search")
def search(  # noqa: PLR0913, PLR0917 - one parameter for every filter of the address
    request: Request,
    what: Words = "claims",
    q: Words = "",
    place: Words = "",
    actor: Words = "",
    source: Words = "",
    type: Words = "",  # noqa: A002 - the name in the address
    stance: Words = "",
    outlet: Words = "",
    from_: From = "",
    to: Day = "",
    disputed: Words = "",
    offset: Offset = 0,
) -> SearchPage:
    """Claims, incidents or reports that have the words and fit the filters."""
    del q, place, actor, source, type, stance, outlet, from_, to, disputed  # read from the address
    with desk_of(request).look() as look:
        kind = what if what in WHAT else "claims"
        return make_search_page(look, filters_of(request), kind, offset)


@router.get("/review")
def review(request: Request, claim: Words = "", report: Words = "", second: str = "") -> ReviewPage:
    """The review queue of the person named in the cookie."""
    desk = desk_of(request)
    with desk.look() as look:
        wanted = QueueFilter(report=report, second=second == "1")
        return make_review_page(look, desk.queue(look), visitor_of(request).name, wanted, claim)


@router.get("/agreement")
def agreement(request: Request) -> Agreement:
    """How far those who reviewed the same claims agree, field by field."""
    return ask_agreement(request)


@router.get("/log")
def log(request: Request, by: Words = "", about: Words = "", offset: Offset = 0) -> LogPage:
    """Who did what, newest first."""
    with desk_of(request).look() as look:
        return make_log_page(look, by, about, offset)
