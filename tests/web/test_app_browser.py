"""The local page in real Chromium: the walk from the map to the sentence, by mouse and by keys."""

from importlib.resources import files
from pathlib import Path

import pytest
from desk_record import Site, serving, small_record

import sayso

pytestmark = pytest.mark.browser

PAGES = ["/", "/place/Palmyra?on=2016-12-11", "/search?what=incidents",
         "/search?what=reports&q=palmyra", "/sources", "/review", "/agreement", "/log", "/api",
         "/nowhere"]  # fmt: skip
SERIOUS = {"serious", "critical"}
FIGURES = ("at most 300", "at least 4,000", "at least 5,000")
WCAG_22_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The small record with rival figures, served."""
    with serving(small_record(tmp_path_factory.mktemp("browser") / "war.db")) as site:
        yield site


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The record of the bundled demo reports, as read by the machine, served."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with sayso.open(path) as record:
        record.read(str(files("sayso") / "demo" / "reports"))
    with serving(path) as site:
        yield site


class Visit:
    """A browser window on a site, with all its requests and complaints written down."""

    def __init__(self, chromium, site: Site, **context) -> None:
        context.setdefault("viewport", {"width": 1200, "height": 900})
        self.context = chromium.new_context(**context)
        self.page = self.context.new_page()
        self.site = site
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", self.listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(site.door.address)

    def listen(self, message) -> None:
        """Note what the console says, but for the software renderer's own remarks."""
        if "GL Driver Message" not in message.text:
            self.complaints.append(message.text)

    def go(self, path: str):
        """Open a page of the site."""
        self.page.goto(f"{self.site.address}{path}")
        return self.page

    def left(self) -> list[str]:
        """Give the requests that left the site."""
        own = (self.site.address, "data:", f"blob:{self.site.address}")
        return [address for address in self.asked if not address.startswith(own)]


@pytest.fixture
def visit(chromium, site):
    """A window on the small record."""
    made = Visit(chromium, site)
    yield made
    made.context.close()


def say_name(page, name: str) -> None:
    page.locator("input[name=name]").fill(name)
    page.get_by_role("button", name="That is me").click()


def walk_to_figures(page) -> None:
    """From the overview to Palmyra, to 11 December 2016, to what was said of the attackers."""
    page.locator(".places a", has_text="Palmyra").first.click()
    page.get_by_role("link", name="11 December 2016", exact=True).first.click()
    assert "on=2016-12-11" in page.url


def test_walk_from_the_overview_to_the_sentence(visit: Visit) -> None:
    """Overview, Palmyra, 11 December 2016, three figures, the sentence lit up in the report."""
    page = visit.page
    walk_to_figures(page)
    page.locator(".incident-line a", has_text="Strength of a force").first.click()
    rows = page.locator(".dots tbody tr:not(.scale-row)")
    assert rows.count() == 3
    assert "at least 5,000" in (page.locator(".dots").text_content() or "")
    page.locator("#c-c-sana summary").click()
    page.locator("#c-c-sana .to-report").click()
    assert page.locator("mark.lit").all_text_contents() == [
        "State agency SANA put the attackers at more than 4,000"
    ]
    assert page.locator("mark.lit").is_visible()
    assert visit.left() == []
    assert visit.complaints == []


def test_correct_a_figure_undo_it_see_the_log(visit: Visit) -> None:
    """A person corrects a figure; the machine's stays beside it; undone, and both in the log."""
    page = visit.go("/review?claim=c-sana")
    say_name(page, "Amal")
    page.goto(f"{visit.site.address}/review?claim=c-sana")
    page.locator("select[name=field]").select_option("counts")
    assert page.locator("input[name=value]").input_value() == "at least 4,000 people strength"
    page.locator("input[name=value]").fill("at least 4,500 people strength")
    page.locator(".correct-form input[name=reason]").fill("a slip of the pen")
    page.get_by_role("button", name="Correct", exact=True).click()
    row = page.locator(".fields tr.corrected")
    assert "at least 4,000" in (row.text_content() or "")
    assert "at least 4,500" in (row.text_content() or "")
    page.locator(".look .incident-line a, .incident-line a").first.click()
    page.goto(f"{visit.site.address}/log")
    page.locator("tr", has_text="review: correct").get_by_role("button", name="Undo").click()
    assert "Undone" in (page.locator(".told").text_content() or "")
    assert page.locator("tbody tr").first.locator("td").nth(1).text_content() == "Amal"
    assert page.locator("tr", has_text="review: undo").count() == 1
    page.goto(f"{visit.site.address}/review?claim=c-sana")
    assert page.locator(".fields tr.corrected").count() == 0


