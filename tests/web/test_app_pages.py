"""The pages: each shows what it promises, in HTML and as JSON, and says what to do when empty."""

import re

import pytest
from desk_record import Site, serving, small_record

from sayso.record.store import Store


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small record, served on this machine."""
    with serving(small_record(tmp_path_factory.mktemp("pages") / "war.db")) as site:
        yield site


@pytest.fixture
def client(site: Site):
    """A visitor who has come in."""
    return site.client()


def incident_with(site: Site, claim: str) -> str:
    return site.client().get("/api/search?q=&what=claims").json() and next(
        card["incident"]
        for card in site.client().get("/api/search").json()["claims"]
        if card["id"] == claim
    )


def test_overview_counts_the_record_and_shows_what_is_disputed(client) -> None:
    """The first page has the counts, the map, the months and the rival figures."""
    page = client.get("/").text
    assert "9 claims" in page
    assert "4 reports" in page
    assert 'class="mark' in page
    assert "at least 5,000" in page
    assert "at most 300" in page


def test_days_in_the_address_narrow_the_overview(client) -> None:
    """A window of days without happenings says so, and shows the days."""
    page = client.get("/?from=2019-01-01&to=2019-01-31").text
    assert "1 January 2019 – 31 January 2019" in page
    assert "Nothing is disputed in these days" in page


def test_place_tells_who_held_it_on_a_day(client) -> None:
    """A place is found by name, with its band, and on a day its holder and incidents."""
    page = client.get("/place/palmyra?on=2016-12-11").text
    assert "11 December 2016" in page
    assert "Islamic State" in page
    assert 'class="segment' in page
    assert "Strength of a force" in page


def test_a_day_tells_what_is_disputed_near_it(client) -> None:
    """Rival figures dated to the days after are offered on a day's own page, and named once."""
    page = client.get("/place/palmyra?on=2016-12-08").text
    assert "Disputed or counted here within a week" in page
    assert page.count("Strength of a force at Palmyra") == 1
    assert "on-day-line" in client.get("/place/palmyra?on=2016-12-11").text
    late = client.get("/place/palmyra?on=2019-01-01").text
    assert "on-day-line" not in late
    assert "Disputed or counted" not in late
    assert "Disputed or counted" not in client.get("/place/palmyra?on=0001-01-01").text


def test_a_place_names_its_country(client) -> None:
    """The country is named, not coded."""
    assert "Syria</bdi>" in client.get("/place/palmyra").text


def test_a_source_is_found_by_its_name(client) -> None:
    """The key finds a source, and so does its name in any case of letters."""
    keys = client.get("/api/search?source=SANA").json()["total"]
    assert keys == client.get("/api/search?source=sana").json()["total"] == 1
    assert client.get("/api/search?source=nobody").json()["total"] == 0


def test_an_actor_is_found_by_any_of_its_names(client) -> None:
    """One side's word for a party finds its claims, as the lexicon knows it."""
    assert client.get("/api/search?actor=Daesh").json()["total"] >= 5


def test_incident_sets_rival_figures_side_by_side(site: Site, client) -> None:
    """Three sources, three figures, disputed, each leading to its claim's words."""
    page = client.get(f"/incident/{incident_with(site, 'c-sana')}").text
    for words in ("at least 4,000", "at least 5,000", "at most 300", "SANA", "a resident"):
        assert words in page
    assert page.count("<circle") >= 3
    assert "<mark>State agency SANA put the attackers at more than 4,000</mark>" in page


def test_report_lights_up_every_claim_and_marks_what_is_no_body(client) -> None:
    """The chosen claim is lit, the comment is the commenter's, the subscription line furniture."""
    page = client.get("/report/courier?claim=c-sana").text
    assert '<mark class="lit">State agency SANA' in page
    assert "Reader&#39;s comment: Old Miller" in page
    assert 'class="passage subscription"' in page
    assert 'id="e-c-miller"' in page


def test_a_claims_address_leads_to_its_words(site: Site) -> None:
    """The short address of a claim leads into its report, at the words."""
    client = site.client()
    answer = client.get("/claim/c-sana", follow_redirects=False)
    assert answer.headers["location"] == "/report/courier?claim=c-sana#e-c-sana"
    assert client.get("/claim/nothing").status_code == 404


def test_copies_show_their_differences(client) -> None:
    """A reprint that changed a figure shows which, to the word."""
    page = client.get("/report/copy?compare=harbour").text
    assert "<del>22</del><ins>25</ins>" in page


