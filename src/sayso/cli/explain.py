"""``sayso explain``: the reasons behind a claim, an incident, or a pair of claims."""

import sys
from typing import Annotated

import typer

from sayso.cli.inert import inert_lines
from sayso.cli.looking import looking_at
from sayso.cli.options import RecordArgument


def run(
    record: RecordArgument,
    key: Annotated[str, typer.Argument(metavar="ID", help="A claim or an incident.")],
    other: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A second claim to compare with.")
    ] = None,
) -> None:
    """Say why a claim reads as it does, or why two are one incident."""
    with looking_at(record) as opened:
        lines = opened.explain(key, other)
    for line in lines:
        sys.stdout.write(inert_lines(line) + "\n")
