"""Words that make a number, and words that set its bounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.load import load_table

Bounds = tuple[int | None, int | None]
Phrases = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of English.

    ``bounds_before`` and ``bounds_after`` map a phrase, word by word, to ``low`` (at least),
    ``high`` (at most) or ``same`` (the number itself); the other sets hold lower-case words.
    """

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    pairs: Mapping[str, int]
    vague_scales: Mapping[str, Bounds]
    of_scales: Mapping[str, int]
    loose: Mapping[str, tuple[float, float]]
    ordinals: Mapping[str, int]
    bounds_before: Phrases
    bounds_after: Phrases
    money: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Whether a word is in one of the sets (``vague``, ``months``, ``year_before`` ...)."""
        return word in self.sets[name]


@cache
def number_words() -> NumberWords:
    """Give the table of number words."""
    table = load_table("numbers")
    whole = ("units", "tens", "scales", "pairs", "of_scales", "ordinals")
    lists = {key: frozenset(value) for key, value in table.items() if isinstance(value, list)}
    return NumberWords(
        **{name: dict(table[name]) for name in whole},
        vague_scales={word: (low, high) for word, (low, high) in table["vague_scales"].items()},
        loose={word: (low, high) for word, (low, high) in table["loose"].items()},
        bounds_before=_phrases(table["bounds_before"]),
        bounds_after=_phrases(table["bounds_after"]),
        money=dict(table["money"]),
        sets=lists,
    )


def _phrases(table: Mapping[str, list[str]]) -> Phrases:
    return {tuple(phrase.split()): bound for bound, phrases in table.items() for phrase in phrases}
