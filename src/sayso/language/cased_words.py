"""The words of a sentence in which names of places are looked for: where, and how cased."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.gazetteer.keys import exact_key
from sayso.gazetteer.lookup import by_key
from sayso.nouns.evidence import Span

WORD = re.compile(r"[^\W_]+(?:[.-][^\W_]+|['’](?!s\b)[^\W_]+)*(?:(?<=\b[A-Z]\.[A-Z])\.)?")
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a report: where it stands, its look-up form, and how it is cased."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool


def words_of(text: str, span: Span) -> list[Word]:
    """Give the words of a stretch of text; overlong ones are left out."""
    found = []
    for match in WORD.finditer(text, span.start, span.end):
        raw = match.group()
        if len(raw) > LONGEST_WORD:
            continue
        start = match.start()
        if "-" in raw:
            found += [_word(raw[a:b], start + a) for a, b in _pieces(raw)]
        else:
            found.append(_word(raw, start))
    return found


def _word(raw: str, start: int) -> Word:
    return Word(start, start + len(raw), raw, raw.lower().replace("’", "'"), _capital(raw))


def _pieces(raw: str) -> list[tuple[int, int]]:
    """Split "T4-Palmyra" where both sides are places and the whole is none."""
    left, hyphen, right = raw.partition("-")
    named = hyphen and left[:1].isupper() and right[:1].isupper() and "-" not in right
    if named and not by_key(exact_key(raw)) and all(by_key(exact_key(p)) for p in (left, right)):
        return [(0, len(left)), (len(left) + 1, len(raw))]
    return [(0, len(raw))]


def _capital(raw: str) -> bool:
    """Whether a word starts as a name does: "Homs", "al-Bab", "ez-Zor", "T4"."""
    return raw[0].isupper() or ("-" in raw and ARTICLED.match(raw) is not None)


ARTICLED = re.compile(r"[a-z]{2,4}-[A-Z]")


def in_capitals(words: Sequence[Word]) -> bool:
    """Whether a sentence is written in capitals throughout."""
    lettered = [word.text for word in words if word.text.isalpha()]
    return len(lettered) > 3 and sum(word.isupper() for word in lettered) > 0.8 * len(lettered)
