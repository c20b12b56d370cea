"""Which weapons a claim tells of."""

from bisect import bisect_left

from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading

MOST_EACH_SIDE = 20


def weapons_of(happening: Happening, reading: Reading) -> tuple[str, ...]:
    """Give the names of the weapons told in the clause of a happening, each once, in text order.

    A name is that of the type ("T-72"), or the plain word where no type is told ("tank"). Of a
    clause without end, only the weapons nearest to the trigger are given.
    """
    clause, found = happening.clause, reading.equipment
    trigger = bisect_left(found, happening.trigger.start, key=lambda mention: mention.start)
    near = found[max(0, trigger - MOST_EACH_SIDE) : trigger + MOST_EACH_SIDE]
    inside = (m.name for m in near if m.start >= clause.start and m.end <= clause.end)
    return tuple(dict.fromkeys(inside))
