"""The published page: self-contained, inert to hostile reports, and true to the record."""

import re
from datetime import date
from html import unescape

import pytest
from builders import ISLAMIC_STATE, PALMYRA, make_claim, make_day, make_report, make_source

from sayso.nouns.figure import Figure, FigureValue
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Incident
from sayso.views.page import Kept, make_page
from sayso.web.publish import render_page, write_page

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "</style><style>*{display:none}",
    "\u202e\u2066reversed",
    "<!--<script>",
    "' onmouseover='alert(1)",
]


def a_page(text: str, **report: str):
    """A record of one report with one claim, one incident and one holding."""
    received = make_report(text, "r1", date(2016, 12, 13), **report)
    claim = make_claim("c1", "r1", quote=text[:20], sources=(make_source(text[:40]),))
    figure = Figure(
        "strength", "people", 300, 4000, None, "acled-conservative", True,  # noqa: FBT003
        (FigureValue(4000, None, "SANA", ("c1",)), FigureValue(None, 300, "a man", ("c1",))),
    )  # fmt: skip
    incident = Incident(
        "i1", "capture", ("c1",), ("r1",), (ISLAMIC_STATE,), (), PALMYRA,
        make_day("2016-12-11"), independent=1, figures=(figure,),
    )  # fmt: skip
    held = Holding(PALMYRA, date(2016, 12, 11), None, ISLAMIC_STATE, "held", ("c1",))
    return make_page(Kept([received], {}, [claim], [incident], [held]), title=text[:60])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    """Markup in a report, its title or a source's name is shown as written and never runs."""
    html = render_page(a_page(f"{text} took Palmyra", title=text, outlet=text))
    scripts = re.findall(r"<script\b[^>]*>", html)
    assert len(scripts) == 1
    assert "<img" not in html
    assert html.count("<style") == 1
    assert not re.search(r"<[^>]*\son\w+=", html)
    assert 'href="javascript' not in html


def test_nothing_is_loaded_from_elsewhere() -> None:
    """The page names no address to load and forbids all loading in its policy."""
    html = render_page(a_page("Fighters took Palmyra"))
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", html)
    assert "default-src 'none'" in unescape(html)
    assert "unsafe" not in html
    assert "@import" not in html


def test_rival_figures_stand_side_by_side() -> None:
    """Each source's figure is on the page with its bounds, and the rule is named."""
    html = render_page(a_page("Fighters took Palmyra"))
    assert "at least 4,000" in html
    assert "at most 300" in html
    assert "acled-conservative" in html


def test_an_empty_record_says_what_to_do() -> None:
    """A page without reports says so in words, for every part."""
    html = render_page(make_page(Kept([], {}, [], [])))
    assert "Nothing has been read into this record yet" in html
    assert "No incident in this record" in html


def test_page_replaces_the_old_one_whole(tmp_path) -> None:
    """Writing leaves the finished page and no half-written file beside it."""
    target = tmp_path / "page.html"
    target.write_text("old")
    write_page(a_page("Fighters took Palmyra"), target)
    assert "Fighters took" in target.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
