"""The pages on the command line are true."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from sayso.cli.app import app
from tools.write_commands import render
from tools.write_look_up import PAGES as LOOK_UP

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


@pytest.mark.parametrize("page", sorted(LOOK_UP))
def test_look_up_pages_are_written_from_the_code(page: str) -> None:
    """Nouns, settings, errors and tables are what ``python -m tools.write_look_up`` writes."""
    assert (DOCS / "look-up" / page).read_text(encoding="utf-8") == LOOK_UP[page]()


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_there(command, verb: str) -> None:
    """Every verb of the contract has help and ends with status 0 when asked for it."""
    done = command(verb, "--help")
    assert done.status == 0
    assert "Usage" in done.out


def test_wrong_usage_is_status_two(command) -> None:
    """A flag that does not exist ends with status 2."""
    assert command("claims", "x.db", "--no-such-flag").status == 2


PAGES = (*sorted(DOCS.rglob("*.md")), DOCS.parent / "README.md")
TYPED = [
    (page.name, line)
    for page in PAGES
    for line in re.findall(r"^\$ sayso (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
]


def test_pages_show_commands() -> None:
    """The pages show commands, so the test below is about something."""
    assert len(TYPED) > 20


@pytest.mark.parametrize(("page", "line"), TYPED)
def test_commands_on_pages_can_be_typed(page: str, line: str) -> None:
    """Every command that a page shows has a verb and flags that exist, and takes its arguments."""
    words = shlex.split(line.split(" | ", maxsplit=1)[0].split(" > ", maxsplit=1)[0], comments=True)
    command: Any = typer.main.get_command(app)
    while hasattr(command, "commands"):
        verb = words.pop(0)
        assert verb in command.commands, f"{page}: {line}"
        command = command.commands[verb]
    command.make_context(f"sayso {line}", words)
