"""Bad input: each with a clear sentence, the rest going on, nothing lost."""

import errno
import json
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

GOOD = (
    "Rebels took the hill\n\n3 May 2014\n\n"
    "Rebels captured the hill of Karm on Friday, a spokesman for the army said."
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with one good report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def kept(command, record: Path) -> set[str]:
    """The ids of the reports in a record."""
    lines = command("reports", record, "--format", "jsonl").out.splitlines()
    return {json.loads(line)["id"] for line in lines}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t ", "empty"),
        ("picture.txt", bytes(range(256)) * 40, "no text"),
        ("long.txt", b"word " * 10_000_000, "50.0 MB"),
        ("columns.csv", b"when,who\n2014,me\n", "column"),
        ("broken.jsonl", b'{"text": "half\n', "line 1"),
    ],
)
def test_refused_with_a_reason(
    command, reports: Path, tmp_path: Path, name, content, reason
) -> None:
    """What cannot be read is named with its reason, status 1, and the good report is kept."""
    (reports / name).write_bytes(content)
    record = tmp_path / "war.db"
    done = command("read", reports, "--into", record)
    assert done.status == 1
    line = next(line for line in done.err.splitlines() if name in line)
    assert reason in line
    assert kept(command, record) == {"good"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1256", "latin-1", "utf-8-sig"])
def test_other_encodings_are_read(command, reports: Path, tmp_path: Path, encoding: str) -> None:
    """Pages in other encodings are read, and their words come out right."""
    words = (
        "قال الجيش إن القتال توقف في المدينة" if encoding == "cp1256" else "L’armée a quitté Möre."
    )
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{words}</p></body></html>'
    if encoding == "latin-1":
        page, words = page.replace("’", "'"), words.replace("’", "'")
    (reports / "page.html").write_bytes(page.encode(encoding))
    record = tmp_path / "war.db"
    assert command("read", reports, "--into", record).status == 0
    assert words in command("text", record, "page").out


def test_deep_nesting_does_not_hang(command, reports: Path, tmp_path: Path) -> None:
    """A page nested 100,000 deep is read or refused, and the rest goes on."""
    (reports / "deep.html").write_text("<div>" * 100_000 + "deep words" + "</div>" * 100_000)
    record = tmp_path / "war.db"
    command("read", reports, "--into", record)
    assert "good" in kept(command, record)


def test_broken_lines_are_named_and_whole_ones_kept(command, tmp_path: Path) -> None:
    """Each broken line is named by its number; an impossible date is no date of publication."""
    path = tmp_path / "table.jsonl"
    path.write_text(
        json.dumps({"id": "one", "text": GOOD, "date": "2014-02-31"}) + "\n"
        "{not json}\n" + json.dumps({"id": "two", "text": GOOD + " Twice."}) + "\n[1]\n",
        encoding="utf-8",
    )
    record = tmp_path / "war.db"
    done = command("read", path, "--into", record)
    assert done.status == 1
    assert "line 2" in done.err
    assert "line 4" in done.err
    assert kept(command, record) == {"one", "two"}
    rows = [json.loads(line) for line in command("reports", record).out.splitlines()]
    assert all(row["published"] != "2014-02-31" for row in rows)


def test_a_folder_without_permission(
    command, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may not be opened is named, and the rest goes on."""
    closed = reports / "closed"
    closed.mkdir(mode=0)
    if os.geteuid() == 0:  # whom the system refuses nothing
        monkeypatch.setattr(os, "scandir", refusing(closed, os.scandir))
    record = tmp_path / "war.db"
    done = command("read", reports, "--into", record)
    closed.chmod(0o700)
    assert done.status == 1
    assert "closed" in done.err
    assert "Permission denied" in done.err
    assert kept(command, record) == {"good"}


def refusing(closed: Path, scan: Callable[[Path], Any]) -> Callable[[Path], Any]:
    """Open folders as ever, but one."""

    def scan_others(folder: Path) -> Any:
        if Path(folder) == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
        return scan(folder)

    return scan_others


def test_a_folder_without_files(command, tmp_path: Path) -> None:
    """An empty folder says that there was nothing to read."""
    folder = tmp_path / "reports"
    folder.mkdir()
    done = command("read", folder, "--into", tmp_path / "war.db")
    assert done.status == 1
    assert "nothing was read" in done.err


def test_a_damaged_record(command, reports: Path, tmp_path: Path) -> None:
    """A record cut short says that it was damaged, and is left as it is."""
    record = tmp_path / "war.db"
    command("read", reports, "--into", record)
    cut = record.read_bytes()[:8192]
    record.write_bytes(cut)
    for name in ("claims", "check"):
        done = command(name, record)
        assert done.status == 1
        assert "damaged" in done.err + done.out


def test_nothing_at_the_path(command, tmp_path: Path) -> None:
    """A path where nothing lies is named."""
    done = command("read", tmp_path / "nowhere", "--into", tmp_path / "war.db")
    assert done.status == 1
    assert "nowhere" in done.err


def test_no_record_there(command, tmp_path: Path) -> None:
    """Asking a record that is not there says how to make one, and makes none."""
    done = command("claims", tmp_path / "none.db")
    assert done.status == 1
    assert "sayso read" in done.err
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_record(command, tmp_path: Path) -> None:
    """A file that is something else is left as it is."""
    other = tmp_path / "notes.txt"
    other.write_text("my notes, quite long enough to be a file of its own")
    done = command("claims", other)
    assert done.status == 1
    assert "no sayso record" in done.err
    assert other.read_text().startswith("my notes")
    database = tmp_path / "other.db"
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE cat (name TEXT)")
    connection.close()
    assert command("read", other, "--into", database).status == 1


def test_a_record_of_a_later_version(command, reports: Path, tmp_path: Path) -> None:
    """A record of a later version is refused and left as it is."""
    record = tmp_path / "war.db"
    command("read", reports, "--into", record)
    connection = sqlite3.connect(record)
    connection.execute("INSERT INTO schema_version VALUES (999, '2030-01-01', '9.9')")
    connection.commit()
    connection.close()
    done = command("claims", record)
    assert done.status == 1
    assert "update sayso" in done.err


def test_a_full_disk(command, tmp_path: Path) -> None:
    """When the disk is full the command says so, and what was confirmed before stays whole."""
    table = tmp_path / "many.jsonl"
    with table.open("w", encoding="utf-8") as out:
        for number in range(8):
            text = f"{GOOD} Report {number}.\n\n" + "0123abcd" * 2_500
            out.write(json.dumps({"id": f"r{number}", "text": text}) + "\n")
    record = tmp_path / "war.db"

    def limit() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (450_000, 450_000))

    arguments = [sys.executable, "-m", "sayso", "read", str(table), "--into", str(record)]
    done = subprocess.run(
        arguments, preexec_fn=limit, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "disk" in done.stderr
    again = command("read", table, "--into", record)
    assert again.status == 0, again.err
    assert "8 reports received" in again.err


def test_what_is_not_known_of_a_report_is_said(command, tmp_path: Path) -> None:
    """Reports without a date or a claim are named after reading, and the list says why."""
    table = tmp_path / "table.jsonl"
    rows = [
        {"id": "good", "text": GOOD, "date": "2014-05-03"},
        {"id": "late", "text": "Rebels captured Palmyra.", "date": "2014-02-31"},
        {"id": "calm", "text": "The weather was fine.", "date": ""},
    ]
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    record = tmp_path / "war.db"
    done = command("read", table, "--into", record)
    assert done.status == 0
    assert "Without a date: 2 reports (calm, late)" in done.err
    assert "Without a claim: 1 report (calm)" in done.err
    listed = command("reports", record, "--format", "table").out
    assert "'2014-02-31'" in listed
    assert "none is stated" in listed
    french = "L'armée a quitté la ville mardi, selon les habitants qui ont fui vers le nord."
    (tmp_path / "fr.txt").write_text(f"{french} {french}", encoding="utf-8")
    command("read", tmp_path / "fr.txt", "--into", record)
    listed = command("reports", record, "--format", "table").out
    assert "French" in " ".join(listed.split())
    lines = [json.loads(line) for line in command("reports", record).out.splitlines()]
    assert {line["id"]: line["date_words"] for line in lines}["good"] == "2014-05-03"


def test_help_names_every_figure_rule(command) -> None:
    """The rules that ``--figure-rule`` takes stand in its help."""
    from sayso.reconcile.figure_rules import RULES

    words = " ".join(command("read", "--help").out.replace("│", " ").split())
    assert all(rule in words for rule in RULES)
