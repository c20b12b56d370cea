"""Commands that list what a record holds."""

import csv
import io
import json
from pathlib import Path

import pytest

from sayso.cli.inert import inert
from sayso.views.exports.spreadsheet import disarmed

LISTS = ("reports", "claims", "incidents", "holders", "disputes", "log")
CLAIM_FIELDS = {
    "report", "id", "start", "end", "quote", "type", "trigger", "stance", "actors", "targets",
    "place", "time", "time_text", "counts", "sources", "source_kind", "incident",
}  # fmt: skip
INCIDENT_FIELDS = {
    "id", "type", "actors", "targets", "place", "time", "claims", "reports", "sources",
    "independent", "figures", "disputed", "grade",
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_every_list_prints_in_every_format(
    command, demo_record: Path, name: str, form: str
) -> None:
    """A list prints as a table, as JSON Lines and as CSV, and prints nothing else."""
    done = command(name, demo_record, "--format", form)
    assert done.status == 0, done.err
    if form == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in done.out.splitlines())
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(done.out)))
        assert len({len(row) for row in rows}) == 1
    else:
        assert len(done.out.splitlines()) > 1


def test_claims_have_the_contract_s_fields(command, demo_record: Path) -> None:
    """Every claim has the fields of the claims format, and its quote stands at its offsets."""
    rows = [json.loads(line) for line in command("claims", demo_record).out.splitlines()]
    texts = {}
    for row in rows:
        assert row.keys() >= CLAIM_FIELDS
        if row["report"] not in texts:
            texts[row["report"]] = command("text", demo_record, row["report"]).out
        assert texts[row["report"]][row["start"] : row["end"]] == row["quote"]
        assert row["trigger"] in texts[row["report"]]
        assert row["incident"]


def test_incidents_have_the_contract_s_fields(command, demo_record: Path) -> None:
    """Every incident names its claims, and each figure its rule and who gives which value."""
    rows = [json.loads(line) for line in command("incidents", demo_record).out.splitlines()]
    assert rows
    for row in rows:
        assert row.keys() >= INCIDENT_FIELDS
        for figure in row["figures"]:
            assert figure["rule"]
            assert all(value["source"] and value["claims"] for value in figure["values"])


def test_holders_by_any_name_of_the_place(command, demo_record: Path) -> None:
    """Tadmur and Palmyra are one place, and the holder comes with the words it rests on."""
    by_one = command("holders", demo_record, "--place", "Tadmur", "--format", "jsonl")
    by_other = command("holders", demo_record, "--place", "Palmyra", "--format", "jsonl")
    assert by_one.out == by_other.out != ""
    shown = command("holders", demo_record, "--place", "Tadmur", "--format", "table")
    assert "“" in shown.out


@pytest.mark.parametrize("name", ["T4", "T-4", "Tiyas", "Tayfur"])
def test_one_base_has_many_names(command, demo_record: Path, name: str) -> None:
    """The base is found by each of its names."""
    first = json.loads(command("places", name, "--format", "jsonl").out.splitlines()[0])
    assert first["id"] == "sayso:t4-airbase"


@pytest.mark.parametrize(
    ("flags", "wanted"),
    [
        (("--type", "kidnap"), "airstrike"),
        (("--stance", "maybe"), "uncertain"),
        (("--from", "11/12/2016"), "2016-12-11"),
        (("--within", "-3", "--place", "Palmyra"), "kilometres"),
    ],
)
def test_a_wrong_filter_says_the_cure(command, demo_record: Path, flags, wanted: str) -> None:
    """A filter that cannot be used is refused with what could be."""
    done = command("claims", demo_record, *flags)
    assert done.status == 2
    assert wanted in done.err


