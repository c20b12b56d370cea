"""Small words by which the place of a happening is told."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon.load import load_table


@cache
def place_cues() -> Mapping[str, frozenset[str]]:
    """Give the classes of small words, in lower case."""
    return {name: frozenset(words) for name, words in load_table("place_cues").items()}
