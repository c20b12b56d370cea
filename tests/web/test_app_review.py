"""Review: every act is kept beside what the machine read, in the log, and can be undone."""

import sqlite3
import threading
import time

import pytest
from desk_record import Site, serving, small_record


@pytest.fixture
def site(tmp_path):
    """A small record, served on this machine, fresh for each test."""
    with serving(small_record(tmp_path / "war.db")) as site:
        yield site


def incident_of(site: Site, claim: str) -> str:
    cards = site.client().get("/api/search").json()["claims"]
    return next(card["incident"] for card in cards if card["id"] == claim)


def correct(site: Site, client, value: str = "at least 4,500 people strength"):
    return site.post(client, "/review/act", kind="correct", claim="c-sana", field="counts",
                     value=value, reason="the agency's own page says so")  # fmt: skip


def test_a_correction_stands_beside_the_machines_value(site: Site) -> None:
    """A corrected figure is shown with the name and the reason; the machine's stays."""
    client = site.client("Amal")
    assert correct(site, client).status_code == 200
    page = client.get(f"/incident/{incident_of(site, 'c-sana')}").text
    for words in ("at least 4,000", "at least 4,500", "as corrected by Amal", "own page says so"):
        assert words in page
    connection = sqlite3.connect(site.path)
    noun = connection.execute("SELECT noun FROM claim WHERE id = 'c-sana'").fetchone()[0]
    connection.close()
    assert "4500" not in noun


def test_undoing_restores_and_stays_in_the_log(site: Site) -> None:
    """After undo the figure is as read, and the log has both acts with name and time."""
    client = site.client("Amal")
    correct(site, client)
    site.post(client, "/review/undo", act="1")
    page = client.get(f"/incident/{incident_of(site, 'c-sana')}").text
    assert "as corrected by" not in page
    assert "undone by Amal" in page
    log = client.get("/log").text
    assert log.count("<bdi>Amal</bdi></td>") == 2
    assert "review: undo" in log
    again = site.post(client, "/review/undo", act="1")
    assert again.status_code == 404
    assert "undone before" in again.text


def test_every_kind_of_act_is_logged(site: Site) -> None:
    """Accepting and dropping are acts too; a dropped claim is struck out, not deleted."""
    client = site.client("Amal")
    site.post(client, "/review/act", kind="accept", claim="c-left")
    site.post(client, "/review/act", kind="not_a_claim", claim="c-miller", reason="banter")
    page = client.get("/search?q=never").text
    assert "marked as not a claim" in page
    log = client.get("/api/log").json()
    assert {row["act"] for row in log["rows"]} >= {"review: accept", "review: not_a_claim"}


def test_merge_and_split_move_claims_and_undo_moves_them_back(site: Site) -> None:
    """Merging joins two incidents by a judgement; undoing withdraws it; ids still resolve."""
    client = site.client("Amal")
    before = incident_of(site, "c-left")
    capture = incident_of(site, "c-capture")
    assert before != capture
    site.post(client, "/review/act", kind="merge", claim="c-left", other="c-capture")
    assert incident_of(site, "c-left") == incident_of(site, "c-capture")
    assert client.get(f"/incident/{before}").status_code == 200
    assert client.get(f"/incident/{capture}").status_code == 200
    site.post(client, "/review/undo", act="1")
    assert incident_of(site, "c-left") != incident_of(site, "c-capture")
    site.post(client, "/review/act", kind="split", claim="c-resident", reason="another attack")
    assert incident_of(site, "c-resident") != incident_of(site, "c-sana")


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"kind": "correct", "claim": "c-sana", "field": "time", "value": "2016-02-31"}, "no day"),
        ({"kind": "correct", "claim": "c-sana", "field": "type", "value": "strength"}, "already"),
        ({"kind": "correct", "claim": "nothing", "field": "type", "value": "clash"}, "no claim"),
        ({"kind": "delete", "claim": "c-sana"}, "nothing that can be done"),
        ({"kind": "merge", "claim": "c-sana", "other": "c-russia"}, "one incident already"),
        ({"kind": "merge", "claim": "c-sana", "other": "nothing"}, "no claim"),
        ({"kind": "split", "claim": "c-left"}, "alone"),
        ({"kind": "accept", "claim": "c-sana", "reason": "x" * 1001}, "1000 characters"),
    ],
)
def test_wrong_forms_are_refused_and_nothing_is_kept(site: Site, form: dict, says: str) -> None:
    """What cannot be done is said in a sentence, and leaves no trace in the log."""
    client = site.client("Amal")
    answer = site.post(client, "/review/act", **form)
    assert answer.status_code in {400, 404}
    assert says in answer.text
    assert client.get("/api/review").json()["done"] == 0


def test_without_a_name_nothing_is_kept(site: Site) -> None:
    """An act needs a name; the page says so."""
    answer = site.post(site.client(), "/review/act", kind="accept", claim="c-sana")
    assert answer.status_code == 400
    assert "who you are" in answer.text


def test_queue_begins_with_doubt_and_weight_and_shrinks(site: Site) -> None:
    """The disputed figure comes before the plain capture; what is done does not come again."""
    client = site.client("Amal")
    first = client.get("/api/review").json()
    assert first["waiting"] == 9
    assert first["incident"]["disputed"]
    site.post(client, "/review/act", kind="accept", claim=first["card"]["id"])
    second = client.get("/api/review").json()
    assert second["waiting"] == 8
    assert second["card"]["id"] != first["card"]["id"]
    assert site.client("Bilal").get("/api/review").json()["waiting"] == 9


def test_two_coders_are_compared_field_by_field(site: Site) -> None:
    """Two people on the same claims: alpha per field, and what they differ on."""
    amal, bilal = site.client("Amal"), site.client("Bilal")
    for claim in ("c-sana", "c-left", "c-capture", "c-russia"):
        site.post(amal, "/review/act", kind="accept", claim=claim)
        if claim != "c-left":
            site.post(bilal, "/review/act", kind="accept", claim=claim)
    site.post(bilal, "/review/act", kind="correct", claim="c-left", field="type", value="control")
    found = amal.get("/api/agreement").json()
    by_field = {row["field"]: row for row in found["fields"]}
    assert by_field["type"]["claims"] == 4
    assert by_field["type"]["same"] == 3
    assert 0 < by_field["type"]["alpha"] < 1
    assert by_field["source"]["alpha"] == 1
    assert [row["claim"] for row in found["differing"]] == ["c-left"]
    assert "c-left" in amal.get("/agreement").text


def test_three_people_at_once_lose_nothing(site: Site) -> None:
    """Three reviewers, sixty acts each, all at once: all kept, all logged, nobody waits long."""
    names, acts = ("Amal", "Bilal", "Chiara"), 60
    waits: list[float] = []

    def work(name: str) -> None:
        client = site.client(name)
        for number in range(acts):
            start = time.perf_counter()
            answer = site.post(client, "/review/act", kind="correct", claim="c-sana",
                               field="place", value=f"Place {number}")  # fmt: skip
            waits.append(time.perf_counter() - start)
            assert answer.status_code == 200

    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connection = sqlite3.connect(site.path)
    kept = connection.execute("SELECT by, count(*) FROM review_act GROUP BY by").fetchall()
    logged = connection.execute("SELECT count(*) FROM log WHERE act = 'review: correct'").fetchone()
    connection.close()
    assert sorted(kept) == [(name, acts) for name in names]
    assert logged == (len(names) * acts,)
    assert max(waits) < 2
