"""Small words by which it is told who acts and who suffers."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon.load import load_table


@cache
def role_words() -> Mapping[str, frozenset[str]]:
    """Give the classes of small words, in lower case."""
    return {key: frozenset(words) for key, words in load_table("role_words").items()}
