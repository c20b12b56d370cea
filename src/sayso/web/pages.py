"""Turn page contexts into HTML: one set of templates, everything from a report escaped."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, unquote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from sayso import __version__
from sayso.views.search_page import mark_words
from sayso.wanted import country_name
from sayso.web.desk import Desk
from sayso.web.labels import LANGUAGES, Labels, choose_language, load_labels
from sayso.web.security import read_cookie


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks: the name under which acts are kept (empty if not given yet), the language."""

    name: str
    labels: Labels


def desk_of(request: Request) -> Desk:
    """Give the desk that the server holds."""
    desk: Desk = request.app.state.desk
    return desk


def visitor_of(request: Request) -> Visitor:
    """Read the visitor's name and language from cookies and headers."""
    cookies = request.headers.get("cookie", "")
    port = desk_of(request).door.port
    language = choose_language(
        request.query_params.get("lang", ""),
        read_cookie(cookies, f"sayso-lang-{port}"),
        request.headers.get("accept-language", ""),
    )
    name = unquote(read_cookie(cookies, f"sayso-name-{port}"))[:60]
    return Visitor(name, load_labels(language))


def form_of(request: Request) -> dict[str, str]:
    """Give the posted form that the guard checked, the last value of each field."""
    return {name: values[-1] for name, values in request.scope.get("sayso.form", {}).items()}


@cache
def environment() -> Environment:
    """Give the templates with their filters."""
    made = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["part"] = path_part
    made.filters["marked"] = mark_words
    made.filters["country"] = name_country
    made.globals.update(version=__version__, languages=LANGUAGES, link=link)
    return made


def name_country(where: str) -> str:
    """Give where a place lies with the country's name in the place of its code."""
    parts = where.split(", ")
    return ", ".join([*parts[:-1], country_name(parts[-1])])


def path_part(key: str) -> str:
    """Give a key as one part of an address."""
    return quote(key, safe=":~@")


def link(path: str, **values: object) -> str:
    """Give an address with the values that are set."""
    asked = {name.rstrip("_"): value for name, value in values.items() if value}
    return f"{path}?{urlencode(asked)}" if asked else path


def render(
    request: Request, template: str, page: object, status: int = 200, **more: object
) -> HTMLResponse:
    """Give a page as HTML."""
    desk, visitor = desk_of(request), visitor_of(request)
    html = (
        environment()
        .get_template(f"desk/{template}")
        .render(
            page=page,
            t=visitor.labels,
            visitor=visitor,
            record=desk.title,
            form_token=desk.door.form_token,
            here=request.url.path,
            asked=request.url.query,
            said=request.query_params.get("said", ""),
            act=request.query_params.get("act", ""),
            busy=not desk.together.idle.is_set(),
            **more,
        )
    )
    return HTMLResponse(html, status_code=status)
