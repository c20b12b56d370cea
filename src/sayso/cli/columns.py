"""Rows in columns for people: widths shared out once, lines broken, printed as they are made."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.cli.inert import inert

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

WIDTH_OF_A_PIPE = 160
"""Columns of a table that is not printed on a terminal, unless ``COLUMNS`` says otherwise."""
GAP = 2
AT_ONCE = 100
"""Rows laid out at a time, so that a long list begins at once and ``| head`` ends it."""
IDS = r"\b[ci]-[0-9a-f]{12}\b"
"""Ids of claims and incidents: to be copied, not to be read."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    ``share`` is its part of the room that is left, not under ``least`` characters; a column
    without a share keeps its lines whole.
    """

    heading: str
    share: int = 0
    least: int = 8


Row = Sequence[str | Sequence[str]]
"""A cell is a line, or several lines under one another."""
Cells = list[str]
"""A row's cells, each with its lines parted by line ends, and nothing that a terminal obeys."""


def print_table(columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Print a table; an empty line parts rows that take more than one."""
    from rich.console import Console

    cells = [[cell_words(cell) for cell in row] for row in rows]
    is_tall = any("\n" in cell for row in cells for cell in row)
    room = shutil.get_terminal_size((WIDTH_OF_A_PIPE, 24)).columns
    widths = share_out(columns, natural_widths(columns, cells), room)
    console = Console(width=room, highlight=False)
    for start in range(0, max(len(cells), 1), AT_ONCE):
        table = empty_table(columns, widths, is_tall=is_tall)
        table.show_header = start == 0
        for row in cells[start : start + AT_ONCE]:
            table.add_row(*map(styled, row))
        console.print(table)


def cell_words(cell: str | Sequence[str]) -> str:
    """Give a cell's lines, empty ones left out."""
    lines = [cell] if isinstance(cell, str) else cell
    return "\n".join(inert(line) for line in lines if line)


def natural_widths(columns: Sequence[Column], cells: Sequence[Cells]) -> list[int]:
    """Give how wide each column would be if no line were broken."""
    from rich.cells import cell_len

    widths = [len(column.heading) for column in columns]
    for row in cells:
        for place, cell in enumerate(row):
            for line in cell.split("\n"):
                widths[place] = max(widths[place], cell_len(line))
    return widths


def share_out(columns: Sequence[Column], natural: Sequence[int], room: int) -> list[int]:
    """Give each column its width: what it needs, or its share of what the others leave.

    Columns that need no more than their share are settled first, then those whose least is more
    than their share; the rest share what is left.
    """
    widths = list(natural)
    left = room - GAP * (len(columns) - 1)
    sharing = [place for place, column in enumerate(columns) if column.share]
    left -= sum(width for place, width in enumerate(natural) if place not in sharing)
    while sharing:
        shares = sum(columns[place].share for place in sharing)
        due = {place: left * columns[place].share // shares for place in sharing}
        wanted = {p: min(natural[p], max(columns[p].least, due[p])) for p in sharing}
        settled = [p for p in sharing if natural[p] <= due[p]] or [
            p for p in sharing if wanted[p] > due[p]
        ]
        for place in settled or sharing:
            widths[place] = max(1, wanted[place])
        left -= sum(wanted[place] for place in settled)
        sharing = [place for place in sharing if place not in settled] if settled else []
    return widths


def empty_table(columns: Sequence[Column], widths: Sequence[int], *, is_tall: bool) -> "Table":
    """Give a table without rows."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, GAP, int(is_tall), 0))
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column.heading, overflow="fold", width=width)
    return table


def styled(words: str) -> "Text":
    """Give a cell with ids dimmed and what is disputed marked; only a terminal shows it."""
    from rich.text import Text

    text = Text(words)
    text.highlight_regex(IDS, "dim")
    text.highlight_words(["DISPUTED"], "bold red")
    return text
