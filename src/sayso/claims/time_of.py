"""When a happening is said to have been.

Every time that the happening may have is weighed by its signs: where it is told, how the happening
is put, how old the time is, and whether the rules of ``time_rules.py`` would take it. The likeliest
counts. The weights are fitted on coded reports by ``tools/fit_times.py``.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sayso.claims.time_candidates import TimeCandidate, time_candidates
from sayso.claims.time_retold import dated_once, told_again
from sayso.claims.time_rules import by_rules
from sayso.claims.time_signs import (
    Telling,
    ages_of,
    signs_of_age,
    signs_of_its_own,
    signs_of_kind,
    telling_of,
)
from sayso.claims.times_told import is_said, told_here
from sayso.lexicon.time_weights import time_weights
from sayso.nouns.happening import Happening
from sayso.nouns.moment import Moment
from sayso.nouns.reading import MomentMention, Reading

OPEN_FROM = 0.6
"""The chance from which on a time is left open where there is one to be had."""

SURE = frozenset({"lately"})
"""Rules on words so plain that nothing is weighed against them."""

SIDE_BY_SIDE = 1
"""Sentences between two estimates of one force, at most."""

Days = tuple[date, date] | None
Told = tuple[Moment | None, str]


def time_of(happening: Happening, reading: Reading) -> Told:
    """Give the interval and the words that give it; None where the text gives no way to know."""
    return _weighed(*possible_times(happening, reading))


def _weighed(candidates: Sequence[TimeCandidate], telling: Telling) -> Told:
    """Give the likeliest time, or that of a sure rule."""
    if telling.rule in SURE:
        return telling.answer, ""
    best = likeliest(candidates, chances_of(candidates, telling, time_weights()))
    return best.moment, _words_of(best.mention, telling.reading)


def _words_of(mention: MomentMention | None, reading: Reading) -> str:
    """Give the words that tell a time."""
    return reading.text[mention.start : mention.end] if mention else ""


def times_of(happenings: Sequence[Happening], reading: Reading) -> list[Told]:
    """Give the time of each happening of a report, in text order, with the words that give it.

    What is told again has the time that the report gives it elsewhere. Estimates of one force
    stand side by side: a strength that has no time of its own takes that of the one told just
    before it.
    """
    weighed = [possible_times(happening, reading) for happening in happenings]
    dated = dated_once([telling for _, telling in weighed])
    found: list[Told] = []
    before: tuple[int, Told] | None = None
    for happening, (candidates, telling) in zip(happenings, weighed, strict=True):
        again = told_again(telling, dated)
        told = _weighed(candidates, telling)
        if again is not None:
            told = again[0], _words_of(again[1], reading)
        if happening.type == "strength" and not _has_its_own(happening, reading):
            if before is not None and happening.sentence - before[0] <= SIDE_BY_SIDE:
                told = before[1]
            before = (happening.sentence, told)
        found.append(told)
    return found


def _has_its_own(happening: Happening, reading: Reading) -> bool:
    """Whether the sentence tells a time, other than that of a statement."""
    return any(not is_said(m, reading.text) for m in told_here(happening, reading))


def possible_times(happening: Happening, reading: Reading) -> tuple[list[TimeCandidate], Telling]:
    """Give the times that a happening may have, the rules' among them, and how it is told."""
    candidates = time_candidates(happening, reading)
    rule, answer = by_rules(happening, reading)
    moment, mention = answer or (None, None)
    if answer and days_of(moment) not in map(days_of, (c.moment for c in candidates)):
        candidates.insert(0, TimeCandidate("rule", moment, mention))
    return candidates, telling_of(happening, reading, candidates, (rule, moment, mention))


def chances_of(
    candidates: Sequence[TimeCandidate], telling: Telling, weights: Mapping[str, float]
) -> list[float]:
    """Give the chance of each candidate; they add up to one."""
    totals = totals_of(candidates, telling, weights)
    highest = max(totals)
    shares = [math.exp(total - highest) for total in totals]
    return [share / sum(shares) for share in shares]


def totals_of(
    candidates: Sequence[TimeCandidate], telling: Telling, weights: Mapping[str, float]
) -> list[float]:
    """Give the sum of the weights of each candidate's signs; those shared are summed once."""
    day = telling.reading.published.anchor
    kinds: dict[str, float] = {}
    ages: dict[str, float] = {"": 0.0}
    totals = []
    for candidate in candidates:
        kind = candidate.kind
        age = ages_of(candidate.moment, day) if candidate.moment else ""
        if kind not in kinds:
            kinds[kind] = weigh(signs_of_kind(kind, telling), weights)
        if age not in ages:
            ages[age] = weigh(signs_of_age(age, telling), weights)
        own = weigh(signs_of_its_own(candidate, telling), weights)
        totals.append(kinds[kind] + ages[age] + own)
    return totals


def weigh(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    """Give the sum of the weights of some signs; an unknown sign weighs nothing."""
    return sum(filter(None, map(weights.get, signs)))


def likeliest(candidates: Sequence[TimeCandidate], chances: Sequence[float]) -> TimeCandidate:
    """Give the first candidate of the likeliest days; candidates of one day stand together."""
    together: dict[Days, float] = {}
    for candidate, chance in zip(candidates, chances, strict=True):
        days = days_of(candidate.moment)
        together[days] = together.get(days, 0.0) + chance
    if together.get(None, 0.0) < OPEN_FROM and len(together) > 1:
        together.pop(None, None)
    best = max(together, key=lambda days: together[days])
    return next(c for c in candidates if days_of(c.moment) == best)


def days_of(moment: Moment | None) -> Days:
    """Give first and last day of a time, None for an open one."""
    return (moment.start, moment.end) if moment else None
