"""The command starts quickly, and is quick to tell what it can do."""

import resource
import subprocess
import sys

import sayso

HEAVY = (
    "sqlalchemy", "lxml", "trafilatura", "numpy", "pandas", "yaml", "jinja2", "fastapi", "msgspec",
    "htmldate", "datasketch", "charset_normalizer", "http.server",
)  # fmt: skip


def test_help_loads_nothing_heavy() -> None:
    """Nothing that reads or keeps is loaded before a command needs it."""
    ask = "import sys, sayso.cli.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.split())


def test_help_is_quick() -> None:
    """``sayso --help`` takes 0.2 s of a processor; the limit leaves room for a busy one."""
    spent = []
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "sayso", "--help"], capture_output=True, text=True, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(spent) < 0.8
    assert "sayso demo" in done.stdout


def test_help_fits_a_small_terminal(command, monkeypatch) -> None:
    """At 80 columns every command has one line."""
    monkeypatch.setenv("COLUMNS", "80")
    done = command("--help")
    assert done.status == 0
    lines = [line for line in done.out.splitlines() if line.startswith("│ ")]
    names = [line.split()[1] for line in lines]
    assert "incidents" in names
    assert "│" not in names


def test_version(command) -> None:
    """The version is the package's."""
    assert command("--version").out == f"sayso {sayso.__version__}\n"


def test_a_fault_is_told_as_one(command, monkeypatch, tmp_path) -> None:
    """An error that nobody foresaw is a sentence that says so, not a traceback."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("nobody foresaw this")

    monkeypatch.setattr("sayso.library.open_record", fail)
    monkeypatch.delenv("SAYSO_TRACEBACK", raising=False)
    done = command("claims", tmp_path / "war.db")
    assert done.status == 1
    assert "fault of sayso" in done.err
    assert "nobody foresaw this" in done.err


def test_settings_are_listed_with_their_variables(command, monkeypatch) -> None:
    """What is set in the environment shows; what cannot be used is wrong usage."""
    monkeypatch.setenv("SAYSO_FIGURE_RULE", "acled-conservative")
    assert '"acled-conservative"' in command("settings").out
    monkeypatch.setenv("SAYSO_FIGURE_RULE", "guess")
    done = command("settings")
    assert done.status == 2
    assert "ucdp-range" in done.err
