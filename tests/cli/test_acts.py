"""Commands that read, judge, share and check."""

import json
import shutil
from pathlib import Path

import pytest

from sayso.demo import reports_folder


@pytest.fixture
def record(demo_record: Path, tmp_path: Path) -> Path:
    """A copy of the record that a test may write to."""
    return Path(shutil.copy(demo_record, tmp_path / "own.db"))


def test_reading_again_changes_nothing(command, record: Path) -> None:
    """The same reports read again are there already, and every list stays as it was."""
    before = command("claims", record).out, command("incidents", record).out
    done = command("read", reports_folder(), "--into", record)
    assert done.status == 0
    assert " 0 kept" in done.err
    assert (command("claims", record).out, command("incidents", record).out) == before


def test_judge_and_withdraw(command, record: Path) -> None:
    """A judgement splits an incident, and withdrawing it restores the state before."""
    before = command("incidents", record).out
    incident = next(
        row for row in map(json.loads, before.splitlines()) if len(row["claims"]) == 2
    )  # fmt: skip
    left, right = incident["claims"]
    done = command("judge", "different", record, left, right, "--by", "Amira", "--note", "two days")
    assert done.status == 0
    after = command("incidents", record).out
    assert after != before
    assert command("explain", record, incident["id"]).status == 0, "the id still resolves"
    dumped = record.with_suffix(".jsonl")
    assert command("judge", "dump", record, dumped).status == 0
    assert "Amira" in dumped.read_text()
    assert command("judge", "load", record, dumped).err.startswith("0 ")
    assert command("judge", "withdraw", record, 1).status == 0
    assert command("incidents", record).out == before
    assert command("judge", "withdraw", record, 1).status == 1, "it is withdrawn already"
    assert "withdraw" in command("log", record, "--format", "jsonl").out


def test_check_finds_a_changed_text(command, record: Path) -> None:
    """A sound record is sound; a text changed behind its back is named."""
    import sqlite3

    assert command("check", record).status == 0
    connection = sqlite3.connect(record)
    connection.execute("UPDATE report SET text = 'x' || text WHERE id LIKE '03%'")
    connection.commit()
    connection.close()
    done = command("check", record)
    assert done.status == 1
    assert "was changed" in done.out


def test_publish_writes_one_page(command, record: Path, tmp_path: Path) -> None:
    """The page is one file that loads nothing from elsewhere."""
    page = tmp_path / "page.html"
    assert command("publish", record, "-o", page).status == 0
    text = page.read_text(encoding="utf-8")
    assert "Content-Security-Policy" in text
    assert "src=" not in text.replace("src='", "").replace('<script src=""', "")


@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson"])
def test_exports(command, record: Path, tmp_path: Path, form: str) -> None:
    """Claims leave in each format, and GeoJSON has longitude before latitude."""
    path = tmp_path / f"claims.{form}"
    assert command("export", record, "--to", form, "-o", path).status == 0
    words = path.read_text(encoding="utf-8")
    if form == "geojson":
        found = json.loads(words)
        assert found["type"] == "FeatureCollection"
        point = next(f["geometry"] for f in found["features"] if f["geometry"])
        longitude, latitude = point["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        assert 30 < latitude < 40 < longitude + 10
    assert len(words.splitlines()) >= 1


def test_redaction_hides_witnesses(command, record: Path, tmp_path: Path) -> None:
    """With --redact no witness or unnamed source keeps name or words, and figures stay."""
    path = tmp_path / "claims.jsonl"
    assert command("export", record, "--to", "jsonl", "-o", path, "--redact").status == 0
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    hidden = [row for row in rows if row.get("redacted")]
    assert hidden
    for row in hidden:
        assert row["quote"] == ""
        for source in row["sources"]:
            assert (
                source["kind"] not in {"witness", "anonymous"} or source["name"] == source["kind"]
            )


def test_demo_says_what_was_found(command, tmp_path: Path) -> None:
    """The demonstration ends with what was found and where the page is."""
    done = command("demo", "--into", tmp_path / "demo")
    assert done.status == 0
    for word in ("reports", "claims", "sources", "incidents", "disputed", "held", "demo.html"):
        assert word in done.out
    assert (tmp_path / "demo" / "demo.html").is_file()


def test_places_of_ones_own(command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Places are added to a table of one's own, and found once the table is named."""
    rows, table = tmp_path / "places.csv", tmp_path / "own.sqlite"
    rows.write_text("name,lat,lon,aliases\nQasr Nowhere,34.1,38.2,Lone Fort\n")
    done = command("gazetteer", "add", rows, "--table", table)
    assert done.status == 0
    assert "SAYSO_GAZETTEER" in done.err
    monkeypatch.setenv("SAYSO_GAZETTEER", str(table))
    assert '"own:qasr-nowhere"' in command("places", "Lone", "Fort").out


def test_places_that_cannot_be_taken(command, tmp_path: Path) -> None:
    """A row off the Earth is named, and a file that is no table of places is left as it is."""
    rows, other = tmp_path / "places.csv", tmp_path / "notes.txt"
    rows.write_text("name,lat,lon\nX,91,2\n")
    done = command("gazetteer", "add", rows, "--table", tmp_path / "own.sqlite")
    assert done.status == 1
    assert "line 2" in done.err
    rows.write_text("name,lat,lon\nX,1,2\n")
    other.write_text("my notes " * 500)
    done = command("gazetteer", "add", rows, "--table", other)
    assert done.status == 2
    assert "cannot keep places" in done.err
    assert other.read_text() == "my notes " * 500


def test_export_takes_a_format_and_a_day(command, record: Path, tmp_path: Path) -> None:
    """``--to`` is the format, and a second time the last day, as for the other lists."""
    path = tmp_path / "claims.jsonl"
    done = command("export", record, "--to", "jsonl", "--to", "2015-12-31", "-o", path)
    assert done.status == 0
    same = command("claims", record, "--to", "2015-12-31").out
    assert path.read_text(encoding="utf-8") == same != command("claims", record).out
    assert (
        command("export", record, "--to", "jsonl", "--until", "2015-12-31", "-o", "-").out == same
    )


@pytest.mark.parametrize("what", ["claims", "incidents", "holders"])
@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson"])
def test_everything_leaves_redacted(command, record: Path, what: str, form: str) -> None:
    """Redacted, no list in any format has a witness's name or the id of a claim of theirs."""
    claims = [json.loads(line) for line in command("claims", record).out.splitlines()]
    private = {
        (claim["id"], source["name"])
        for claim in claims
        for source in claim["sources"]
        if source["kind"] in {"witness", "anonymous"}
    }
    assert private
    done = command("export", record, "--to", form, "--what", what, "--redact", "-o", "-")
    assert done.status == 0
    for key, name in private:
        assert key not in done.out
        assert name not in done.out or " " not in name


def test_a_link_is_followed(command, record: Path, tmp_path: Path) -> None:
    """What is written to a link goes to where the link leads, and the link stays."""
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.touch()
    link.symlink_to(target)
    assert command("export", record, "--to", "csv", "-o", link).status == 0
    assert link.is_symlink()
    assert target.stat().st_size
