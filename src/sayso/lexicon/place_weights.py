"""The weights by which the place of a happening is chosen."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon.load import load_table


@cache
def place_weights() -> Mapping[str, float]:
    """Give the weight of each sign, in natural log odds."""
    table = load_table("place_weights")
    return {sign: float(step) for step, signs in table.items() for sign in signs.split()}
