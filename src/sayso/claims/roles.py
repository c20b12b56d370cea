"""Who does it, and to whom or what."""

from sayso.nouns.actor import Actor
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading


def actors_and_targets(
    happening: Happening, reading: Reading
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Give those who act and those who suffer."""
    del happening, reading
    return (), ()
