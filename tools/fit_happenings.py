"""Fit the weights of ``lexicon/data/happening_weights.yml`` on coded reports.

usage: python -m tools.fit_happenings FOLDER... [--check] [--folds N]

FOLDER holds ``<report>.txt`` with ``<report>.jsonl`` of coded claims. ``--check`` prints claim F1
of cross-validation, story and war kept together, and of each folder read with weights fitted on
the other folders; it writes nothing.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.optimize import minimize

from benchmarks.roles import load_scorer
from sayso.claims.clauses import span_between
from sayso.claims.happenings import NOTHING, Weights, choose, settle
from sayso.claims.trigger_signs import Candidate, candidates_in
from sayso.language.read import read_report
from sayso.nouns.claim import CLAIM_TYPES
from sayso.nouns.reading import Reading
from sayso.nouns.report import Original, Report

RIDGE = 4.0
RAREST = 3
SMALLEST = 0.05
OUTPUT = Path(__file__).parent.parent / "src/sayso/lexicon/data/happening_weights.yml"
HEADER = """\
# What speaks for words telling of a happening of a type, or of nothing: the weight of each sign,
# in natural log odds. Signs are made in claims/trigger_signs.py; fitted by tools/fit_happenings.py
# on coded reports. Edit by fitting anew.
"""
Row = dict[str, Any]


@dataclass
class Coded:
    """A report with its candidates, and what each is by its coder."""

    folder: str
    group: str
    reading: Reading
    claims: list[Row]
    candidates: list[Candidate]
    labels: list[str | None]


def read_coded(folder: Path) -> list[Coded]:
    """Read all coded reports of a folder."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        content = path.read_bytes()
        reading = read_report(Report(path.stem, content.decode(), Original(content, "text/plain")))
        lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
        claims = [row for row in map(json.loads, filter(str.strip, lines)) if "type" in row]
        candidates = list(candidates_in(reading))
        stem = path.stem
        group = "_".join(stem.split("_")[:2]) if "_" in stem else stem.rsplit("-", 1)[0]
        labels = label(candidates, claims, reading)
        found.append(Coded(folder.name, group, reading, claims, candidates, labels))
    return found


def label(
    candidates: Sequence[Candidate], claims: Sequence[Row], reading: Reading
) -> list[str | None]:
    """Say for each candidate which type it is coded as, nothing, or None where it is left open."""
    labels: list[str | None] = [NOTHING] * len(candidates)
    taken: set[int] = set()
    for claim in sorted(claims, key=is_optional):
        start, end = trigger_of(claim)
        best, best_rank = -1, 0.0
        for i, candidate in enumerate(candidates):
            span = candidate.trigger.span
            if i in taken or claim["type"] not in candidate.trigger.types:
                continue
            if span.start >= claim["end"] or span.end <= claim["start"]:
                continue
            touch = min(span.end, end) - max(span.start, start)
            rank = 2.0 if touch > 0 else 1 / (1 + min(abs(span.start - end), abs(start - span.end)))
            if rank > best_rank:
                best, best_rank = i, rank
        if best >= 0:
            taken.add(best)
            labels[best] = None if is_optional(claim) else claim["type"]
    return labels


def trigger_of(claim: Row) -> tuple[int, int]:
    """Give where a coded trigger stands."""
    words = (claim["trigger"] or "").split(" ... ")[0]
    found = claim["quote"].lower().find(words.lower())
    start = claim["start"] + max(found, 0)
    return start, start + len(words)


def is_optional(claim: Row) -> bool:
    """Whether a coded claim may be found but is not missed."""
    note = claim.get("note", "").lower()
    return note.startswith("optional") or "verbatim repeat" in note


