"""A happening with the words around it, and how its trigger is built."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.parties import within
from sayso.claims.role_syntax import parts_of_clause, placed_mentions
from sayso.claims.stretch import Built, Stretch, stretch_of
from sayso.lexicon.role_words import role_words
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import ActorMention, Reading, Token

SPLIT_LETTERS = 5
LOOK_BACK = 4
AGENT_KINDS = frozenset({"party", "force", "government", "coalition"})


@dataclass(frozen=True, slots=True)
class Around:
    """What else is known of a happening: the triggers of its sentence, and who tells of it.

    ``speakers`` are keys of the parties in whose name it is said.
    """

    triggers: tuple[Span, ...] = ()
    speakers: frozenset[str] = frozenset()


ALONE = Around()


@dataclass(frozen=True, slots=True)
class Scene:
    """A happening with the words around it.

    ``form`` is how the trigger is built: passive, passive-by, past, ing, noun, other; ``stem`` the
    first letters of its first word. ``first`` and ``last`` are positions of the trigger's tokens
    in the sentence; ``parts`` gives the parts that mentions, by their offset, play for the
    trigger; ``named`` are the mentions of armed actors in the clause.
    """

    happening: Happening
    reading: Reading
    stretch: Stretch
    type: str
    tokens: Sequence[Token]
    first: int
    last: int
    form: str
    stem: str
    named: Sequence[ActorMention]
    parts: Mapping[int, str]
    around: Around = ALONE


def scene_of(happening: Happening, reading: Reading, around: Around = ALONE) -> Scene:
    """Find the trigger among the tokens of its sentence, and how it is built."""
    stretch = stretch_of(happening, reading)
    tokens, place = stretch.tokens, (happening.trigger, happening.clause)
    built = stretch.built.get(place)
    if built is None:
        built = stretch.built[place] = _built(happening, stretch)
    stem = tokens[built.first].lower[:SPLIT_LETTERS] if tokens else ""
    return Scene(
        happening, reading, stretch, happening.type, tokens, built.first, built.last, built.form,
        stem, built.named, built.parts, around,
    )  # fmt: skip


def _built(happening: Happening, stretch: Stretch) -> Built:
    """Find the trigger among some words, how it is built, and what those named are to it."""
    tokens = stretch.tokens
    inside = [
        i for i, t in enumerate(tokens)
        if t.start < happening.trigger.end and t.end > happening.trigger.start
    ]  # fmt: skip
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    form = _form(tokens, first, last) if tokens else "other"
    parts = parts_of_clause(tokens, first, last, placed_mentions(stretch.mentions, tokens))
    return Built(first, last, form, _named(happening, stretch), parts)


def _named(happening: Happening, stretch: Stretch) -> tuple[ActorMention, ...]:
    """Give the mentions of armed actors in the clause."""
    start = max(happening.clause.start, stretch.span.start)
    inside = Span(start, max(start, min(happening.clause.end, stretch.span.end)))
    return tuple(m for m in within(stretch.mentions, inside) if m.actor.kind in AGENT_KINDS)


def _form(tokens: Sequence[Token], first: int, last: int) -> str:
    """Say how a trigger is built, from its first word and its neighbours."""
    word = tokens[first].lower
    before = {token.lower for token in tokens[max(0, first - LOOK_BACK) : first]}
    following = [token.lower for token in tokens[last + 1 : last + 1 + LOOK_BACK]]
    past = word.endswith(("ed", "en")) or word in role_words()["past"]
    if past:
        if "by" in following[:3]:
            return "passive-by"
        if before & role_words()["being"]:
            return "passive"
        return "past-bare" if following and following[0] in role_words()["small_words"] else "past"
    if word in role_words()["being"] or word in {"has", "have", "had"}:
        return "passive"
    return _unpast_form(tokens, first, following)


def _unpast_form(tokens: Sequence[Token], first: int, following: Sequence[str]) -> str:
    """Say how a trigger is built that is no past form."""
    if tokens[first].lower.endswith("ing"):
        return "ing-of" if following and following[0] == "of" else "ing"
    if first and tokens[first - 1].lower in {"to", "will", "would", "could", "may", "might", "not"}:
        return "base"
    return "noun-by" if "by" in following else "noun"
