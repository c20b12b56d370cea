"""What signs weigh for either role, judged alone and with the story of the report.

A block of signs is weighed for all four judgements at once, and its weights are kept.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from sayso.claims.role_signs import Block, Signs, signs_in
from sayso.lexicon.load import load_table

STEPS = 20
"""To one unit of natural log odds, in the table of weights."""
JUDGEMENTS = ("actors alone", "targets alone", "actors story", "targets story")
ACTS_ALONE, SUFFERS_ALONE, ACTS, SUFFERS = range(len(JUDGEMENTS))
MOST_BLOCKS = 65_536
"""So many blocks of signs are kept with their weights."""

Weights = tuple[int, ...]
"""One for each of ``JUDGEMENTS``, in steps of natural log odds.

Steps are whole numbers, so that their sum is the same in whichever order a set gives them.
"""


@cache
def sign_weights() -> Mapping[str, Weights]:
    """Give the weights of each sign that has any."""
    tables = load_table("role_weights")
    found: dict[str, list[int]] = {}
    for position, judgement in enumerate(JUDGEMENTS):
        for weight, signs in tables[judgement].items():
            for sign in signs.split():
                steps = found.setdefault(sign, [0] * len(JUDGEMENTS))
                steps[position] = round(float(weight) * STEPS)
    return {sign: tuple(steps) for sign, steps in found.items()}


NO_WEIGHT = (0,) * len(JUDGEMENTS)


@lru_cache(MOST_BLOCKS)
def weights_of(block: Block) -> Weights:
    """Give what a block weighs."""
    known = sign_weights()
    return together(NO_WEIGHT, *(known[sign] for sign in signs_in(block) if sign in known))


def together(*weights: Weights) -> Weights:
    """Add weights up; there is one at least."""
    return tuple(map(sum, zip(*weights, strict=True)))


def total_of(blocks: Iterable[Block]) -> Weights:
    """Give what blocks weigh together."""
    return together(*map(weights_of, blocks))


def weigh_signs(signs: Signs) -> Weights:
    """Give what speaks for a party: its own signs, and in each judgement the best mention's."""
    own = total_of(signs.blocks)
    if not signs.by_mention:
        return own
    return together(own, tuple(map(max, zip(*map(total_of, signs.by_mention), strict=True))))


def chance(total: int) -> float:
    """Give the chance, 0 to 1, that a party has a role, from the sum of its weights in steps."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total / STEPS))))
