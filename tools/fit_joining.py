"""Fit how rules and the trained reader are weighed together, and how sure a claim then is.

usage: python -m tools.fit_joining GOLD --held-out FOLDER [--check]

GOLD holds the parts of the open gold. FOLDER holds ``held-out-<n>.npz`` as ``python -m training
--fold N`` writes them: what a network that never saw a story or war makes of its words. The rules'
weights are fitted anew without the same stories. ``--check`` prints claim F1 with the joining
fitted on other folds than the one judged, and how often claims of each chance are right.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.roles import load_scorer
from sayso.claims.happenings import Choice, bars, settle
from sayso.claims.joined_happenings import FAINTEST
from tools.fit_happenings import CLASSES, Coded, claim_f1, fit, is_optional, reports_of, say
from training.coded_reports import PARTS, read_all

RIDGE = 3.0
BARS = (0.3, 0.35, 0.4, 0.45)
BAR = 0.3
STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001)
DATA = Path(__file__).parent.parent / "src/sayso/lexicon/data"
JOINING_HEAD = """\
# How the rules and the trained reader are weighed together, and from which chance on the two are
# believed; fitted by tools/fit_joining.py on stories and wars that neither had seen.
#   weights  what a nat of each one's log odds counts
#   told     added for telling of a type
"""
Matrix = NDArray[np.float64]


@dataclass
class Unseen:
    """A report with what rules and network that never saw it make of its candidates.

    ``rules`` and ``trained`` are (candidates, classes) in log odds and log chances; ``allowed``
    says which classes the lexicon knows of each candidate; ``labels`` is -1 where left open.
    """

    coded: Coded
    fold: int
    rules: Matrix
    trained: Matrix
    allowed: NDArray[np.bool_]
    labels: NDArray[np.int64]


def read_unseen(gold: Path, held_out: Path) -> list[Unseen]:
    """Judge every report by rules and network that were taught without it."""
    chances: dict[str, Matrix] = {}
    fold_of: dict[str, int] = {}
    for path in sorted(held_out.glob("held-out-*.npz")):
        fold = int(path.stem.rsplit("-", 1)[1])
        with np.load(path) as kept:
            for name in kept:
                chances[name], fold_of[name] = kept[name].astype(float), fold
    reports = [(f"{c.folder}/{c.reading.report.id}", c) for c in read_all(gold)]
    found = []
    for fold in sorted(set(fold_of.values())):
        weights = fit(c for name, c in reports if fold_of.get(name) != fold)
        for name, coded in reports:
            words = sum(len(s.tokens) for s in coded.reading.sentences)
            if fold_of.get(name) == fold and len(chances[name]) == words and coded.candidates:
                found.append(unseen(coded, fold, weights, chances[name]))
    return found


def unseen(
    coded: Coded, fold: int, weights: Mapping[str, Mapping[str, float]], chances: Matrix
) -> Unseen:
    """Lay both judgements on the candidates of a report."""
    logs = np.maximum(np.log(chances + 1e-9), FAINTEST)
    begins = np.cumsum([0, *(len(s.tokens) for s in coded.reading.sentences)])
    trained, rules = [], []
    allowed = np.zeros((len(coded.candidates), len(CLASSES)), dtype=bool)
    allowed[:, 0] = True
    for number, candidate in enumerate(coded.candidates):
        start = begins[candidate.sentence]
        rows = logs[start + candidate.trigger.first : start + candidate.trigger.last + 1]
        trained.append(rows[int(rows[:, 0].argmin())])
        rules.append([sum(filter(None, map(weights[k].get, candidate.signs))) for k in CLASSES])
        allowed[number, [CLASSES.index(kind) for kind in candidate.trigger.types]] = True
    labels = [-1 if label is None else CLASSES.index(label) for label in coded.labels]
    return Unseen(coded, fold, np.array(rules), np.array(trained), allowed, np.array(labels))


def fit_joining(reports: Sequence[Unseen]) -> Matrix:
    """Fit by maximum likelihood: weights of rules and network, and what each type adds."""
    known = np.concatenate([r.labels >= 0 for r in reports])
    rules, trained = (
        np.concatenate([getattr(r, name) for r in reports])[known] for name in ("rules", "trained")
    )
    allowed = np.concatenate([r.allowed for r in reports])[known]
    labels = np.concatenate([r.labels for r in reports])[known]
    rules = rules - np.where(allowed, rules, -np.inf).max(axis=1, keepdims=True)
    places = np.arange(len(labels))

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        chances = shares(weights, rules, trained, allowed)
        value = -np.log(chances[places, labels] + 1e-12).sum()
        value += RIDGE / 2 * (weights[2:] ** 2).sum()
        chances[places, labels] -= 1
        slope = np.where(allowed, chances, 0)
        told = slope[:, 1:].sum(axis=0) + RIDGE * weights[2:]
        return value, np.array([(slope * rules).sum(), (slope * trained).sum(), *told])

    start = np.array([0.7, 0.4, *np.zeros(len(CLASSES) - 1)])
    found: Matrix = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def shares(weights: Matrix, rules: Matrix, trained: Matrix, allowed: NDArray[np.bool_]) -> Matrix:
    """Give the chance of each class for each candidate."""
    totals = weights[0] * rules + weights[1] * trained
    totals[:, 1:] += weights[2:]
    totals = np.where(allowed, totals, -np.inf)
    totals -= totals.max(axis=1, keepdims=True)
    raised = np.exp(totals)
    found: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return found


def rows_of(report: Unseen, weights: Matrix, believed: Mapping[str, float]) -> list[dict[str, Any]]:
    """Give what is found in a report as rows that the scorer can compare, with its chance."""
    chances = shares(weights, report.rules, report.trained, report.allowed)
    choices = [
        Choice(candidate, CLASSES[int(row[1:].argmax()) + 1], float(1 - row[0]), "")
        for candidate, row in zip(report.coded.candidates, chances, strict=True)
    ]
    found = settle(choices, report.coded.reading, believed)
    return [
        {
            "report": report.coded.reading.report.id,
            "type": happening.type,
            "start": happening.clause.start,
            "end": happening.clause.end,
            "stance": happening.stance,
            "chance": happening.chance,
        }
        for happening in found
    ]


def by_type(reports: Sequence[Unseen], rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Give lines of precision, recall and F1 of each type, over all parts of the open gold."""
    scorer = load_scorer()
    told: Counter[tuple[str, str]] = Counter()
    for report in (report.coded for report in reports if report.coded.folder in PARTS):
        mine = [row for row in rows if row["report"] == report.reading.report.id]
        pairs = scorer.match(report.claims, mine, lambda g, s: g["type"] == s["type"])
        matched = {number for number, _ in pairs}
        told.update(("hits", report.claims[number]["type"]) for number in matched)
        told.update(("found", row["type"]) for row in mine)
        wanted = (c for i, c in enumerate(report.claims) if i in matched or not is_optional(c))
        told.update(("coded", claim["type"]) for claim in wanted)
    for kind in CLASSES[1:]:
        hits, found, coded = (told[name, kind] for name in ("hits", "found", "coded"))
        precision, recall = hits / max(1, found), hits / max(1, coded)
        f1 = 2 * hits / max(1, found + coded)
        yield f"{kind:13} {say((precision, recall, f1))} of {coded}"


