"""Words whose full stop ends no sentence."""

from functools import cache

from sayso.lexicon.load import load_table


@cache
def titles() -> frozenset[str]:
    """Give titles before a name, in lower case, without the stop."""
    return frozenset(load_table("abbreviations")["titles"])


@cache
def abbreviations() -> frozenset[str]:
    """Give all other abbreviations, in lower case, without the stop."""
    return frozenset(load_table("abbreviations")["others"])
