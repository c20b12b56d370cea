"""By what grammar a number hangs on a happening: place, verb, list, small words."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.claims.clauses import clause_at
from sayso.claims.count_kinds import Fate, fate_of
from sayso.claims.scene import Scene
from sayso.lexicon.counted import befell
from sayso.lexicon.role_words import role_words
from sayso.nouns.count import Count
from sayso.nouns.evidence import Span
from sayso.nouns.reading import CountMention, Sentence, Token

BUCKETS = ((0, "0"), (1, "1"), (3, "3"), (6, "6"), (12, "12"), (25, "25"))
LOOK_BACK = 3
BACK_TO_LEAD = 5
FURTHEST_VERB = 12
LISTING = frozenset({",", "and", "or", "as", "well", "along", "with", "plus", "including"})
PLAIN = frozenset({"and", "or", ",", "the", "a", "an", "at", "least", "than", "more", "also", "-"})
VERBAL = ("ed", "ing")
STEM = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of a number beside a happening, with the word that says what befell those counted.

    ``first`` and ``last`` are the positions of the mention's words in the sentence; ``rank`` and
    ``others`` its place among the mentions near the happening, and how many these are. ``own`` is
    the clause that the reader cuts round the trigger. ``run`` is the form of the number it follows
    in a list ("five towers and a bridge"), empty if none; ``shared`` is True where one word says
    what befell both.
    """

    mention: CountMention
    fate: Fate
    first: int
    last: int
    rank: int
    others: int
    own: Span
    run: str = ""
    shared: bool = False


def form_of(count: Count) -> str:
    """Say how a number is told: exact, bound, one, the, vague or ordinal."""
    if not count.reason:
        if count.low == 1 and count.text.lower().startswith("one of"):
            return "one-of"
        return "exact" if count.low == count.high else "bound"
    if count.low is None:
        return "vague"
    if count.reason == "an ordinal":
        return "ordinal"
    article = count.text.split(maxsplit=1)[0].lower()
    return "one" if article in {"a", "an", "another"} else "the"


def told_numbers(scene: Scene, mentions: Sequence[CountMention]) -> tuple[Told, ...]:
    """Give the mentions near a happening with their places in its sentence."""
    tokens, own = scene.tokens, own_clause(scene)
    told: list[Told] = []
    for rank, mention in enumerate(mentions):
        first = bisect_left(tokens, mention.start, key=lambda token: token.end - 1)
        last = max(first, bisect_left(tokens, mention.end, key=lambda token: token.start) - 1)
        run = _run(tokens, told[-1], first) if told else ""
        fate = fate_of(tokens, mention)
        shared = bool(told and fate.side) and told[-1].fate.position == fate.position
        told.append(Told(mention, fate, first, last, rank, len(mentions), own, run, shared))
    return tuple(told)


def _run(tokens: Sequence[Token], before: Told, first: int) -> str:
    """Give the form of the number before, where only a comma or "and" stands between."""
    between = tokens[before.last + 1 : first]
    if len(between) > LOOK_BACK or any(token.lower not in LISTING for token in between):
        return ""
    return form_of(before.mention.count)


def own_clause(scene: Scene) -> Span:
    """Give the clause that the reader cuts round the trigger."""
    if not scene.tokens:
        return scene.happening.clause
    first, last = scene.tokens[0].start, scene.tokens[-1].end
    sentence = Sentence(first, last, 0, tuple(scene.tokens))
    left, right = clause_at(sentence, scene.first, scene.last)
    return Span(scene.tokens[left].start, scene.tokens[right].end)


def where(mention: CountMention, clause: Span) -> str:
    """Say whether a mention lies in the clause, before it or after it."""
    if mention.start >= clause.start and mention.end <= clause.end:
        return "in"
    if mention.end > clause.start and mention.start < clause.end:
        return "over"
    return "before" if mention.start < clause.start else "after"


def from_trigger(told: Told, scene: Scene) -> tuple[str, str, Sequence[Token]]:
    """Say on which side of the trigger a mention stands, how far, and what lies between."""
    if told.last < scene.first:
        between = scene.tokens[told.last + 1 : scene.first]
        return "b", _bucket(len(between)), between
    if told.first > scene.last:
        between = scene.tokens[scene.last + 1 : told.first]
        return "a", _bucket(len(between)), between
    return "o", "0", ()


def _bucket(distance: int) -> str:
    return next((name for limit, name in BUCKETS if distance <= limit), "far")


def fated_by(fate: Fate, scene: Scene) -> str:
    """Say whether the word of what befell those counted is the trigger, in the clause, or out."""
    if not fate.side:
        return "none"
    if scene.first <= fate.position <= scene.last:
        return "trigger"
    word = scene.tokens[fate.position]
    inside = scene.happening.clause.start <= word.start < scene.happening.clause.end
    return f"{fate.side}-{'in' if inside else 'out'}"


def parted_by(between: Sequence[Token]) -> str:
    """Say what parts a mention from the trigger: breaks of clauses, commas, or nothing."""
    breaks = sum(token.lower in role_words()["breaks"] for token in between)
    commas = sum(token.text in {",", ";", ":", "("} for token in between)
    return f"{min(breaks, 2)}{min(commas, 2)}"


