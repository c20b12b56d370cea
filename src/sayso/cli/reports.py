"""``sayso reports``: the reports of a record."""

from typing import TYPE_CHECKING

from sayso.cli.columns import Column, Row
from sayso.cli.looking import looking_at
from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import nothing, print_rows

if TYPE_CHECKING:
    from sayso.record.read import ReportRow

COLUMNS = (
    Column("report", 6, least=16),
    Column("outlet", 3),
    Column("published, how known", 4, least=10),
    Column("claims"),
    Column("language, copy of, notes", 5, least=16),
)

USUAL = "the article was found"
"""How the note begins that every page has; the others say what was guessed or not read."""


def run(record: RecordArgument, wanted: FormatOption = None) -> None:
    """List the reports: outlet, date and how it is known, copies."""
    with looking_at(record) as opened:
        found = opened.reports()
    if not found:
        raise nothing(f"there are no reports in {record}; read some with `sayso read`")
    print_rows(wanted, found.to_json(), COLUMNS, map(report_row, found))


def report_row(row: "ReportRow") -> Row:
    """Give a report in cells for people; with what speaks against a date, or why none is known."""
    published = row.published
    why = published.contradiction if published.day else published.words or "none is stated"
    return (
        (row.id, row.title),
        row.outlet,
        (str(published.day or "-"), published.known, why),
        f"{row.claims:,}",
        (
            row.language,
            f"copy of {row.copy_of}" if row.copy_of else "",
            *(note for note in row.notes if not note.startswith(USUAL)),
        ),
    )
