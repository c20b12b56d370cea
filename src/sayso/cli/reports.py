"""``sayso reports``: the reports of a record."""

from typing import TYPE_CHECKING

from sayso.cli.looking import looking_at
from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import Column, Row, nothing, print_rows

if TYPE_CHECKING:
    from sayso.record.read import ReportRow

COLUMNS = (
    Column("report", 5),
    Column("outlet", 3),
    Column("published", keep_whole=True),
    Column("how known", 2),
    Column("language", keep_whole=True),
    Column("copy of", 4),
    Column("claims", keep_whole=True),
    Column("title", 4),
)


def run(record: RecordArgument, wanted: FormatOption = None) -> None:
    """List the reports: outlet, date and how it is known, copies."""
    with looking_at(record) as opened:
        found = opened.reports()
    if not found:
        raise nothing(f"there are no reports in {record}; read some with `sayso read`")
    print_rows(wanted, found.to_json(), COLUMNS, map(report_row, found))


def report_row(row: "ReportRow") -> Row:
    """Give a report in cells for people; a date that the report contradicts says so."""
    known = row.published.known
    doubt = f"; {row.published.contradiction}" if row.published.contradiction else ""
    return (
        row.id, row.outlet, str(row.published.day or "-"), known + doubt, row.language,
        row.copy_of, f"{row.claims:,}", row.title,
    )  # fmt: skip
