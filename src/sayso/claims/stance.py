"""Whether a happening is asserted, denied, planned or uncertain, by words of its sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.claims.triggers import match_from
from sayso.lexicon.happenings import Pattern, make_elements
from sayso.lexicon.load import load_table
from sayso.nouns.attribution import Attribution
from sayso.nouns.claim import Stance
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading, Sentence

ORDER: tuple[Stance, ...] = ("denied", "planned", "uncertain")
"""Which one counts where several signs stand equally near."""
FARTHEST = 12
"""Words; no hedge reaches farther."""
WALLS = frozenset({";", ":", '"', "“", "”"})


@dataclass(frozen=True, slots=True)
class Hedges:
    """The patterns of one stance: before the trigger, within reach words, and behind it."""

    reach: int
    before: tuple[Pattern, ...]
    behind: tuple[Pattern, ...]


@cache
def hedges() -> Mapping[Stance, Hedges]:
    """Give the patterns of every stance but ``asserted``."""
    table = load_table("hedges")
    return {
        stance: Hedges(
            table[stance]["reach"],
            make_patterns(table[stance]["before"]),
            make_patterns(table[stance]["behind"]),
        )
        for stance in ORDER
    }


def make_patterns(keys: Sequence[str]) -> tuple[Pattern, ...]:
    """Make patterns that mean no type."""
    return tuple(Pattern(key, make_elements(key, {}), frozenset()) for key in keys)


def stance_of(
    sentence: Sentence, trigger: tuple[int, int], clause: tuple[int, int], kind: str = ""
) -> tuple[Stance, str]:
    """Give the stance of a trigger and the words that tell it; ``asserted`` where none do.

    ``trigger`` and ``clause`` are first and last token; ``kind`` is the type of the happening.
    """
    signs = list(signs_of(sentence, *trigger, clause))
    if not signs and is_aim(sentence, trigger[0], kind):
        return "planned", "an infinitive that tells an aim"
    if not signs:
        return "asserted", ""
    _, _, stance, words = min(signs)
    return stance, f"'{words}'"


@cache
def cue_patterns() -> tuple[tuple[Stance, Pattern], ...]:
    """Give the verbs of saying by which a speaker denies, or tells a plan."""
    table = load_table("hedges")
    return tuple((stance, p) for stance in ORDER for p in make_patterns(table[stance]["cue"]))


def stance_by_cue(cue: str) -> tuple[Stance, str]:
    """Give the stance that a speaker's verb tells of all that is said ("denied that ...")."""
    words = cue.casefold().split()
    for stance, pattern in cue_patterns():
        begins = bool(words) and words[0] in pattern.elements[0].forms
        if begins and match_from(words, 0, pattern):
            return stance, f"'{words[0]}', the speaker's verb"
    return "asserted", ""


def cue_stance(
    happening: Happening, said: Attribution | None, reading: Reading
) -> tuple[Stance, str]:
    """Give the stance of the verb of saying that stands before a happening and hands it on."""
    if said is None or said.cue is None or said.cue.end > happening.trigger.start:
        return "asserted", ""
    return stance_by_cue(said.cue.words(reading.text))


def is_aim(sentence: Sentence, first: int, kind: str) -> bool:
    """Whether a trigger stands in an infinitive that tells what was wanted, not what was done."""
    aims = load_table("hedges")["aims"]
    words = [token.lower for token in sentence.tokens[max(0, first - 2) : first]]
    if kind not in aims["types"] or not words or words[-1] != "to":
        return False
    return len(words) < 2 or words[0] not in aims["reached"]


def signs_of(
    sentence: Sentence, first: int, last: int, clause: tuple[int, int]
) -> Iterator[tuple[int, int, Stance, str]]:
    """Give the signs with how far off they stand, nearest counting most."""
    words = [token.lower for token in sentence.tokens]
    empty = idle_positions(words, max(0, first - FARTHEST), last + FARTHEST)
    for rank, stance in enumerate(ORDER):
        known = hedges()[stance]
        floor = max(0, first - known.reach)
        for position in range(floor, first + 1):
            if any(word in WALLS for word in words[position:first]) or position in empty:
                continue
            for pattern in _starting(words[position], stance, "before"):
                found = match_from(words, position, pattern)
                if found and (found[0] < first or position == first < found[0]):
                    yield first - found[0], rank, stance, pattern.key
        for position in range(last + 1, min(clause[1] + 1, last + 1 + known.reach)):
            for pattern in _starting(words[position], stance, "behind"):
                if match_from(words, position, pattern):
                    yield position - last, rank, stance, pattern.key


def idle_positions(words: Sequence[str], start: int, end: int) -> frozenset[int]:
    """Give the positions of words that look like hedges and are none."""
    found: set[int] = set()
    for position in range(start, min(end, len(words))):
        for pattern in idle():
            if words[position] not in pattern.elements[0].forms:
                continue
            matched = match_from(words, position, pattern)
            if matched:
                found.update(range(position, matched[0] + 1))
    return frozenset(found)


@cache
def idle() -> tuple[Pattern, ...]:
    """Give the patterns of words that hedge nothing."""
    return make_patterns(load_table("hedges")["idle"])


@cache
def _index(stance: Stance, side: str) -> Mapping[str, tuple[Pattern, ...]]:
    filed: dict[str, list[Pattern]] = {}
    for pattern in getattr(hedges()[stance], side):
        for form in pattern.elements[0].forms:
            filed.setdefault(form, []).append(pattern)
    return {form: tuple(found) for form, found in filed.items()}


def _starting(word: str, stance: Stance, side: str) -> tuple[Pattern, ...]:
    return _index(stance, side).get(word, ())
