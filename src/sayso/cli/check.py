"""``sayso check``: whether the record agrees with itself."""

import sys

import typer

from sayso.cli.options import RecordArgument
from sayso.cli.show import inert, say


def run(record: RecordArgument) -> None:
    """Check offsets, hashes and references, and that incidents and claims name one another."""
    import sayso

    with sayso.open(record, create=False) as opened:
        problems = opened.check()
    for problem in problems:
        sys.stdout.write(inert(problem) + "\n")
    if problems:
        say(f"{len(problems):,} problems; take the record from a backup, or read the reports anew")
        raise typer.Exit(1)
    say("the record agrees with itself: offsets, hashes, references")
