"""Newspapers, agencies, broadcasters, and the media of parties and governments."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.load import load_table
from sayso.nouns.reading import Token
from sayso.nouns.source import Source, SourceKind

WORD = re.compile(r"[^\W_]+")
LEADING = frozenset({"the"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """An entry of the list; ``speaks_for`` is the actor whose mouthpiece it is, or empty."""

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...]
    speaks_for: str = ""

    def source(self, text: str) -> Source:
        """Give the outlet as a link of a chain, as written."""
        return Source(self.name, text, self.kind, id=self.id, on_behalf_of=self.speaks_for)


def forms_of(name: str) -> tuple[str, ...]:
    """Give the words of a name in lower case, without marks and the article."""
    words = tuple(word.casefold() for word in WORD.findall(name))
    return words[1:] if len(words) > 1 and words[0] in LEADING else words


@cache
def known_outlets() -> Mapping[tuple[str, ...], Outlet]:
    """Give the outlets by the words of each of their names."""
    found: dict[tuple[str, ...], Outlet] = {}
    for row in load_table("outlets")["outlets"]:
        aliases = tuple(row.get("aliases", ()))
        outlet = Outlet(row["id"], row["name"], row["kind"], aliases, row.get("of", ""))
        for name in (outlet.name, *aliases):
            found.setdefault(forms_of(name), outlet)
    return found


@cache
def longest_name() -> int:
    """Give how many words the longest name has."""
    return max(map(len, known_outlets()))


def outlet_named(name: str) -> Outlet | None:
    """Give the outlet of exactly this name, if the list has it."""
    return known_outlets().get(forms_of(name))


def outlet_at(tokens: Sequence[Token], position: int) -> int | None:
    """Give the last token of the outlet named at a token, an article before it included."""
    if position < len(tokens) and tokens[position].lower in LEADING:
        position += 1
    if position >= len(tokens) or not tokens[position].text[0].isupper():
        return None
    for length in range(min(longest_name() + 1, len(tokens) - position), 0, -1):
        run = tokens[position : position + length]
        if outlet_named(" ".join(token.text for token in run)):
            return position + length - 1
    return None


def find_outlets(text: str, start: int, end: int) -> Iterator[tuple[int, int, Outlet]]:
    """Give the outlets named in a stretch of text with their offsets, longest names first.

    A name counts only where it is written with a capital.
    """
    words = [m for m in WORD.finditer(text, start, end) if m.group() != "s"]
    position = 0
    while position < len(words):
        step = 1
        for length in range(min(longest_name(), len(words) - position), 0, -1):
            run = words[position : position + length]
            forms = tuple(word.group().casefold() for word in run)
            outlet = known_outlets().get(forms)
            if outlet and run[0].group()[0].isupper():
                yield run[0].start(), run[-1].end(), outlet
                step = length
                break
        position += step
