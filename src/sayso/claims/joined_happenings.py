"""Rules and the trained reader weighed together: what each word may tell of, by both.

The lexicon says which words may tell of which types; for each type the judgements of the rules and
of the trained reader are added in log odds, each with a weight of its own. The weights are fitted
on stories and wars that neither had seen (``tools/fit_joining.py``). What the trained reader finds
in words that the lexicon does not know was right too seldom there, and is read only by the trained
reader alone.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

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
    """What a nat of each reader's log odds counts, and what is added for telling of a type."""

    rules: float
    trained: float
    told: Mapping[str, float]


@cache
def joining() -> Joining:
    """Give the weights of the table."""
    table = load_table("happening_joining")
    told = {kind: float(value) for kind, value in table["told"].items()}
    return Joining(float(table["weights"]["rules"]), float(table["weights"]["trained"]), told)


@cache
def joined_bars(types: tuple[str, ...]) -> Mapping[str, float]:
    """Give for each type the chance from which on both together are believed."""
    table = load_table("happening_joining")["bars"]
    return {kind: float(table.get(kind, table["usual"])) for kind in types}


def joined_choices(candidates: Iterable[Candidate], weights: Weights, tags: Tags) -> list[Choice]:
    """Judge each candidate of the rules by both."""
    return [judge_both(candidate, weights, tags, joining()) for candidate in candidates]


def judge_both(candidate: Candidate, weights: Weights, tags: Tags, by: Joining) -> Choice:
    """Give the likeliest type of a candidate, and how likely it tells of anything."""
    kinds = sorted(candidate.trigger.types)
    seen = evidence_of(candidate, tags)
    logs = {} if seen is None else dict(zip((NOTHING, *tags.classes), seen.tolist(), strict=True))
    joint = {
        kind: by.rules * total
        + by.trained * max(logs.get(kind, 0.0), FAINTEST)
        + by.told.get(kind, 0.0)
        for kind, total in totals_of(candidate, kinds, weights).items()
    }
    highest = max(joint.values())
    shares = {kind: math.exp(total - highest) for kind, total in joint.items()}
    best = max(kinds, key=lambda kind: shares[kind])
    reason = heaviest_signs(candidate, best, weights)
    if logs:
        reason += f"; trained reader {math.exp(logs[best]):.2f}"
    return Choice(candidate, best, 1 - shares[NOTHING] / sum(shares.values()), reason)


def evidence_of(candidate: Candidate, tags: Tags) -> Scores | None:
    """Give the log chances of the word of a trigger that is least likely to tell of nothing."""
    sentence = tags.happenings.get(candidate.sentence)
    if sentence is None:
        return None
    rows = sentence[candidate.trigger.first : candidate.trigger.last + 1]
    return None if not len(rows) else rows[int(rows[:, 0].argmin())]


def trained_choices(tags: Tags, reading: Reading) -> list[Choice]:
    """Judge every run of words by the trained reader alone."""
    found = []
    for candidate, (nothing, something) in tagged_runs(tags, reading):
        (kind,) = candidate.trigger.types
        chance = math.exp(something) / (math.exp(something) + math.exp(nothing))
        reason = f"trained reader {math.exp(something):.2f}"
        found.append(Choice(candidate, kind, chance, reason))
    return found


def tagged_runs(tags: Tags, reading: Reading) -> Iterator[tuple[Candidate, Scores]]:
    """Give the runs of words that the trained reader holds for one type."""
    for position, scores in sorted(tags.happenings.items()):
        sentence = reading.sentences[position]
        tokens = sentence.tokens
        likely = scores.argmax(axis=1).tolist()
        for kind, run in groupby(range(len(likely)), key=likely.__getitem__):
            words = list(run)
            if kind == 0 or not any(tokens[i].text[0].isalnum() for i in words):
                continue
            span = Span(tokens[words[0]].start, tokens[words[-1]].end)
            types = frozenset({tags.classes[kind - 1]})
            trigger = Trigger(words[0], words[-1], span, UNLISTED, types)
            clause = clause_at(sentence, words[0], words[-1])
            rows = scores[words[0] : words[-1] + 1]
            best = rows[int(rows[:, 0].argmin())]
            yield Candidate(trigger, position, clause, frozenset()), best[[0, kind]]
