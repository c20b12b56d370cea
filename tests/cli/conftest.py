"""A record of the demonstration's reports, and a way to run commands."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import sayso
from sayso.cli.app import run
from sayso.demo import reports_folder


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command line in this process; no traceback may come of it."""

    def run_command(*arguments: object) -> Ran:
        capsys.readouterr()
        status = 0
        try:
            run([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Ran(status, printed.out, printed.err)

    return run_command


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's reports, read once; commands that write take a copy."""
    path = tmp_path_factory.mktemp("record") / "demo.db"
    with sayso.open(path) as record:
        record.read(reports_folder())
    return path
