"""The review: one claim at a time, and the forms that act on it."""

from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import InputRefused
from sayso.record.review_acts import last_act_of
from sayso.views.review_page import QueueFilter, make_review_page
from sayso.web.acting import Wish, check_name, do_act, do_undo
from sayso.web.labels import LANGUAGES
from sayso.web.pages import desk_of, form_of, link, render, visitor_of
from sayso.web.security import give_cookie

router = APIRouter(include_in_schema=False)
A_YEAR = 365 * 24 * 3600

Key = Annotated[str, Query(max_length=300)]


@router.get("/review", response_class=HTMLResponse)
def review(request: Request, claim: Key = "", report: Key = "", second: str = "") -> HTMLResponse:
    """Show the claim that should be looked at next, or the one that is asked for."""
    desk, visitor = desk_of(request), visitor_of(request)
    wanted = QueueFilter(report=report, second=second == "1")
    with desk.look() as look:
        page = make_review_page(look, desk.queue(look), visitor.name, wanted, claim)
    return render(request, "review.html", page)


@router.post("/review/act")
def act(request: Request) -> Response:
    """Keep an act, and go on to the next claim or back to where the form stood."""
    desk, form = desk_of(request), form_of(request)
    wish = Wish(
        kind=form.get("kind", ""),
        claim=form.get("claim", ""),
        by=visitor_of(request).name,
        field=form.get("field", ""),
        value=form.get("value", ""),
        reason=form.get("reason", ""),
        other=form.get("other", ""),
    )
    number = do_act(desk, wish)
    return go(form.get("next", "/review"), said=wish.kind, act=number)


@router.post("/review/undo")
def undo(request: Request) -> Response:
    """Undo an act: the one named, or the visitor's last one."""
    desk, form, by = desk_of(request), form_of(request), visitor_of(request).name
    given = form.get("act", "")
    if given.isascii() and given.isdigit() and len(given) < 16:
        number = int(given)
    else:
        with desk.look() as look:
            last = last_act_of(look, check_name(by))
        if last is None:
            raise InputRefused("There is nothing of yours left to undo.")
        number = last.id
    do_undo(desk, number, by)
    return go(form.get("next", "/log"), said="undone", act=number)


@router.post("/name")
def name(request: Request) -> Response:
    """Remember under which name this browser's acts are kept."""
    form = form_of(request)
    chosen = check_name(form.get("name", ""))
    answer = go(form.get("next", "/review"))
    set_cookie(answer, f"sayso-name-{desk_of(request).door.port}", quote(chosen))
    return answer


@router.post("/language")
def language(request: Request) -> Response:
    """Remember the language of the page's own words."""
    form = form_of(request)
    chosen = form.get("language", "")
    if chosen not in LANGUAGES:
        raise InputRefused(f"There is no catalogue for {chosen[:20]!r}.")
    answer = go(form.get("next", "/"))
    set_cookie(answer, f"sayso-lang-{desk_of(request).door.port}", chosen)
    return answer


@router.get("/enter", response_class=HTMLResponse)
def door(request: Request) -> Response:
    """Ask for the password; without one, the printed address is the way in."""
    if not desk_of(request).door.password:
        return RedirectResponse("/", 303)
    return render(request, "enter.html", None, wrong=False)


@router.post("/enter", response_class=HTMLResponse)
def enter(request: Request) -> Response:
    """Let in who knows the password."""
    held = desk_of(request).door
    if not held.password or not held.opens_for(form_of(request).get("password", "")):
        return render(request, "enter.html", None, 403, wrong=True)
    answer = go("/")
    answer.headers.append("set-cookie", give_cookie(held))
    return answer


def set_cookie(answer: Response, key: str, value: str) -> None:
    """Set a cookie that only our own pages get."""
    answer.set_cookie(key, value, max_age=A_YEAR, httponly=True, samesite="strict")


def go(target: str, said: str = "", act: int = 0) -> Response:
    """Lead on to one of our own pages, with a word on what was done; never to another site."""
    parts = urlsplit(target.replace("\\", "/"))
    path = "/" + parts.path.lstrip("/")
    query = "&".join(
        part for part in parts.query.split("&") if part and not part.startswith(("said=", "act="))
    )
    told = link("", said=said, act=act).lstrip("?")
    asked = "&".join(part for part in (query, told) if part)
    return RedirectResponse(quote(path, safe="/:~@%") + (f"?{asked}" if asked else ""), 303)
