"""Which numbers belong to a happening."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.count_kinds import Fate, fate_of, kind_of
from sayso.nouns.count import Count
from sayso.nouns.happening import Happening
from sayso.nouns.reading import CountMention, Reading


def counts_of(happening: Happening, reading: Reading) -> tuple[Count, ...]:
    """Give the counts that the happening carries, in text order."""
    tokens = reading.sentences[happening.sentence].tokens
    counts = []
    for mention in mentions_near(happening, reading):
        if mention.count.reason:
            continue
        fate = fate_of(tokens, mention)
        counts.append(settled(mention, fate, happening))
    return tuple(counts)


def mentions_near(happening: Happening, reading: Reading) -> Sequence[CountMention]:
    """Give the mentions inside the clause of a happening, in text order."""
    first = bisect_left(reading.counts, happening.clause.start, key=lambda m: m.start)
    last = bisect_right(reading.counts, happening.clause.end, key=lambda m: m.end)
    return reading.counts[first:last]


def settled(mention: CountMention, fate: Fate, happening: Happening) -> Count:
    """Give a mention as a count of its kind."""
    kind = kind_of(mention, fate, happening)
    unit = mention.count.unit
    people = {"killed", "wounded", "executed", "captured", "missing", "displaced", "strength"}
    if not unit and kind in people:
        unit = "people"
    return replace(mention.count, kind=kind, unit=unit)
