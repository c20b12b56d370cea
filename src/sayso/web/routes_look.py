"""The pages to read: overview, place, incident, report, source, search, log, agreement."""

from datetime import date
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from sayso.errors import BadSetting, UnknownName
from sayso.record.page_filters import Filters
from sayso.record.read import claims_by_id
from sayso.record.review_acts import acts_stamp
from sayso.views.agreement import Agreement, make_agreement
from sayso.views.incident_page import make_incident_page
from sayso.views.log_page import make_log_page
from sayso.views.overview import Overview, make_overview, make_whole
from sayso.views.place_page import PlacePage, make_place_page
from sayso.views.report_page import make_report_page
from sayso.views.search_page import WHAT, make_search_page
from sayso.views.source_page import make_source_page, make_sources_page
from sayso.wanted import actor_keys, place_keys
from sayso.web.map_drawing import draw_map
from sayso.web.pages import desk_of, link, path_part, render

drawn = lru_cache(32)(draw_map)
"""The same marks are drawn once."""
router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

Offset = Annotated[int, Query(ge=0, le=1_000_000)]
Words = Annotated[str, Query(max_length=300)]
Box = Annotated[str, Query(max_length=80)]
Day = Annotated[str, Query(max_length=20)]


def day_from(name: str, words: str) -> date | None:
    """Give the day of an address; None for none.

    Raises:
        BadSetting: it is no day of a calendar.

    """
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise BadSetting(f"“{name}” takes a day such as 2016-12-11; got {words!r}") from error


def box_from(words: str) -> tuple[float, float, float, float] | None:
    """Give the box of an address, west, south, east and north in degrees; None for none.

    Raises:
        BadSetting: it is no box.

    """
    if not words:
        return None
    try:
        west, south, east, north = (round(float(part), 2) for part in words.split(","))
    except ValueError as error:
        raise BadSetting(f"“box” takes west,south,east,north; got {words[:60]!r}") from error
    if not (-360 <= west <= east <= 360 and -90 <= south <= north <= 90):
        raise BadSetting(f"“box” takes degrees, smaller ones first; got {words[:60]!r}")
    return west, south, east, north


def ask_overview(request: Request, from_: str, to: str, box: str) -> Overview:
    """Give the overview, worked out once for all who ask until the record changes."""
    desk = desk_of(request)
    first, last = day_from("from", from_), day_from("to", to)
    wanted = Filters(from_day=first, to_day=last, box=box_from(box))
    with desk.look() as look:
        whole = desk.remember(look, "whole", lambda: make_whole(look))
        return desk.remember(
            look,
            ("overview", wanted),
            lambda: make_overview(look, desk.title, whole, wanted),
        )


@router.get("/")
def overview(
    request: Request,
    from_: Annotated[Day, Query(alias="from")] = "",
    to: Day = "",
    box: Box = "",
) -> HTMLResponse:
    """Show what is in the record."""
    page = ask_overview(request, from_, to, box)
    return render(request, "overview.html", page, map=drawn(page.places))


def keys_meant(name: str) -> frozenset[str]:
    """Give the keys of the places that a name means, by any alias that the gazetteer knows."""
    return place_keys(name)[0]


def ask_place(request: Request, key: str, on: str, offset: int) -> PlacePage:
    """Give a place by key or any of its names, worked out once until the record changes."""
    desk, day = desk_of(request), day_from("on", on)
    marks = ask_overview(request, "", "", "").places
    with desk.look() as look:
        return desk.remember(
            look,
            ("place", key, day, offset),
            lambda: make_place_page(look, key, day, offset, keys_meant(key), marks),
        )


@router.get("/place/{key:path}")
def place(request: Request, key: str, on: Day = "", offset: Offset = 0) -> HTMLResponse:
    """Show a place, over all days or on one."""
    page = ask_place(request, key, on, offset)
    return render(request, "place.html", page, map=drawn(page.marks))


@router.get("/incident/{key}")
def incident(request: Request, key: str) -> HTMLResponse:
    """Show an incident."""
    with desk_of(request).look() as look:
        page = make_incident_page(look, key)
    return render(request, "incident.html", page)


@router.get("/report/{key:path}")
def report(
    request: Request,
    key: str,
    claim: Words = "",
    part: Offset = 0,
    compare: Words = "",
) -> HTMLResponse:
    """Show a report with its claims lit up."""
    with desk_of(request).look() as look:
        page = make_report_page(look, key, claim, part, compare)
    return render(request, "report.html", page)


@router.get("/claim/{key}")
def claim(request: Request, key: str) -> RedirectResponse:
    """Lead to the words that a claim rests on."""
    with desk_of(request).look() as look:
        found = claims_by_id(look, [key]).get(key)
    if found is None:
        raise UnknownName(f"there is no claim {key[:80]!r} in this record")
    address = link(f"/report/{path_part(found.report)}", claim=key)
    return RedirectResponse(f"{address}#e-{path_part(key)}", 303)


@router.get("/sources")
def sources(request: Request, q: Words = "", offset: Offset = 0) -> HTMLResponse:
    """List on whose word the claims stand."""
    desk = desk_of(request)
    with desk.look() as look:
        page = desk.remember(
            look, ("sources", q, offset), lambda: make_sources_page(look, q, offset)
        )
    return render(request, "sources.html", page)


@router.get("/source/{key:path}")
def source(request: Request, key: str, offset: Offset = 0) -> HTMLResponse:
    """Show what a source said, and who agreed."""
    with desk_of(request).look() as look:
        page = make_source_page(look, key, offset)
    return render(request, "source.html", page)


def filters_of(request: Request) -> Filters:
    """Read the filters of an address, so that a view can be sent to a colleague."""
    asked = {name: value.strip()[:300] for name, value in request.query_params.items()}
    return Filters(
        words=asked.get("q", ""),
        place=asked.get("place", ""),
        actor=asked.get("actor", ""),
        source=asked.get("source", ""),
        type=asked.get("type", ""),
        stance=asked.get("stance", ""),
        outlet=asked.get("outlet", ""),
        from_day=day_from("from", asked.get("from", "")),
        to_day=day_from("to", asked.get("to", "")),
        disputed=asked.get("disputed", "") == "1",
        places=keys_meant(asked["place"]) if asked.get("place") else frozenset(),
        actors=actor_keys(asked["actor"]) if asked.get("actor") else frozenset(),
    )


@router.get("/search")
def search(request: Request, what: Words = "claims", offset: Offset = 0) -> HTMLResponse:
    """Search claims, incidents or reports."""
    desk, wanted = desk_of(request), filters_of(request)
    kind = what if what in WHAT else "claims"
    with desk.look() as look:
        page = make_search_page(look, wanted, kind, offset)
    return render(request, "search.html", page)


@router.get("/log")
def log(request: Request, by: Words = "", about: Words = "", offset: Offset = 0) -> HTMLResponse:
    """Show who did what."""
    with desk_of(request).look() as look:
        page = make_log_page(look, by, about, offset)
    return render(request, "log.html", page)


def ask_agreement(request: Request) -> Agreement:
    """Give the agreement, worked out once until somebody reviews again."""
    desk = desk_of(request)
    with desk.look() as look:
        return desk.remember(look, ("agreement", acts_stamp(look)), lambda: make_agreement(look))


@router.get("/agreement")
def agreement(request: Request) -> HTMLResponse:
    """Show how far those who reviewed the same claims agree."""
    page = ask_agreement(request)
    return render(request, "agreement.html", page)
