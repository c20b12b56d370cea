"""``sayso gazetteer``: places of one's own."""

import os
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.show import number_of, say

app = typer.Typer(no_args_is_help=True, help="Add places of your own to the gazetteer.")


@app.callback()
def gazetteer() -> None:
    """Add places of your own to the gazetteer."""


@app.command("add")
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GeoNames dump, or a CSV.")],
    table: Annotated[
        Path | None, typer.Option("--table", help="Where to keep them; SAYSO_GAZETTEER if set.")
    ] = None,
) -> None:
    """Add places: a GeoNames country dump, or a CSV with name, lat, lon and, as wanted, aliases."""
    import sqlite3

    from sayso.errors import BadSetting
    from sayso.gazetteer.user_places import add_places

    own = os.environ.get("SAYSO_GAZETTEER", "")
    target = table or Path(own or "own_places.sqlite")
    if not file.is_file():
        raise BadSetting(f"there is no file {file}; give a GeoNames dump, or a CSV of places")
    try:
        number = add_places(file, target)
    except sqlite3.Error as error:
        raise BadSetting(
            f"{target} cannot keep places ({error}); name a file that is not there yet, or a table "
            "that `sayso gazetteer add` made"
        ) from error
    say(f"took {number_of(number, 'place')} into {target}")
    if own != str(target):
        say(f"set SAYSO_GAZETTEER={target} for sayso to use them")
