"""Whose word a happening stands on."""

from collections.abc import Sequence

from sayso.nouns.attribution import Attribution
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading
from sayso.nouns.source import Source


def chain_of(
    happening: Happening, attributions: Sequence[Attribution], reading: Reading
) -> tuple[Source, ...]:
    """Give the chain of the innermost attribution that covers the trigger; empty for the outlet."""
    del reading
    covering = [a for a in attributions if a.content.covers(happening.trigger)]
    return min(covering, key=lambda a: len(a.content)).chain if covering else ()
