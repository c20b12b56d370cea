"""Write the look-up pages on nouns, settings, errors and the record's tables from the code.

usage: python -m tools.write_look_up
"""

import dataclasses
import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import Any

from sayso import errors, nouns
from sayso.record.tables import metadata
from sayso.settings import NAMED

FOLDER = Path(__file__).parent.parent / "docs" / "look-up"
WRITTEN = "Written from the code by `python -m tools.write_look_up`; a test holds it true.\n"


def first_sentences(words: str | None) -> str:
    """Give a docstring's text before any section of its own, as lines of one sentence."""
    told = inspect.cleandoc(words or "").split("\n\nRaises:")[0]
    return " ".join(told.split()).replace("``", "`")


def shown_type(field: Any) -> str:
    """Give a field's type without the names of modules."""
    name = field.type if isinstance(field.type, str) else inspect.formatannotation(field.type)
    return name.rsplit(".", 1)[-1] if "[" not in name else name


def noun_section(noun: type) -> str:
    """Give the section of a noun: what it is and its fields."""
    rows = "".join(
        f"| `{field.name}` | `{shown_type(field)}` |\n".replace(" | None", " or None")
        for field in dataclasses.fields(noun)
    )
    head = f"\n## {noun.__name__}\n\n{first_sentences(noun.__doc__)}\n"
    return f"{head}\n| field | type |\n| --- | --- |\n{rows}"


def render_nouns() -> str:
    """Give the page of the nouns: what the rooms pass to one another."""
    page = f"# Nouns\n\n{WRITTEN}\nWhat the library gives and the rooms pass: frozen values.\n"
    for module in sorted(pkgutil.iter_modules(nouns.__path__), key=lambda found: found.name):
        loaded = importlib.import_module(f"sayso.nouns.{module.name}")
        for value in vars(loaded).values():
            if not isinstance(value, type) or value.__module__ != loaded.__name__:
                continue
            if dataclasses.is_dataclass(value):
                page += noun_section(value)
    return page


def render_settings() -> str:
    """Give the page of the settings."""
    rows = "".join(
        f"| `SAYSO_{name.upper()}` | `{default if default != '' else ' '}` | {help_} |\n"
        for name, default, help_ in NAMED
    )
    head = (
        "Each is an environment variable; in Python, `sayso.open(path, settings=Settings(...))`.\n"
    )
    table = f"| variable | default | what it is |\n| --- | --- | --- |\n{rows}"
    own = (
        "| `SAYSO_GAZETTEER` | ` ` | a table of your own places, see `sayso gazetteer add` |\n"
        "| `SAYSO_LEXICON` | ` ` | a folder of your own tables of verbs, actors and outlets; one "
        "named as a table of `lexicon/data` stands in its place |\n"
    )
    return f"# Settings\n\n{WRITTEN}\n{head}\n{table}{own}"


def render_errors() -> str:
    """Give the page of the errors."""
    page = f"# Errors\n\n{WRITTEN}\nEvery message has the value and the cure.\n"
    for name, error in inspect.getmembers(errors, inspect.isclass):
        parent = error.__mro__[1].__name__
        page += f"\n## {name}\n\nA kind of `{parent}`. {first_sentences(error.__doc__)}\n"
    return page


def render_tables() -> str:
    """Give the page of the record's tables, which any SQLite or PostgreSQL client can read."""
    page = (
        f"# Tables of the record\n\n{WRITTEN}\n"
        "A record is an ordinary database; `datasette war.db` or `sqlite3 war.db` opens it.\n"
        "The column `noun` keeps the whole value as JSON, the columns beside it are for finding.\n"
    )
    for table in metadata.sorted_tables:
        page += f"\n## {table.name}\n\n| column | type | points to |\n| --- | --- | --- |\n"
        for column in table.columns:
            to = ", ".join(f"`{key.target_fullname}`" for key in column.foreign_keys)
            key = " (key)" if column.primary_key else ""
            page += f"| `{column.name}`{key} | {str(column.type).lower()} | {to} |\n"
    return page


PAGES = {
    "nouns.md": render_nouns,
    "settings.md": render_settings,
    "errors.md": render_errors,
    "tables.md": render_tables,
}


def main() -> None:
    """Write the pages."""
    for name, render in PAGES.items():
        (FOLDER / name).write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    main()
