"""``sayso settings``: what can be set, and what it is set to."""

import os

from sayso.cli.columns import Column
from sayso.cli.options import FormatOption
from sayso.cli.show import print_rows

COLUMNS = (
    Column("name"),
    Column("value"),
    Column("default"),
    Column("variable"),
    Column("what it is for", 3),
)


def run(wanted: FormatOption = None) -> None:
    """List what can be set in the environment, and how it is set."""
    from sayso.settings import NAMED, settings_from

    now = settings_from(os.environ)
    rows = [
        {
            "name": name, "value": getattr(now, name), "default": default,
            "variable": f"SAYSO_{name.upper()}", "help": about,
        }
        for name, default, about in NAMED
    ]  # fmt: skip
    print_rows(wanted, rows, COLUMNS, ([str(value) for value in row.values()] for row in rows))