def link_of(between: Sequence[Token]) -> str:
    """Say what kinds of words part a mention from the trigger, each at most twice.

    p: prepositions; v: verbs and participles; b: words that open a clause; c: commas.
    """
    small, verbal, opening, commas = 0, 0, 0, 0
    for token in between:
        word = token.lower
        if word in PLAIN:
            commas += word == ","
        elif word in role_words()["small_words"]:
            small += 1
        elif word in role_words()["breaks"]:
            opening += 1
        elif word.endswith(VERBAL) or word in role_words()["being"]:
            verbal += 1
    return f"{min(small, 2)}p{min(verbal, 2)}v{min(opening, 2)}b{min(commas, 2)}c"


def tie_of(told: Told, scene: Scene) -> str:
    """Say by what grammar a mention hangs on the trigger.

    object ("destroyed a tank"), list ("destroyed a tank and two cars"), subject ("a tank was
    destroyed"), of ("the loss of a tank"), compound (the trigger is what is counted), or none.
    """
    if told.first <= scene.last and told.last >= scene.first:
        return "compound"
    if told.first > scene.last:
        return _tie_after([t.lower for t in scene.tokens[scene.last + 1 : told.first]])
    words = [token.lower for token in scene.tokens[told.last + 1 : scene.first]]
    if words and words[-1] in role_words()["being"] | {"have", "has", "had"}:
        return "subject" if len(words) <= LOOK_BACK else "far-subject"
    if not words:
        return "before"
    return "before-list" if "and" in words else "none"


def _tie_after(words: Sequence[str]) -> str:
    """Say how a mention hangs on a trigger before it, from the words between."""
    if not words or words[0] == "of":
        return "of" if words else "object"
    small = [w for w in words if w in role_words()["small_words"] or w.endswith(VERBAL)]
    if small or any(w in role_words()["breaks"] - {"and"} for w in words):
        return f"far-{small[0] if small else 'break'}"
    return "list" if "and" in words or "," in words else "object"


def verb_of(told: Told, scene: Scene) -> str:
    """Say whether the verb that governs a mention is the trigger, or which other it is."""
    tokens = scene.tokens
    after = _passive_after(tokens, told.last + 1)
    if after >= 0:
        return _named(after, scene, "passive")
    for position in range(told.first - 1, max(-1, told.first - FURTHEST_VERB), -1):
        word = tokens[position].lower
        if scene.first <= position <= scene.last:
            return "trigger"
        if word in {".", ";", ":"}:
            break
        if _is_verb(word):
            return _named(position, scene, "active")
    return "none"


def is_doer(told: Told, scene: Scene) -> bool:
    """Whether a single thing is what destroys or seizes ("the battery destroyed two tanks").

    By the claims format one thing counts only as the object of its loss.
    """
    single = form_of(told.mention.count) in {"one", "the"}
    active = scene.form == "past" and told.last < scene.first
    return single and active and scene.type in {"destruction", "seizure", "transfer"}


def hold_of(told: Told, scene: Scene, tie: str, verb: str) -> str:
    """Say how firmly a mention hangs on the trigger: by its verb, its fate, or not at all."""
    if verb.startswith("trigger") or tie in {"object", "list", "of", "subject"}:
        return "held"
    if told.fate.side and scene.first <= told.fate.position <= scene.last:
        return "held"
    return "fated" if told.fate.side else "loose"


def _named(position: int, scene: Scene, voice: str) -> str:
    if scene.first <= position <= scene.last:
        return f"trigger-{voice}"
    return f"{voice}-{scene.tokens[position].lower[:STEM]}"


def _is_verb(word: str) -> bool:
    return word.endswith(VERBAL) or word in role_words()["past"] or word in befell().verbs


def _passive_after(tokens: Sequence[Token], start: int) -> int:
    """Give the position of the participle after "was" or "have been", or -1."""
    for position in range(start, min(len(tokens) - 1, start + FURTHEST_VERB)):
        word = tokens[position].lower
        if word in {".", ";", ":"} or (_is_verb(word) and position < start + 2):
            return -1
        if word in role_words()["being"]:
            for after in range(position + 1, min(len(tokens), position + LOOK_BACK + 1)):
                if _is_verb(tokens[after].lower):
                    return after
            return -1
    return -1


def lead_to(tokens: Sequence[Token], first: int) -> str:
    """Give the word that leads to the trigger ("in clashes", "when rebels attacked"), or a dash."""
    for token in reversed(tokens[max(0, first - BACK_TO_LEAD) : first]):
        word = token.lower
        if word in role_words()["small_words"] or word in role_words()["breaks"]:
            return word
    return "-"


def small_word(tokens: Sequence[Token], first: int) -> str:
    """Give the preposition within a few words before a mention, or a dash."""
    for token in reversed(tokens[max(0, first - LOOK_BACK) : first]):
        if token.lower in role_words()["small_words"]:
            return token.lower
        if not token.text[0].isalnum():
            return "-"
    return "-"
