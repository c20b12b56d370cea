"""The parties, forces, governments and groups that the lexicon knows, and how to find their names.

Names are matched word by word, without regard to hyphens, apostrophes and the possessive s, so
that "People's Protection Units", "Peoples Protection Units" and the same in capitals are one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from sayso.lexicon.load import load_table
from sayso.nouns.actor import Actor, ActorKind

TABLES = (
    "syria", "iraq", "libya", "yemen", "ukraine", "sudan", "sahel", "latin_america", "africa",
    "asia", "world", "aid", "history",
)  # fmt: skip

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LONGEST_ACRONYM = 5

NameSort = Literal["party", "nation", "seat", "leader", "people", "generic"]
Casing = Literal["any", "capital", "upper"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: offsets in code points, its form for look-up, and whether it owns."""

    start: int
    end: int
    form: str
    possessive: bool = False
    capital: bool = False
    upper: bool = False


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One entry of the lexicon.

    ``side`` names who fights together; ``stands_for`` the generic word ("rebels", "jihadists",
    "coalition", "kurds") that means this party where a report names no other; ``state`` is the
    ISO code of the state whose force or government it is; ``valid`` gives days for names that
    hold only over some time, None for an open end; ``active`` the years in which it fought.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    side: str = ""
    country: tuple[str, ...] = ()
    stands_for: str = ""
    state: str = ""
    parent: str = ""
    wikidata: str = ""
    hostile: tuple[str, ...] = ()
    flattering: tuple[str, ...] = ()
    valid: tuple[tuple[str, date | None, date | None], ...] = ()
    active: tuple[int | None, int | None] = (None, None)

    def fought_on(self, day: date | None) -> bool:
        """Whether the party was there to fight on a day; on an unknown day every party may."""
        first, last = self.active
        return day is None or (first or 0) <= day.year <= (last or day.year)

    def actor(self, text: str, reason: str = "") -> Actor:
        """Give the actor as named by ``text``."""
        return Actor(self.name, text, (*self.aliases, *self.also), self.id, self.kind, reason)


@dataclass(frozen=True, slots=True)
class State:
    """A state: its code, name, adjective, and whether it has a war on its own soil."""

    code: str
    name: str
    adjective: str
    own_war: bool
    forces_name: str
    leaders: tuple[str, ...] = ()
    abroad: bool = False
    lived: tuple[int, int] | None = None
    ruled: tuple[tuple[str, int, int], ...] = ()

    def on(self, day: date | None) -> bool:
        """Whether the state was there on a day; on an unknown day those of today are."""
        if self.lived is None:
            return True
        return day is not None and self.lived[0] <= day.year <= self.lived[1]

    def ruler(self, day: date | None) -> str:
        """Give the code of the state whose army held the land on a day: its own, or another's."""
        if day is not None:
            for code, first, last in self.ruled:
                if first <= day.year <= last:
                    return code
        return self.code

    def names(self) -> tuple[str, ...]:
        """Give the names under which its side goes in reports."""
        adjective = self.adjective
        plain = (
            f"{adjective} forces", f"{adjective} government forces", f"{adjective} army",
            f"{adjective} government", f"{adjective} military", f"government of {self.name}",
        )  # fmt: skip
        leaders = tuple(f"{leader} government" for leader in self.leaders[:1])
        outward = () if self.own_war else (self.name,)
        return (*plain, *leaders, *outward)


@dataclass(frozen=True, slots=True)
class Name:
    """What a run of words may name: sort, key (entry id, state code, class), casing."""

    forms: tuple[str, ...]
    sort: NameSort
    key: str
    casing: Casing = "any"
    acronym: bool = False


