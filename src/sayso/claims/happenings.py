"""Find what is said to have happened: triggers, their types, and the clauses that carry them."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from sayso.claims.clauses import span_between
from sayso.claims.focus import with_foci
from sayso.claims.stance import stance_of
from sayso.claims.trigger_signs import Candidate, candidates_in
from sayso.lexicon.load import load_table
from sayso.nouns.claim import ClaimType
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading

NOTHING = "nothing"

Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate with its likeliest type, and the chance, 0 to 1, that it tells of anything."""

    candidate: Candidate
    type: str
    chance: float
    reason: str


def find_happenings(reading: Reading) -> tuple[Happening, ...]:
    """Give the happenings of all passages that speak, in text order."""
    return settle(choose(candidates_in(reading), happening_weights()), reading, bars())


@cache
def bars() -> Mapping[str, float]:
    """Give for each type the chance from which on a trigger is believed to tell of one."""
    table = load_table("happenings")
    usual = float(table["bars"]["usual"])
    return {kind: float(table["bars"].get(kind, usual)) for kind in table["types"]}


@cache
def happening_weights() -> Weights:
    """Give the weight of each sign for each type and for nothing."""
    table = load_table("happening_weights")
    return {
        kind: {sign: float(step) for step, signs in steps.items() for sign in signs}
        for kind, steps in table.items()
    }


def choose(candidates: Iterable[Candidate], weights: Weights) -> list[Choice]:
    """Judge each candidate alone."""
    return [judge(candidate, weights) for candidate in candidates]


def judge(candidate: Candidate, weights: Weights) -> Choice:
    """Give the likeliest type of a candidate and how likely it tells of anything at all."""
    totals = {
        kind: math.fsum(filter(None, map(weights[kind].get, candidate.signs)))
        for kind in (NOTHING, *sorted(candidate.trigger.types))
    }
    highest = max(totals.values())
    shares = {kind: math.exp(total - highest) for kind, total in totals.items()}
    best = max(sorted(candidate.trigger.types), key=lambda kind: shares[kind])
    chance = 1 - shares[NOTHING] / sum(shares.values())
    return Choice(candidate, best, chance, heaviest_signs(candidate, best, weights))


def totals_of(candidate: Candidate, kinds: Iterable[str], weights: Weights) -> Mapping[str, float]:
    """Give the sum of the weights of a candidate's signs for nothing and for each kind."""
    return {
        kind: sum(filter(None, map(weights[kind].get, candidate.signs)))
        for kind in (NOTHING, *kinds)
    }


def heaviest_signs(candidate: Candidate, kind: str, weights: Weights) -> str:
    """Name the pattern and the signs that weighed most."""
    own, none = weights[kind], weights[NOTHING]
    gains = [(own.get(sign, 0.0) - none.get(sign, 0.0), sign) for sign in candidate.signs]
    heaviest = sorted((-gain, sign) for gain, sign in gains if gain > 0)[:3]
    return f"'{candidate.trigger.key}'; " + ", ".join(sign for _, sign in heaviest)


def settle(
    choices: Sequence[Choice], reading: Reading, believed_from: Mapping[str, float]
) -> tuple[Happening, ...]:
    """Keep what is likely enough, and of several of one type in one clause the likeliest."""
    best: dict[tuple[int, tuple[int, int], str], Choice] = {}
    for choice in choices:
        if choice.chance < believed_from[choice.type]:
            continue
        key = (choice.candidate.sentence, choice.candidate.clause, choice.type)
        if key not in best or choice.chance > best[key].chance:
            best[key] = choice
    kept = sorted(best.values(), key=lambda c: (c.candidate.trigger.span, c.type))
    return with_foci([make_happening(choice, reading) for choice in kept], reading)


def make_happening(choice: Choice, reading: Reading) -> Happening:
    """Make a happening of a choice."""
    candidate = choice.candidate
    sentence = reading.sentences[candidate.sentence]
    trigger = candidate.trigger
    position = (trigger.first, trigger.last)
    stance, hedge = stance_of(sentence, position, candidate.clause, choice.type)
    return Happening(
        type=cast("ClaimType", choice.type),
        trigger=trigger.span,
        clause=span_between(sentence, *candidate.clause),
        sentence=candidate.sentence,
        stance=stance,
        stance_reason=hedge,
        reason=f"{choice.reason} ({choice.chance:.2f})",
        chance=choice.chance,
    )