def fit(reports: Iterable[Coded], ridge: float = RIDGE) -> Weights:
    """Fit a multinomial logistic regression over the types that each trigger may mean."""
    rows = [
        (candidate.signs, candidate.trigger.types, wanted)
        for report in reports
        for candidate, wanted in zip(report.candidates, report.labels, strict=True)
        if wanted is not None
    ]
    counts = Counter(sign for signs, _, _ in rows for sign in signs)
    names = [sign for sign, number in counts.items() if number >= RAREST]
    index = {sign: i for i, sign in enumerate(names)}
    classes = [NOTHING, *CLAIM_TYPES]
    owners, columns, allowed = [], [], np.full((len(rows), len(classes)), -1e9)
    wanted = np.zeros(len(rows), dtype=int)
    for number, (signs, types, label_) in enumerate(rows):
        here = [index[s] for s in signs if s in index]
        owners += [number] * len(here)
        columns += here
        allowed[number, 0] = 0
        for kind in types:
            allowed[number, classes.index(kind)] = 0
        wanted[number] = classes.index(label_)
    from scipy.sparse import csr_matrix

    matrix = csr_matrix((np.ones(len(owners)), (owners, columns)), (len(rows), len(names)))
    shape = (len(names), len(classes))
    picks = (np.arange(len(rows)), wanted)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(shape)
        totals = matrix @ weights + allowed
        totals -= totals.max(axis=1, keepdims=True)
        chances = np.exp(totals)
        chances /= chances.sum(axis=1, keepdims=True)
        value = -np.log(chances[picks] + 1e-12).sum() + ridge / 2 * (flat**2).sum()
        chances[picks] -= 1
        return value, (matrix.T @ chances + ridge * weights).ravel()

    done = minimize(
        loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 120}
    )
    weights = done.x.reshape(shape)
    return {
        kind: {
            sign: round(float(weights[i, number]), 1)
            for sign, i in index.items()
            if abs(weights[i, number]) >= SMALLEST
        }
        for number, kind in enumerate(classes)
    }


def predictions(reports: Iterable[Coded], weights: Weights, bar: float) -> list[Row]:
    """Give what is found as rows that the scorer can compare."""
    found = []
    for report in reports:
        kept = settle(choose(report.candidates, weights), report.reading, bar)
        for happening in kept:
            found.append(
                {
                    "report": report.reading.report.id, "type": happening.type,
                    "start": happening.clause.start, "end": happening.clause.end,
                    "stance": "asserted",
                }
            )  # fmt: skip
    return found


def claim_f1(reports: Sequence[Coded], rows: Sequence[Row]) -> tuple[float, float, float]:
    """Give precision, recall and F1 of detection as the scorer of claims counts them."""
    scorer = load_scorer()
    got = defaultdict(list)
    for row in rows:
        got[row["report"]].append(row)
    hits = found = coded = 0
    for report in reports:
        claims, rows_ = report.claims, got[report.reading.report.id]
        pairs = scorer.match(claims, rows_, lambda g, s: g["type"] == s["type"])
        matched = {i for i, _ in pairs}
        coded += sum(i in matched or not is_optional(c) for i, c in enumerate(claims))
        found += len(rows_)
        hits += len(pairs)
    p, r = hits / max(1, found), hits / max(1, coded)
    return p, r, 2 * p * r / max(1e-9, p + r)


def check(reports: Sequence[Coded], folds: int) -> None:
    """Print claim F1 with weights fitted on other stories, and on other wars."""
    groups = sorted({report.group for report in reports})
    fold_of = {group: i % folds for i, group in enumerate(groups)}
    models = [fit(r for r in reports if fold_of[r.group] != fold) for fold in range(folds)]
    for bar in (0.3, 0.35, 0.4, 0.45, 0.5):
        rows = [
            row
            for fold in range(folds)
            for row in predictions([r for r in reports if fold_of[r.group] == fold], models[fold], bar)
        ]  # fmt: skip
        for folder in sorted({r.folder for r in reports}):
            here = [r for r in reports if r.folder == folder]
            print(f"bar {bar} {folder:8} P %.3f R %.3f F1 %.3f" % claim_f1(here, rows))
    for folder in sorted({r.folder for r in reports}):
        there = [r for r in reports if r.folder == folder]
        weights = fit(r for r in reports if r.folder != folder)
        rows = predictions(there, weights, 0.4)
        print(f"fitted on the others: {folder:8} P %.3f R %.3f F1 %.3f" % claim_f1(there, rows))


def write(weights: Weights) -> None:
    """Write the weights, signs of one weight together."""
    table: dict[str, dict[float, list[str]]] = {}
    for kind, signs in weights.items():
        steps: dict[float, list[str]] = defaultdict(list)
        for sign, weight in sorted(signs.items()):
            steps[weight].append(sign)
        table[kind] = {step: steps[step] for step in sorted(steps) if step}
    text = yaml.safe_dump(
        table, allow_unicode=True, width=110, sort_keys=False, default_flow_style=None
    )
    OUTPUT.write_text(HEADER + text, encoding="utf-8")


def main() -> None:
    """Fit, and check or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    reports = [report for folder in options.folders for report in read_coded(folder)]
    coded = sum(label not in {None, NOTHING} for r in reports for label in r.labels)
    print(
        f"{len(reports)} reports, {sum(len(r.claims) for r in reports)} claims, {coded} with a candidate"
    )
    if options.check:
        check(reports, options.folds)
    else:
        write(fit(reports))


if __name__ == "__main__":
    main()
