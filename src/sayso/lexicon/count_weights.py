"""The weights by which a number is judged to belong to a happening."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon.load import load_table


@cache
def count_weights() -> Mapping[str, float]:
    """Give the weight of each sign, in natural log odds."""
    table = load_table("count_weights")
    return {sign: float(step) for step, signs in table.items() for sign in signs.split()}
