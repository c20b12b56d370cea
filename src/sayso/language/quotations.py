"""Which words are quoted, and where a quotation goes on."""

import re
from collections.abc import Iterator

from sayso.nouns.reading import Quotation

OPENING = {"“": '”"', "«": "»", "„": "“”", "‘": "’", '"': '"”'}
"""Opening marks with the marks that may close them: typists mix straight and curly ones."""
MARKS = re.compile('[“”«»„"]|‘(?=\\w)|’(?=[\\s,.;:!?)]|$)|\n(?![ \t]{0,8}[a-zß-ÿ])\\s*')
LONGEST = 3000
"""Characters; a mark that finds no partner within them is a slip, and opens nothing."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Give the words between quotation marks, in text order, without the marks.

    A paragraph that ends inside a quotation ends it; the next one ``continues`` it where it
    begins with an opening mark.
    """
    return tuple(_quotations(text))


def _quotations(text: str) -> Iterator[Quotation]:
    start, closing, goes_on = -1, "", False
    for match in MARKS.finditer(text):
        mark, here = match.group().strip() or "\n", match.start()
        if start >= 0 and here - start > LONGEST:
            start, goes_on = -1, False
        if start < 0:
            if mark in OPENING:
                start, closing = match.end(), OPENING[mark]
            continue
        if mark in closing or mark == "\n":
            if mark in closing or _is_open_paragraph(text, match.end()):
                yield Quotation(start, here, goes_on)
            goes_on = mark == "\n" and _is_open_paragraph(text, match.end())
            start = -1


def _is_open_paragraph(text: str, start: int) -> bool:
    """Whether what follows begins with an opening mark."""
    return text[start : start + 1] in {"“", "«", '"'}
