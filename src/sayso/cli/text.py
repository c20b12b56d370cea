"""``sayso text``: the text that all offsets refer to."""

import sys
from typing import Annotated

import typer

from sayso.cli.inert import inert_lines
from sayso.cli.looking import looking_at
from sayso.cli.options import RecordArgument


def run(
    record: RecordArgument,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The id of a report.")],
) -> None:
    """Print a report's text, exactly as offsets count it."""
    with looking_at(record) as opened:
        words = opened.text(report)
    if sys.stdout.isatty():
        # a file gets every character; a terminal gets none that it would obey
        sys.stdout.write(inert_lines(words) + "\n")
        return
    sys.stdout.buffer.write(words.encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()
