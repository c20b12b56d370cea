"""``sayso search``: find words in the reports and claims."""

from typing import Annotated

import typer

from sayso.cli.claims import COLUMNS, claim_row
from sayso.cli.looking import looking_at
from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import nothing, print_rows, say

MOST_REPORTS = 20


def run(
    record: RecordArgument,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them must stand.")],
    wanted: FormatOption = None,
) -> None:
    """Find claims by their words, and name the reports that have them."""
    sought = " ".join(words)
    with looking_at(record) as opened:
        found = opened.search(sought)
        reports = opened.search_reports(sought)
    if reports:
        more = f" and {len(reports) - MOST_REPORTS:,} more" if len(reports) > MOST_REPORTS else ""
        say(f"in {len(reports):,} reports: {', '.join(r.id for r in reports[:MOST_REPORTS])}{more}")
    if not found and not reports:
        raise nothing(f"no report has the words {sought!r}; fewer or other words may find some")
    if found:
        print_rows(wanted, found.to_json(), COLUMNS, map(claim_row, found))
