"""The local page as an application: routes, the guard at the door, errors as pages."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from sayso import __version__
from sayso.errors import BadSetting, InputRefused, RecordBusy, SaysoError, UnknownName
from sayso.web import routes_api, routes_files, routes_look, routes_review
from sayso.web.desk import Desk
from sayso.web.pages import render
from sayso.web.security import Guard

STATUS: tuple[tuple[type[SaysoError], int], ...] = (
    (UnknownName, 404),
    (InputRefused, 400),
    (BadSetting, 400),
    (RecordBusy, 503),
)
LONGEST_MESSAGE = 600


def make_app(desk: Desk) -> Guard:
    """Make the application over an open desk, behind its guard.

    The guard stands outermost, so that even the answer to a fault carries the headers.
    """
    return Guard(make_routes(desk), desk.door)


def make_routes(desk: Desk) -> FastAPI:
    """Make the routes, which nobody may reach but through the guard."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="sayso",
        version=__version__,
        description="Who says what happened, where, when, and on whose word.",
        docs_url=None,  # FastAPI's own pages load scripts from elsewhere; /api is ours
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    app.state.desk = desk
    for routes in (routes_look, routes_review, routes_api, routes_files):
        app.include_router(routes.router)
    app.add_api_route("/api", show_api, include_in_schema=False, response_class=HTMLResponse)
    app.add_exception_handler(SaysoError, show_error)
    app.add_exception_handler(HTTPException, show_http_error)
    app.add_exception_handler(RequestValidationError, show_wrong_address)
    app.add_exception_handler(Exception, show_fault)
    return app


def show_api(request: Request) -> HTMLResponse:
    """Show what can be asked for as JSON: OpenAPI's own words, without remote assets."""
    schema = request.app.openapi()
    return render(request, "api.html", schema)


async def show_error(request: Request, error: Exception) -> Response:
    """Show an error that was raised on purpose: its sentence says what to do."""
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 500)
    return tell(request, status, str(error))


async def show_http_error(request: Request, error: Exception) -> Response:
    """Show that there is no such page."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return tell(request, status, "")


async def show_wrong_address(request: Request, error: Exception) -> Response:
    """Show which part of an address cannot be used."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    parts = [f"{'.'.join(str(at) for at in one['loc'][1:])}: {one['msg']}" for one in found[:5]]
    return tell(request, 400, "; ".join(parts))


async def show_fault(request: Request, error: Exception) -> Response:
    """Show that something went wrong on our side; what, is in the server's own output."""
    logging.getLogger("sayso.web").error("a page failed", exc_info=error)
    return tell(request, 500, "")


def tell(request: Request, status: int, words: str) -> Response:
    """Answer with an error as a page, or as JSON under /api."""
    short = words[:LONGEST_MESSAGE]
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": short or f"status {status}", "status": status}, status)
    return render(request, "error.html", None, status, code=status, words=short)
