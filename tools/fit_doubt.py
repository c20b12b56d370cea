"""Fit how likely each field of a claim is right, by the signs of how it was come by.

usage: python -m tools.fit_doubt GOLD [--check]

GOLD holds the parts of the open gold; our own corpus is always read. Claims are read as shipped,
laid on the coded ones as the scorer does, and each field is right or wrong as the scorer says. A
time that only overlaps, names of which some are missing, and a place, time or count where none is
coded count as wrong here. ``--check`` prints how often fields of each chance are right on stories
and wars that the weights were not fitted on; the readers of the fields had these reports in sight.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.corpus import as_received
from benchmarks.roles import load_scorer
from sayso.claims.assemble import make_claims
from sayso.claims.field_doubt import BASE, FIELDS, chance_of, signs_of
from sayso.claims.reader import find_reader
from sayso.language.read import read_report
from sayso.nouns.report import Original, Report
from sayso.settings import settings_from
from sayso.views.contract import claim_as_json
from tools.read_corpus import CORPUS, read_corpus

PARTS = ("syria", "wars", "seeds")
FOLDS = 5
RIDGE = 3.0
SELDOM = 15
"""Signs seen less often are left out."""
RIGHT = 0.99
STEPS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
TABLE = Path(__file__).parent.parent / "src/sayso/lexicon/data/field_doubt.yml"
HEAD = """\
# What the signs of a field count for its being right, in natural log odds; a sign that is not here
# counts nothing. Signs are made in claims/field_doubt.py; fitted by tools/fit_doubt.py on coded
# reports. Edit by fitting anew.
"""
Coded = tuple[str, Report, list[dict[str, Any]]]


@dataclass(frozen=True)
class Judged:
    """A field of a claim: its signs, whether it is right, and the story or war it is told in."""

    group: str
    signs: tuple[str, ...]
    right: bool


def coded_reports(gold: Path) -> Iterator[Coded]:
    """Give the group, the report and the coded claims of every report."""
    for part in PARTS:
        for path in sorted((gold / part).glob("*.txt")):
            content = path.read_bytes()
            lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
            claims = [row for row in map(json.loads, filter(str.strip, lines)) if "type" in row]
            stem = path.stem
            story = "_".join(stem.split("_")[:2]) if "_" in stem else stem.rsplit("-", 1)[0]
            original = Original(content, "text/plain")
            yield f"{part}/{story}", Report(stem, content.decode(), original), claims
    for own in read_corpus(CORPUS):
        yield f"corpus/{own.war}", as_received(own), list(own.claims)


def judge(gold: Path) -> dict[str, list[Judged]]:
    """Read every report and say of each field of each claim that was coded whether it is right."""
    scorer, reader = load_scorer(), find_reader(settings_from().reader)
    found: dict[str, list[Judged]] = defaultdict(list)
    for group, report, coded in coded_reports(gold):
        claims = make_claims(read_report(report), reader)
        rows = [claim_as_json(claim) for claim in claims]
        pairs = scorer.match(coded, rows, lambda one, other: one["type"] == other["type"])
        for mine, theirs in pairs:
            points = scorer.compare(coded[mine], rows[theirs])
            points["sources"] = points.pop("source")
            for field in FIELDS:
                nothing_told = points[field] is None
                right = not rows[theirs][field] if nothing_told else points[field] >= RIGHT
                signs = signs_of(claims[theirs], field)
                found[field].append(Judged(group, signs, right))
    return found


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """Fit the weights of one field's signs by maximum likelihood with a ridge."""
    often = Counter(sign for row in judged for sign in row.signs)
    known = sorted(sign for sign, times in often.items() if times >= SELDOM)
    index = {sign: number for number, sign in enumerate(known)}
    cells = [(r, index[s]) for r, row in enumerate(judged) for s in row.signs if s in index]
    rows, columns = zip(*cells, strict=True)
    shape = (len(judged), len(known))
    signs = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=shape)
    right = np.array([row.right for row in judged], dtype=float)
    ridge = np.full(len(known), RIDGE)
    ridge[index[BASE]] = 0.0

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = signs @ weights
        value = (np.logaddexp(0, odds) - right * odds).sum() + (ridge * weights**2).sum() / 2
        return float(value), signs.T @ (1 / (1 + np.exp(-odds)) - right) + ridge * weights

    found = minimize(loss, np.zeros(len(known)), jac=True, method="L-BFGS-B").x
    return {sign: round(float(value), 2) for sign, value in zip(known, found, strict=True)}


def held_out(judged: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Give the chance of each field by weights fitted on other stories and wars, and the truth."""
    groups = sorted({row.group for row in judged})
    fold_of = {group: number % FOLDS for number, group in enumerate(groups)}
    told = []
    for fold in range(FOLDS):
        weights = fit([row for row in judged if fold_of[row.group] != fold])
        here = (row for row in judged if fold_of[row.group] == fold)
        told += [(chance_of(row.signs, weights), row.right) for row in here]
    return told


def reliability(field: str, told: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Give lines of how often fields of each chance are right, and how well chances sort them."""
    share = sum(right for _, right in told) / len(told)
    missed = sum((chance - right) ** 2 for chance, right in told) / len(told)
    yield (
        f"{field:8} n {len(told)}  right {share:.3f}  Brier {missed:.3f} "
        f"(always the same: {share * (1 - share):.3f})  AUC {area(told):.3f}"
    )
    low = 0.0
    for high in STEPS:
        here = [(chance, right) for chance, right in told if low <= chance < high]
        if here:
            mean, true = np.mean([c for c, _ in here]), np.mean([r for _, r in here])
            yield f"  told {mean:.2f}, right {true:.2f} of {len(here)}"
        low = high


def area(told: Sequence[tuple[float, bool]]) -> float:
    """Give how often a right one has a higher chance than a wrong one, equals counted half."""
    chances = np.array([chance for chance, _ in told])
    right = np.array([right for _, right in told])
    order = np.sort(chances[~right])
    if not len(order) or not right.any():
        return 0.5
    below = np.searchsorted(order, chances[right], side="left")
    through = np.searchsorted(order, chances[right], side="right")
    return float((below + through).sum() / 2 / len(order) / right.sum())


def write(weights: Mapping[str, Mapping[str, float]]) -> None:
    """Write the table."""
    kept = {name: {s: v for s, v in own.items() if v or s == BASE} for name, own in weights.items()}
    text = yaml.safe_dump({"weights": kept}, sort_keys=True, allow_unicode=True)
    TABLE.write_text(HEAD + text, encoding="utf-8")


def main() -> None:
    """Fit, and check or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    judged = judge(options.gold)
    if options.check:
        for field in FIELDS:
            for line in reliability(field, held_out(judged[field])):
                print(line)
    else:
        write({field: fit(judged[field]) for field in FIELDS})


if __name__ == "__main__":
    main()
