"""Fit the weights of the comparisons on coded incidents: ``python tools/fit_weights.py GOLD...``.

Every pair of claims worth comparing is a row, every finding of every comparison a column;
logistic regression with a small ridge gives bits. Pairs are weighted so that an incident told
sixty times does not drown the others. Claims go in as coded, as coded with fields left out, and as
sayso's readers find them, so that a finding weighs no more than readers can be trusted with it.
``--folds`` holds out whole place-days and prints B-cubed
and pairwise F1 on them; ``--write`` puts the weights fitted on everything into the lexicon.
"""

import argparse
import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.incidents import coded_claims, coded_reports, make_claim  # noqa: E402
from benchmarks.roles import load_scorer  # noqa: E402
from sayso.claims.assemble import make_claims  # noqa: E402
from sayso.claims.reader import find_reader  # noqa: E402
from sayso.language.read import read_report  # noqa: E402
from sayso.nouns.claim import Claim  # noqa: E402
from sayso.reconcile.candidates import Neighbours  # noqa: E402
from sayso.reconcile.clusters import Pairs, cluster  # noqa: E402
from sayso.reconcile.compare.background import GAPS  # noqa: E402
from sayso.reconcile.compare.type import OTHER, relation_of  # noqa: E402
from sayso.reconcile.compare.weights import Weights, load_weights  # noqa: E402
from sayso.reconcile.facets import Facets, make_facets  # noqa: E402
from sayso.reconcile.weigh import COMPARISONS, weigh  # noqa: E402
from sayso.views.contract import claim_as_json  # noqa: E402

TABLE = PROJECT / "src" / "sayso" / "lexicon" / "data" / "weights.yml"
SILENT = {"background": "undated_reports", "story": "unread"}
"""Findings of what is missing: a date, a text. In the coded reports they go with one pack of
unrelated pages, so they are not fitted; each weighs what the other findings across reports weigh on
the mean, which is to say nothing."""
LIKE = {("counts", "rivals"): "compatible"}
"""Findings that weigh what another does: that two mouths give rival figures must not part them, or
no dispute would be found."""
WITHIN = {"headline_and_body", "one_report", "far_below", *(name for _, name in GAPS)}
BLUR = {"place": 0.1, "time": 0.12, "actors": 0.2, "targets": 0.3, "counts": 0.1, "sources": 0.1}
"""How often a reader leaves open what is there; claims are fitted as coded and as blurred."""
PACKS = ("coded", "blurred", "read", "ruled")
"""Claims as coded, with fields left out, as sayso reads them, and as its rules alone do."""
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coded:
    """Claims ready for comparison with the incident each was coded to and the fold it is in."""

    facets: list[Facets]
    incidents: list[str]
    folds: list[str]


def load_coded(folders: list[Path], *, blurred: bool = False) -> Coded:
    """Read coded claims; the fold of a Syrian report is its place and day, else its first word."""
    rows = []
    dice = random.Random(1)  # noqa: S311 - no secret
    for folder in folders:
        reports = {report.id: report for report in coded_reports(folder)}
        for row in coded_claims(folder):
            if row.get("incident"):
                report = reports.get(row["report"])
                claim = make_claim(row, report)
                facets = make_facets(blur(claim, dice) if blurred else claim, report)
                rows.append((facets, f"{folder.name}:{row['incident']}", fold_of(row["report"])))
    rows.sort(key=lambda row: row[0].id)
    return Coded([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])


