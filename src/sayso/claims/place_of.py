"""Where a happening is said to have been.

Every place that the happening may have is weighed by its signs: where it is told, what small words
lead to it, how wide it is, and how it stands in the report. The likeliest counts. The weights are
fitted on coded reports by ``tools/fit_places.py``.
"""

import math
from collections.abc import Sequence
from functools import cache

from sayso.claims.place_candidates import PlaceCandidate, place_candidates
from sayso.claims.place_scene import Scene, scene_of
from sayso.claims.place_signs import blocks_of
from sayso.claims.places_told import places_told
from sayso.claims.sign_blocks import HUNDREDTHS, Scales
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
    scales = place_scales()
    found: list[Place | None] = []
    for happening, (candidates, scene) in zip(
        happenings, possible_places(happenings, reading), strict=True
    ):
        focus = _focus(happening, candidates)
        chosen = focus or likeliest(candidates, chances_of(candidates, scene, scales))
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


def chances_of(candidates: Sequence[PlaceCandidate], scene: Scene, scales: Scales) -> list[float]:
    """Give the chance of each candidate; they add up to one."""
    totals = _totals_of(candidates, scene, scales)
    highest = max(totals)
    shares = [math.exp(total - highest) for total in totals]
    whole = sum(shares)
    return [share / whole for share in shares]


def _totals_of(candidates: Sequence[PlaceCandidate], scene: Scene, scales: Scales) -> list[float]:
    """Weigh each candidate; places that weigh most, and alike, are weighed sign by sign."""
    steps = [scales.weigh(blocks_of(candidate, scene)) for candidate in candidates]
    totals = [step / HUNDREDTHS for step in steps]
    most = max(steps[:-1], default=0)
    if steps[:-1].count(most) > 1:
        for position, candidate in enumerate(candidates[:-1]):
            if steps[position] == most:
                totals[position] = scales.weigh_singly(blocks_of(candidate, scene))
    return totals


@cache
def place_scales() -> Scales:
    """Give the scales on which places are weighed."""
    return Scales.of(place_weights())


def likeliest(candidates: Sequence[PlaceCandidate], chances: Sequence[float]) -> PlaceCandidate:
    """Give the likeliest candidate; the open one only where little else can be had."""
    ranked = sorted(zip(chances, candidates, strict=True), key=lambda pair: -pair[0])
    for chance, candidate in ranked:
        if candidate.told is not None or chance >= OPEN_FROM or len(ranked) == 1:
            return candidate
    return ranked[0][1]
