"""``sayso read``: take files, folders and patterns into a record."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import read_workers
from sayso.cli.progress import shown_progress
from sayso.cli.show import number_of, say

if TYPE_CHECKING:
    from sayso.library import Outcome, Record
    from sayso.settings import Settings

MOST_REFUSALS = 200
MOST_NAMED = 3


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
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN,...",
            help="Columns of a table, text=Inhalt; order=dmy for 31/12/2016.",
        ),
    ] = "",
    reader: Annotated[
        str,
        typer.Option(
            "--reader", metavar="NAME", help="What reads the claims; `rules` is built in."
        ),
    ] = "",
    figure_rule: Annotated[
        str,
        typer.Option(
            "--figure-rule",
            metavar="RULE",
            help="What gives the best of rival figures: ucdp-range, acled-conservative or "
            "latest-per-source.",
        ),
    ] = "",
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            metavar="NUMBER",
            parser=read_workers,
            help="So many processes side by side; 1 unless SAYSO_WORKERS says otherwise.",
        ),
    ] = None,
) -> None:
    """Read reports into a record, and put their claims together.

    Takes plain text, saved web pages (.html, .mhtml), and tables with a row for each
    report (.jsonl, .json, .csv, .tsv). Running it again changes nothing. What could not be
    read is named with its reason, and the rest goes on.
    """
    import sayso

    with sayso.open(into, settings=changed_settings(reader, figure_rule, workers)) as record:
        outcome = read_watched(record, paths, columns)
        tell(outcome)
        tell_record(record)
    if outcome.refused or not outcome.received:
        raise typer.Exit(1)


def changed_settings(reader: str, figure_rule: str, workers: int | None) -> "Settings":
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
    from sayso.library import expected_reports

    try:
        with shown_progress(expected_reports(paths)) as watch:
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
        f"{number_of(outcome.received, 'report')} received: {outcome.kept:,} kept with "
        f"{number_of(outcome.claims, 'claim')}, {outcome.unchanged:,} there already; "
        f"{outcome.seconds:.1f} s"
    )
    if outcome.refused:
        say(f"{len(outcome.refused):,} refused, named above with the reason")


def tell_record(record: "Record") -> None:
    """Say what the record holds now, and of which reports little is known."""
    found = record.summary()
    copies = {0: "", 1: ", one a copy of another"}.get(
        found["copies"], f", {found['copies']:,} copies of others"
    )
    say(
        f"The record holds {number_of(found['reports'], 'report')}{copies}; "
        f"{number_of(found['claims'], 'claim')} on the word of "
        f"{number_of(found['sources'], 'source')}, "
        f"{number_of(found['incidents'], 'incident')} ({found['disputed']:,} disputed), "
        f"and who held {number_of(found['places held'], 'place')}."
    )
    rows = record.reports()
    undated = [row.id for row in rows if row.published.day is None]
    silent = [row.id for row in rows if not row.claims]
    if undated:
        say(f"Without a date: {some_of(undated)}; `sayso reports` says why.")
    if silent:
        say(f"Without a claim: {some_of(silent)}; sayso reads English, and what tells of violence.")


def some_of(keys: list[str]) -> str:
    """Give how many reports, and the ids of the first."""
    more = ", …" if len(keys) > MOST_NAMED else ""
    return f"{number_of(len(keys), 'report')} ({', '.join(keys[:MOST_NAMED])}{more})"
