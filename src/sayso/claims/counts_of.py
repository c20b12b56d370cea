"""Which numbers belong to a happening, and what they count."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.claims.count_features import signs_of
from sayso.claims.count_grammar import Told, is_doer, told_numbers
from sayso.claims.count_kinds import kind_of
from sayso.claims.parts import with_parts
from sayso.claims.scene import Scene, scene_of
from sayso.lexicon.count_weights import count_weights
from sayso.nouns.count import Count
from sayso.nouns.happening import Happening
from sayso.nouns.reading import CountMention, Reading

MOST_BEFORE, MOST_AFTER = 12, 16
LIKELY = 0.25
"""A number belongs to a happening when the chance that it does reaches this bar."""
LIST_SHARE = 0.8
LISTED = frozenset({"equipment", "targets", "munitions"})
OF_PEOPLE = frozenset(
    {"killed", "wounded", "executed", "captured", "missing", "displaced", "strength"}
)


def counts_of(happening: Happening, reading: Reading) -> tuple[Count, ...]:
    """Give the counts that the happening carries, in text order.

    Every number near the trigger is weighed by the signs of ``claims/count_features.py``; the
    chance it got is in ``reason``.
    """
    sentence = reading.sentences[happening.sentence]
    first = bisect_left(reading.counts, sentence.start, key=lambda m: m.start)
    if first == len(reading.counts) or reading.counts[first].start >= sentence.end:
        return ()
    return counts_by(count_weights(), happening, reading)


def counts_by(
    weights: Mapping[str, float], happening: Happening, reading: Reading
) -> tuple[Count, ...]:
    """Give the counts of a happening by the weights given."""
    scene, told = numbers_near(happening, reading)
    chosen, before, last_chance = [], "", 0.0
    for one in told:
        if is_doer(one, scene):
            continue
        chance = chance_of(weights, signs_of(one, scene, before))
        if _in_list(one):
            chance = max(chance, last_chance * LIST_SHARE)
        last_chance = chance
        before = "taken" if chance >= LIKELY else "left"
        if before == "taken":
            chosen.append(settled(one, scene, chance))
    return with_parts(chosen, reading.text)


def _in_list(told: Told) -> bool:
    """Whether a number shares a list with the one before ("three towers, 16 trucks and a car")."""
    return bool(told.run) and told.mention.count.kind in LISTED


def numbers_near(happening: Happening, reading: Reading) -> tuple[Scene, tuple[Told, ...]]:
    """Give the numbers told in the trigger's sentence, the nearest where there are many."""
    scene = scene_of(happening, reading)
    if not scene.tokens:
        return scene, ()
    return scene, told_numbers(scene, _mentions_near(scene, reading))


def _mentions_near(scene: Scene, reading: Reading) -> Sequence[CountMention]:
    found = reading.counts
    first = bisect_left(found, scene.tokens[0].start, key=lambda m: m.start)
    last = bisect_right(found, scene.tokens[-1].end, key=lambda m: m.end)
    at = bisect_left(found, scene.happening.trigger.start, key=lambda m: m.start)
    return found[max(first, at - MOST_BEFORE) : min(last, at + MOST_AFTER)]


def chance_of(weights: Mapping[str, float], signs: Iterable[str]) -> float:
    """Give the chance, 0 to 1, that a number with these signs belongs to a happening."""
    total = math.fsum(filter(None, map(weights.get, signs)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def settled(told: Told, scene: Scene, chance: float) -> Count:
    """Give a number as a count of its kind."""
    count = told.mention.count
    trigger = scene.tokens[scene.first : scene.last + 1]
    kind = kind_of(told.mention, told.fate, scene.type, trigger)
    unit = count.unit or ("people" if kind in OF_PEOPLE else "")
    return replace(count, kind=kind, unit=unit, reason=f"belongs with chance {chance:.2f}")
