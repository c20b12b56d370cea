"""What speaks for and against words telling of a happening of a type.

Each sign is a short string; ``lexicon/data/happening_weights.yml`` gives its weight for each type.
No sign names a party, a place or an outlet: they tell which words, how they are built, and what
kinds of words, mentions and other triggers stand near.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.claims.clauses import clause_at
from sayso.claims.triggers import Trigger, find_triggers
from sayso.lexicon.happenings import trigger_cues
from sayso.lexicon.role_words import role_words
from sayso.nouns.passage import Passage
from sayso.nouns.reading import Reading, Sentence

NEAR = 4
LONGEST_SENTENCE = 300
"""Words; what is longer is no sentence but a table, and is not read for happenings."""
MODALS = frozenset({"will", "would", "could", "may", "might", "can", "should", "must", "shall"})
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his"})
JOINING = frozenset(
    {
        "and", "or", "but", "who", "which", "that", "to", "of", "not", "been", "have", "has", "had",
        "he", "it", "they", "she", "there",
    }
)  # fmt: skip
MARKS = frozenset("',.:;-()^$")
"""Among them ``^`` and ``$``, which stand for the beginning and the end of a sentence."""
HYPOTHETICAL = frozenset({"if", "unless", "whether", "would", "could", "should"})
NEGATING = frozenset({"not", "no", "never", "without", "n't", "deny", "denied", "denies"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger in its sentence, with the first and last token of its clause."""

    trigger: Trigger
    sentence: int
    clause: tuple[int, int]
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Marks:
    """The tokens of a sentence at which mentions of each kind stand."""

    actors: Mapping[int, str]
    places: frozenset[int]
    counts: frozenset[int]


def candidates_in(reading: Reading) -> Iterator[Candidate]:
    """Give every trigger of the passages that speak, with its signs, in text order."""
    seen: Counter[str] = Counter()
    spoken = 0
    marks = make_marks(reading)
    for position, sentence in enumerate(reading.sentences):
        passage = reading.passage_of(sentence)
        if not passage.speaks or len(sentence.tokens) > LONGEST_SENTENCE:
            continue
        found = list(find_triggers(sentence.tokens))
        clauses = [clause_at(sentence, t.first, t.last) for t in found]
        frame = frozenset(frame_signs(passage, spoken, len(sentence.tokens)))
        spoken += 1
        cued = cued_words(sentence) if found else ()
        for index, trigger in enumerate(found):
            signs = {
                *frame,
                *own_signs(trigger, sentence),
                *cue_signs(trigger, cued, clauses[index]),
                *mention_signs(trigger, marks[position], clauses[index]),
                *company_signs(index, found, clauses),
                f"seen:{min(seen[trigger.key], 3)}",
            }
            seen[trigger.key] += 1
            yield Candidate(trigger, position, clauses[index], frozenset(signs))


def make_marks(reading: Reading) -> list[Marks]:
    """Find at which tokens of each sentence the mentions begin."""
    actors = [(m.start, f"{m.actor.kind}") for m in reading.actors]
    places = [(m.start, "place") for m in reading.places]
    counts = [(m.start, "count") for m in reading.counts]
    found = []
    for sentence in reading.sentences:
        found.append(
            Marks(
                _tokens_at(sentence, actors),
                frozenset(_tokens_at(sentence, places)),
                frozenset(_tokens_at(sentence, counts)),
            )
        )
    return found


def _tokens_at(sentence: Sentence, mentions: Sequence[tuple[int, str]]) -> dict[int, str]:
    """Give the token positions at which mentions begin, with their kind."""
    first = bisect_left(mentions, (sentence.start, ""))
    last = bisect_left(mentions, (sentence.end, ""))
    starts = [token.start for token in sentence.tokens]
    return {max(0, bisect_right(starts, start) - 1): kind for start, kind in mentions[first:last]}


def frame_signs(passage: Passage, spoken: int, words: int) -> Iterator[str]:
    """Tell in which passage, how far down and in how long a sentence the words stand."""
    yield "bias"
    yield f"passage:{passage.kind}"
    yield f"down:{min(spoken, 2) if spoken < 3 else '3-9' if spoken < 10 else '10+'}"
    yield "short" if words < 8 else "long" if words > 40 else "middling"


