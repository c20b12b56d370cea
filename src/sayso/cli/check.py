"""``sayso check``: whether the record agrees with itself."""

import sys

import typer

from sayso.cli.inert import inert
from sayso.cli.looking import looking_at
from sayso.cli.options import RecordArgument
from sayso.cli.show import number_of, say


def run(record: RecordArgument) -> None:
    """Check offsets, hashes, references and the log."""
    with looking_at(record) as opened:
        problems = opened.check()
    for problem in problems:
        sys.stdout.write(inert(problem) + "\n")
    if problems:
        found = number_of(len(problems), "problem")
        say(f"{found}; take the record from a backup, or read the reports anew")
        raise typer.Exit(1)
    say("the record agrees with itself: offsets, hashes, references")
