"""Weapons and equipment by type, as reports name them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.actors import forms_of, words_of
from sayso.lexicon.load import load_table


@dataclass(frozen=True, slots=True)
class Weapon:
    """A type of weapon: its name, kind (aircraft, tank, manpads ...) and other names."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()


@cache
def weapons() -> tuple[Weapon, ...]:
    """Give all weapons of the table."""
    rows = load_table("weapons")["weapons"]
    return tuple(Weapon(row["name"], row["kind"], tuple(row.get("aliases", ()))) for row in rows)


@cache
def _by_forms() -> Mapping[tuple[str, ...], Weapon]:
    return {
        forms_of(name): weapon for weapon in weapons() for name in (weapon.name, *weapon.aliases)
    }


@cache
def _longest() -> int:
    return max(len(forms) for forms in _by_forms())


Found = tuple[int, int, Weapon]


def find_weapons(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Give the weapons named between two offsets, with start and end; longest names win."""
    words = words_of(text, start, end)
    known, position = _by_forms(), 0
    while position < len(words):
        for size in range(min(_longest(), len(words) - position), 0, -1):
            run = words[position : position + size]
            weapon = known.get(tuple(word.form for word in run))
            if weapon is not None:
                yield run[0].start, run[-1].end, weapon
                position += size - 1
                break
        position += 1
