"""Print lists: data to standard output, as a table, JSON Lines or CSV.

Text of reports is hostile: control characters and marks that turn the direction of writing are
made visible, nothing in it is read as markup, and no cell of a CSV begins a formula.
"""

import csv
import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.cli.options import Format

BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDTH_OF_A_PIPE = 200


def inert(text: str) -> str:
    """Give a text without anything that a terminal would obey."""
    return "".join(
        " " if character in "\n\t" else "\ufffd" if _commands(character) else character
        for character in text
    )


def _commands(character: str) -> bool:
    return character in BIDI or unicodedata.category(character) in {"Cc", "Cs"}


def cell(value: Any) -> str:
    """Give a value for a CSV cell, with an apostrophe before what would be a formula."""
    words = "" if value is None else str(value)
    is_number = words.removeprefix("-").replace(".", "", 1).isdigit()
    return f"'{words}" if words.startswith(FORMULA) and not is_number else words


def chosen(wanted: Format | None) -> Format:
    """Give the format: a table on a terminal, JSON Lines elsewhere, unless told."""
    return wanted or ("table" if sys.stdout.isatty() else "jsonl")


def print_jsonl(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Give rows as CSV; lists and objects stand as JSON in their cell."""
    buffer = io.StringIO()
    if rows:
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(rows[0])
        for row in rows:
            writer.writerow([cell(_flat(value)) for value in row.values()])
    return buffer.getvalue()


def _flat(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; the last column takes what room is left."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH_OF_A_PIPE)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(inert(value)) for value in row))
    console.print(table)


def say(message: str) -> None:
    """Print a message to standard error."""
    typer.echo(inert(message), err=True)


def nothing(message: str) -> typer.Exit:
    """Say that there is nothing, and give the status for it."""
    say(message)
    return typer.Exit(1)


def print_rows(
    wanted: Format | None,
    rows: Sequence[Mapping[str, Any]],
    headings: Sequence[str],
    lines: Iterable[Sequence[str]],
) -> None:
    """Print rows as asked: ``rows`` in full for machines, ``lines`` under headings for people."""
    how = chosen(wanted)
    if how == "jsonl":
        print_jsonl(rows)
    elif how == "csv":
        sys.stdout.write(csv_text(rows))
    else:
        print_table(headings, lines)
