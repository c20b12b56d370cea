"""Words into the pieces that the encoder knows, as BERT's uncased vocabulary cuts them."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cached_property

LONGEST_WORD = 60
"""Characters; of what is longer (an address, a line of signs) only the beginning is read."""
MOST_PIECES = 8
UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
LOWER, INITIAL, CAPITALS = range(3)
"""How a word is written; the encoder is told beside the pieces, which are all in lower case."""


class WordPieces:
    """A vocabulary of pieces, and the pieces of each word met so far."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.vocabulary = tuple(vocabulary)
        self._met: dict[str, tuple[int, ...]] = {}

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The number of each piece."""
        return {piece: number for number, piece in enumerate(self.vocabulary)}

    def of(self, word: str) -> tuple[int, ...]:
        """Give the numbers of a word's pieces, at least one and at most ``MOST_PIECES``."""
        found = self._met.get(word)
        if found is None:
            cut = [n for part in plain_parts(word[:LONGEST_WORD]) for n in self._cut(part)]
            found = tuple(cut[:MOST_PIECES]) or (self.index[UNKNOWN],)
            if len(self._met) < MOST_WORDS:
                self._met[word] = found
        return found

    def _cut(self, part: str) -> list[int]:
        """Cut a run of letters into the longest pieces known, from the left."""
        found: list[int] = []
        start = 0
        while start < len(part):
            mark = "##" if start else ""
            ends = range(len(part), start, -1)
            end = next((e for e in ends if mark + part[start:e] in self.index), None)
            if end is None:
                return [self.index[UNKNOWN]]
            found.append(self.index[mark + part[start:end]])
            start = end
        return found


MOST_WORDS = 200_000
"""So many words are kept with their pieces; what comes later is cut each time."""


def plain_parts(word: str) -> list[str]:
    """Give the runs of letters and digits of a word in lower case without accents, and marks."""
    plain = unicodedata.normalize("NFD", word.lower())
    parts: list[str] = []
    joined = False
    for sign in plain:
        if unicodedata.category(sign) == "Mn" or not sign.isprintable() or sign.isspace():
            continue
        letter = sign.isalnum()
        if letter and joined:
            parts[-1] += sign
        else:
            parts.append(sign)
        joined = letter
    return parts


def shape_of(word: str) -> int:
    """Tell how a word is written: in lower case, with a capital, or in capitals."""
    if word[:1].isupper():
        return CAPITALS if len(word) > 1 and word.isupper() else INITIAL
    return LOWER
