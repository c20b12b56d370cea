"""Look once at what a reading tells as a whole, though each of its happenings asks for it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from sayso.nouns.reading import Reading

Found = TypeVar("Found")
MOST_KEPT = 4
"""Readings kept with what was found; then all are forgotten."""


def once_a_reading(look: Callable[[Reading], Found]) -> Callable[[Reading], Found]:
    """Keep what a function finds for the readings asked about last.

    Readings are told apart by identity, since to compare their words takes longer than to look.
    """
    kept: dict[int, tuple[Reading, Found]] = {}

    @wraps(look)
    def asked(reading: Reading) -> Found:
        known = kept.get(id(reading))
        if known is not None and known[0] is reading:
            return known[1]
        found = look(reading)
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[id(reading)] = (reading, found)
        return found

    return asked
