"""What is kept comes back whole, and is never overwritten."""

import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import make_report
from hypothesis import given, settings
from hypothesis import strategies as st
from record.kept import READ_WITH, keep_all, two_reports

import sayso
from sayso.errors import InputRefused
from sayso.nouns.actor import Actor
from sayso.nouns.claim import CLAIM_TYPES, STANCES, Claim
from sayso.nouns.count import Count
from sayso.nouns.evidence import Evidence
from sayso.nouns.moment import Moment
from sayso.nouns.passage import Passage
from sayso.nouns.place import Place
from sayso.nouns.publication import Publication
from sayso.nouns.report import Original, Report
from sayso.nouns.source import Source
from sayso.record import read
from sayso.record.nouns_as_json import from_json, to_json
from sayso.record.store import Store

words = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=20)
names = words.filter(bool)
numbers = st.none() | st.integers(0, 10**9)
kinds = st.sampled_from(["party", "force", "civilians", "unknown"])
actors = st.builds(Actor, names, words, st.lists(words, max_size=2).map(tuple), words, kinds, words)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
moments = st.builds(
    lambda one, two: Moment(min(one, two), max(one, two), "interval", "so told"), days, days
)
places = st.builds(
    Place, names, st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180),
    st.sampled_from(["town", "point", "province"]), words, st.floats(0, 500), words,
)  # fmt: skip
counts = st.builds(
    Count, st.sampled_from(["killed", "wounded"]), numbers, numbers, words, words,
    st.integers(-1, 9), st.integers(-1, 9), st.none(), words,
)  # fmt: skip
sources = st.builds(
    Source, names, words, st.sampled_from(["party", "official", "witness"]), st.booleans(), words,
    words,
)  # fmt: skip


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(of, max_size=3).map(tuple)


claims = st.builds(
    Claim,
    st.just("c-1"),
    st.builds(lambda quote: Evidence("r", 0, len(quote), quote), words),
    st.sampled_from(CLAIM_TYPES),
    words,
    st.sampled_from(STANCES),
    actors=tuples(actors),
    targets=tuples(actors),
    place=st.none() | places,
    time=st.none() | moments,
    time_text=words,
    counts=tuples(counts),
    sources=tuples(sources),
    passage=st.sampled_from(["body", "comment"]),
    trigger_start=st.integers(-1, 99),
    read_by=st.dictionaries(words, words, max_size=2),
    reasons=st.dictionaries(words, words, max_size=2),
)


@given(claims)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_claims_come_back_equal(claim: Claim) -> None:
    """A claim with anything in any field is the same after it was kept."""
    assert from_json(to_json(claim), Claim) == claim
    with sayso.open("sqlite:///:memory:") as record:
        report = make_report(claim.evidence.quote, "r")
        record.store.keep(report, [], [claim], READ_WITH)
        assert record.claim("c-1") == claim
        assert list(record.claims()) == [claim]
        assert record.check() == []


def test_reports_come_back_equal(address: str) -> None:
    """A report comes back with its bytes, text, date as resolved, passages and notes."""
    text = "Qala — قلعة\r\nfell.\n"
    report = Report(
        "r/1", text, Original(b"\x00\xff<p>", "text/html"), rendition="html/1",
        origin="a/b.html", outlet="The Ferry", title="It “fell”", url="https://example.org/?a=1&b",
        language="en", notes=("mended", "guessed\ttwice"),
        published=Publication(date(2016, 5, 11), "printed", "May 11", date(2016, 5, 10), "why"),
        markup=(Passage("caption", 0, 4, reason="figcaption"),),
    )  # fmt: skip
    passages = [Passage("headline", 0, 4), Passage("comment", 5, 9, author="A", reason="b")]
    with sayso.open(address) as record:
        assert record.store.keep(report, passages, [], READ_WITH)
        assert record.report("r/1") == report
        assert record.passages("r/1") == passages
        row = record.reports()[0]
        assert (row.id, row.outlet, row.published) == ("r/1", "The Ferry", report.published)
        assert record.check() == []


