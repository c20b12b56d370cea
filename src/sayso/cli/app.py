"""All commands under one name, and one place where errors become sentences."""

import os
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
    settings,
    text,
)
from sayso.cli.show import say
from sayso.errors import FULL, BadSetting, SaysoError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read conflict reporting and keep who says what happened, where, when, on whose word.",
    epilog="Begin with [bold]sayso demo[/bold], then "
    "[bold]sayso read FOLDER --into war.db[/bold] and [bold]sayso incidents war.db[/bold].",
)
for module, panel in (
    (demo, "Read"), (read, "Read"),
    (incidents, "Look"), (disputes, "Look"), (holders, "Look"), (claims, "Look"),
    (reports, "Look"), (text, "Look"), (search, "Look"), (explain, "Look"),
    (publish, "Share"), (serve, "Share"), (export, "Share"),
    (check, "Check and correct"), (log, "Check and correct"),
    (places, "Names and settings"), (settings, "Names and settings"),
):  # fmt: skip
    app.command(module.__name__.rsplit(".", 1)[1], rich_help_panel=panel)(module.run)
app.add_typer(judge.app, name="judge", rich_help_panel="Check and correct")
app.add_typer(gazetteer.app, name="gazetteer", rich_help_panel="Names and settings")


def show_version(wanted: bool) -> None:
    """Print the version and end, where it is asked for."""
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=show_version, help="Print the version."),
    ] = False,
) -> None:
    """Answer ``--version``; everything else is a command's."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; whatever goes wrong becomes one sentence and an exit status.

    0 done; 1 nothing found, or something was refused; 2 wrong usage; 130 stopped by Ctrl-C.
    """
    speak_utf8()
    try:
        app(args=arguments, prog_name="sayso")
    except BadSetting as error:
        fail(f"sayso: {error}", 2)
    except SaysoError as error:
        fail(f"sayso: {error}", 1)
    except KeyboardInterrupt:
        fail("stopped", 130)
    except OSError as error:
        fail(f"sayso: {say_refusal(error)}", 1)
    except Exception as error:
        if os.environ.get("SAYSO_TRACEBACK"):
            raise
        fail(
            f"sayso: this should not happen ({type(error).__name__}: {error}); it is a fault of "
            "sayso, please report it with what SAYSO_TRACEBACK=1 before the command prints",
            1,
        )


def fail(message: str, status: int) -> None:
    """Say what went wrong, and end."""
    say(message)
    sys.exit(status)


def say_refusal(error: OSError) -> str:
    """Say what the system refused, and the cure."""
    where = f" {error.filename}" if error.filename else ""
    if error.errno in FULL:
        return f"the disk is full{where and f', writing{where}'}; free some space and run it again"
    if isinstance(error, FileNotFoundError):
        return f"there is no file or folder{where}; check the spelling, make the folder first"
    if isinstance(error, PermissionError):
        return f"no right to open{where}; ask for access, or write elsewhere"
    return f"the system refused{where}: {error.strerror or error}"


def speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's locale says: names come in many scripts."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
