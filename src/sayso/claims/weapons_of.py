"""Which weapons a claim tells of."""

from bisect import bisect_left

from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading


def weapons_of(happening: Happening, reading: Reading) -> tuple[str, ...]:
    """Give the names of the weapons told in the clause of a happening, each once, in text order.

    A name is that of the type ("T-72"), or the plain word where no type is told ("tank").
    """
    clause, found = happening.clause, reading.equipment
    first = bisect_left(found, clause.start, key=lambda mention: mention.start)
    names: dict[str, None] = {}
    for mention in found[first:]:
        if mention.start >= clause.end:
            break
        if mention.end <= clause.end:
            names[mention.name] = None
    return tuple(names)
