"""``sayso demo``: the main job on the reports that come with sayso."""

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.read import read_watched, tell
from sayso.cli.show import say

TITLE = "Palmyra and the T4 airbase: a demonstration"


def run(
    into: Annotated[
        Path, typer.Option("--into", metavar="FOLDER", help="Where record and page go.")
    ] = Path("sayso-demo"),
) -> None:
    """Read a dozen invented reports and write their page: begin here."""
    import sayso
    from sayso.demo import reports_folder

    into.mkdir(parents=True, exist_ok=True)
    target = into / "demo.db"
    with sayso.open(target) as record:
        outcome = read_watched(record, [str(reports_folder())])
        tell(outcome)
        page = record.publish(into / "demo.html", TITLE)
        sys.stdout.write(say_found(record.summary(), page, target))
    if outcome.refused:
        say("some of the bundled reports were refused, so the set-up is not whole; install anew")
        raise typer.Exit(1)


def say_found(found: dict[str, int], page: Path, target: Path) -> str:
    """Give what the demonstration found, in a few lines."""
    return (
        f"Read {found['reports']} reports ({found['copies']} a copy of another), all invented for "
        f"this demonstration.\n"
        f"Found {found['claims']} claims on the word of {found['sources']} sources, "
        f"{found['incidents']} incidents, {found['disputed']} disputed,\n"
        f"and who held {found['places held']} places when.\n"
        f"The page: {page}\n"
        f"Next: {called()} holders {target} --place Tadmur\n"
    )


def called() -> str:
    """Give what to type for sayso: its name, or where it lies when the shell does not find it."""
    return "sayso" if shutil.which("sayso") else sys.argv[0]
