"""Find what is said to have happened: triggers, their types, and the clauses that carry them."""

from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading


def find_happenings(reading: Reading) -> tuple[Happening, ...]:
    """Give the happenings of all passages that speak, in text order."""
    del reading
    return ()
