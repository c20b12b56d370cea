"""Reading is stopped, output is cut short, the disk runs full: nothing is lost, no traceback."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import sayso

REPORTS = 150
SAYSO = [sys.executable, "-m", "sayso"]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of reports that takes long enough to be stopped in."""
    path = tmp_path_factory.mktemp("stopping") / "many.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(REPORTS):
            day = 1 + number % 28
            text = f"Rebels captured hill {number} on {day} May 2014, the army said. Nobody fled."
            out.write(json.dumps({"id": f"r{number}", "text": text}) + "\n")
    return path


def test_ctrl_c_keeps_what_was_read_and_reading_again_resumes(
    command, table: Path, tmp_path: Path
) -> None:
    """Ctrl-C ends with 130 and says how to go on; the second run keeps the first one's reports."""
    record = tmp_path / "war.db"
    reading = [*SAYSO, "read", str(table), "--into", str(record)]
    process = subprocess.Popen(reading, stderr=subprocess.PIPE, text=True)
    kept = wait_for_reports(record)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    if "The record holds" in said:
        pytest.skip("this machine had read everything before it could be stopped")
    assert process.returncode == 130, said
    assert "run the same command again" in said
    assert "Traceback" not in said
    with sayso.open(record, create=False) as opened:
        assert len(opened.reports()) >= kept
    assert command("read", table, "--into", record).status == 0
    with sayso.open(record, create=False) as opened:
        assert len(opened.reports()) == REPORTS
        assert opened.check() == []
        assert all(claim.incident for claim in opened.claims())


def wait_for_reports(record: Path, enough: int = 3) -> int:
    """Wait until some reports are kept, and give how many."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if record.exists() and record.stat().st_size:
            try:
                with sayso.open(record, create=False) as opened:
                    number = len(opened.reports())
            except sayso_errors():
                number = 0
            if number >= enough:
                return number
        time.sleep(0.02)
    raise AssertionError("nothing was kept in half a minute")


def sayso_errors() -> type[Exception]:
    from sayso.errors import SaysoError

    return SaysoError


def test_a_reader_that_goes_away(demo_record: Path) -> None:
    """``sayso claims ... | head -1`` ends quietly."""
    process = subprocess.Popen(
        [*SAYSO, "claims", str(demo_record)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=30)
    assert said == b""


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full here")
def test_output_onto_a_full_disk(demo_record: Path) -> None:
    """A list that cannot be written says that the disk is full, and ends with 1."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([*SAYSO, "claims", str(demo_record)], stdout=full,
                              stderr=subprocess.PIPE, text=True, check=False)  # fmt: skip
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", [("export", "--to", "csv"), ("publish",)])
def test_a_file_that_does_not_fit(demo_record: Path, tmp_path: Path, verb) -> None:
    """What does not fit leaves the file of before as it was, and nothing half written beside it."""
    name, *flags = verb
    target = tmp_path / "out.file"
    target.write_text("as it was", encoding="utf-8")
    done = subprocess.run(
        [*SAYSO, name, str(demo_record), *flags, "-o", str(target)],
        preexec_fn=small_files_only, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    assert target.read_text(encoding="utf-8") == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["out.file"]


def small_files_only() -> None:
    """Let no file grow: the nearest to a full disk that needs no rights."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
