"""``sayso text``: the text that all offsets refer to."""

import sys
from typing import Annotated

import typer

from sayso.cli.options import RecordArgument


def run(
    record: RecordArgument,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The id of a report.")],
) -> None:
    """Print the text rendition of a report, exactly as offsets count it."""
    import sayso

    with sayso.open(record, create=False) as opened:
        words = opened.text(report)
    sys.stdout.buffer.write(words.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()
