"""Write the published page: one self-contained HTML file that works offline."""

import base64
import hashlib
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.views.page import PageContext
from sayso.web.map_drawing import draw_map

UNDRAWN = "country"
"""How exactly a place is known that is on no map: a dot would make the middle of a country out to
be where it happened."""


def render_page(page: PageContext) -> str:
    """Give the page as HTML. Everything from a report is escaped; nothing is loaded remotely."""
    environment = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = read_static("page.css"), read_static("page.js")
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{fingerprint(style)}'; script-src '{fingerprint(script)}'"
    )
    return environment.get_template("page.html").render(
        page=page,
        map=draw_map([mark for mark in page.places if mark.precision != UNDRAWN]),
        undrawn=[mark for mark in page.places if mark.precision == UNDRAWN],
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=policy,
    )


def write_page(page: PageContext, path: Path) -> None:
    """Write the page beside its final name first, so that a reader never sees half of it."""
    unfinished = path.with_name(path.name + ".tmp")
    try:
        unfinished.write_text(render_page(page), encoding="utf-8")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read_static(name: str) -> str:
    """Give one of our own style or script files."""
    return (files("sayso.web") / "static" / name).read_text(encoding="utf-8")


def fingerprint(source: str) -> str:
    """Give the hash by which a content security policy admits an inline style or script."""
    digest = hashlib.sha256(source.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