def own_signs(trigger: Trigger, sentence: Sentence) -> Iterator[str]:
    """Tell which words they are, how they are built, and what stands right beside them."""
    tokens = sentence.tokens
    words = [token.lower for token in tokens[trigger.first : trigger.last + 1]]
    form = build_of(trigger, sentence)
    yield f"key:{trigger.key}"
    yield from (f"may:{kind}" for kind in trigger.types)
    yield f"key:{trigger.key}&{form}"
    yield f"words:{' '.join(words)}"
    yield f"build:{form}"
    yield "capital" if tokens[trigger.first].text[0].isupper() else "small"
    before = tokens[trigger.first - 1].lower if trigger.first else "^"
    after = tokens[trigger.last + 1].lower if trigger.last + 1 < len(tokens) else "$"
    yield f"before:{before}" if _is_plain(before) else f"before:{_shape(before)}"
    yield f"after:{after}" if _is_plain(after) else f"after:{_shape(after)}"
    yield f"{words[0]}>{after}" if _is_plain(after) else f"{words[0]}>{_shape(after)}"
    yield f"{before}>{words[0]}" if _is_plain(before) else f"{_shape(before)}>{words[0]}"
    earlier = {token.lower for token in tokens[max(0, trigger.first - 6) : trigger.first]}
    for name, group in (("hypothetical", HYPOTHETICAL), ("negating", NEGATING)):
        if earlier & group:
            yield name


@cache
def _plain_words() -> frozenset[str]:
    grammar = frozenset(word for name in ("small_words", "being") for word in role_words()[name])
    return grammar | MODALS | DETERMINERS | JOINING | MARKS


def _is_plain(word: str) -> bool:
    return word in _plain_words()


def _shape(word: str) -> str:
    """Give the class of a word that is not of the grammar."""
    if word[0].isdigit():
        return "<number>"
    for name, words in trigger_cues().items():
        if word in words:
            return f"<{name}>"
    if word.endswith("ed"):
        return "<-ed>"
    if word.endswith("ly"):
        return "<-ly>"
    return "<other>"


def build_of(trigger: Trigger, sentence: Sentence) -> str:
    """Tell how the first word is built: passive, infinitive, modal, noun, or by its ending."""
    tokens = sentence.tokens
    word = tokens[trigger.first].lower
    earlier = [token.lower for token in tokens[max(0, trigger.first - 3) : trigger.first]]
    ending = next((e for e in ("ing", "ed", "s") if word.endswith(e)), "bare")
    if earlier and earlier[-1] == "to":
        return "infinitive"
    if any(w in role_words()["being"] for w in earlier[-2:]) and ending in {"ed", "bare"}:
        return "passive"
    if any(w in MODALS for w in earlier):
        return "modal"
    if earlier and earlier[-1] in DETERMINERS:
        return f"the-{ending}"
    return ending


Cued = Sequence[tuple[int, tuple[str, ...]]]
"""The positions of the words of a sentence whose nearness tells something, and what kinds."""


def cued_words(sentence: Sentence) -> Cued:
    """Give the words whose nearness tells something, once for all triggers of a sentence."""
    kinds = _cue_index()
    told = [(position, kinds.get(token.lower)) for position, token in enumerate(sentence.tokens)]
    return [(position, names) for position, names in told if names]


def cue_signs(trigger: Trigger, cued: Cued, clause: tuple[int, int]) -> Iterator[str]:
    """Tell what kinds of words stand right beside, in the clause, and in the sentence."""
    for position, names in cued:
        if trigger.first <= position <= trigger.last:
            continue
        for name in names:
            yield f"sentence<{name}>"
            if clause[0] <= position <= clause[1]:
                yield f"clause<{name}>"
            if 0 < trigger.first - position <= NEAR:
                yield f"left<{name}>"
            if 0 < position - trigger.last <= NEAR:
                yield f"right<{name}>"


@cache
def _cue_index() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in trigger_cues().items():
        for word in words:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


def mention_signs(trigger: Trigger, marks: Marks, clause: tuple[int, int]) -> Iterator[str]:
    """Tell which mentions stand before and behind, and how near."""
    for position, kind in marks.actors.items():
        yield from _where(f"actor-{kind}", position, trigger, clause)
    for position in marks.places:
        yield from _where("place", position, trigger, clause)
    for position in marks.counts:
        yield from _where("count", position, trigger, clause)


def _where(name: str, position: int, trigger: Trigger, clause: tuple[int, int]) -> Iterator[str]:
    """Tell where a mention stands from a trigger."""
    side = "left" if position < trigger.first else "right"
    if trigger.first <= position <= trigger.last:
        side = "inside"
    away = trigger.first - position if side == "left" else position - trigger.last
    if away <= 2:
        yield f"{name} beside {side}"
    if clause[0] <= position <= clause[1]:
        yield f"{name} in clause {side}"
    else:
        yield f"{name} in sentence {side}"


def company_signs(
    index: int, found: Sequence[Trigger], clauses: Sequence[tuple[int, int]]
) -> Iterator[str]:
    """Tell which other triggers stand in the clause and right beside it."""
    own = clauses[index]
    sole = True
    for other, trigger in enumerate(found):
        if other == index or not (own[0] <= trigger.first <= own[1]):
            continue
        sole = False
        side = "before" if other < index else "behind"
        if len(trigger.types) <= 3:
            for kind in trigger.types:
                yield f"with {kind} {side}"
        yield f"with {trigger.key}"
    if sole:
        yield "alone in clause"
    if index:
        yield f"previous {found[index - 1].key}"
    if index + 1 < len(found):
        yield f"next {found[index + 1].key}"
