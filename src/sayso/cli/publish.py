"""``sayso publish``: one self-contained page."""

from typing import Annotated

import typer

from sayso.cli.looking import looking_at
from sayso.cli.options import RecordArgument, read_output
from sayso.cli.show import say


def run(
    record: RecordArgument,
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="FILE.html", parser=read_output, help="Where to."),
    ],
    title: Annotated[str, typer.Option("--title", help="What stands above the page.")] = "",
) -> None:
    """Write one page that works offline: map, timeline, incidents, claims."""
    with looking_at(record) as opened:
        path = opened.publish(output, title)
    say(f"{path} ({path.stat().st_size / 1e6:.1f} MB): open it in a browser, it loads nothing else")
    say("it holds the whole text of every report, names of witnesses too: read it before you share")