def test_filters_narrow(command, demo_record: Path) -> None:
    """Each filter gives a part of the claims, and what it gives meets it."""
    every = command("claims", demo_record).out.splitlines()
    captures = command("claims", demo_record, "--type", "capture").out.splitlines()
    assert 0 < len(captures) < len(every)
    assert {json.loads(line)["type"] for line in captures} == {"capture"}
    near = command("claims", demo_record, "--place", "Palmyra", "--within", 100).out.splitlines()
    at = command("claims", demo_record, "--place", "Palmyra").out.splitlines()
    assert 0 < len(at) < len(near) < len(every)
    dated = command("claims", demo_record, "--from", "2016-12-11", "--to", "2016-12-11").out
    for line in dated.splitlines():
        time = json.loads(line)["time"]
        assert time["start"] <= "2016-12-11" <= time["end"]


def test_nothing_found_is_status_one(command, demo_record: Path) -> None:
    """A list with nothing in it ends with status 1 and says why."""
    done = command("claims", demo_record, "--place", "Ouagadougou")
    assert (done.status, done.out) == (1, "")
    assert done.err


@pytest.mark.parametrize("words", ["explain", "text"])
def test_an_unknown_id_is_named(command, demo_record: Path, words: str) -> None:
    """An id that is not in the record is named, with how to find one."""
    done = command(words, demo_record, "c-nothing")
    assert done.status == 1
    assert "c-nothing" in done.err


def test_explain_gives_reasons(command, demo_record: Path) -> None:
    """A claim is explained field by field, an incident by its evidence, a pair by its waterfall."""
    claims = [json.loads(line) for line in command("claims", demo_record).out.splitlines()]
    alone = command("explain", demo_record, claims[0]["id"]).out
    assert "rules/1" in alone
    assert "because: " in alone
    assert claims[0]["trigger"] in alone
    assert claims[0]["incident"] in command("explain", demo_record, claims[0]["incident"]).out
    pair = command("explain", demo_record, claims[0]["id"], claims[1]["id"]).out
    assert any(verdict in pair for verdict in ("same", "different", "unsure"))


def test_one_claim_is_not_compared_with_itself(command, demo_record: Path) -> None:
    """The same id twice is a slip, and said to be one."""
    key = json.loads(command("claims", demo_record).out.splitlines()[0])["id"]
    done = command("explain", demo_record, key, key)
    assert done.status == 2
    assert "given twice" in done.err


@pytest.mark.parametrize(
    ("arguments", "value", "expected"),
    [
        (("claims", "--format", "xml"), "'xml'", "table, jsonl, csv"),
        (("export", "--to", "csv", "-o", "-", "--what", "people"), "'people'", "incidents"),
        (("read", "in.txt", "--into", "x.db", "--workers", "-1"), "'-1'", "from 1 to 64"),
        (("read", "in.txt", "--into", "x.db", "--workers", "two"), "'two'", "from 1 to 64"),
        (("gazetteer", "add", "nowhere.csv"), "nowhere.csv", "a CSV of places"),
    ],
)
def test_a_wrong_value_is_given_back_with_what_is_right(
    command, demo_record: Path, arguments: tuple[str, ...], value: str, expected: str
) -> None:
    """A wrong value ends with status 2, and the message has the value and what could stand."""
    verb, *rest = arguments
    looks = verb in {"claims", "export"}
    done = command(verb, *([demo_record] if looks else []), *rest)
    words = " ".join(done.err.replace("│", " ").split())
    assert done.status == 2
    assert value in words
    assert expected in words


@pytest.mark.parametrize("text", ["\x1b[2Jgone", "a\u202egnp.exe", "bell\x07", "line\x9bup"])
def test_terminal_text_is_inert(text: str) -> None:
    """No control character and no mark that turns writing reaches the terminal."""
    assert not {"\x1b", "\u202e", "\x07", "\x9b"} & set(inert(text))


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1"])
def test_cells_are_no_formulas(text: str) -> None:
    """A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    assert disarmed(text).startswith("'")
    assert disarmed(-12.5) == -12.5
