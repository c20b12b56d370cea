"""Words and marks of a text."""

import re

from sayso.nouns.reading import Token

WORD = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")


def find_tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Give the words and marks between two offsets."""
    return tuple(Token(m.start(), m.end(), m.group()) for m in WORD.finditer(text, start, end))
