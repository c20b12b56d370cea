"""Where nothing is found, the command says why, and what would be."""

from pathlib import Path

import pytest
from builders import make_claim

from sayso.cli.why_nothing import nothing_found
from sayso.nouns.claim import Claim
from sayso.nouns.incident import Incident


@pytest.mark.parametrize(
    ("flags", "wanted"),
    [
        (("--place", "Palmyrah Bay"), "near in name: Palmyra"),
        (("--actor", "Islamic Stat"), "near in name: Islamic State"),
        (("--actor", "Daeshh"), "(Islamic State)"),
        (("--source", "Xyzzy"), "most frequent in the record: "),
        (("--report", "01-desert"), "near in name: 01-desert-courier-2015-05-21"),
        (("--from", "2031-01-01"), "its dated claims run from 20"),
        (("--to", "1990-01-01"), "on or before 1990-01-01"),
        (("--least-sure", "1"), "the surest has 0."),
        (("--place", "Tokyo", "--within", "3"), "the gazetteer knows it as Tokyo, JP"),
    ],
)
def test_the_filter_that_finds_nothing_is_named(command, demo_record: Path, flags, wanted) -> None:
    """The filter that alone finds nothing is named, with what the record has instead."""
    done = command("claims", demo_record, *flags)
    assert (done.status, done.out) == (1, "")
    assert wanted in done.err
    assert flags[1] in done.err


def test_filters_that_exclude_one_another(command, demo_record: Path) -> None:
    """Where each filter alone finds claims, the command says how many, so that one can go."""
    done = command("incidents", demo_record, "--type", "capture", "--to", "2015-01-01", "--from",
                   "2014-01-01", "--place", "Palmyra")  # fmt: skip
    assert done.status == 1
    assert "no claim is of a day on or before 2015-01-01" in done.err
    done = command("claims", demo_record, "--type", "withdrawal", "--from", "2017-03-03")
    assert done.status == 1
    assert "each filter alone finds claims (--type withdrawal" in done.err


def test_claims_that_do_not_contradict(command, demo_record: Path) -> None:
    """Claims without a dispute are told apart from no claims at all."""
    done = command("disputes", demo_record, "--type", "destruction")
    assert done.status == 1
    assert "no source contradicts another" in done.err


def test_a_day_that_nobody_tells_of(command, demo_record: Path) -> None:
    """A day without a holder comes with the days that claims do tell of."""
    done = command("holders", demo_record, "--place", "Tadmur", "--on", "1999-01-01")
    if done.status == 0:
        assert '"unknown"' in done.out, "a gap is told as one"
        return
    assert "it is told for" in done.err


def test_a_place_without_a_holder(command, demo_record: Path) -> None:
    """A place of which no capture or control is told comes with those of which it is."""
    done = command("holders", demo_record, "--place", "Tokyo")
    assert done.status == 1
    assert "Palmyra" in done.err


def test_an_empty_record(command, tmp_path: Path) -> None:
    """An empty record says how to fill it."""
    record = tmp_path / "war.db"
    (tmp_path / "empty.txt").touch()
    assert command("read", tmp_path / "empty.txt", "--into", record).status == 1
    for name in ("claims", "incidents", "disputes", "holders", "reports"):
        done = command(name, record)
        assert (done.status, done.out) == (1, "")
        assert "sayso read" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("claims", "--type", "strenth"),
        ("claims", "--place", ""),
        ("claims", "--within", "nan", "--place", "Palmyra"),
        ("holders", "--on", "yesterday"),
        ("export", "--to", "xls", "-o", "x"),
        ("export", "--to", "csv", "--to", "soon", "-o", "x"),
        ("export", "--to", "csv", "-o", "no/such/folder/x.csv"),
        ("publish", "-o", "/dev/null"),
        ("judge dump", "/dev/null"),
        ("judge withdraw", "99999999999999999999"),
        ("read",),
    ],
)
def test_wrong_usage(command, demo_record: Path, arguments: tuple[str, ...]) -> None:
    """What is typed wrongly ends with status 2, names what was expected, and writes nothing."""
    verb, *flags = arguments
    done = command(*verb.split(), demo_record, *flags)
    assert (done.status, done.out) == (2, "")
    assert "Error" in done.err
    assert Path("/dev/null").is_char_device()


class AClash:
    """A record of one strength claim that is part of a clash."""

    def claims(self, **_: object) -> list[Claim]:
        """Give the one claim, whatever is asked."""
        return [make_claim("c1", type="strength", incident="i1")]

    def incident(self, key: str) -> Incident:
        """Give the clash."""
        return Incident(key, "clash", ("c1",), ("report",))


def test_claims_inside_incidents_of_another_type(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the claims of a type are part of other incidents, these are named, and what to ask."""
    ended = nothing_found(AClash(), "incident", {"type": "strength"})  # type: ignore[arg-type]
    words = capsys.readouterr().err
    assert ended.exit_code == 1
    assert "1 claim met these filters, and no incident is a strength as a whole" in words
    assert "clash (1)" in words
    assert "`sayso claims`" in words