ONLY_RULES = np.array([1.0, *np.zeros(len(CLASSES))])


def judged(reports: Sequence[Unseen], bar: float | None) -> list[dict[str, Any]]:
    """Give what is found in every report by a joining fitted on the other folds; None: rules."""
    rows = []
    for fold in sorted({report.fold for report in reports}):
        here = [report for report in reports if report.fold == fold]
        others = [report for report in reports if report.fold != fold] or here
        weights = ONLY_RULES if bar is None else fit_joining(others)
        believed = bars() if bar is None else dict.fromkeys(CLASSES, bar)
        rows += [row for report in here for row in rows_of(report, weights, believed)]
    return rows


def check(reports: Sequence[Unseen]) -> Iterator[str]:
    """Give lines of claim F1 by part, and of how often claims of each chance are right."""
    coded = [report.coded for report in reports]
    for bar in (None, *BARS):
        rows = judged(reports, bar)
        name = "rules, own bars" if bar is None else f"joined, bar {bar}"
        for folder in sorted({report.folder for report in coded}):
            yield f"{name:18} {folder:10} {say(claim_f1(reports_of(folder, coded), rows))}"
    for name, bar in (("rules", None), ("joined", BAR)):
        yield from reliability(name, right_or_wrong(coded, judged(reports, bar)))


def right_or_wrong(
    reports: Sequence[Coded], rows: Sequence[dict[str, Any]]
) -> list[tuple[float, bool]]:
    """Give the chance of each claim found, and whether its type and place in the text are right."""
    scorer = load_scorer()
    found = []
    for report in reports:
        mine = [row for row in rows if row["report"] == report.reading.report.id]
        pairs = scorer.match(report.claims, mine, lambda g, s: g["type"] == s["type"])
        right = {number for _, number in pairs}
        found += [(row["chance"], number in right) for number, row in enumerate(mine)]
    return found


def reliability(name: str, told: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Give how often claims of each chance are right."""
    low = 0.0
    for high in STEPS:
        here = [right for chance, right in told if low <= chance < high]
        if here:
            mean = np.mean([chance for chance, _ in told if low <= chance < high])
            share = sum(here) / len(here)
            yield f"{name}: told {mean:.2f}, right {share:.2f} of {len(here)}"
        low = high


def calibration(told: Sequence[tuple[float, bool]]) -> list[float]:
    """Give slope and offset that turn the log odds of a chance into those of being right."""
    odds = np.array([log_odds(chance) for chance, _ in told])
    right = np.array([right for _, right in told], dtype=float)

    def loss(weights: Matrix) -> float:
        totals = weights[0] * odds + weights[1]
        return float((np.logaddexp(0, totals) - right * totals).sum())

    return [round(float(value), 3) for value in minimize(loss, np.array([1.0, 0.0])).x]


def log_odds(chance: float) -> float:
    """Give the log odds of a chance, kept from the ends."""
    kept = min(max(chance, 1e-4), 1 - 1e-4)
    return float(np.log(kept / (1 - kept)))


def text_of(reports: Sequence[Unseen]) -> str:
    """Give the table of the joining, and of how chances are turned into those of being right."""
    weights = fit_joining(reports)
    table = {
        "weights": {"rules": round(float(weights[0]), 2), "trained": round(float(weights[1]), 2)},
        "told": {
            kind: round(float(value), 2)
            for kind, value in zip(CLASSES[1:], weights[2:], strict=True)
        },
        "bars": {"usual": BAR},
        "sure": {
            name: calibration(right_or_wrong([r.coded for r in reports], judged(reports, bar)))
            for name, bar in (("rules", None), ("joined", BAR))
        },
    }
    text = yaml.safe_dump(table, sort_keys=False, default_flow_style=None)
    return JOINING_HEAD + text


def main() -> None:
    """Fit, and check or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--held-out", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    reports = read_unseen(options.gold, options.held_out)
    print(f"{len(reports)} reports in {len({r.fold for r in reports})} folds")
    if options.check:
        for line in check(reports):
            print(line)
    else:
        (DATA / "happening_joining.yml").write_text(text_of(reports), encoding="utf-8")


if __name__ == "__main__":
    main()
