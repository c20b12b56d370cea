"""Words that may tell of a happening, before it is settled whether they do, and of which type."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.lexicon.happenings import GAP, NUMBER, Pattern, starting_with
from sayso.nouns.evidence import Span
from sayso.nouns.reading import Token


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that match a pattern: positions of the first and last token, both included.

    ``types`` are all the types that the matching patterns may mean; ``key`` is the pattern.
    """

    first: int
    last: int
    span: Span
    key: str
    types: frozenset[str]


def find_triggers(tokens: Sequence[Token]) -> Iterator[Trigger]:
    """Give the triggers of a sentence in order; of several at one place the longest."""
    words = [NUMBER if token.text[0].isdigit() else token.lower for token in tokens]
    position = 0
    while position < len(words):
        found = longest_at(words, position)
        if found is None:
            position += 1
            continue
        pattern, solid, types = found
        span = Span(tokens[position].start, tokens[solid].end)
        yield Trigger(position, solid, span, pattern.key, types)
        position = solid + 1


def longest_at(words: Sequence[str], position: int) -> tuple[Pattern, int, frozenset[str]] | None:
    """Give the longest pattern that begins here, its last word before a gap, and all types."""
    matches = [
        (end, solid, pattern)
        for pattern in starting_with(words[position])
        if (matched := match_from(words, position, pattern)) is not None
        for end, solid in [matched]
    ]
    if not matches:
        return None
    end, solid, pattern = max(matches, key=lambda match: (match[0], match[1], match[2].key))
    types = frozenset().union(*(p.types for e, _, p in matches if e == end))
    return pattern, solid, types


def match_from(words: Sequence[str], position: int, pattern: Pattern) -> tuple[int, int] | None:
    """Give the last matched word, and the last one before any gap; None where it does not match."""
    here = solid = position
    gapped = False
    for element in pattern.elements[1:]:
        if not element.after_gap:
            # Most words of a pattern stand right behind one another: nothing is to be sought.
            here += 1
            if here >= len(words) or not element.matches(words[here]):
                return None
            solid = solid if gapped else here
            continue
        reach = range(here + 1, min(here + 2 + GAP, len(words)))
        following = next((i for i in reach if element.matches(words[i])), None)
        if following is None:
            return None
        if any(not words[i][0].isalnum() for i in range(here + 1, following)):
            return None
        gapped = gapped or following > here + 1
        here = following
        solid = solid if gapped else here
    return here, solid
