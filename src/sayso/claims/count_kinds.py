"""What befell those counted: killed, wounded, captured ... by the words round the number."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicon.counted import befell
from sayso.lexicon.role_words import role_words
from sayso.nouns.count import CountKind
from sayso.nouns.reading import CountMention, Token

FURTHEST_AFTER = 16
FURTHEST_BEFORE = 12
FURTHEST_TOLL = 25
TOLL = "toll"
NEAR = 5
STOPS = frozenset(".;:?!")
AUXILIARIES = role_words()["being"] | {"have", "has", "had", "left", "found", "reported", "feared"}
ARTICLES = frozenset({"a", "an", "the", "another", "one", "at", "more", "over", "about", "around",
    "dozens", "hundreds", "scores", "some", "several", "many"})  # fmt: skip
CASUALTY_WORDS = ("casualt",)

# What a number of people means by the type of happening, where no word says what befell them.
BY_TYPE: dict[str, CountKind] = {
    "casualty": "killed",
    "killing": "killed",
    "detention": "captured",
    "displacement": "displaced",
    "strength": "strength",
    "deployment": "strength",
    "withdrawal": "strength",
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What befell a number: the kind, the position of the word that says so, and its side.

    ``side`` is ``after`` ("12 were killed"), ``before`` ("killing 12"), ``noun`` ("the death of
    12") or empty where nothing says so.
    """

    kind: CountKind = "other"
    position: int = -1
    side: str = ""


def fate_of(tokens: Sequence[Token], mention: CountMention) -> Fate:
    """Find the word that says what befell those counted, in the tokens of the sentence."""
    first = bisect_left(tokens, mention.end, key=lambda token: token.start)
    inside = _inside(tokens, mention, first)
    if inside.side:
        return inside
    after = _after(tokens, mention)
    before = _before(tokens, mention)
    near = after.side and after.position - first < NEAR
    if near or not before.side:
        return after
    return before


def _inside(tokens: Sequence[Token], mention: CountMention, stop: int) -> Fate:
    """Find the word among those counted: "88 dead", "40 wounded", "two bodies"."""
    words = befell()
    for position in range(stop - 1, max(-1, stop - FURTHEST_AFTER), -1):
        token = tokens[position]
        if token.start < mention.start:
            break
        kind = words.participles.get(token.lower) or words.nouns.get(token.lower)
        if kind in {"killed", "wounded", "missing"}:
            return Fate(kind, position, "after")
    return Fate()


def _after(tokens: Sequence[Token], mention: CountMention) -> Fate:
    """Read on: "12 people, mostly children, were killed"; an active verb ends it."""
    words = befell().participles
    first = bisect_left(tokens, mention.end, key=lambda token: token.start)
    helped, joined = False, False
    for position in range(first, min(len(tokens), first + FURTHEST_AFTER)):
        word = tokens[position].lower
        if word in STOPS or (word in befell().verbs and word.endswith("ing")):
            return Fate()
        if word in words:
            if joined and not helped and word != "dead":
                return Fate()
            if not helped and position > first and _acts(tokens, position):
                return Fate()
            return Fate(_both(tokens, position, words[word]), position, "after")
        helped = helped or word in AUXILIARIES
        if word in {"and", "but", "while"}:
            joined, helped = True, False
    return Fate()


def _both(tokens: Sequence[Token], position: int, kind: CountKind) -> CountKind:
    """Give "other" where one number is of two fates ("60 were killed and injured")."""
    words = befell()
    following = [token.lower for token in tokens[position + 1 : position + 3]]
    if len(following) < 2 or following[0] not in {"and", "or"}:
        return kind
    other = words.participles.get(following[1]) or words.verbs.get(following[1])
    return "other" if other and {other, kind} == {"killed", "wounded"} else kind


def _acts(tokens: Sequence[Token], position: int) -> bool:
    """Whether a form like "killed" has an object ("20 rebels killed 12 soldiers")."""
    if position + 1 >= len(tokens):
        return False
    after = tokens[position + 1]
    return after.text[0].isdecimal() or after.lower in ARTICLES


def _before(tokens: Sequence[Token], mention: CountMention) -> Fate:
    """Read back: "killing 12 and 3 others", "the death of 12", "the toll rose to 12"."""
    words = befell()
    first = bisect_left(tokens, mention.start, key=lambda token: token.start) - 1
    for position in range(first, max(-1, first - FURTHEST_TOLL), -1):
        word = tokens[position].lower
        if word in STOPS:
            return Fate()
        if first - position >= FURTHEST_BEFORE and word != TOLL:
            continue
        if word in words.nouns and word not in words.verbs:
            return Fate(words.nouns[word], position, "noun")
        if word in words.verbs:
            if _is_passive(tokens, position):
                continue
            return Fate(_both(tokens, position, words.verbs[word]), position, "before")
    return Fate()


def _is_passive(tokens: Sequence[Token], position: int) -> bool:
    """Whether a form in -ed stands after a form of "to be"."""
    being = position > 0 and tokens[position - 1].lower in role_words()["being"]
    return being and tokens[position].lower.endswith("ed")


def kind_of(mention: CountMention, fate: Fate, deed: str, trigger: Sequence[Token]) -> CountKind:
    """Settle the kind of a count from the word counted, what befell it, and the happening.

    ``deed`` is the type of the happening, ``trigger`` its words.
    """
    count = mention.count
    if any(word in count.text.lower() for word in CASUALTY_WORDS):
        return "other"
    people = count.kind in {"strength", "killed"}
    bare = not count.unit
    if not (people or bare):
        return count.kind
    if deed == "killing" and fate.kind not in {"wounded", "missing"}:
        return _way_of_killing(trigger)
    if fate.side and (people or fate.kind != "displaced"):
        return fate.kind
    return _kind_by_type(deed, people=people, bare=bare)


def _kind_by_type(deed: str, *, people: bool, bare: bool) -> CountKind:
    """Settle the kind of a number of people, or of nothing named, by the type of the happening."""
    if bare and deed == "airstrike":
        return "sorties"
    if bare and deed in {"destruction", "seizure", "downing", "possession", "transfer"}:
        return "equipment"
    if people and deed in {"siege", "control"}:
        return "other"
    return BY_TYPE.get(deed, "strength" if people else "other")


def _way_of_killing(trigger: Sequence[Token]) -> CountKind:
    """Tell the executed from the killed by the words of the trigger."""
    words = befell()
    for token in trigger:
        for table in (words.verbs, words.nouns, words.participles):
            if table.get(token.lower) == "executed":
                return "executed"
    return "killed"