def test_review_goes_by_keys(visit: Visit) -> None:
    """One letter accepts and leads on, one undoes, one goes to the field, one to the search."""
    page = visit.go("/review")
    say_name(page, "Keys")
    before = page.locator(".evidence mark").first.text_content()
    page.keyboard.press("a")
    page.wait_for_selector(".told")
    assert page.locator(".evidence mark").first.text_content() != before
    page.keyboard.press("u")
    page.wait_for_url("**said=undone**")
    assert page.locator(".evidence mark").first.text_content() == before
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "field"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"


def test_brush_narrows_map_and_lists(visit: Visit) -> None:
    """Drawing across the months puts the days into the address, the lists and the form."""
    page = visit.go("/?from=2016-12-01&to=2016-12-31")
    assert "Palmyra" in (page.locator("#lists").text_content() or "")
    box = page.locator("[data-brush] svg[role=group]").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 40, steps=3)
    page.mouse.up()
    page.wait_for_selector(".window-words")
    assert "from=2016" in page.url
    assert page.locator(".window input[name=from]").input_value().startswith("2016")
    assert visit.complaints == []


def test_map_narrows_months_and_lists(visit: Visit) -> None:
    """A part of the map, by its button or in the address, narrows the months and the lists."""
    page = visit.go("/?box=30,30,31,31")
    assert page.locator("#lists .incident-line").count() == 0
    page.locator(".clear").click()
    assert page.locator("#lists .incident-line").count() > 0
    if page.evaluate("Boolean(document.createElement('canvas').getContext('webgl2'))"):
        page.wait_for_selector("[data-painted]", timeout=20_000)
        page.locator(".map .here").click()
        page.wait_for_selector(".window-words")
        assert "box=" in page.url
        assert page.locator("#lists .incident-line").count() > 0
    assert visit.complaints == []


def test_map_is_painted_soon_and_from_this_machine(chromium, demo) -> None:
    """The drawn map is there at once, and MapLibre's within 1.5 s; nothing comes from elsewhere."""
    visit = Visit(chromium, demo)
    page = visit.go("/")
    first = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    page.wait_for_function(first)
    assert page.evaluate(first) < 1500
    assert page.locator("[data-map] svg, [data-map] canvas").count() >= 1
    if page.evaluate("Boolean(document.createElement('canvas').getContext('webgl2'))"):
        page.wait_for_selector("[data-painted]", timeout=20_000)
        assert page.locator("[data-map] canvas").count() == 1
        assert page.locator("a.mark-label").count() >= 1
    assert visit.left() == []
    assert visit.complaints == []
    visit.context.close()


def find_serious(page, rules: tuple[str, ...] = WCAG_22_AA) -> list:
    """Run axe on the page as it stands; give rules and elements of its serious findings."""
    sync = pytest.importorskip("axe_playwright_python.sync_playwright")
    asked = {"resultTypes": ["violations"], "runOnly": list(rules)}
    results = sync.Axe().run(page, options=asked).response
    return [
        (page.url, one["id"], [node["target"] for node in one["nodes"][:3]])
        for one in results["violations"]
        if one["impact"] in SERIOUS
    ]


def test_axe_finds_nothing_serious(chromium, demo) -> None:
    """No page has a serious finding of axe, with what the machine read and people did on it."""
    visit = Visit(chromium, demo)
    page = visit.go("/review")
    say_name(page, "Axe")
    page.get_by_role("button", name="Accept").click()
    page.wait_for_selector(".told")
    found = find_serious(page)
    for path in [*PAGES, *pages_within(page, demo)]:
        found += find_serious(visit.go(path))
    assert found == []
    visit.context.close()


def test_dark_pages_have_contrast(chromium, demo) -> None:
    """In the dark, words stand out from their ground as WCAG 2.2 AA wants."""
    visit = Visit(chromium, demo, color_scheme="dark")
    found = []
    for path in ["/", "/place/Palmyra", "/review", *pages_within(visit.page, demo)]:
        found += find_serious(visit.go(path), ("color-contrast",))
    assert found == []
    visit.context.close()


def test_a_place_is_found_by_any_of_its_names(demo) -> None:
    """The gazetteer's aliases lead to the place, in its address and as a filter."""
    client = demo.client()
    assert "Palmyra</h1>" in client.get("/place/Tadmur").text
    assert client.get("/api/search?place=Tadmur").json()["total"] > 10


