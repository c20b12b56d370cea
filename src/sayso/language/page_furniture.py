"""The patterns of what stands around an article, out of the lexicon."""

import re
from functools import cache

from sayso.lexicon.load import load_table

SHORT = 200
"""A line of furniture has at most this many characters."""


@cache
def patterns(name: str) -> re.Pattern[str]:
    """Give one pattern for all of a list in ``page_furniture.yml``."""
    return re.compile(
        "|".join(f"(?:{part})" for part in load_table("page_furniture")[name]), re.IGNORECASE
    )


def is_furniture(line: str, name: str) -> bool:
    """Whether a whole short line is of that list."""
    line = line.strip()
    return 0 < len(line) <= SHORT and patterns(name).fullmatch(line) is not None


def has_credit(line: str) -> bool:
    """Whether a line carries a picture's credit."""
    return len(line) <= 300 and patterns("caption_credits").search(line.strip()) is not None
