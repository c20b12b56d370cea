"""Fit how rules and the trained reader are weighed together for the stance of a happening.

usage: python -m tools.fit_stances GOLD --held-out FOLDER [--check]

GOLD holds the parts of the open gold. FOLDER holds ``heads-<n>.npz``: what a network that never
saw a story or war makes of the words of its triggers. Every coded claim is a case, its trigger
given. ``--check`` prints the F1 of each stance by part, by rules, by the network, and by both with
weights fitted on the other folds; without it the weights go into the lexicon.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.roles import as_happening
from sayso.claims.attributions import find_attributions
from sayso.claims.chain import attribution_of
from sayso.claims.clauses import clause_at
from sayso.claims.joined_stances import FAINTEST, StanceJoining
from sayso.claims.stance import cue_stance, stance_of
from sayso.nouns.attribution import Attribution
from sayso.nouns.claim import STANCES
from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading
from tools.fit_happenings import Coded, Row
from tools.held_out_heads import Heard, read_heard
from training.coded_reports import read_all

RIDGE = 0.5
LEAN = 0.5
"""Added for every hedged stance: few claims are hedged, and the likeliest alone misses too many."""
TABLE = Path(__file__).parent.parent / "src/sayso/lexicon/data/stance_joining.yml"
HEADER = """\
# How hedges near the trigger, the speaker's verb and the trained reader are weighed together for
# the stance of a happening, in natural log odds; fitted by tools/fit_stances.py on stories and wars
# that the trained reader had not seen.
#   heard  what a nat of the trained reader's log chance counts
#   told   added for a stance always; near, cue: where those words say so
"""
HEDGED = STANCES[1:]
Numbers = NDArray[np.float64]
Row4 = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A coded claim with its stance by coder, by words near, by the speaker's verb, as heard."""

    part: str
    fold: int
    coded: str
    near: str
    cue: str
    heard: Row4

    @property
    def by_rules(self) -> str:
        """The stance as the rules alone read it."""
        return self.near if self.near != "asserted" else self.cue

    @property
    def by_network(self) -> str:
        """The stance as the network alone reads it."""
        return STANCES[int(np.argmax(self.heard))]


def gather(reports: Sequence[Coded], heard: Mapping[str, Heard]) -> Iterator[Case]:
    """Give a case for every claim of the reports that were held out."""
    for report in reports:
        told = heard.get(f"{report.folder}/{report.reading.report.id}")
        if told is None or report.folder == "sentences":
            continue
        said = find_attributions(report.reading)
        for claim in report.claims:
            near, cue = by_words(claim, said, report.reading)
            chances = told.stances(as_happening(claim, report.reading).trigger, report.reading)
            logs = tuple(float(np.log(max(chance, 1e-6))) for chance in chances)
            yield Case(report.folder, told.fold, claim["stance"], near, cue, logs)


def by_words(claim: Row, said: Sequence[Attribution], reading: Reading) -> tuple[str, str]:
    """Give the stance by the words near a coded trigger, and by the speaker's verb."""
    happening = as_happening(claim, reading)
    sentence = reading.sentences[happening.sentence]
    spans = [Span(token.start, token.end) for token in sentence.tokens]
    inside = [i for i, span in enumerate(spans) if span.overlaps(happening.trigger)] or [0]
    run = inside[0], inside[-1]
    near, _ = stance_of(sentence, run, clause_at(sentence, *run), happening.type)
    cue, _ = cue_stance(happening, attribution_of(happening, said, reading), reading)
    return near, cue


def fit(cases: Sequence[Case]) -> StanceJoining:
    """Fit the weights by maximum likelihood with a ridge."""
    heard = np.maximum(np.array([case.heard for case in cases]), FAINTEST)
    near, cue = (
        np.array([[getattr(c, name) == s for s in HEDGED] for c in cases], dtype=float)
        for name in ("near", "cue")
    )
    right = np.array([STANCES.index(case.coded) for case in cases])
    places = np.arange(len(cases))

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        told, by_near, by_cue = weights[1:].reshape(3, len(HEDGED))
        totals = weights[0] * heard
        totals[:, 1:] += told + by_near * near + by_cue * cue
        totals -= totals.max(axis=1, keepdims=True)
        chances = np.exp(totals)
        chances /= chances.sum(axis=1, keepdims=True)
        value = -np.log(chances[places, right] + 1e-12).sum() + RIDGE / 2 * (weights[1:] ** 2).sum()
        chances[places, right] -= 1
        slope = chances[:, 1:]
        parts = [slope.sum(axis=0), (slope * near).sum(axis=0), (slope * cue).sum(axis=0)]
        return value, np.array([(chances * heard).sum(), *np.concatenate(parts)]) + np.array(
            [0.0, *(RIDGE * weights[1:])]
        )

    found = minimize(loss, np.array([1.0, *np.zeros(9)]), jac=True, method="L-BFGS-B").x
    found[1 : 1 + len(HEDGED)] += LEAN
    tables: list[dict[str, float]] = [
        {stance: round(float(value), 2) for stance, value in zip(HEDGED, row, strict=True)}
        for row in found[1:].reshape(3, len(HEDGED))
    ]
    return StanceJoining(round(float(found[0]), 2), *tables)


def by_both(case: Case, joining: StanceJoining) -> str:
    """Give the stance as rules and network read it together."""
    heard: dict[str, float] = dict(zip(STANCES, case.heard, strict=True))
    totals = joining.totals(heard, case.near, case.cue)
    return max(STANCES, key=lambda stance: totals[stance])


def check(cases: Sequence[Case]) -> Iterator[str]:
    """Give the F1 of each stance by part and reader, on stories and wars held out."""
    joinings = {
        fold: fit([case for case in cases if case.fold != fold])
        for fold in sorted({case.fold for case in cases})
    }
    for part in sorted({case.part for case in cases}):
        here = [case for case in cases if case.part == part]
        coded = [case.coded for case in here]
        yield score(f"{part}, rules", coded, [case.by_rules for case in here])
        yield score(f"{part}, network", coded, [case.by_network for case in here])
        yield score(f"{part}, joined", coded, [by_both(c, joinings[c.fold]) for c in here])


def score(name: str, coded: Sequence[str], found: Sequence[str]) -> str:
    """Give F1 of each hedged stance, with precision and recall, and the share that is right."""
    pairs = Counter(zip(coded, found, strict=True))
    told = []
    for stance in HEDGED:
        hits = pairs[stance, stance]
        wanted, given = coded.count(stance), found.count(stance)
        f1 = 2 * hits / max(1, wanted + given)
        told.append(f"{stance} {f1:.3f} (P {hits / max(1, given):.2f} R {hits / max(1, wanted):.2f}"
                    f" of {wanted})")  # fmt: skip
    right = sum(n for (one, other), n in pairs.items() if one == other) / max(1, len(coded))
    return f"{name:16} {'  '.join(told)}  right {right:.3f}"


def write(joining: StanceJoining) -> None:
    """Write the weights."""
    table = {
        "heard": joining.heard,
        **{name: dict(getattr(joining, name)) for name in ("told", "near", "cue")},
    }
    TABLE.write_text(HEADER + yaml.safe_dump(table, sort_keys=False), encoding="utf-8")


def main() -> None:
    """Fit, and check or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--held-out", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    cases = list(gather(read_all(options.gold), read_heard(options.held_out)))
    if options.check:
        for line in check(cases):
            print(line)
    else:
        write(fit(cases))


if __name__ == "__main__":
    main()
