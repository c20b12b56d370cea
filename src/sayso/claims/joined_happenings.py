"""Rules and the trained reader weighed together: what each word may tell of, by both.

The rules judge words that their lexicon knows; the trained reader judges every word. For a type
the two judgements are added in log odds, each with a weight of its own; a type that the lexicon
does not know of these words, and words that it does not know at all, pay a price. The weights are
fitted on stories and wars that neither had seen (``tools/fit_joining.py``).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np

from sayso.claims.clauses import clause_at
from sayso.claims.happenings import NOTHING, Choice, Weights, heaviest_signs, totals_of
from sayso.claims.tagged import Tags
from sayso.claims.trigger_signs import Candidate
from sayso.claims.triggers import Trigger
from sayso.learned.tagger import Scores
from sayso.lexicon.load import load_table
from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading

FAINTEST = -7.0
"""Log chances below this one are taken for it: no single reader may rule a type out alone."""
UNLISTED = "tagged"
"""Stands for the pattern where the lexicon has none."""


@dataclass(frozen=True, slots=True)
class Joining:
    """How the two are weighed; see ``lexicon/data/happening_joining.yml``."""

    rules: float
    trained: float
    told: float
    other_type: float
    unlisted: float
    unlisted_trained: float


@cache
def joining() -> Joining:
    """Give the weights of the table."""
    table = load_table("happening_joining")
    return Joining(**{name: float(value) for name, value in table["weights"].items()})


@cache
def joined_bars(types: tuple[str, ...]) -> Mapping[str, float]:
    """Give for each type the chance from which on both together are believed."""
    table = load_table("happening_joining")["bars"]
    return {kind: float(table.get(kind, table["usual"])) for kind in types}


def joined_choices(
    candidates: Iterable[Candidate], weights: Weights, tags: Tags, reading: Reading
) -> list[Choice]:
    """Judge each candidate of the rules by both, and every run of words that only one knows."""
    listed = list(candidates)
    found = [judge_both(candidate, weights, tags, joining()) for candidate in listed]
    taken: defaultdict[int, list[Span]] = defaultdict(list)
    for candidate in listed:
        taken[candidate.sentence].append(candidate.trigger.span)
    found += [judge_alone(*run, joining()) for run in unlisted_runs(tags, reading, taken)]
    return found


def trained_choices(tags: Tags, reading: Reading) -> list[Choice]:
    """Judge every run of words by the trained reader alone."""
    found = []
    for candidate, (nothing, something) in unlisted_runs(tags, reading, {}):
        (kind,) = candidate.trigger.types
        chance = math.exp(something) / (math.exp(something) + math.exp(nothing))
        reason = f"trained reader {math.exp(something):.2f}"
        found.append(Choice(candidate, kind, chance, reason))
    return found


def judge_both(candidate: Candidate, weights: Weights, tags: Tags, by: Joining) -> Choice:
    """Give the likeliest type of a candidate, and how likely it tells of anything."""
    seen = evidence_of(candidate, tags)
    known = candidate.trigger.types
    if seen is None:
        kinds, logs = sorted(known), {}
    else:
        logs = dict(zip((NOTHING, *tags.classes), map(float, seen), strict=True))
        kinds = sorted(known | {max(tags.classes, key=lambda kind: logs[kind])})
    totals = totals_of(candidate, kinds, weights)
    joint = {NOTHING: by.rules * totals[NOTHING] + by.trained * max(logs.get(NOTHING, 0), FAINTEST)}
    for kind in kinds:
        price = by.told + (0 if kind in known else by.other_type)
        joint[kind] = by.rules * totals[kind] + price
        joint[kind] += by.trained * max(logs.get(kind, 0.0), FAINTEST)
    best, chance = settled(joint, kinds)
    reason = heaviest_signs(candidate, best, weights)
    if logs:
        reason += f"; trained reader {math.exp(logs[best]):.2f}"
    return Choice(candidate, best, chance, reason)


def evidence_of(candidate: Candidate, tags: Tags) -> Scores | None:
    """Give the log chances of the word of a trigger that is least likely to tell of nothing."""
    sentence = tags.happenings.get(candidate.sentence)
    if sentence is None:
        return None
    rows = sentence[candidate.trigger.first : candidate.trigger.last + 1]
    return None if not len(rows) else rows[int(rows[:, 0].argmin())]


def settled(joint: Mapping[str, float], kinds: Sequence[str]) -> tuple[str, float]:
    """Give the likeliest type and the chance that it is not nothing."""
    highest = max(joint.values())
    shares = {kind: math.exp(total - highest) for kind, total in joint.items()}
    best = max(kinds, key=lambda kind: shares[kind])
    return best, 1 - shares[NOTHING] / sum(shares.values())


def unlisted_runs(
    tags: Tags, reading: Reading, taken: Mapping[int, Sequence[Span]]
) -> Iterator[tuple[Candidate, Scores]]:
    """Give the runs of words that the trained reader holds for one type, and no pattern meets."""
    for sentence, scores in sorted(tags.happenings.items()):
        tokens = reading.sentences[sentence].tokens
        near = taken.get(sentence, ())
        likely = scores.argmax(axis=1)
        for kind, run in groupby(range(len(likely)), key=lambda i: int(likely[i])):
            words = list(run)
            span = Span(tokens[words[0]].start, tokens[words[-1]].end)
            if kind == 0 or any(span.overlaps(other) for other in near):
                continue
            if not any(tokens[i].text[0].isalnum() for i in words):
                continue
            name = tags.classes[kind - 1]
            trigger = Trigger(words[0], words[-1], span, UNLISTED, frozenset({name}))
            clause = clause_at(reading.sentences[sentence], words[0], words[-1])
            rows = scores[words[0] : words[-1] + 1]
            signs: frozenset[str] = frozenset()
            best = rows[int(rows[:, 0].argmin())]
            yield Candidate(trigger, sentence, clause, signs), best[[0, kind]]


def judge_alone(candidate: Candidate, seen: Scores, by: Joining) -> Choice:
    """Judge words that no pattern meets by the trained reader alone."""
    (kind,) = candidate.trigger.types
    nothing, something = np.maximum(seen, FAINTEST).tolist()
    odds = by.unlisted + by.unlisted_trained * (something - nothing)
    reason = f"no pattern; trained reader {math.exp(something):.2f}"
    return Choice(candidate, kind, 1 / (1 + math.exp(-odds)), reason)
