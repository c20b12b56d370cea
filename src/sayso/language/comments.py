"""Readers' comments that follow an article without any markup to say so."""

import re
from collections.abc import Sequence
from statistics import median_low

from sayso.language.lines import Line
from sayso.language.page_furniture import is_furniture, patterns

WORD = re.compile(r"(?<![.!?\"“‘'] )(?<!^)\b[A-Za-z][a-z'’-]{3,}")


def comments_begin(lines: Sequence[Line]) -> tuple[int, str] | None:
    """Give the number of the first line of comments and the reason; None if there are none.

    A line "3 Comments" is enough. Without one, the space between paragraphs must change, what
    follows must attribute nothing and quote nobody, and two signs of a reader's register must
    stand in it: words out of the lexicon, or a name the article writes with a capital and this
    does not.
    """
    for number, line in enumerate(lines):
        if number > 2 and is_furniture(line.words, "comments"):
            return number, f"after the line {line.words!r}"
    if len(lines) < 8:
        return None
    usual = median_low([line.gap for line in lines[3:]])
    breaks = [number for number in range(6, len(lines)) if lines[number].gap != usual]
    names = capitalised(lines)
    for number in breaks[-4:]:
        signs = register_signs(lines[number:], names)
        if len(signs) >= 2 and not attributes(lines[number:]):
            return number, f"after the article's end, in a reader's register ({signs[0]!r})"
    return None


def attributes(lines: Sequence[Line]) -> bool:
    """Whether a line says on whose word something stands, as a reporter does."""
    return any(patterns("attribution_words").search(line.words) for line in lines)


def register_signs(lines: Sequence[Line], names: frozenset[str]) -> list[str]:
    """Give the words that a reader writes and a reporter does not."""
    signs = []
    for line in lines:
        signs += [match[0] for match in patterns("comment_register").finditer(line.words)]
        signs += sorted({w for w in re.findall(r"\b[a-z]{4,}\b", line.words) if w in names})
    return signs


def capitalised(lines: Sequence[Line]) -> frozenset[str]:
    """Give words that these lines write with a capital inside a sentence and never without."""
    upper: set[str] = set()
    lower: dict[str, int] = {}
    for line in lines:
        for match in WORD.finditer(line.words):
            word = match[0]
            if word[0].isupper():
                upper.add(word.lower())
            else:
                lower[word] = lower.get(word, 0) + 1
    return frozenset(word for word in upper if 0 < lower.get(word, 0) <= 2)