class NameIndex:
    """Names by their first two words, longest first; those of one word stand last."""

    def __init__(self, names: Sequence[Name]) -> None:
        """Index the names."""
        self._single: dict[str, list[Name]] = {}
        self._longer: dict[str, dict[str, list[Name]]] = {}
        for name in names:
            first = name.forms[0]
            if len(name.forms) == 1:
                self._single.setdefault(first, []).append(name)
            else:
                self._longer.setdefault(first, {}).setdefault(name.forms[1], []).append(name)
        for seconds in self._longer.values():
            for group in seconds.values():
                group.sort(key=lambda name: -len(name.forms))

    def at(self, words: Sequence[Word], position: int) -> list[Name]:
        """Give the names that start at a position, longest first."""
        first = words[position].form
        seconds = self._longer.get(first)
        found = []
        if seconds is not None and position + 1 < len(words):
            for name in seconds.get(words[position + 1].form, ()):
                forms = name.forms
                size = len(forms)
                if position + size <= len(words) and all(
                    words[position + i].form == forms[i] for i in range(2, size)
                ):
                    found.append(name)
        return found + self._single[first] if first in self._single else found


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Give the words between two offsets; "U.S." is two words, "al-Nusra" two, "IS's" one."""
    stop = len(text) if end is None else end
    words = []
    for match in WORD.finditer(text, start, stop):
        raw = match.group()
        form = raw.lower().replace("’", "'")
        possessive = form.endswith("'s")
        if possessive:
            form = form[:-2]
        words.append(
            Word(match.start(), match.end(), form.replace("'", ""), possessive,
                 raw[0].isupper(), raw.isupper() or (possessive and raw[:-2].isupper()))
        )  # fmt: skip
    return words


def forms_of(name: str) -> tuple[str, ...]:
    """Give the look-up forms of a name."""
    return tuple(word.form for word in words_of(name))


@cache
def known_actors() -> Mapping[str, KnownActor]:
    """Give the entries of all tables by id, in the order of the tables."""
    entries: dict[str, KnownActor] = {}
    for table in TABLES:
        content = load_table(f"actors/{table}")
        for row in content["actors"]:
            entry = _entry(row, content["country"])
            entries.setdefault(entry.id, entry)
    return entries


@cache
def states() -> Mapping[str, State]:
    """Give all states by ISO code."""
    table = load_table("actors/states")
    own_war = set(table["own_war"])
    found = {}
    for code, (name, adjective, _seat) in table["states"].items():
        plain = f"{adjective} government forces" if code in own_war else f"{adjective} forces"
        leaders = table["leaders"].get(code, {}).get("names", ())
        forces = table["forces_name"].get(code, plain)
        abroad = code in table["abroad"]
        own = code in own_war
        lived = table["lived"].get(code)
        found[code] = State(
            code, name, adjective, own, forces, tuple(leaders), abroad,
            (lived[0], lived[1]) if lived else None,
            tuple((ruler, first, last) for ruler, first, last in table["ruled_by"].get(code, ())),
        )  # fmt: skip
    return found


@cache
def generic_words() -> Mapping[str, frozenset[str]]:
    """Give the classes of generic words, each in look-up form ("armed forces")."""
    table = load_table("generic_actors")
    return {key: frozenset(" ".join(forms_of(word)) for word in table[key]) for key in table}


GENERIC_CLASSES = (
    "state_forces", "governments", "police", "guards", "rebels", "militants", "jihadists",
    "terrorists", "coalition", "kurds", "group", "traffickers", "attackers", "civilians",
    "protected", "captives", "pilots",
)  # fmt: skip


@cache
def name_index() -> NameIndex:
    """Give the index of every name the lexicon knows."""
    return NameIndex([*_party_names(), *_nation_names(), *_generic_names()])


def state_actor(
    code: str, text: str, kind: ActorKind = "force", reason: str = "", *, as_state: bool = False
) -> Actor:
    """Give a state's own side under one id: its forces, its government, or the state by name."""
    state = states()[code]
    name = state.forces_name
    if kind == "government":
        name = state.name if as_state and not state.own_war else f"{state.adjective} government"
    others = tuple(other for other in (*state.names(), state.forces_name) if other != name)
    return Actor(name, text, others, f"state:{code}", kind, reason)


def _entry(row: Mapping[str, Any], country: Sequence[str]) -> KnownActor:
    """Make one entry of its row."""
    valid = tuple((name, *span) for name, span in row.get("valid", {}).items())
    return KnownActor(
        id=row.get("id") or "-".join(forms_of(row["name"])),
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(row.get("aliases", ())),
        also=tuple(row.get("also", ())),
        side=row.get("side", ""),
        country=tuple(row.get("country", country)),
        stands_for=row.get("stands_for", ""),
        state=row.get("state", ""),
        parent=row.get("parent", ""),
        wikidata=row.get("wikidata", ""),
        hostile=tuple(row.get("hostile", ())),
        flattering=tuple(row.get("flattering", ())),
        valid=valid,
        active=tuple(row.get("active", (None, None))),
    )


def _party_names() -> list[Name]:
    names = []
    for entry in known_actors().values():
        for alias in {entry.name, *entry.aliases, *entry.hostile, *entry.flattering}:
            forms = forms_of(alias)
            if forms:
                names.append(Name(forms, "party", entry.id, *_casing(alias)))
                names.append(Name(_owning(forms), "party", entry.id, _owning_case(alias)))
    return names


def _owning(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Give the forms of a name whose possessive lost its apostrophe ("Syrias army")."""
    return (*forms[:-1], f"{forms[-1]}s")


def _owning_case(alias: str) -> Casing:
    return "capital" if alias[0].isupper() else "any"


def _casing(alias: str) -> tuple[Casing, bool]:
    """Say how a name must be cased, and whether it is a short acronym that other words share."""
    letters = alias.replace(".", "").replace("-", "")
    if letters.isupper() and " " not in alias:
        return "upper", len(letters) <= LONGEST_ACRONYM
    return ("capital" if alias[0].isupper() else "any"), False


def _nation_names() -> list[Name]:
    table = load_table("actors/states")
    names = []
    for code, (name, adjective, seat) in table["states"].items():
        more = table["more_names"].get(code, ())
        names += [Name(forms_of(word), "nation", code, *_casing(word)) for word in (name, *more)]
        names += [
            Name(_owning(forms_of(word)), "nation", code, "capital") for word in (name, *more)
        ]
        adjectives = (adjective, *table["more_adjectives"].get(code, ()))
        names += [
            Name(forms_of(word), "nation", f"{code}:adjective", *_casing(word))
            for word in adjectives
        ]
        seats = (seat, *table["more_seats"].get(code, ()))
        names += [Name(forms_of(word), "seat", code, "capital") for word in seats]
        plurals = table["people"].get(code, [f"{adjective}s"])
        names += [Name(forms_of(word), "people", code, "capital") for word in plurals]
        leaders = table["leaders"].get(code, {}).get("names", ())
        names += [Name(forms_of(word), "leader", code, "capital") for word in leaders]
        names += [Name(_owning(forms_of(word)), "leader", code, "capital") for word in leaders]
    return names


def _generic_names() -> list[Name]:
    words = generic_words()
    return [
        Name(tuple(word.split()), "generic", key) for key in GENERIC_CLASSES for word in words[key]
    ]
