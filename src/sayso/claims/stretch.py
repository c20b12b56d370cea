"""The words round a trigger, with what is found in them once for all who ask.

A sentence tells of several happenings, and every party of the report is weighed for each. What
hangs on the words and on who is named in them, but not on the trigger, is found here once.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from sayso.claims.parties import nearby_tokens, span_of, within
from sayso.claims.role_syntax import small_word
from sayso.lexicon.role_words import role_words
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import ActorMention, Reading, Token

MARKS = frozenset({",", ";", ":"})
TOWARDS = frozenset({"against", "on", "targeting", "at", "from"})


@dataclass(frozen=True, slots=True)
class Beside:
    """A mention among the words: its first and last, what governs it, what stands beside it.

    ``before`` and ``after`` are the words next to it, ``^`` and ``.`` at either end; ``inner`` is
    what follows a hyphen in its last word.
    """

    start: int
    end: int
    small: str
    before: str
    after: str
    inner: str
    hyphened: bool
    says: bool
    owns: bool


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many words of a sort stand before each position: what lies between two is a difference.

    Each has one number more than there are words.
    """

    verbs: Sequence[int]
    breaks: Sequence[int]
    marks: Sequence[int]
    by: Sequence[int]
    towards: Sequence[int]


@dataclass(frozen=True, slots=True)
class Built:
    """A trigger among the words: its first and last, its form, and the parts mentions play.

    ``named`` are the mentions of armed actors in its clause.
    """

    first: int
    last: int
    form: str
    named: tuple[ActorMention, ...]
    parts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of a sentence round a trigger, and the actors named in them."""

    tokens: tuple[Token, ...]
    span: Span
    mentions: Sequence[ActorMention]
    by_key: Mapping[str, list[ActorMention]]
    tallies: Tallies
    beside: dict[tuple[int, int], Beside] = field(default_factory=dict)
    distances: dict[str, tuple[int, int]] = field(default_factory=dict)
    """How many sentences back and ahead each party, by its key, is named next."""
    built: dict[tuple[Span, Span], Built] = field(default_factory=dict)
    """By the span of the trigger and that of its clause."""

    def of(self, mention: ActorMention) -> Beside:
        """Give where a mention stands among the words."""
        place = mention.start, mention.end
        found = self.beside.get(place)
        if found is None:
            found = self.beside[place] = _beside(self.tokens, mention)
        return found


_LAST: list[tuple[Reading, dict[tuple[int, int, int], Stretch]]] = []


def stretch_of(happening: Happening, reading: Reading) -> Stretch:
    """Give the words round a trigger; kept for the reading at hand, as others ask for the same."""
    if not _LAST or _LAST[0][0] is not reading:
        _LAST[:] = [(reading, {})]
    kept = _LAST[0][1]
    tokens = nearby_tokens(happening, reading)
    place = happening.sentence, tokens[0].start if tokens else 0, len(tokens)
    found = kept.get(place)
    if found is None:
        found = kept[place] = _stretch(tokens, reading)
    return found


def _stretch(tokens: tuple[Token, ...], reading: Reading) -> Stretch:
    """Find who is named in some words, and what they are."""
    span = span_of(tokens)
    mentions = within(reading.actors, span)
    by_key: dict[str, list[ActorMention]] = {}
    for mention in mentions:
        by_key.setdefault(mention.actor.key, []).append(mention)
    return Stretch(tokens, span, mentions, by_key, _tallies(tokens))


def _tallies(tokens: Sequence[Token]) -> Tallies:
    """Count the words of each sort."""
    words = [token.lower for token in tokens]
    breaks = role_words()["breaks"]
    return Tallies(
        _counted(map(may_be_verb, words)),
        _counted(word in breaks for word in words),
        _counted(token.text in MARKS for token in tokens),
        _counted(word == "by" for word in words),
        _counted(word in TOWARDS for word in words),
    )


def _counted(held: Iterable[bool]) -> list[int]:
    return list(accumulate(held, initial=0))


def may_be_verb(word: str) -> bool:
    """Whether a word looks like a finite verb or a participle."""
    return (
        (word.endswith("ed") and len(word) > 4)
        or word in role_words()["past"]
        or word in role_words()["being"]
        or word in {"has", "have", "had", "will", "would"}
    )


def _beside(tokens: Sequence[Token], mention: ActorMention) -> Beside:
    """Find where a mention stands, and the words next to it."""
    start = bisect_left(tokens, mention.start + 1, key=lambda token: token.end)
    end = bisect_left(tokens, mention.end, key=lambda token: token.start) - 1
    before = tokens[start - 1].lower if start else "^"
    after = tokens[end + 1].lower if end + 1 < len(tokens) else "."
    last = tokens[min(end, len(tokens) - 1)]
    saying = role_words()["saying"]
    return Beside(
        start, end, small_word(tokens, start), before, after, last.lower.partition("-")[2],
        hyphened="-" in last.text,
        says=after in saying or before in saying,
        owns=last.lower.endswith(("'s", "s'")) or after in {"'s", "'"},
    )  # fmt: skip
