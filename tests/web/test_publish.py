"""The published page: self-contained, inert to hostile reports, and true to the record."""

import re
from datetime import date
from html import unescape

import pytest
from builders import ISLAMIC_STATE, PALMYRA, make_claim, make_day, make_report, make_source

from sayso.nouns.figure import Figure, FigureValue
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Incident
from sayso.nouns.place import Place
from sayso.nouns.reprint import Reprint
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


def test_a_whole_country_is_no_dot() -> None:
    """An incident known to a country only is named below the map, and can be filtered by."""
    syria = Place("Syria", 35.0, 38.0, precision="country", gazetteer_id="geonames:163843")
    claims = [make_claim("c1", "r1"), make_claim("c2", "r1", place=syria)]
    incidents = [
        Incident("i1", "capture", ("c1",), ("r1",), place=PALMYRA),
        Incident("i2", "capture", ("c2",), ("r1",), place=syria),
    ]
    html = render_page(make_page(Kept([make_report("x", "r1")], {}, claims, incidents)))
    assert html.count('class="mark"') == 1
    assert "Known to a whole country only, and so not drawn: Syria (1)." in html
    assert '<option value="geonames:163843">Syria (1)</option>' in html


def test_one_figure_is_told_in_a_line() -> None:
    """A figure that one source alone gives is told in words, without a chart of one bar."""
    values = (FigureValue(4, 4, "SANA", ("c1",)),)
    figure = Figure("killed", "people", 4, 4, 4, "ucdp-range", disputed=False, values=values)
    incident = Incident("i1", "capture", ("c1",), ("r1",), place=PALMYRA, figures=(figure,))
    kept = Kept([make_report("x", "r1")], {}, [make_claim("c1", "r1")], [incident])
    html = render_page(make_page(kept, version="9.9"))
    assert '<p class="one-figure">people, killed: <b>4</b>' in html
    assert "<figure" not in html
    assert "Made by sayso 9.9." in html


def test_a_copy_names_the_title_of_its_original() -> None:
    """A report that carries another's text says which by its title, not by an id."""
    first, second = make_report("Town falls\n\nx", "r1"), make_report("Fallen\n\nx", "r2")
    copy = Reprint("r2", "r1", 0.9)
    html = render_page(make_page(Kept([first, second], {}, [], [], reprints=[copy])))
    assert "carries the text of" in html
    assert "“Town falls”" in html


def test_an_address_is_shown_and_leads_nowhere() -> None:
    """A report's address can be read and copied; the page has no link that leaves it."""
    report = make_report("x", "r1", url="https://courier.example/a?b=1&c=2")
    html = render_page(make_page(Kept([report], {}, [], [])))
    assert '<p class="address">https://courier.example/a?b=1&amp;c=2</p>' in html
    assert 'href="http' not in html


def test_a_full_disk_leaves_nothing_half_written(tmp_path, monkeypatch) -> None:
    """Where the page cannot be written whole, what was begun is gone and the old page stays."""
    target = tmp_path / "war.html"
    target.write_text("the old page", encoding="utf-8")

    def fail(path, *_: object, **__: object) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", fail)
    with pytest.raises(OSError, match="No space left"):
        write_page(make_page(Kept([], {}, [], [])), target)
    assert [path.name for path in tmp_path.iterdir()] == ["war.html"]
    assert target.read_bytes() == b"the old page"
