"""``sayso search``: find words in the reports and claims."""

from typing import Annotated

import typer

from sayso.cli.claims import COLUMNS, claim_row
from sayso.cli.looking import looking_at
from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import nothing, number_of, print_rows, say

MOST_REPORTS = 20


def run(
    record: RecordArgument,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="They must all be there.")],
    wanted: FormatOption = None,
) -> None:
    """Find claims by their words, and name the reports that have them."""
    sought = " ".join(words)
    with looking_at(record) as opened:
        found = opened.search(sought)
        reports = opened.search_reports(sought)
    if reports:
        more = f" and {len(reports) - MOST_REPORTS:,} more" if len(reports) > MOST_REPORTS else ""
        names = ", ".join(row.id for row in reports[:MOST_REPORTS])
        say(f"in {number_of(len(reports), 'report')}: {names}{more}")
    if not found and not reports:
        raise nothing(f"no report has the words {sought!r}; fewer or other words may find some")
    if found:
        print_rows(wanted, found.to_json(), COLUMNS, map(claim_row, found))
