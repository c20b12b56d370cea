"""``sayso read``: take files, folders and patterns into a record."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.show import say

if TYPE_CHECKING:
    from sayso.library import Record
    from sayso.pipeline import Outcome, Progress
    from sayso.settings import Settings

MOST_REFUSALS = 200


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="What to read.")],
    into: Annotated[str, typer.Option("--into", metavar="RECORD", help="Where to keep it.")],
    columns: Annotated[
        str, typer.Option("--map", help="A table's columns: text=Inhalt,date=Datum.")
    ] = "",
    reader: Annotated[str, typer.Option("--reader", help="What reads the claims.")] = "",
    figure_rule: Annotated[
        str, typer.Option("--figure-rule", help="What gives the best of rival figures.")
    ] = "",
) -> None:
    """Read reports into a record, and put their claims together.

    Running it again changes nothing. What could not be read is named with its reason, and the
    rest goes on.
    """
    import sayso

    with sayso.open(into, settings=changed_settings(reader, figure_rule)) as record:
        outcome = read_watched(record, paths, columns)
        tell(outcome)
        tell_record(record)
    if outcome.refused or not outcome.received:
        raise typer.Exit(1)


def changed_settings(reader: str, figure_rule: str) -> "Settings":
    """Give the settings of the environment with those of the command line over them."""
    from dataclasses import replace

    from sayso.settings import settings_from

    given = {"reader": reader, "figure_rule": figure_rule}
    return replace(settings_from(), **{name: value for name, value in given.items() if value})


def read_watched(record: "Record", paths: list[str], columns: str = "") -> "Outcome":
    """Read with a line of progress on standard error."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    words = TextColumn("{task.description}", markup=False)
    console = Console(file=sys.stderr)
    with Bar(SpinnerColumn(), words, TimeElapsedColumn(), console=console, transient=True) as bar:
        line = bar.add_task("looking for reports")

        def watch(now: "Progress") -> None:
            bar.update(line, description=say_progress(now, bar.tasks[0].elapsed or 0.0))

        return record.read(*paths, columns=columns, progress=watch)


def say_progress(now: "Progress", seconds: float) -> str:
    """Give how far a run has come in one line."""
    if now.stage == "reconciling":
        return f"putting {now.claims:,} new claims together with those kept"
    rate = f"{now.received / seconds:.0f} a second" if seconds > 1 else ""
    return f"{now.received:,} reports, {now.claims:,} claims  {rate}  {now.last[-40:]}"


def tell(outcome: "Outcome") -> None:
    """Say what came of a run."""
    for refusal in outcome.refused[:MOST_REFUSALS]:
        say(f"refused {refusal.origin}: {refusal.reason}")
    if len(outcome.refused) > MOST_REFUSALS:
        say(f"and {len(outcome.refused) - MOST_REFUSALS:,} more were refused")
    say(
        f"{outcome.received:,} reports received: {outcome.kept:,} kept with "
        f"{outcome.claims:,} claims, {outcome.unchanged:,} there already, "
        f"{len(outcome.refused):,} refused; {outcome.seconds:.1f} s"
    )


def tell_record(record: "Record") -> None:
    """Say what the record holds now."""
    found = record.summary()
    say(
        f"The record holds {found['reports']:,} reports ({found['copies']:,} copies), "
        f"{found['claims']:,} claims on the word of {found['sources']:,} sources, "
        f"{found['incidents']:,} incidents ({found['disputed']:,} disputed), "
        f"and who held {found['places held']:,} places."
    )
