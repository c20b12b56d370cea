"""``sayso search``: claims by the words of their evidence."""

from typing import Annotated

import typer

from sayso.cli.claims import HEADINGS, claim_line
from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import nothing, print_rows, say


def run(
    record: RecordArgument,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them must stand.")],
    wanted: FormatOption = None,
) -> None:
    """Find claims by the words of their evidence, and say which reports have the words."""
    import sayso

    with sayso.open(record, create=False) as opened:
        found = opened.search(" ".join(words))
        reports = opened.search_reports(" ".join(words))
    if reports:
        say(f"in {len(reports)} reports: " + ", ".join(row.id for row in reports[:20]))
    if not found and not reports:
        raise nothing(f"no report has the words {' '.join(words)!r}")
    print_rows(wanted, found.to_json(), HEADINGS, map(claim_line, found))
