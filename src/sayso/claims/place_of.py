"""Where a happening is said to have been."""

from sayso.nouns.happening import Happening
from sayso.nouns.place import Place
from sayso.nouns.reading import Reading


def place_of(happening: Happening, reading: Reading) -> Place | None:
    """Give the most specific place that the text lets one infer."""
    del happening, reading
    return None
