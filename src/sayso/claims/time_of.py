"""When a happening is said to have been.

Every time that the happening may have is weighed by its signs: where it is told, how the happening
is put, how old the time is, and whether the rules of ``time_rules.py`` would take it. The likeliest
counts. The weights are fitted on coded reports by ``tools/fit_times.py``.
"""

import math
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from sayso.claims.sign_blocks import Block, Scales
from sayso.claims.time_candidates import TimeCandidate, time_candidates
from sayso.claims.time_retold import dated_once, told_again
from sayso.claims.time_rules import by_rules
from sayso.claims.time_signs import (
    Telling,
    ages_of,
    blocks_of_age,
    blocks_of_its_own,
    blocks_of_kind,
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
    best = likeliest(candidates, chances_of(candidates, telling, time_scales()))
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
    candidates: Sequence[TimeCandidate], telling: Telling, scales: Scales
) -> list[float]:
    """Give the chance of each candidate; they add up to one."""
    chances = _shares(totals_of(candidates, telling, scales.weigh_in_odds))
    if _are_close(candidates, chances):
        chances = _shares(totals_of(candidates, telling, scales.weigh_singly))
    return chances


def _shares(totals: Sequence[float]) -> list[float]:
    """Give the chances that totals of log odds make."""
    highest = max(totals)
    shares = [math.exp(total - highest) for total in totals]
    whole = sum(shares)
    return [share / whole for share in shares]


def _are_close(candidates: Sequence[TimeCandidate], chances: Sequence[float]) -> bool:
    """Whether two runs of days are as likely as the likeliest; then each sign is weighed singly."""
    together = by_days(candidates, chances)
    together.pop(None, None)
    ranked = sorted(together.values(), reverse=True)[:2]
    return len(ranked) > 1 and math.isclose(*ranked)


def totals_of(
    candidates: Sequence[TimeCandidate],
    telling: Telling,
    weigh: Callable[[Sequence[Block]], float],
) -> list[float]:
    """Give the sum of the weights of each candidate's signs; those shared are summed once."""
    day = telling.reading.published.anchor
    kinds: dict[str, float] = {}
    ages: dict[str, float] = {}
    totals = []
    for candidate in candidates:
        kind, age = candidate.kind, ages_of(candidate.moment, day)
        if kind not in kinds:
            kinds[kind] = weigh(blocks_of_kind(kind, telling))
        if age not in ages:
            ages[age] = weigh(blocks_of_age(age, telling))
        own = weigh(blocks_of_its_own(candidate, telling))
        totals.append(kinds[kind] + ages[age] + own)
    return totals


@cache
def time_scales() -> Scales:
    """Give the scales on which times are weighed."""
    return Scales.of(time_weights())


def likeliest(candidates: Sequence[TimeCandidate], chances: Sequence[float]) -> TimeCandidate:
    """Give the first candidate of the likeliest days; candidates of one day stand together."""
    together = by_days(candidates, chances)
    if together.get(None, 0.0) < OPEN_FROM and len(together) > 1:
        together.pop(None, None)
    best = max(together, key=lambda days: together[days])
    return next(c for c in candidates if days_of(c.moment) == best)


def by_days(candidates: Sequence[TimeCandidate], chances: Sequence[float]) -> dict[Days, float]:
    """Give the chance of each run of days, None for an open time."""
    together: dict[Days, float] = {}
    for candidate, chance in zip(candidates, chances, strict=True):
        days = days_of(candidate.moment)
        together[days] = together.get(days, 0.0) + chance
    return together


def days_of(moment: Moment | None) -> Days:
    """Give first and last day of a time, None for an open one."""
    return (moment.start, moment.end) if moment else None
