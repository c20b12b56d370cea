"""The pages on the command line are true."""

from pathlib import Path

import pytest

from tools.write_commands import render

DOCS = Path(__file__).parent.parent.parent / "docs"
VERBS = [
    "read",
    "reports",
    "text",
    "claims",
    "incidents",
    "holders",
    "disputes",
    "explain",
    "publish",
    "serve",
    "export",
    "check",
    "demo",
]


def test_commands_page_is_written_from_the_commands() -> None:
    """docs/look-up/commands.md is what ``python -m tools.write_commands`` writes."""
    assert (DOCS / "look-up" / "commands.md").read_text(encoding="utf-8") == render()


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_there(command, verb: str) -> None:
    """Every verb of the contract has help and ends with status 0 when asked for it."""
    done = command(verb, "--help")
    assert done.status == 0
    assert "Usage" in done.out


def test_wrong_usage_is_status_two(command) -> None:
    """A flag that does not exist ends with status 2."""
    assert command("claims", "x.db", "--no-such-flag").status == 2
