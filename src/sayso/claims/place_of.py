"""Where a happening is said to have been.

Every place that the happening may have is weighed by its signs: where it is told, what small words
lead to it, how wide it is, and how it stands in the report. The likeliest counts. The weights are
fitted on coded reports by ``tools/fit_places.py``.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from sayso.claims.place_candidates import PlaceCandidate, place_candidates
from sayso.claims.place_signs import Scene, scene_of, signs_of
from sayso.claims.places_told import places_told
from sayso.lexicon.place_weights import place_weights
from sayso.nouns.happening import Happening
from sayso.nouns.place import Place
from sayso.nouns.reading import Reading

OPEN_FROM = 0.7
"""The chance from which on a place is left open where there is one to be had."""


def place_of(happening: Happening, reading: Reading) -> Place | None:
    """Give the most specific place that the text lets one infer, or None."""
    return places_of([happening], reading)[0]


def places_of(happenings: Sequence[Happening], reading: Reading) -> list[Place | None]:
    """Give the place of each happening of a report, in text order."""
    weights = place_weights()
    found: list[Place | None] = []
    for happening, (candidates, scene) in zip(
        happenings, possible_places(happenings, reading), strict=True
    ):
        focus = _focus(happening, candidates)
        chosen = focus or likeliest(candidates, chances_of(candidates, scene, weights))
        found.append(chosen.place)
    return found


def possible_places(
    happenings: Sequence[Happening], reading: Reading
) -> list[tuple[list[PlaceCandidate], Scene]]:
    """Give the places that each happening may have, and how it is told."""
    story = places_told(reading)
    triggers = sorted({happening.trigger.start for happening in happenings})
    found = []
    for happening in happenings:
        candidates = place_candidates(happening, reading, story)
        scene = scene_of(happening, reading, story, triggers, candidates)
        found.append((candidates, scene))
    return found


def _focus(happening: Happening, candidates: Sequence[PlaceCandidate]) -> PlaceCandidate | None:
    """Give the place that a happening consists in the capture or loss of, where one is named."""
    focus = happening.focus
    if focus is None:
        return None
    return next(
        (
            c
            for c in candidates
            if c.told and focus.start <= c.told.start and c.told.end <= focus.end
        ),
        None,
    )


def chances_of(
    candidates: Sequence[PlaceCandidate], scene: Scene, weights: Mapping[str, float]
) -> list[float]:
    """Give the chance of each candidate; they add up to one."""
    totals = [weigh(signs_of(candidate, scene), weights) for candidate in candidates]
    highest = max(totals)
    shares = [math.exp(total - highest) for total in totals]
    return [share / sum(shares) for share in shares]


def weigh(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """Give the sum of the weights of some signs; an unknown sign weighs nothing."""
    return sum(filter(None, map(weights.get, signs)))


def likeliest(candidates: Sequence[PlaceCandidate], chances: Sequence[float]) -> PlaceCandidate:
    """Give the likeliest candidate; the open one only where little else can be had."""
    ranked = sorted(zip(chances, candidates, strict=True), key=lambda pair: -pair[0])
    for chance, candidate in ranked:
        if candidate.told is not None or chance >= OPEN_FROM or len(ranked) == 1:
            return candidate
    return ranked[0][1]
