"""The words that tell places from what only looks like one: ``data/not_places.yml``, typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from sayso.errors import SaysoError
from sayso.gazetteer.keys import exact_key


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Sets of lower-case words; ``features`` gives the kind that a feature word means."""

    not_places: frozenset[str]
    titles: frozenset[str]
    given_names: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    features: Mapping[str, str]
    abbreviations: Mapping[str, Mapping[str, str]]


def read_data(name: str) -> Any:
    """Give the contents of one of the gazetteer's data files.

    Raises:
        SaysoError: the file is not there or no valid YAML (with line and column).

    """
    path = files("sayso.gazetteer") / "data" / name
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe
    except (OSError, yaml.YAMLError) as error:
        raise SaysoError(f"the gazetteer's file {path} cannot be read: {error}") from error


@cache
def place_words() -> PlaceWords:
    """Give the words, read once."""
    data = read_data("not_places.yml")
    return PlaceWords(
        frozenset(map(exact_key, data["words"])),
        frozenset(data["titles"]),
        frozenset(data["given_names"]),
        frozenset(data["place_prepositions"]),
        frozenset(data["weak_prepositions"]),
        {word: kind for kind, words in data["features"].items() for word in words},
        data["abbreviations"],
    )
