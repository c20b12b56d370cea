"""Weapons and equipment by type, as reports name them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.actors import Word, forms_of, words_of
from sayso.lexicon.load import load_table


@dataclass(frozen=True, slots=True)
class Weapon:
    """A type of weapon: its name, kind (aircraft, tank, manpads ...) and other names.

    ``not_after`` holds words after which a plain name means something else ("think tank").
    """

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    not_after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WeaponName:
    """One name of a weapon, word by word. ``casing`` is any, capital or upper."""

    forms: tuple[str, ...]
    casing: str
    weapon: Weapon


@cache
def weapons() -> tuple[Weapon, ...]:
    """Give all weapons of the table."""
    return tuple(
        Weapon(
            row["name"],
            row["kind"],
            tuple(row.get("aliases", ())),
            frozenset(row.get("not_after", ())),
        )
        for row in load_table("weapons")["weapons"]
    )


@cache
def _by_first_word() -> Mapping[str, Sequence[WeaponName]]:
    """Index all names, singular and plural, by their first word, the longest first."""
    names: dict[str, list[WeaponName]] = {}
    for weapon in weapons():
        for name in (weapon.name, *weapon.aliases):
            forms, casing = forms_of(name), _casing(name)
            for written in {forms, (*forms[:-1], _plural(forms[-1]))}:
                names.setdefault(written[0], []).append(WeaponName(written, casing, weapon))
    return {first: sorted(group, key=lambda n: -len(n.forms)) for first, group in names.items()}


def _casing(name: str) -> str:
    if name.isupper() and name.isalpha():
        return "upper"
    return "capital" if name[0].isupper() else "any"


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return word if word.endswith("s") else f"{word}s"


Found = tuple[int, int, Weapon]


def find_weapons(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Give the weapons named between two offsets, with start and end; longest names win."""
    words = words_of(text, start, end)
    known, position = _by_first_word(), 0
    while position < len(words):
        size = 1
        for name in known.get(words[position].form, ()):
            if _stands_at(name, words, position, text):
                size = len(name.forms)
                yield words[position].start, words[position + size - 1].end, name.weapon
                break
        position += size


def _stands_at(name: WeaponName, words: Sequence[Word], position: int, text: str) -> bool:
    """Whether a name is written at a position, in its casing, and means the weapon there."""
    run = words[position : position + len(name.forms)]
    if tuple(word.form for word in run) != name.forms:
        return False
    written = text[run[0].start : run[0].end]
    if name.casing == "capital" and not written[0].isupper():
        return False
    if name.casing == "upper" and not written.removesuffix("s").isupper():
        return False
    return not position or words[position - 1].form not in name.weapon.not_after
