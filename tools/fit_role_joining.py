"""Fit how rules and the trained reader are weighed together for the targets of a happening.

usage: python -m tools.fit_role_joining GOLD --held-out FOLDER [--check]

GOLD holds the parts of the open gold; our own reports are read too. FOLDER holds ``heads-<n>.npz``
as ``python -m training.heard`` writes them. The rules' weights are fitted anew without the
place-days and wars that are judged, and the networks never saw them. ``--check`` prints the set F1
by rules and by both, the joining fitted on other folds than the one judged; without it the weights
go into the lexicon.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize

from benchmarks.roles import load_scorer
from sayso.claims.joined_roles import SMALLEST, RoleJoining, odds_heard
from sayso.claims.roles import ALWAYS_SUFFERED, LEAN_SUFFERING, as_written, likeliest
from sayso.claims.tagged import FAINTEST
from sayso.views.contract import actor_as_json
from tools.fit_roles import FOLDS, Case, Cases, fit_all, gather, tabled
from tools.held_out_heads import Heard, read_heard, words_in
from tools.read_corpus import CORPUS
from tools.role_tables import Array
from training.coded_reports import PARTS

ROLE = "targets"
RIDGE = 1.0
WORTH = {False: 2.0, True: 1.0}
"""How much a party counts: in one of our own reports (True), or in the open gold."""
TABLE = Path(__file__).parent.parent / "src/sayso/lexicon/data/role_joining.yml"
HEADER = """\
# How the rules and the trained reader are weighed together for who suffers: what a nat of each
# one's log odds counts, and what is added; fitted by tools/fit_role_joining.py on stories and wars
# that neither had seen.
"""


@dataclass(frozen=True, slots=True)
class Both:
    """A coded happening that was held out: its parties' chances by rules, and log odds as heard."""

    case: Case
    fold: int
    by_rules: Array
    heard: Array

    def chances(self, joining: RoleJoining | None) -> list[float]:
        """Give the chances of the parties, by rules alone where there is no joining."""
        rows = zip(self.by_rules.tolist(), self.heard.tolist(), strict=True)
        return [chance if joining is None else joining.chance(chance, h) for chance, h in rows]


def held_out(cases: Sequence[Case], heard: Mapping[str, Heard]) -> list[Both]:
    """Judge every coded happening by rules and network that were taught without it."""
    alone = tabled(cases, [case.signs for case in cases])
    found = []
    for fold in range(FOLDS):
        train = [i for i, case in enumerate(cases) if case.fold != fold]
        held = [i for i, case in enumerate(cases) if case.fold == fold]
        fitted, _ = fit_all(alone, train)
        by_rules = chances_of(*fitted.story[ROLE], held)
        for i, chances in zip(held, by_rules, strict=True):
            told = heard.get(f"{'corpus' if cases[i].own else cases[i].folder}/{cases[i].report}")
            if told is not None:
                found.append(Both(cases[i], told.fold, chances, heard_by(cases[i], told)))
    return found


def chances_of(data: Cases, weights: Array, held: Sequence[int]) -> list[Array]:
    """Give the chances of the parties of some cases."""
    chances = data.table.only(data.rows(held)).chances(weights)
    ends = np.cumsum([len(data.cases[i].parties) for i in held])
    return list(np.split(chances, ends[:-1]))


def heard_by(case: Case, told: Heard) -> Array:
    """Give the log odds of each party."""
    words = words_in(case.scene.reading)
    run = words.run(case.scene.happening.trigger)
    odds = told.targets.get(run[0], {}) if run else {}
    by_offset = {words.starts[word]: value for word, value in odds.items()}
    return np.array([odds_heard(party, by_offset) for party in case.parties])


def fit(rows: Sequence[Both]) -> RoleJoining:
    """Fit the joining by maximum likelihood."""
    chances = np.clip(np.concatenate([r.by_rules for r in rows]), SMALLEST, 1 - SMALLEST)
    heard = np.maximum(np.concatenate([r.heard for r in rows]), FAINTEST)
    signs = np.column_stack([np.ones(len(heard)), np.log(chances / (1 - chances)), heard])
    right = np.array([one for r in rows for one in r.case.right[ROLE]], dtype=float)
    worth = np.array([WORTH[r.case.own] for r in rows for _ in r.case.parties])

    def loss(weights: Array) -> tuple[float, Array]:
        totals = signs @ weights
        value = (worth * (np.logaddexp(0, totals) - right * totals)).sum()
        slope = signs.T @ (worth * (1 / (1 + np.exp(-totals)) - right))
        return float(value + RIDGE / 2 * (weights**2).sum()), slope + RIDGE * weights

    found = minimize(loss, np.array([0.0, 1.0, 0.0]), jac=True, method="L-BFGS-B").x
    return RoleJoining(*(round(float(value), 2) for value in found))


def check(rows: Sequence[Both]) -> Iterator[str]:
    """Give lines of the set F1 by part, by rules and by both."""
    scorer = load_scorer()

    def worth_of(row: Both, joining: RoleJoining | None) -> float:
        scene = row.case.scene
        some = scene.type in ALWAYS_SUFFERED
        chosen = likeliest(row.case.parties, row.chances(joining), some=some, lean=LEAN_SUFFERING)
        named = as_written(chosen, scene.happening, scene.reading)
        return float(scorer.sets_f1(row.case.claim[ROLE], [actor_as_json(a) for a in named]))

    folds = sorted({row.fold for row in rows})
    joinings = {f: fit([row for row in rows if row.fold != f] or rows) for f in folds}
    for part in dict.fromkeys(row.case.folder for row in rows):
        here = [row for row in rows if row.case.folder == part]
        rules = np.mean([worth_of(row, None) for row in here])
        both = np.mean([worth_of(row, joinings[row.fold]) for row in here])
        yield f"{part:8} rules {rules:.4f}  joined {both:.4f}  of {len(here)}"


def write(rows: Sequence[Both]) -> None:
    """Write the weights."""
    joining = fit(rows)
    table = {"target": {"told": joining.told, "rules": joining.rules, "heard": joining.heard}}
    TABLE.write_text(HEADER + yaml.safe_dump(table, sort_keys=False), encoding="utf-8")


def main() -> None:
    """Fit, and check or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--held-out", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    cases = gather([*(options.gold / part for part in PARTS), CORPUS])
    rows = held_out(cases, read_heard(options.held_out))
    if options.check:
        for line in check(rows):
            print(line)
    else:
        write(rows)


if __name__ == "__main__":
    main()
