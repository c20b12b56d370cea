"""Print lists: data to standard output, as a table, JSON Lines or CSV; messages to standard error.

Nothing in the text of a report is obeyed by the terminal or read as markup.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import typer

from sayso.cli.columns import Column, Row, print_table
from sayso.cli.inert import inert


def chosen(wanted: str | None) -> str:
    """Give the format: a table on a terminal, JSON Lines elsewhere, unless told."""
    return wanted or ("table" if sys.stdout.isatty() else "jsonl")


def print_rows(
    wanted: str | None,
    rows: Sequence[Mapping[str, Any]],
    columns: Sequence[Column],
    lines: Iterable[Row],
) -> None:
    """Print rows as asked: ``rows`` in full for machines, ``lines`` in columns for people."""
    how = chosen(wanted)
    if how == "table":
        print_table(columns, lines)
        return
    from sayso.views.exports import FORMATS

    sys.stdout.write(FORMATS[how](rows))


def number_of(count: int, noun: str) -> str:
    """Give a number with its noun, in the plural where it is one."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def say(message: str) -> None:
    """Print a message to standard error."""
    typer.echo(inert(message), err=True)


def nothing(message: str) -> typer.Exit:
    """Say that there is nothing, and give the status for it."""
    say(message)
    return typer.Exit(1)
