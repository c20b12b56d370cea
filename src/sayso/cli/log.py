"""``sayso log``: every act on the record."""

from dataclasses import asdict

from sayso.cli.columns import Column
from sayso.cli.looking import looking_at
from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import nothing, print_rows

COLUMNS = (
    Column("number"),
    Column("when"),
    Column("by", 1),
    Column("act", 1),
    Column("about", 3),
    Column("details", 4),
)


def run(record: RecordArgument, wanted: FormatOption = None) -> None:
    """List every act on the record, oldest first."""
    with looking_at(record) as opened:
        found = opened.log()
    if not found:
        raise nothing(f"nothing was done in {record} yet")
    lines = ((str(e.id), e.at, e.by, e.act, e.about, e.details) for e in found)
    print_rows(wanted, [asdict(entry) for entry in found], COLUMNS, lines)
