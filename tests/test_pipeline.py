"""The order of the rooms: one report's trouble is its own, and a run that was cut off resumes."""

import gc
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso import pipeline
from sayso.errors import BadSetting, RecordError, SaysoError
from sayso.nouns.report import Report
from sayso.pipeline import NEW_OBJECTS, Progress, collecting_seldom
from sayso.settings import NAMED, Settings, settings_from

SENTENCES = (
    "Islamic State militants captured the town of Palmyra on Sunday, the Observatory said.",
    "Warplanes bombed Tiyas on Monday and killed 12 people, residents told the agency.",
    "Government troops withdrew from Palmyra, a military source said.",
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of invented reports, three of them without text."""
    path = tmp_path / "reports.jsonl"
    rows: list[dict[str, Any]] = [
        {"id": f"r{number}", "date": "2016-12-13", "title": f"Day {number}",
         "text": f"{SENTENCES[number % 3]} Editors counted {number} letters."}
        for number in range(12)
    ]  # fmt: skip
    rows += [{"id": f"e{number}", "text": ""} for number in range(3)]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path) -> Iterator[sayso.Record]:
    """An empty record."""
    with sayso.open(tmp_path / "war.db") as opened:
        yield opened


def everything(record: sayso.Record) -> list[Any]:
    """What the record answers, but for the times of its log."""
    return [
        list(record.reports()), list(record.claims()), list(record.incidents()),
        list(record.holders()), record.reprints(),
        [record.passages(row.id) for row in record.reports()],
    ]  # fmt: skip


def test_progress_and_outcome(record: sayso.Record, table: Path) -> None:
    """Every report is told of as it comes; what has no text is refused, and the rest is kept."""
    told: list[Progress] = []
    outcome = record.read(table, progress=told.append)
    assert (outcome.received, outcome.kept, len(outcome.refused)) == (12, 12, 3)
    assert all(refusal.reason for refusal in outcome.refused)
    assert [entry.received for entry in told if entry.stage == "reading"][-1] == 12
    assert told[-1].stage == "reconciling"
    assert outcome.claims == len(record.claims()) > 0
    assert all(claim.incident for claim in record.claims())
    assert record.check() == []


def test_one_report_in_trouble(
    record: sayso.Record, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report on which reading fails is named with the reason, and read by a later run."""
    read_report = pipeline.read_report

    def fail_once(report: Report) -> Any:
        if report.id == "r4":
            raise ZeroDivisionError("the clause has no words")
        return read_report(report)

    monkeypatch.setattr(pipeline, "read_report", fail_once)
    outcome = record.read(table)
    assert outcome.kept == 11
    assert [r.reason for r in outcome.refused if "ZeroDivision" in r.reason] == [
        "it could not be read (ZeroDivisionError: the clause has no words); please report this"
    ]
    monkeypatch.undo()
    assert (record.read(table).kept, record.read(table).kept) == (1, 0)


def test_what_concerns_all_reports_stops_the_run(
    record: sayso.Record, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What keeps every report from being read is said once, not once a report."""

    def no_table(_: Report) -> Any:
        raise SaysoError("the gazetteer table is not built")

    monkeypatch.setattr(pipeline, "read_report", no_table)
    with pytest.raises(SaysoError, match="gazetteer"):
        record.read(table)
    assert len(record.reports()) == 0


def test_trouble_of_the_record_stops_the_run(
    record: sayso.Record, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the record cannot be written the run stops, for no report could be kept."""

    def full(*_: Any) -> bool:
        raise RecordError("the disk is full")

    monkeypatch.setattr(type(record.store), "keep", full)
    with pytest.raises(RecordError, match="disk is full"):
        record.read(table)


def test_the_same_id_with_other_bytes(record: sayso.Record, tmp_path: Path) -> None:
    """A report that changed is kept beside the first one, and each only once."""
    path = tmp_path / "story.txt"
    path.write_text(SENTENCES[0], encoding="utf-8")
    record.read(path)
    path.write_text(SENTENCES[1], encoding="utf-8")
    assert record.read(path).kept == 1
    assert record.read(path).kept == 0
    ids = sorted(row.id for row in record.reports())
    assert ids[0] == "story"
    assert ids[1].startswith("story~")
    assert record.text("story") == SENTENCES[0]


def test_what_stands_twice_is_counted_and_kept_once(record: sayso.Record, table: Path) -> None:
    """A row that a table has twice is received twice, kept once, and counted as there already."""
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([*lines[:12], *lines[:4]]) + "\n", encoding="utf-8")
    done = record.read(table)
    assert (done.received, done.kept, done.unchanged) == (16, 12, 4)
    again = record.read(table)
    assert (again.received, again.kept, again.unchanged) == (16, 0, 16)


def test_workers_change_nothing(tmp_path: Path, table: Path) -> None:
    """Several processes give the same record as one."""
    found = []
    for workers in (1, 2):
        address = tmp_path / f"{workers}.db"
        with sayso.open(address, settings=Settings(workers=workers)) as record:
            outcome = record.read(table)
            assert (outcome.kept, len(outcome.refused)) == (12, 3)
            found.append([*everything(record), [(line.act, line.about) for line in record.log()]])
    assert found[0] == found[1]


READ = "import sys, sayso; print('go', flush=True); sayso.open(sys.argv[1]).read(sys.argv[2])"


def test_a_run_that_was_killed_resumes(tmp_path: Path, table: Path) -> None:
    """After SIGKILL in the middle the next run gives the record that an undisturbed one gives."""
    cut, whole = tmp_path / "cut.db", tmp_path / "whole.db"
    process = subprocess.Popen(
        [sys.executable, "-c", READ, cut, table], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    process.stdout.readline()
    end = time.monotonic() + 20
    while time.monotonic() < end and not is_begun(cut):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.stdout.close()
    process.wait(timeout=30)
    with sayso.open(cut) as record, sayso.open(whole) as undisturbed:
        assert 0 < len(record.reports()) <= 12
        assert record.check() == []
        record.read(table)
        undisturbed.read(table)
        assert everything(record) == everything(undisturbed)
        assert record.store.is_reconciled()


def is_begun(path: Path) -> bool:
    """Whether a record has its first report."""
    if not path.exists():
        return False
    try:
        with sayso.open(path, create=False) as record:
            return len(record.reports()) > 0
    except RecordError:
        return False


def test_settings_come_from_the_environment() -> None:
    """Every setting has a name, a default and a help, and a variable that sets it."""
    assert settings_from({}) == Settings()
    assert {name: default for name, default, _ in NAMED} == {
        name: getattr(Settings(), name) for name, _, _ in NAMED
    }
    assert settings_from({"SAYSO_WORKERS": "3", "SAYSO_USER": "Editor"}) == Settings(
        workers=3, user="Editor"
    )


@pytest.mark.parametrize(
    "variables", [{"SAYSO_WORKERS": "many"}, {"SAYSO_WORKERS": "0"}, {"SAYSO_FIGURE_RULE": "best"}]
)
def test_settings_that_cannot_be_used(variables: dict[str, str]) -> None:
    """A value that cannot be used is named with what is expected."""
    with pytest.raises(BadSetting):
        settings_from(variables)


def test_readers_have_names(record: sayso.Record, table: Path) -> None:
    """A reader that is not there is told, with those there are, before anything is read."""
    record.settings = Settings(reader="nobody")
    with pytest.raises(BadSetting, match="rules"):
        record.read(table)
    assert len(record.reports()) == 0


class Blind:
    """A reader that finds nothing."""

    name = "blind/1"

    def attributions(self, _: Any) -> list[Any]:
        """Nobody says anything."""
        return []

    def happenings(self, _: Any) -> list[Any]:
        """Nothing happens."""
        return []


def test_another_reader_reads_again(
    record: sayso.Record, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another reader reports are read again, texts stay, and the first one brings all back."""
    record.read(table)
    before, texts = everything(record), [record.text(row.id) for row in record.reports()]
    find_reader = pipeline.find_reader
    monkeypatch.setattr(
        pipeline, "find_reader", lambda name: Blind() if name == "blind" else find_reader(name)
    )
    record.settings = Settings(reader="blind")
    assert record.read(table).kept == 12
    assert record.read(table).unchanged == 12
    assert len(record.claims()) == len(record.incidents()) == len(record.search("Palmyra")) == 0
    assert [record.text(row.id) for row in record.reports()] == texts
    assert record.check() == []
    record.settings = Settings()
    record.read(table)
    assert everything(record) == before
    assert record.check() == []


def stop_while_reading() -> None:
    """Fail where cycles are sought seldom."""
    with collecting_seldom():
        assert gc.get_threshold()[0] == NEW_OBJECTS
        raise SaysoError("stopped")


def test_cycles_are_looked_for_as_before_once_a_run_is_over() -> None:
    """While reports are read cycles are sought seldom; a failure brings back what was set."""
    before = gc.get_threshold()
    with pytest.raises(SaysoError, match="stopped"):
        stop_while_reading()
    assert gc.get_threshold() == before
