"""All commands under one name, and one place where errors become sentences."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from sayso import __version__
from sayso.cli import (
    check,
    claims,
    demo,
    disputes,
    explain,
    export,
    gazetteer,
    holders,
    incidents,
    judge,
    log,
    places,
    publish,
    read,
    reports,
    search,
    serve,
    text,
)
from sayso.errors import SaysoError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Read conflict reporting and keep who says what happened, where and when, on whose word.",
)
for module, panel in (
    (read, "Read"), (demo, "Read"),
    (reports, "Look"), (text, "Look"), (claims, "Look"), (incidents, "Look"), (holders, "Look"),
    (disputes, "Look"), (search, "Look"), (explain, "Look"),
    (log, "Check and correct"), (check, "Check and correct"),
    (publish, "Share"), (serve, "Share"), (export, "Share"),
    (places, "Names"),
):  # fmt: skip
    app.command(module.__name__.rsplit(".", 1)[1], rich_help_panel=panel)(module.run)
app.add_typer(judge.app, name="judge", rich_help_panel="Check and correct")
app.add_typer(gazetteer.app, name="gazetteer", rich_help_panel="Names")


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Answer ``--version``; everything else is a command's."""
    if version:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; an error raised on purpose becomes one sentence and status 1."""
    try:
        app(args=arguments, prog_name="sayso")
    except SaysoError as error:
        typer.echo(f"sayso: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("sayso: stopped; what was confirmed is kept, reading again resumes", err=True)
        sys.exit(130)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        typer.echo(f"sayso: the system refused{where}: {error.strerror}", err=True)
        sys.exit(1)