def test_originals_are_kept_once(address: str) -> None:
    """Two reports with the same bytes share them."""
    with sayso.open(address) as record:
        one = make_report("The same words.", "one")
        record.store.keep(one, [], [], READ_WITH)
        record.store.keep(replace(one, id="two"), [], [], READ_WITH)
        with record.store.reading() as connection:
            rows = connection.exec_driver_sql("SELECT sha256 FROM original").all()
        assert [row[0] for row in rows] == [one.original.sha256]
        assert record.report("two").original == one.original


def test_what_was_kept_is_not_overwritten(address: str) -> None:
    """Keeping another text under an id that is there changes nothing and says so."""
    with sayso.open(address) as record:
        keep_all(record.store)
        before = record.report("courier")
        changed = make_report("Nothing of the sort happened.", "courier")
        assert not record.store.keep(changed, [], [], READ_WITH)
        assert record.report("courier") == before


def test_values_that_cannot_be_kept(address: str) -> None:
    """A text with a lone surrogate is refused as a report, and the record stays as it was."""
    with sayso.open(address) as record:
        bad = Report("bad", "half \ud800 sign", Original(b"x", "text/plain"))
        with pytest.raises(InputRefused):
            record.store.keep(bad, [], [], READ_WITH)
        assert len(record.reports()) == 0
        keep_all(record.store)
        assert record.check() == []


def test_a_transaction_is_whole_or_nothing(address: str) -> None:
    """Where a claim cannot be kept its report is not kept either."""
    report, passages, claims = two_reports()[0]
    with sayso.open(address) as record:
        twice = [*claims, claims[0]]
        with pytest.raises(Exception, match=r"(?i)unique"):
            record.store.keep(report, passages, twice, READ_WITH)
        assert len(record.reports()) == len(record.claims()) == 0
        assert len(record.search("Palmyra")) == 0
        assert record.log() == []


ENDLESS = """
import sys, itertools
sys.path.insert(0, sys.argv[2])
from builders import make_claim, make_report
from sayso.record.store import Store
store = Store(sys.argv[1])
for number in itertools.count():
    text = f"ISIS captured town {number}. " * 40
    claims = [make_claim(f"c-{number}-{k}", f"r{number}", quote=text[:20]) for k in range(30)]
    store.keep(make_report(text, f"r{number}"), [], claims, "1")
    print(f"r{number}", flush=True)
"""


@pytest.mark.parametrize("after", [0.05, 0.13, 0.31])
def test_kill_loses_nothing_confirmed(tmp_path: Path, after: float) -> None:
    """After SIGKILL every confirmed report is there whole, and nothing is there by half."""
    path = tmp_path / "war.db"
    tests = str(Path(__file__).parent.parent)
    process = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, path, tests], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    first = process.stdout.readline()
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    confirmed = {line.strip() for line in [first, *process.stdout] if line.endswith("\n")}
    process.stdout.close()
    process.wait(timeout=30)
    with sayso.open(path, create=False) as record:
        kept = {row.id: row.claims for row in record.reports()}
        assert confirmed <= kept.keys()
        assert len(kept) <= len(confirmed) + 1
        assert set(kept.values()) == {30}
        assert record.check() == []


def test_an_open_file_makes_sense(tmp_path: Path) -> None:
    """Someone who opens the file with another program finds claims in words."""
    with sayso.open(tmp_path / "war.db") as record:
        keep_all(record.store)
    with sqlite3.connect(tmp_path / "war.db") as connection:
        connection.row_factory = sqlite3.Row
        rows = {row["id"]: dict(row) for row in connection.execute("SELECT * FROM claims")}
    connection.close()
    assert rows["c-2"]["outlet"] == "Northern Ledger"
    assert rows["c-2"]["sources"] == "Observatory"
    assert rows["c-2"]["actors"] == "Islamic State"
    assert rows["c-1"]["place"] == "Palmyra"
    assert rows["c-1"]["quote"].startswith("ISIS captured")


def test_tied_texts_are_given(address: str) -> None:
    """The store gives the texts of the reports that are asked for."""
    store = Store(address)
    keep_all(store)
    assert set(store.texts(["ledger"])) == {"ledger"}
    assert {claim.id for claim in store.claims()} == {"c-1", "c-2", "c-3"}
    with store.reading() as connection:
        assert read.state(connection, "nothing") == ""
    store.close()
