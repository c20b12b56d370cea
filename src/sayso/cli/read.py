"""``sayso read``: take files, folders and patterns into a record."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.progress import shown_progress
from sayso.cli.show import say

if TYPE_CHECKING:
    from sayso.library import Outcome, Record
    from sayso.settings import Settings

MOST_REFUSALS = 200


def run(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, patterns ('*.txt')."),
    ],
    into: Annotated[
        str, typer.Option("--into", metavar="RECORD", help="Where to keep it; made if not there.")
    ],
    columns: Annotated[
        str,
        typer.Option("--map", metavar="FIELD=COLUMN,...", help="Columns of a table: text=Inhalt."),
    ] = "",
    reader: Annotated[str, typer.Option("--reader", help="What reads the claims.")] = "",
    figure_rule: Annotated[
        str, typer.Option("--figure-rule", help="What gives the best of rival figures.")
    ] = "",
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=64, help="So many processes side by side.")
    ] = 0,
) -> None:
    """Read reports into a record, and put their claims together.

    Takes plain text, saved web pages (.html), and tables with a row for each report
    (.jsonl, .csv). Running it again changes nothing. What could not be read is named with
    its reason, and the rest goes on.
    """
    import sayso

    with sayso.open(into, settings=changed_settings(reader, figure_rule, workers)) as record:
        outcome = read_watched(record, paths, columns)
        tell(outcome)
        tell_record(record)
    if outcome.refused or not outcome.received:
        raise typer.Exit(1)


def changed_settings(reader: str, figure_rule: str, workers: int) -> "Settings":
    """Give the settings of the environment with those of the command line over them."""
    from dataclasses import replace

    from sayso.settings import settings_from

    found = settings_from()
    return replace(
        found,
        reader=reader or found.reader,
        figure_rule=figure_rule or found.figure_rule,
        workers=workers or found.workers,
    )


def read_watched(record: "Record", paths: list[str], columns: str = "") -> "Outcome":
    """Read with progress on standard error; Ctrl-C ends between two reports' transactions."""
    try:
        with shown_progress() as watch:
            return record.read(*paths, columns=columns, progress=watch)
    except KeyboardInterrupt:
        kept = record.summary()["reports"]
        say(
            f"stopped: {kept:,} reports are kept whole in {record.store.address}; "
            "run the same command again to go on from there"
        )
        raise typer.Exit(130) from None


def tell(outcome: "Outcome") -> None:
    """Say what came of a run."""
    for refusal in outcome.refused[:MOST_REFUSALS]:
        say(f"refused {refusal.origin}: {refusal.reason}")
    if len(outcome.refused) > MOST_REFUSALS:
        say(f"and {len(outcome.refused) - MOST_REFUSALS:,} more were refused")
    if not outcome.received and not outcome.refused:
        say("nothing was read: there is no file in what was named")
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
