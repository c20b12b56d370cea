"""When a happening is said to have been."""

from sayso.nouns.happening import Happening
from sayso.nouns.moment import Moment
from sayso.nouns.reading import Reading


def time_of(happening: Happening, reading: Reading) -> tuple[Moment | None, str]:
    """Give the interval and the words that give it; None where the text gives no way to know."""
    del happening, reading
    return None, ""