def load_read(folders: list[Path], name: str) -> Coded:
    """Read sayso's own claims, each under the incident of the coded claim that it stands for."""
    match = load_scorer().match
    reader = find_reader(name)
    rows = []
    for folder in folders:
        coded: dict[str, list[Any]] = defaultdict(list)
        for row in coded_claims(folder):
            coded[row["report"]].append(row)
        for report in coded_reports(folder):
            reading = read_report(report)
            dated = replace(report, published=reading.published)
            claims = make_claims(reading, reader)
            found = [claim_as_json(claim) for claim in claims]
            for left, right in match(coded[report.id], found, lambda _left, _right: True):
                incident = coded[report.id][left].get("incident")
                if incident:
                    facets = make_facets(claims[right], dated)
                    rows.append((facets, f"{folder.name}:{incident}", fold_of(report.id)))
    rows.sort(key=lambda row: row[0].id)
    return Coded([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows])


def blur(claim: Claim, dice: random.Random) -> Claim:
    """Make a coded claim as a reader gets it: fields left out at the rates that readers do."""
    blurred: dict[str, Any] = {}
    for name, rate in BLUR.items():
        if getattr(claim, name) and dice.random() < rate:
            blurred[name] = None if name in {"place", "time"} else ()
    return replace(claim, **blurred)


def fold_of(report: str) -> str:
    """Give place and day, or the war."""
    parts = re.split(r"[_-]", report)
    return "_".join(report.split("_")[:2]) if report[:2] == "20" else parts[0]


def pairs_of(coded: Coded) -> list[Pair]:
    """Give the pairs worth comparing that nothing forbids."""
    neighbours = Neighbours(coded.facets)
    weights = load_weights()
    return [
        (left, right)
        for left in range(len(coded.facets))
        for right in sorted(neighbours.of(left))
        if left < right and weigh(coded.facets[left], coded.facets[right], weights) > -math.inf
    ]


def findings_of(coded: Coded, pairs: list[Pair]) -> list[list[tuple[str, str]]]:
    """Give every comparison's finding for every pair."""
    return [
        [(c.about, c.find(coded.facets[left], coded.facets[right])) for c in COMPARISONS]
        for left, right in pairs
    ]


def weights_of_pairs(coded: Coded, pairs: list[Pair]) -> np.ndarray:
    """Weigh each pair by the rarity of its two claims, so that claims count alike as in B-cubed."""
    same: Counter[int] = Counter()
    other: Counter[int] = Counter()
    for left, right in pairs:
        tally = same if coded.incidents[left] == coded.incidents[right] else other
        tally.update((left, right))
    values = []
    for left, right in pairs:
        tally = same if coded.incidents[left] == coded.incidents[right] else other
        values.append(1 / math.sqrt(tally[left] * tally[right]) ** POWER)
    return np.array(values)


POWER = 0.25
JOINS = [0.0, 0.25]


def family_of(about: str, finding: str) -> tuple[str, str] | None:
    """Give what a rare finding is like: its bits are drawn to those of its family, not to none."""
    if about != "type" or finding == OTHER:
        return None
    if finding.startswith("same_"):
        return about, "same type"
    return about, relation_of(*finding.split("_and_"))