def test_source_tells_where_others_disagree(client) -> None:
    """A source's page has its claims, who carried it, and the incident in which it is disputed."""
    page = client.get("/source/SANA").text
    assert "Desert Courier" in page
    assert "Where others contradict it" in page


def test_search_finds_words_and_keeps_filters_in_the_address(client) -> None:
    """Words and filters narrow; what the form shows is what the address says."""
    page = client.get("/search?q=attackers&type=strength&source=SANA").text
    assert "1 claim" in page
    assert 'value="SANA"' in page
    assert "<mark>attackers</mark>" in page
    assert "2 reports" in client.get("/search?what=reports&q=shelling").text
    assert "Nothing fits" in client.get("/search?q=elephants").text


@pytest.mark.parametrize(
    "words", ['"', "NEAR(", "a AND", "*", "words:x", "'; DROP TABLE claim", "^", "()", "-"]
)
def test_search_has_no_operators(client, words: str) -> None:
    """Whatever is typed is words, never a question in the database's own language."""
    assert client.get("/search", params={"q": words}).status_code == 200


def test_right_to_left_text_stands_in_its_own_direction(client) -> None:
    """Arabic words are shown with the direction of their own, on every page that has them."""
    for path in ("/report/arabic", "/search?q=تدمر", "/search?what=reports"):
        page = client.get(path).text
        assert "تدمر" in page
        assert re.search(r'dir="auto"[^>]*>[^<]*(?:<[^>]+>)*[^<]*تدمر', page)


def test_page_speaks_arabic_when_asked(client) -> None:
    """The furniture turns to Arabic and the page runs from right to left."""
    page = client.get("/?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in page
    assert "نظرة عامة" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [("/incident/i-0", 404), ("/report/none", 404), ("/place/Atlantis", 404),
     ("/source/nobody", 404),
     ("/nowhere", 404), ("/search?from=2016-31-02", 400), ("/place/palmyra?on=Sunday", 400),
     ("/search?offset=-1", 400), ("/?box=1,2,3", 400), ("/?box=9,9,1,1", 400)],
)  # fmt: skip
def test_errors_say_what_to_do(client, path: str, status: int) -> None:
    """A wrong address gives a page with a sentence and a way on, and as JSON the same status."""
    answer = client.get(path)
    assert answer.status_code == status
    assert 'href="/search"' in answer.text
    if path != "/nowhere" and "box" not in path:
        assert client.get(f"/api{path}").json()["status"] == status


@pytest.mark.parametrize(
    "path",
    ["/overview", "/place/palmyra", "/report/courier", "/sources", "/source/SANA", "/search",
     "/review", "/agreement", "/log"],
)  # fmt: skip
def test_api_gives_the_same_contexts(client, path: str) -> None:
    """Every page's context is there as JSON, with a schema of its own."""
    answer = client.get(f"/api{path}")
    assert answer.status_code == 200
    schema = client.get("/api/openapi.json").json()
    route = re.sub(r"/(palmyra|courier|SANA)$", "/{key}", f"/api{path}")
    described = schema["paths"][route]["get"]["responses"]["200"]["content"]["application/json"]
    name = described["schema"]["$ref"].split("/")[-1]
    assert set(answer.json()) == set(schema["components"]["schemas"][name]["properties"])


def test_an_empty_record_says_what_to_do(tmp_path) -> None:
    """Nothing read yet: every page says so in words, none fails."""
    Store(tmp_path / "empty.db").close()
    with serving(tmp_path / "empty.db") as site:
        client = site.client()
        assert "sayso read" in client.get("/").text
        for path in ("/search", "/sources", "/review", "/log", "/agreement"):
            answer = client.get(path)
            assert answer.status_code == 200
            assert 'class="empty"' in answer.text


def test_a_question_that_takes_too_long_is_stopped(site: Site) -> None:
    """The read-only connection stops a question at its time limit, and cannot write at all."""
    from sqlalchemy import text

    from sayso.errors import RecordError
    from sayso.record.looking import Looker

    looker = Looker(site.path, seconds=0.05)
    endless = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    )
    with pytest.raises(RecordError, match="longer than"), looker.look() as look:
        look.execute(text(endless))
    with pytest.raises(RecordError), looker.look() as look:
        look.execute(text("DELETE FROM claim"))
    looker.engine.dispose()