def pages_within(page, site: Site) -> list[str]:
    """The addresses of the first incident, report and source that the pages link to."""
    paths = []
    for path, kind in (("/", "/incident/"), ("/search?what=reports", "/report/"),
                       ("/sources", "/source/")):  # fmt: skip
        page.goto(f"{site.address}{path}")
        paths.append(page.locator(f"main a[href^='{kind}']").first.get_attribute("href"))
    return paths


def test_nothing_spills_on_a_phone(chromium, demo) -> None:
    """At phone width no page scrolls sideways, nor asks for anything beyond this machine."""
    visit = Visit(chromium, demo, viewport={"width": 390, "height": 800})
    for number, path in enumerate([*pages_within(visit.page, demo), *PAGES]):
        for language in ("en", "ar") if number < 6 else ("en",):
            page = visit.go(f"{path}{'&' if '?' in path else '?'}lang={language}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, (path, language)
    assert visit.left() == []
    visit.context.close()


def test_prints_what_the_page_rests_on(visit: Visit) -> None:
    """On paper there is no furniture, and figures and every claim's sentence are there."""
    page = visit.page
    walk_to_figures(page)
    page.locator(".incident-line a", has_text="Strength of a force").first.click()
    page.emulate_media(media="print")
    assert page.locator(".dots .bar svg").first.is_visible()
    assert page.locator(".claim .evidence").last.is_visible()
    for furniture in ("header.bar", "footer form", ".onward"):
        assert not page.locator(furniture).first.is_visible()


def test_reads_and_acts_without_script(chromium, site) -> None:
    """Without JavaScript the walk goes the same way, and a claim can be accepted."""
    visit = Visit(chromium, site, java_script_enabled=False)
    page = visit.page
    walk_to_figures(page)
    page.locator(".incident-line a", has_text="Strength of a force").first.click()
    assert page.locator(".dots tbody tr:not(.scale-row)").count() == 3
    page.goto(f"{site.address}/review")
    say_name(page, "Plain")
    page.get_by_role("button", name="Accept").click()
    assert "Accepted" in (page.locator(".told").text_content() or "")
    visit.context.close()


def walk_a_machine_read_record(visit: Visit) -> None:
    """From the overview to Palmyra, its day, three figures and a sentence; correct, undo, log.

    A figure that is read as of another happening stands under what is near in place and time.
    """
    page = visit.page
    walk_to_figures(page)
    assert "Islamic State" in (page.locator(".on-day .holders").text_content() or "")
    page.locator(".incident-line", has_text="Strength of a force").locator("a").first.click()
    figures = page.locator("section[aria-labelledby=figures-title]")
    figures.wait_for()
    near = page.locator("section[aria-labelledby=near-title]").text_content() or ""
    shown = f"{figures.text_content()} {near}"
    assert [words for words in FIGURES if words not in shown] == []
    assert "SANA" in shown
    figures.locator("a", has_text="at least 4,000").first.click()
    claim = page.locator(".claim:target")
    claim.locator(".to-report").click()
    assert "4,000" in (page.locator("mark.lit").first.text_content() or "")
    assert page.locator("mark.lit").first.is_visible()
    correct_undo_and_look(page)
    assert visit.left() == []
    assert visit.complaints == []


def correct_undo_and_look(page) -> None:
    """From a lit sentence to its review: another figure, a ring beside the dot, undone, logged."""
    page.locator(".margin li.chosen .links a", has_text="Review").click()
    say_name(page, "Amal")
    page.locator("select[name=field]").select_option("counts")
    page.locator("input[name=value]").fill("at least 4,500 people strength")
    page.locator(".correct-form input[name=reason]").fill("read again")
    page.get_by_role("button", name="Correct", exact=True).click()
    page.locator("section[aria-labelledby=group-title] h3 a").first.click()
    ring = page.locator(".dots .by-person")
    assert "at least 4,500" in (ring.first.text_content() or "")
    page.get_by_role("link", name="Log", exact=True).click()
    page.locator("tr", has_text="review: correct").get_by_role("button", name="Undo").click()
    assert page.locator("tr", has_text="review: undo").count() == 1


def test_walk_on_the_demo(chromium, demo) -> None:
    """As the machine read the demo reports: the whole walk, to the correction and its undoing."""
    visit = Visit(chromium, demo)
    walk_a_machine_read_record(visit)
    visit.context.close()


@pytest.mark.shared
def test_walk_on_the_five_seeds(chromium, shared: Path, tmp_path) -> None:
    """As the machine read the five reports: the same walk."""
    path = tmp_path / "seeds.db"
    with sayso.open(path) as record:
        record.read(str(shared / "reports" / "seeds"))
    with serving(path) as site:
        visit = Visit(chromium, site)
        walk_a_machine_read_record(visit)
        visit.context.close()