def fit(
    findings: list[list[tuple[str, str]]], same: np.ndarray, importance: np.ndarray, ridge: float
) -> tuple[float, dict[str, dict[str, float]]]:
    """Give the start and the bits of each finding by Newton's method."""
    left_out = set(SILENT.items()) | LIKE.keys()
    columns = sorted({finding for row in findings for finding in row} - left_out)
    families = sorted({family for column in columns if (family := family_of(*column))})
    where = {name: position + 1 for position, name in enumerate([*columns, *families])}
    rows = np.zeros((len(findings), len(where) + 1))
    rows[:, 0] = 1.0
    for position, row in enumerate(findings):
        names = [*row, *(family_of(*finding) for finding in row)]
        rows[position, [where[name] for name in names if name in where]] = 1.0
    values = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], ridge)
    penalty[0] = ridge / 100
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(rows @ values, -30, 30)))
        slope = rows.T @ (importance * (same - chance)) - penalty * values
        curve = (rows * (importance * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        values += step
        if np.abs(step).max() < 1e-6:
            break
    bits: dict[str, dict[str, float]] = defaultdict(dict)
    for finding in columns:
        family = family_of(*finding)
        value = values[where[finding]] + (values[where[family]] if family else 0.0)
        bits[finding[0]][finding[1]] = round(float(value) / math.log(2), 2)
    for about, missing in SILENT.items():
        if about in bits:
            bits[about][missing] = mean_bits(about, bits[about], findings, importance)
    for (about, alike), other in LIKE.items():
        bits[about][alike] = bits[about].get(other, 0.0)
    return round(float(values[0]) / math.log(2), 2), dict(bits)


def mean_bits(
    about: str,
    bits: dict[str, float],
    findings: list[list[tuple[str, str]]],
    importance: np.ndarray,
) -> float:
    """Give what the findings of one comparison weigh on the mean, across reports."""
    total = weight = 0.0
    for row, share in zip(findings, importance, strict=True):
        finding = dict(row)[about]
        if finding in bits and finding not in WITHIN:
            total += share * bits[finding]
            weight += share
    return round(total / weight, 2) if weight else 0.0


def group(coded: Coded, members: list[int], weights: Weights) -> dict[int, int]:
    """Cluster some claims with some weights."""
    facets = [coded.facets[position] for position in members]
    neighbours = Neighbours(facets)
    kept: dict[Pair, float] = {}

    def bits(left: int, right: int) -> float:
        pair = (min(left, right), max(left, right))
        if pair not in kept:
            kept[pair] = weigh(facets[pair[0]], facets[pair[1]], weights)
        return kept[pair]

    near = {
        left: {right for right in neighbours.of(left) if bits(left, right) >= weights.join_from}
        for left in range(len(facets))
    }
    groups = cluster(
        near, Pairs(bits, lambda one, other: bits(one, other) == -math.inf), weights.join_from
    )
    return {members[p]: number for number, entry in enumerate(groups) for p in entry}


def b_cubed(gold: dict[int, str], got: dict[int, int]) -> float:
    """Give B-cubed F1."""

    def side(left: dict[int, Any], right: dict[int, Any]) -> float:
        groups = defaultdict(set)
        for key, value in right.items():
            groups[value].add(key)
        mine = defaultdict(set)
        for key, value in left.items():
            mine[value].add(key)
        return sum(
            len(mine[left[k]] & groups[right[k]]) / len(groups[right[k]]) for k in left
        ) / len(left)

    precision, recall = side(gold, got), side(got, gold)
    return 2 * precision * recall / (precision + recall)


def pairwise(coded: Coded, got: dict[int, int]) -> float:
    """Give pairwise F1 across reports."""

    def pairs(labels: dict[int, Any]) -> set[Pair]:
        groups = defaultdict(list)
        for key, value in labels.items():
            groups[value].append(key)
        return {
            (a, b)
            for entry in groups.values()
            for a in entry
            for b in entry
            if a < b and coded.facets[a].report != coded.facets[b].report
        }

    gold, made = pairs({k: coded.incidents[k] for k in got}), pairs(got)
    hit = len(gold & made)
    return 2 * hit / (len(gold) + len(made)) if gold or made else 1.0


@dataclass(frozen=True, slots=True)
class Rows:
    """What is fitted on: findings, whether one incident, importance, and the folds of the pair."""

    findings: list[list[tuple[str, str]]]
    same: np.ndarray
    importance: np.ndarray
    folds: list[tuple[str, str]]


def rows_of(coded: Coded) -> Rows:
    """Give the rows of coded claims."""
    pairs = pairs_of(coded)
    return Rows(
        findings_of(coded, pairs),
        np.array([coded.incidents[a] == coded.incidents[b] for a, b in pairs], float),
        weights_of_pairs(coded, pairs),
        [(coded.folds[a], coded.folds[b]) for a, b in pairs],
    )


def join_rows(left: Rows, right: Rows) -> Rows:
    """Put two sets of rows together."""
    return Rows(
        left.findings + right.findings,
        np.concatenate([left.same, right.same]),
        np.concatenate([left.importance, right.importance]),
        left.folds + right.folds,
    )


def cross_validate(
    packs: dict[str, Coded], rows: Rows, ridge: float, folds: int, joins: list[float]
) -> None:
    """Print the scores of held-out folds for each threshold, on claims as coded and as blurred."""
    names = sorted({fold for pair in rows.folds for fold in pair}, key=lambda n: (hash_of(n), n))
    part_of = {name: position % folds for position, name in enumerate(names)}
    fitted = []
    for fold in range(folds):
        train = [
            place
            for place, (one, other) in enumerate(rows.folds)
            if fold not in {part_of[one], part_of[other]}
        ]
        findings = [rows.findings[place] for place in train]
        fitted.append(fit(findings, rows.same[train], rows.importance[train], ridge))
    for label, coded in packs.items():
        # an incident told in two folds is two here: each fold is put together on its own
        part = [part_of.get(name, 0) for name in coded.folds]
        gold = [f"{name}@{fold}" for name, fold in zip(coded.incidents, part, strict=True)]
        split = replace(coded, incidents=gold)
        for join in joins:
            got: dict[int, int] = {}
            for fold, (start, bits) in enumerate(fitted):
                members = [place for place, own in enumerate(part) if own == fold]
                weights = replace(load_weights(), bits=bits, start=start, join_from=join)
                made = group(coded, members, weights)
                got.update({key: value * folds + fold for key, value in made.items()})
            print(f"{label:8} join {join:+.2f}   {say_scores(split, got)}")


def say_scores(coded: Coded, got: dict[int, int]) -> str:
    """Give B-cubed and pairwise F1 across reports, by folder."""
    parts = []
    for pack in sorted({name.split(":")[0] for name in coded.incidents}):
        here = f"{pack}:"
        inside = {p: v for p, v in got.items() if coded.incidents[p].startswith(here)}
        score = b_cubed({p: coded.incidents[p] for p in inside}, inside)
        parts.append(f"{pack} B3 {score:.3f} across {pairwise(coded, inside):.3f}")
    return "   ".join(parts)


def hash_of(name: str) -> int:
    """Give a fixed shuffle of the folds."""
    return sum((position + 1) * ord(letter) * 7919 for position, letter in enumerate(name)) % 1009


def write(start: float, bits: dict[str, dict[str, float]]) -> None:
    """Put start and bits into the table, leaving its comments and other entries."""
    text = TABLE.read_text(encoding="utf-8")
    text = re.sub(r"^start: .*$", f"start: {start}", text, flags=re.MULTILINE)
    block = "bits:\n" + "".join(
        f"  {about}:\n"
        + "".join(f"    {finding}: {value}\n" for finding, value in sorted(found.items()))
        for about, found in bits.items()
    )
    text = re.sub(r"^bits:(?: \{\}\n|\n(?:  .*\n)+)", lambda _: block, text, flags=re.MULTILINE)
    TABLE.write_text(text, encoding="utf-8")


def main() -> None:
    """Fit, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--ridge", type=float, default=1.0)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--packs", nargs="+", default=PACKS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    packs = {
        "coded": load_coded(options.folders),
        "blurred": load_coded(options.folders, blurred=True),
        "read": load_read(options.folders, "joined"),
        "ruled": load_read(options.folders, "rules"),
    }
    rows = rows_of(packs[options.packs[0]])
    for name in options.packs[1:]:
        rows = join_rows(rows, rows_of(packs[name]))
    if options.folds:
        cross_validate(packs, rows, options.ridge, options.folds, JOINS)
    if options.write:
        start, bits = fit(rows.findings, rows.same, rows.importance, options.ridge)
        write(start, bits)
        print(json.dumps({"pairs": len(rows.findings), "start": start}))


if __name__ == "__main__":
    main()
