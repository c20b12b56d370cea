"""``sayso demo``: the main job on the reports that come with sayso."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.read import read_watched, tell


def run(
    into: Annotated[
        Path, typer.Option("--into", metavar="FOLDER", help="Where record and page go.")
    ] = Path("sayso-demo"),
) -> None:
    """Read a dozen invented reports, put their claims together, and write the page."""
    import sayso
    from sayso.demo import reports_folder

    into.mkdir(parents=True, exist_ok=True)
    with sayso.open(into / "demo.db") as record:
        outcome = read_watched(record, [str(reports_folder())])
        tell(outcome)
        page = record.publish(into / "demo.html", "Palmyra and the T4 airbase: a demonstration")
        found = record.summary()
    sys.stdout.write(
        f"Read {found['reports']} reports ({found['copies']} a copy of another), all invented for "
        f"this demonstration.\n"
        f"Found {found['claims']} claims on the word of {found['sources']} sources, "
        f"{found['incidents']} incidents, {found['disputed']} disputed,\n"
        f"and who held {found['places held']} places when.\n"
        f"The page: {page}\n"
        f"Ask on: sayso holders {into / 'demo.db'} --place Tadmur\n"
    )
