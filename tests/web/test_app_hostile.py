"""Hostile reports: whatever a report, its title, a source or a person writes is shown, inert."""

import csv
import io
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from builders import make_claim, make_report, make_source
from desk_record import Site, quote_claim, serving, write_record

from sayso.nouns.actor import Actor
from sayso.nouns.place import Place

HOSTILE = [
    "<script>document.title='owned'</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    '"><svg onload=alert(1)>',
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    '<iframe src="https://evil.example/"></iframe>',
    '<object data="https://evil.example/x.swf"></object>',
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>*{display:none}</style>",
    "</style><style>@import url(https://evil.example/)</style>",
    "<base href=https://evil.example/>",
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    "<form action=https://evil.example/><input name=token>",
    '<a href="javascript:alert(1)">press</a>',
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
    '" autofocus onfocus=alert(1) x="',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "{{ 7 * 7 }}{% raw %}{{ cycler.__init__ }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "\u202egnirts desrever\u202c",
    "\u2066\u2067\u2068isolates never closed",
    "\u200b\u200f\ufeff\u00ad hidden marks",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "x" * 5_000_000,
    "a\x00b\x1b[31mred\x07",
    "%3Cscript%3Ealert(1)%3C/script%3E%0d%0aset-cookie:%20x=y",
    "../../../../etc/passwd",
    "😀" * 2_000 + "\u0300" * 2_000,
]  # fmt: skip
ACTIVE = {"iframe", "object", "embed", "base", "style", "math", "animate", "frame", "applet"}


class Watch(HTMLParser):
    """Collects what a browser would run or load: tags, handlers, addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        values = {name: value or "" for name, value in attrs}
        own = {"/static/desk.js", "/static/map.js"}
        if tag in ACTIVE or (tag == "script" and values.get("src") not in own):
            self.found.append(f"<{tag}>")
        if tag == "meta" and "http-equiv" in values:
            self.found.append("meta")
        for name, value in values.items():
            if name.startswith("on") or name == "style":
                self.found.append(name)
            if name in {"href", "src", "action", "formaction", "data"} and not re.match(
                r"/(?![/\\])|#", value
            ):
                self.found.append(f"{name}={value[:60]}")


def hostile_report(number: int, text: str):
    """A report that has a hostile text as title, body, outlet and address."""
    body = f"{text}\nFighters took the town, a man said.\n{text[:500]} took it too."
    day = date(2016, 12, 1 + number % 28)
    return make_report(body, f"r{number}", day, title=text, outlet=text, url=text)


def hostile_claims(number: int, report):
    """Claims that have it as quote, source, actor and place."""
    text = report.title[:2000]
    place = Place(text, 34.5 + number / 10, 38.3, text=text)
    told = {"actors": (Actor(text, text=text, kind="party"),), "place": place}
    words = "Fighters took the town"
    long = report.text[:200_000]
    return [
        quote_claim(report, f"a{number}", words, sources=(make_source(text),), **told),
        make_claim(f"b{number}", report.id, quote=long, sources=(make_source(text),), **told),
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """One record of all the hostile reports, with acts of review that are as hostile."""
    reports = [hostile_report(number, text) for number, text in enumerate(HOSTILE)]
    claims = [claim for number, report in enumerate(reports)
              for claim in hostile_claims(number, report)]  # fmt: skip
    path = write_record(tmp_path_factory.mktemp("hostile") / "war.db", reports, claims)
    with serving(path) as site:
        for name in ("Amal", "Bilal"):
            client = site.client(name)
            for number, text in enumerate(HOSTILE):
                act = {"claim": f"b{number}", "reason": text[:900]}
                site.post(client, "/review/act", kind="correct", field="place",
                          value=f"{name} {text[:500]}", **act)  # fmt: skip
        yield site


def assert_inert(client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert len(answer.content) < 1_500_000, path
    watch = Watch()
    watch.feed(answer.text)
    assert watch.found == [], path
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_text_is_inert(site: Site, number: int) -> None:
    """Nothing that a report says becomes a script, a style, a handler or an address."""
    client, text = site.client("Amal"), HOSTILE[number]
    asked = client.build_request("GET", "/search", params={"q": text[:250], "place": text[:250]})
    incident = client.get(f"/api/review?claim=a{number}").json()["card"]["incident"]
    for path in (f"/report/r{number}?claim=b{number}", f"/review?claim=b{number}",
                 f"/incident/{incident}", asked.url.raw_path.decode()):  # fmt: skip
        assert_inert(client, path)


@pytest.mark.parametrize(
    "path",
    ["/", "/search", "/search?offset=25", "/search?what=reports", "/search?what=incidents",
     "/sources", "/review", "/review?second=1", "/log", "/agreement", "/?lang=ar"],
)  # fmt: skip
def test_lists_of_hostile_text_are_inert(site: Site, path: str) -> None:
    """Nor on any page that lists them all, a title of five million characters among them."""
    assert_inert(site.client("Amal"), path)


@pytest.mark.browser
def test_a_browser_runs_and_loads_none_of_it(chromium, site: Site) -> None:
    """Chromium opens every hostile report: no script, no dialog, no request that leaves."""
    page = chromium.new_page()
    strange: list[str] = []
    page.on("dialog", lambda dialog: (strange.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: strange.append(request.url)
            if not request.url.startswith((site.address, "data:")) else None)  # fmt: skip
    page.on("console", lambda message: strange.append(message.text))
    page.goto(f"{site.address}/log?token={site.door.token}")
    for number in range(len(HOSTILE)):
        path = f"/report/r{number}"
        page.goto(f"{site.address}{path}", wait_until="domcontentloaded")
        assert page.locator("main h1").is_visible(), path
        assert page.url.startswith(f"{site.address}{path}")
    assert strange == []
    page.close()


def small_hostile(path, text: str):
    """A record of one hostile report."""
    report = hostile_report(0, text)
    return write_record(path, [report], hostile_claims(0, report))


def test_a_persons_name_is_as_harmless(tmp_path) -> None:
    """A reviewer's own name is escaped wherever it is shown, and cannot break the cookie."""
    with serving(small_hostile(tmp_path / "war.db", "plain")) as site:
        client = site.client("<b onclick=alert(1)>Eve; Path=/evil\r\nx: y")
        site.post(client, "/review/act", kind="accept", claim="a0")
        for path in ("/log", "/review?claim=a0", "/agreement"):
            watch = Watch()
            watch.feed(client.get(path).text)
            assert watch.found == []
        assert "&lt;b onclick" in client.get("/log").text


def test_exported_cells_are_no_formulas(tmp_path) -> None:
    """A quote that begins as a formula is no formula in the CSV that a spreadsheet opens."""
    from typer.testing import CliRunner

    from sayso.cli.app import app

    path = small_hostile(tmp_path / "war.db", "=cmd|' /C calc'!A0")
    answer = CliRunner().invoke(app, ["claims", str(path), "--format", "csv"])
    cells = [cell for row in csv.reader(io.StringIO(answer.stdout)) for cell in row]
    assert len(cells) > 20
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "@", "\t", "\r"}]
