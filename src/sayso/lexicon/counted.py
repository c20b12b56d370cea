"""What reports count, and the words that say what befell those counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.load import load_table
from sayso.nouns.count import CountKind

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A word that is counted: its class (people, equipment ...), the kind of count, the unit.

    ``single`` is True where the word stands for one ("tank"), ``plural`` where it stands for more.
    """

    sort: str
    kind: CountKind
    unit: str
    single: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class Befell:
    """The words that say that people were killed, wounded ...

    ``participles`` follow the counted ("12 were killed"), ``verbs`` stand before them ("killed
    12"), ``nouns`` lead to them with "of" ("the death of 12"). Each maps a word to its kind.
    """

    participles: Mapping[str, CountKind]
    verbs: Mapping[str, CountKind]
    nouns: Mapping[str, CountKind]


@cache
def counted_words() -> Mapping[Words, Counted]:
    """Give every counted word or phrase, singular and plural, word by word in lower case."""
    table = load_table("counted")
    plural_only = {_words(word) for word in table["plural_only"]}
    found: dict[Words, Counted] = {}
    for sort, row in table["classes"].items():
        for unit, names in row["units"].items():
            for name in names:
                for words, plural in _forms(_words(name)):
                    single = not plural and words not in plural_only
                    kept = unit if unit is not None else " ".join(_plural(_words(name)))
                    many = plural or words in plural_only or _same_plural(words)
                    found.setdefault(words, Counted(sort, row["kind"], kept, single, many))
    return found


@cache
def never_heads() -> frozenset[str]:
    """Give the words that are counted only where nothing after them is ("two wounded")."""
    return frozenset(load_table("counted")["never"])


@cache
def befell() -> Befell:
    """Give the words that say what befell people."""
    table = load_table("counted")["befell"]
    parts: dict[str, dict[str, CountKind]] = {"participles": {}, "verbs": {}, "nouns": {}}
    for kind, row in table.items():
        for part, words in row.items():
            for word in words:
                parts[part].setdefault(word, kind)
    return Befell(**parts)


@cache
def longest_counted() -> int:
    """Give the number of words of the longest counted phrase."""
    return max(len(words) for words in counted_words())


def _words(name: str) -> Words:
    return tuple(name.lower().replace("-", " ").replace(".", " ").split())


def _forms(words: Words) -> Iterator[tuple[Words, bool]]:
    yield words, False
    if _plural(words) != words:
        yield _plural(words), True


SIBILANTS = ("s", "x", "ch", "sh", "z")
SAME = frozenset({"aircraft", "craft", "personnel", "marines", "headquarters", "barracks"})


def _same_plural(words: Words) -> bool:
    return words[-1] in SAME


def _plural(words: Words) -> Words:
    """Give the regular plural of the last word; a word that is plural already stays."""
    last = words[-1]
    if last in SAME or last.endswith(("men", "people", "children", "s")):
        return words
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return (*words[:-1], f"{last[:-1]}ies")
    if last.endswith(SIBILANTS):
        return (*words[:-1], f"{last}es")
    return (*words[:-1], f"{last}s")


@cache
def loss_words() -> Mapping[str, tuple[CountKind, ...]]:
    """Give the words for losses that may be said to be none, with the kinds they mean."""
    return {word: tuple(kinds) for word, kinds in load_table("counted")["losses"].items()}


@cache
def small_words_of(name: str) -> frozenset[str]:
    """Give one of the plain lists of the table (``before_losses``, ``lost``)."""
    return frozenset(load_table("counted")[name])
