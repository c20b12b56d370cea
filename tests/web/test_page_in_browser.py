"""The published page in real Chromium: reads offline, filters, and leads to the words."""

from datetime import date
from pathlib import Path

import pytest
from builders import ISLAMIC_STATE, PALMYRA, make_claim, make_day, make_report, make_source

from sayso.nouns.incident import Dispute, DisputedValue, Incident
from sayso.views.page import Kept, make_page
from sayso.web.publish import write_page

pytestmark = pytest.mark.browser

TEXT = (
    "City falls again\n\nFighters captured Palmyra on Sunday, the governor said. "
    "<img src=x onerror=\"document.title='owned'\"> The army denied it."
)


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    """A page of one report, a disputed capture and a clash."""
    report = make_report(TEXT, "r1", date(2016, 12, 13), outlet="Desert Courier")
    quote = "Fighters captured Palmyra on Sunday"
    claims = [
        make_claim("c1", "r1", quote=quote, start=TEXT.index(quote), sources=(make_source(),)),
        make_claim("c2", "r1", "clash", quote="City falls again"),
    ]
    dispute = Dispute("happened", (DisputedValue("happened", "governor", ("c1",)),))
    incidents = [
        Incident("i1", "capture", ("c1",), ("r1",), (ISLAMIC_STATE,), (), PALMYRA,
                 make_day("2016-12-11"), independent=1, disputed=(dispute,)),
        Incident("i2", "clash", ("c2",), ("r1",), (), (), None, make_day("2015-05-20")),
    ]  # fmt: skip
    path: Path = tmp_path_factory.mktemp("page") / "page.html"
    write_page(make_page(Kept([report], {}, claims, incidents), "Test record"), path)
    return path.as_uri()


@pytest.fixture
def page(chromium, address):
    """The page opened with the network watched and script errors collected."""
    context = chromium.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.requests, page.complaints = [], []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(address)
    yield page
    context.close()


def test_page_is_alone_and_quiet(page, address: str) -> None:
    """Opening the page requests nothing but the page, and no script or policy complains."""
    assert page.requests == [address]
    assert page.complaints == []


def test_hostile_markup_does_not_run(page) -> None:
    """A report's image with an error handler changes nothing on the page."""
    assert page.title() == "Test record · sayso"


def test_a_claim_leads_to_its_words(page) -> None:
    """Clicking a claim opens its report at the side with exactly its words lit up."""
    page.locator("#i1 .quote").click()
    lit = page.locator(".reader mark.lit")
    assert lit.all_text_contents() == ["Fighters captured Palmyra on Sunday"]
    page.keyboard.press("Escape")
    assert page.locator(".reader").is_hidden()


def test_filters_narrow_and_are_kept_in_the_address(page) -> None:
    """Choosing disputed only hides the rest and writes the choice into the address."""
    page.locator("input[name=disputed]").check()
    assert page.locator(".card:visible").count() == 1
    assert "disputed=1" in page.url


def test_map_mark_chooses_its_place(page) -> None:
    """A mark on the map, reached by keyboard, filters the incidents to its place."""
    page.locator(".mark").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".card:visible h3").all_text_contents() == [
        "Capture at Palmyra: Islamic State"
    ]


def test_nothing_spills_on_a_phone(page) -> None:
    """At phone width the page does not scroll sideways."""
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_reads_without_script(chromium, address: str) -> None:
    """Without JavaScript the incidents and the words of the report are there to read."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".card").count() == 2
    assert "the governor said" in (page.locator(".report .text").text_content() or "")
    context.close()


def test_names_on_the_map_lie_apart(page) -> None:
    """On a phone no name that shows on the map lies on another name."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(100)
    boxes = page.evaluate(
        "[...document.querySelectorAll('.mark:not(.crowded) text')].map((name) => "
        "name.getBoundingClientRect()).map((box) => [box.left, box.top, box.right, box.bottom])"
    )
    assert boxes
    for number, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart
