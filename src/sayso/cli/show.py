"""Print lists: data to standard output, as a table, JSON Lines or CSV; messages to standard error.

Nothing in the text of a report is obeyed by the terminal or read as markup.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from sayso.cli.inert import inert
from sayso.cli.options import Format

WIDTH_OF_A_PIPE = 160
"""Columns of a table that is not printed on a terminal, unless ``COLUMNS`` says otherwise."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table for people: ``share`` of the room, and whether lines may be broken."""

    heading: str
    share: int | None = None
    style: str = ""
    keep_whole: bool = False


Row = Sequence[str | Sequence[str]]
"""A cell is a line, or several lines under one another."""


def chosen(wanted: Format | None) -> Format:
    """Give the format: a table on a terminal, JSON Lines elsewhere, unless told."""
    return wanted or ("table" if sys.stdout.isatty() else "jsonl")


def print_rows(
    wanted: Format | None,
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


def print_table(columns: Sequence[Column], lines: Iterable[Row]) -> None:
    """Print a table; an empty line parts rows that take more than one."""
    import shutil

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[[cell] if isinstance(cell, str) else list(cell) for cell in row] for row in lines]
    is_tall = any(len(cell) > 1 for row in cells for cell in row)
    room = (0, 2, int(is_tall), 0)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=room)
    for column in columns:
        table.add_column(
            column.heading, overflow="fold", style=column.style, ratio=column.share,
            no_wrap=column.keep_whole,
        )  # fmt: skip
    for row in cells:
        table.add_row(*(Text("\n".join(map(inert, filter(None, cell)))) for cell in row))
    width = shutil.get_terminal_size((WIDTH_OF_A_PIPE, 24)).columns
    Console(width=width, highlight=False).print(table)


def say(message: str) -> None:
    """Print a message to standard error."""
    typer.echo(inert(message), err=True)


def nothing(message: str) -> typer.Exit:
    """Say that there is nothing, and give the status for it."""
    say(message)
    return typer.Exit(1)
