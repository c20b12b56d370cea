"""Small words by which the place of a happening is told."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon.load import load_table


@cache
def place_cues() -> Mapping[str, frozenset[str]]:
    """Give the classes of small words, in lower case."""
    table = load_table("place_cues")
    return {name: frozenset(words) for name, words in table.items() if name != "sorts"}


@cache
def place_sorts() -> Mapping[str, str]:
    """Give the sort of place that each noun tells of, in lower case."""
    sorts = load_table("place_cues")["sorts"]
    return {word: sort for sort, words in sorts.items() for word in words}
