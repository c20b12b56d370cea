"""Whatever is exported redacted, no format has a trace of a witness."""

import csv
import io
import json
from pathlib import Path

import pytest

PROSE = """Bombs hit Sarrin clinic

14 March 2017

A resident, Khaled Barakat, said that helicopters bombed the clinic in Sarrin on Monday, killing
at least 14 people. Barakat, a baker, said his cousin Nizar was among the dead.

Mariam Haddad, who lives next to the clinic, said soldiers arrested five men on Monday.

SANA said the army captured Sarrin from the rebels.
"""
TRACES = ("Khaled", "Barakat", "baker", "Nizar", "Mariam", "Haddad", "lives next")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one report in which two witnesses are named."""
    import sayso

    folder = tmp_path_factory.mktemp("told")
    (folder / "a.txt").write_text(PROSE, encoding="utf-8")
    with sayso.open(folder / "told.db") as record:
        record.read(folder / "a.txt")
    return folder / "told.db"


@pytest.mark.parametrize("what", ["claims", "incidents"])
@pytest.mark.parametrize("to", ["jsonl", "csv", "excel", "geojson"])
def test_no_format_has_a_trace(command, told: Path, to: str, what: str) -> None:
    """Names of witnesses and their words are in the open export, and not in the redacted one."""
    asked = ("export", told, "--to", to, "--what", what, "-o", "-")
    plain = command(*asked)
    redacted = command(*asked, "--redact")
    assert (plain.status, redacted.status) == (0, 0)
    assert any(trace in plain.out for trace in TRACES), "the test is about something"
    assert not [trace for trace in TRACES if trace.casefold() in redacted.out.casefold()]
    assert "SANA" in redacted.out


def test_publishing_says_that_names_are_in_the_page(command, told: Path, tmp_path: Path) -> None:
    """The page has every report whole, and who makes it is told so."""
    done = command("publish", told, "-o", tmp_path / "page.html")
    assert "names of witnesses" in done.err


def test_a_table_of_claims_names_their_reports(command, tmp_path: Path) -> None:
    """A row has the outlet, the date and the address of its report; redacted, no address."""
    row = {"id": "r1", "outlet": "The Courier", "date": "2017-03-14", "text": PROSE,
           "url": "https://courier.example/1"}  # fmt: skip
    (tmp_path / "in.jsonl").write_text(json.dumps(row), encoding="utf-8")
    record = tmp_path / "war.db"
    command("read", tmp_path / "in.jsonl", "--into", record)
    asked = ("export", record, "--to", "csv", "-o", "-")
    first, *_ = csv.DictReader(io.StringIO(command(*asked).out, newline=""))
    told = (first["report"], first["outlet"], first["published"], first["url"])
    assert told == ("r1", "The Courier", "2017-03-14", "https://courier.example/1")
    redacted = command(*asked, "--redact").out
    assert "courier.example" not in redacted
    assert "The Courier" in redacted
