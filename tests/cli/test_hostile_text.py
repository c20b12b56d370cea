"""Text of reports reaches the terminal as text: nothing in it is obeyed, nothing is markup."""

import csv
import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

OBEYED = "\x1b\x07\x9b\x08\u202e\u2066\U000e0041"
TEXT = (
    "Army took Homs\n\n"
    "The army\x1b]0;owned\x07 captured [red]Homs[/red]\x1b[2J on 3 May 2014, Abu \u202eevil\u202c"
    " of \x9b31mThe =cmd|' /C calc'!A0 brigade told \U000e0041Reuters.\x08\x08\n"
)


@pytest.fixture(scope="module")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a report whose text, title, outlet and id are hostile."""
    import sayso

    folder = tmp_path_factory.mktemp("hostile")
    row = {"id": "r\x1b[31m\u202eid", "text": TEXT, "title": "=1+1\x1b[2J", "outlet": "@SUM(A1)",
           "date": "2014-05-04"}  # fmt: skip
    (folder / "hostile.jsonl").write_text(json.dumps(row), encoding="utf-8")
    path = folder / "hostile.db"
    with sayso.open(path) as record:
        record.read(folder / "hostile.jsonl")
        assert record.claims()
    return path


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
@pytest.mark.parametrize("name", ["reports", "claims", "incidents", "holders", "log"])
def test_lists_are_inert(command, hostile_record: Path, name: str, form: str) -> None:
    """No list in any form prints what a terminal obeys, and none reads a report as markup."""
    done = command(name, hostile_record, "--format", form)
    assert done.status == 0, done.err
    assert not set("\x1b\x07\x9b\x08") & set(done.out + done.err)
    if form != "csv":
        assert not set(OBEYED) & set(done.out)
    if form == "csv":
        for row in csv.reader(io.StringIO(done.out, newline="")):
            assert not any(cell.lstrip(" ").startswith(("=", "@", "+")) for cell in row)


def test_markup_stays_words(command, hostile_record: Path) -> None:
    """Square brackets in a report are square brackets."""
    assert "[red]Homs[/red]" in "".join(
        command("claims", hostile_record, "--format", "table").out.split()
    )


def test_explain_and_search_are_inert(command, hostile_record: Path) -> None:
    """Reasons quote the report, and are inert too."""
    claim = json.loads(command("claims", hostile_record).out.splitlines()[0])
    for done in (
        command("explain", hostile_record, claim["id"]),
        command("search", hostile_record, "Homs", "--format", "table"),
        command("explain", hostile_record, "c-\x1b[31m"),
    ):
        assert not set(OBEYED) & set(done.out + done.err)


def test_a_hostile_file_name_is_inert(command, tmp_path: Path) -> None:
    """A refused file is named without obeying its name."""
    (tmp_path / "bad\x1b]0;owned\x07\u202etxt.txt").touch()
    done = command("read", tmp_path, "--into", tmp_path / "war.db")
    assert done.status == 1
    assert "bad" in done.err
    assert not set(OBEYED) & set(done.err)


def test_text_is_exact_in_a_file_and_inert_on_a_terminal(command, hostile_record: Path) -> None:
    """A pipe gets every character that offsets count; a terminal gets none that it would obey."""
    key = json.loads(command("reports", hostile_record).out)["id"]
    assert "\x1b]0;owned\x07" in command("text", hostile_record, key).out
    shown = on_a_terminal("text", str(hostile_record), key)
    assert "owned" in shown
    assert not set(OBEYED) & set(shown)


def test_a_table_is_the_default_on_a_terminal(hostile_record: Path) -> None:
    """On a terminal a list is a table in its own styles, without a report's escape codes."""
    shown = on_a_terminal("claims", str(hostile_record))
    assert "on whose word" in shown
    assert "owned\ufffd" in shown, "the words stay, what they would do does not"
    assert not {"\x07", "\x9b", "\u202e"} & set(shown)
    assert "\x1b]" not in shown
    assert "\x1b[2J" not in shown


def on_a_terminal(*arguments: str) -> str:
    """Run a command with a terminal for its output, and give what it prints."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "140"}
    process = subprocess.Popen(
        [sys.executable, "-m", "sayso", *arguments], stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    found = b""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        ready, _, _ = select.select([ours], [], [], 0.1)
        try:
            part = os.read(ours, 65536) if ready else b""
        except OSError:  # the other end is closed
            break
        found += part
        if not part and process.poll() is not None:
            break
    process.wait(timeout=10)
    os.close(ours)
    return found.decode("utf-8", "replace")
