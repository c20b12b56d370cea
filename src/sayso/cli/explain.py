"""``sayso explain``: the reasons behind a claim, an incident, or a pair of claims."""

import sys
from typing import Annotated

import typer

from sayso.cli.options import RecordArgument
from sayso.cli.show import inert


def run(
    record: RecordArgument,
    key: Annotated[str, typer.Argument(metavar="ID", help="A claim or an incident.")],
    other: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A second claim to compare with.")
    ] = None,
) -> None:
    """Say why a claim reads as it does, or why two claims are, or are not, one incident."""
    import sayso

    with sayso.open(record, create=False) as opened:
        for line in opened.explain(key, other):
            sys.stdout.write(inert(line) + "\n")
