"""Say when a text is not in English, so that it is not misread as if it were."""

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from sayso.lexicon.load import load_table

LETTERS = 4000
WORDS = 600
"""So many letters or words of a text are looked at; a report keeps to its language."""
FEWEST_WORDS = 12
SMALLEST_SHARE = 0.12
"""Of a text's words so many are small words of its language, in every kind of prose."""
TIMES_ENGLISH = 2.0
WORD = re.compile(r"[^\W\d_]+")


def foreign_language(text: str) -> str:
    """Give the language or script of a text that is not in English; empty where it is or may be."""
    words = [match.group() for match, _ in zip(WORD.finditer(text), range(WORDS), strict=False)]
    return script_of("".join(words)[:LETTERS]) or language_of([word.casefold() for word in words])


def script_of(letters: str) -> str:
    """Give the script of most letters where it is not the Latin one."""
    if not letters or letters.isascii():
        return ""
    names = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in letters)
    name, number = names.most_common(1)[0]
    found: str = table()["scripts"].get(name, "") if 2 * number > len(letters) else ""
    return found


def language_of(words: list[str]) -> str:
    """Give the language whose small words a text in Latin letters is made of, if not English."""
    if len(words) < FEWEST_WORDS:
        return ""
    counts = Counter(words)
    shares = {
        name: sum(counts[word] for word in set(small)) / len(words)
        for name, small in table()["others"].items()
    }
    english = sum(counts[word] for word in table()["english"]) / len(words)
    best = max(sorted(shares), key=lambda name: shares[name])
    clear = shares[best] >= SMALLEST_SHARE and shares[best] > TIMES_ENGLISH * english
    return best if clear else ""


@cache
def table() -> Any:
    """Give the small words and the scripts."""
    return load_table("languages")
