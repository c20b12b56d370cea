"""Read a knowledge file of the lexicon."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sayso.errors import SaysoError


@cache
def load_table(name: str) -> Any:
    """Give the contents of ``data/<name>.yml``.

    Raises:
        SaysoError: there is no such file, or it is not valid YAML (with line and column).

    """
    path = files("sayso.lexicon") / "data" / f"{name}.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe loader
    except FileNotFoundError as error:
        raise SaysoError(f"the lexicon has no table {name!r}; expected the file {path}") from error
    except yaml.YAMLError as error:
        raise SaysoError(f"the lexicon table {path} is not valid YAML: {error}") from error
