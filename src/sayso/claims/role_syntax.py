"""Who is the subject of a trigger, who its object: a light reading of the sentence.

A sentence is cut into segments at words that open another clause. The first party of the
trigger's segment that no preposition governs is its subject; where there is none, the subject is
carried over from the segment before ("X took the hill and burned the huts"), or is what a
relative clause hangs on ("X, which took the hill"). The party right behind the trigger is its
object.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.lexicon.role_words import role_words
from sayso.nouns.evidence import Span
from sayso.nouns.reading import ActorMention, Token

LOOK_BACK = 4
LONGEST_OBJECT = 3
STOPS = frozenset({",", ".", ";", ":", "(", ")", '"', "“", "”"})
OPENERS = frozenset({"that", "which", "who", "when", "where", "while", "after", "before", "because",
                     "but", "if", "although", "since", "until", "as", ";", ":", "whose",
                     "whereas"})  # fmt: skip
RELATIVES = frozenset({"which", "who", "that", "whose"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with the positions of its first and last token, and what governs it."""

    start: int
    end: int
    mention: ActorMention
    governor: str


def placed_mentions(
    mentions: Sequence[ActorMention], tokens: Sequence[Token]
) -> tuple[Placed, ...]:
    """Give the mentions of a stretch of tokens, in order, with their positions."""
    found = []
    position = 0
    for mention in mentions:
        while position < len(tokens) and tokens[position].end <= mention.start:
            position += 1
        last = position
        while last + 1 < len(tokens) and tokens[last + 1].start < mention.end:
            last += 1
        if position < len(tokens):
            found.append(Placed(position, last, mention, small_word(tokens, position)))
    return tuple(found)


def small_word(tokens: Sequence[Token], start: int) -> str:
    """Give the preposition that governs a mention: the last one within a few words before it."""
    for token in reversed(tokens[max(0, start - LOOK_BACK) : start]):
        if token.lower in role_words()["small_words"]:
            return token.lower
        stop = role_words()["breaks"] | role_words()["being"]
        if token.text in {",", ".", ";", ":"} or token.lower in stop:
            return "-"
    return "-"


def parts_of_clause(
    tokens: Sequence[Token], first: int, last: int, placed: Sequence[Placed]
) -> dict[int, str]:
    """Give the part that mentions, by their offset, play for the trigger [first, last].

    Parts: ``subject``, ``carried`` (subject of a segment before), ``antecedent`` (of a relative
    clause), ``object``, ``joined`` (by "and" to one with a part).
    """
    parts: dict[int, str] = {}
    if not tokens:
        return parts
    subject = _subject(tokens, first, placed)
    if subject is not None:
        parts[subject[0].mention.start] = subject[1]
    target = _object(tokens, last, placed)
    if target is not None:
        parts.setdefault(target.mention.start, "object")
    for left, right in pairwise(placed):
        between = {token.lower for token in tokens[left.end + 1 : right.start]}
        if between and between <= {"and", ",", "or", "the", "its", "their", "allied"}:
            for one, other in ((left, right), (right, left)):
                part = parts.get(one.mention.start, "")
                if part and not part.startswith("joined"):
                    parts.setdefault(other.mention.start, f"joined-{part}")
    return parts


def _subject(
    tokens: Sequence[Token], first: int, placed: Sequence[Placed]
) -> tuple[Placed, str] | None:
    """Give the subject of the segment before a trigger, or the one carried over to it."""
    end, part = first, "subject"
    for _ in range(3):
        start = _segment_start(tokens, end)
        inside = [p for p in placed if start <= p.start and p.end < end]
        free = [p for p in inside if p.governor == "-"]
        if free:
            return free[0], part
        if start == 0:
            return None
        opener = tokens[start - 1].lower
        if opener in RELATIVES:
            beside = start - 2 - (tokens[start - 2].text == "," if start > 1 else 0)
            before = [p for p in placed if p.start <= beside <= p.end]
            if before:
                return before[-1], "antecedent"
        end, part = start - 1, "carried"
    return None


def _segment_start(tokens: Sequence[Token], end: int) -> int:
    """Give the position of the first token of the segment that ends before a position."""
    start = end
    while start > 0 and tokens[start - 1].lower not in OPENERS:
        start -= 1
    return start


def _object(tokens: Sequence[Token], last: int, placed: Sequence[Placed]) -> Placed | None:
    """Give the party right behind the trigger."""
    following = next((p for p in placed if p.start > last), None)
    if following is None:
        return None
    between = tokens[last + 1 : following.start]
    if any(token.text in STOPS or token.lower in OPENERS for token in between):
        return None
    return following if len(between) <= LONGEST_OBJECT else None


def triggers_between(triggers: Sequence[Span], own: Span, mention: ActorMention) -> int:
    """Count the other happenings' triggers between a mention and a trigger."""
    low, high = (mention.end, own.start) if mention.end <= own.start else (own.end, mention.start)
    return sum(low <= other.start and other.end <= high for other in triggers if other != own)
