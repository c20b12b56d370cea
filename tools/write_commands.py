"""Write ``docs/look-up/commands.md`` from the command line itself.

usage: python -m tools.write_commands
"""

from pathlib import Path
from typing import Any

import typer

from sayso.cli.app import app

OUTPUT = Path(__file__).parent.parent / "docs" / "look-up" / "commands.md"
HEAD = """# Commands

Written from the commands themselves by `python -m tools.write_commands`; a test holds it true.

RECORD is a path (SQLite) or an address (`postgresql://...`).
Data goes to standard output, progress and messages to standard error.
Exit status: 0 done, 1 nothing found or something was refused (and said why), 2 wrong usage.
Reading that is stopped by Ctrl-C ends with 130.
What goes wrong is told in a sentence; [trouble](../trouble.md) lists the cures.
`--format table|jsonl|csv` wherever a list is printed: a table on a terminal, JSON Lines elsewhere.
"""


def describe(name: str, command: Any) -> str:
    """Give the section of a command: usage, what it does, its options."""
    parts = [f"\n## sayso {name}\n\n{first_paragraph(command.help)}\n\n    sayso {name}"]
    words = [f" {p.metavar}" for p in command.params if p.param_type_name == "argument"]
    needed = [p for p in command.params if p.param_type_name == "option" and p.required]
    parts += [*words, *(f" {p.opts[0]} {p.metavar}" for p in needed), "\n"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    if options:
        parts.append("\n| option | does |\n| --- | --- |\n")
        parts += [f"| {written(p)} | {p.help or ''} |\n" for p in options]
    return "".join(parts)


def written(option: Any) -> str:
    """Give how an option is written, with what it takes."""
    takes = f" {option.metavar}" if option.metavar else ""
    return ", ".join(f"`{name}{takes}`".replace("|", "\\|") for name in option.opts)


def first_paragraph(words: str | None) -> str:
    """Give help as one line."""
    return " ".join((words or "").split())


def render() -> str:
    """Give the whole page."""
    group: Any = typer.main.get_command(app)
    sections = []
    for name, command in group.commands.items():
        nested = getattr(command, "commands", None)
        if nested is None:
            sections.append(describe(name, command))
        else:
            sections += [describe(f"{name} {inner}", nested[inner]) for inner in nested]
    return HEAD + "".join(sections)


if __name__ == "__main__":
    OUTPUT.write_text(render(), encoding="utf-8")
