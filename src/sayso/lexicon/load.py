"""Read a knowledge file of the lexicon: a person's own before the one that comes with sayso."""

import hashlib
import os
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from sayso.errors import SaysoError

OWN = "SAYSO_LEXICON"
"""The variable that names a folder of one's own tables."""


@cache
def load_table(name: str) -> Any:
    """Give the contents of ``<name>.yml``, one's own where there is one.

    Raises:
        SaysoError: there is no such file, or it is not valid YAML (with line and column).

    """
    path = file_of(name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe loader
    except FileNotFoundError as error:
        raise SaysoError(f"the lexicon has no table {name!r}; expected the file {path}") from error
    except yaml.YAMLError as error:
        raise SaysoError(f"the lexicon table {path} is not valid YAML: {error}") from error


def file_of(name: str) -> Traversable:
    """Give the file of a table: one's own, or the one that comes with sayso."""
    own = own_folder()
    if own is not None and (own / f"{name}.yml").is_file():
        return own / f"{name}.yml"
    return files("sayso.lexicon") / "data" / f"{name}.yml"


@cache
def own_folder() -> Path | None:
    """Give the folder of one's own tables, where one was set.

    Raises:
        SaysoError: there is no such folder.

    """
    named = os.environ.get(OWN)
    if not named:
        return None
    if not Path(named).is_dir():
        raise SaysoError(f"{OWN} names {named}, which is no folder; make it or unset {OWN}")
    return Path(named)


@cache
def own_mark() -> str:
    """Give a mark of what stands in one's own tables; empty where there are none."""
    own = own_folder()
    if own is None:
        return ""
    digest = hashlib.sha256()
    for path in sorted(own.rglob("*.yml")):
        digest.update(path.relative_to(own).as_posix().encode() + b"\x00" + path.read_bytes())
    return digest.hexdigest()[:8]
