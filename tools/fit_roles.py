"""Fit the weights of ``lexicon/data/role_weights.yml`` on coded reports.

usage: python -m tools.fit_roles FOLDER... [--check]

FOLDER holds ``<report>.txt`` with ``<report>.jsonl`` of coded claims. ``--check`` prints the set F1
of five-fold cross-validation, place-day and war kept together, and writes nothing.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from benchmarks.roles import coded_happenings, load_scorer
from sayso.claims.parties import Party, candidates_for, cast_of
from sayso.claims.role_features import Scene, Signs, actor_features, relation_features, scene_of
from sayso.claims.role_story import Fights, Judged, pair_signs, story_signs
from sayso.claims.roles import ALWAYS_ACTED, ALWAYS_SUFFERED, RoleWeights, chosen_parties
from sayso.views.contract import actor_as_json

FOLDS = 5
ROLES = ("actors", "targets")
RIDGE = 12.0
STEPS = 150
ROUNDS = 1
RAREST = 3
SMALLEST = 0.02
STEPS_IN_ONE = 20
OUTPUT = Path(__file__).parent.parent / "src/sayso/lexicon/data/role_weights.yml"
HEADER = """\
# What speaks for a party being the actor or the target of a happening: the weight of each sign,
# in natural log odds. Signs are made in claims/role_features.py; fitted by tools/fit_roles.py on
# coded reports. Positive speaks for the role. Edit by fitting anew.
"""


@dataclass
class Case:
    """One coded happening with its candidates, their signs, and which of them are right."""

    fold: int
    report: str
    scene: Scene
    claim: dict[str, Any]
    parties: list[Party]
    signs: list[Signs]
    right: dict[str, list[bool]]
    acting: list[Party] = field(default_factory=list)
    more: list[set[str]] = field(default_factory=list)
    position: int = 0
    fights: Fights = field(default_factory=lambda: Fights([]))


def right_ones(names: Sequence[str], parties: Sequence[Party], scorer: Any) -> list[bool]:
    """Say which candidates a coder's names mean: those that agree best with each name."""
    right = [False] * len(parties)
    for name in names:
        marks = [agreement(name, party, scorer) for party in parties]
        best = max(marks, default=0)
        for i, mark in enumerate(marks):
            if best and mark == best:
                right[i] = True
    return right


def agreement(name: str, party: Party, scorer: Any) -> int:
    """Give how well a coder's name fits a party: 3 its name, 2 an alias, 1 a shared word."""
    actor = party.actor
    if scorer.norm(name) == scorer.norm(actor.name):
        return 3
    group = scorer.group(name)
    if any(scorer.group(other) == group for other in (actor.name, *actor.aliases)):
        return 2
    return int(scorer.same_actor(name, actor.name))


def gather(folders: Sequence[Path]) -> list[Case]:
    """Give the cases of all folders."""
    scorer = load_scorer()
    cases: list[Case] = []
    groups: dict[str, int] = {}
    for folder in folders:
        for reading, happening, claim in coded_happenings(folder):
            stem = claim["report"]
            group = "_".join(stem.split("_")[:2]) if "_" in stem else stem.rsplit("-", 1)[0]
            fold = groups.setdefault(group, len(groups) % FOLDS)
            scene, cast = scene_of(happening, reading), cast_of(reading)
            parties = list(candidates_for(happening, reading))
            signs = [actor_features(party, scene, cast) for party in parties]
            right = {r: right_ones(claim[r], parties, scorer) for r in ("actors", "targets")}
            cases.append(Case(fold, stem, scene, claim, parties, signs, right))
    return cases


def fit(rows: Sequence[Signs], truth: Sequence[bool]) -> dict[str, float]:
    """Fit weights; the round before settles which mention of a party counts."""
    flat = [row.own.union(*row.mentions) for row in rows]
    weights = fit_flat(flat, truth)
    for _ in range(ROUNDS):
        known = RoleWeights.from_odds(weights)
        flat = [
            row.own.union(max(row.mentions, key=known.sum_of)) if row.mentions else row.own
            for row in rows
        ]
        weights = fit_flat(flat, truth)
    return weights


def fit_flat(rows: Sequence[frozenset[str]], truth: Sequence[bool]) -> dict[str, float]:
    """Fit a logistic regression with a ridge by Adam; give the weight of every sign."""
    counts = Counter(sign for row in rows for sign in row)
    index = {sign: i for i, sign in enumerate(s for s, n in counts.items() if n >= RAREST)}
    found = [[index[s] for s in row if s in index] for row in rows]
    columns = np.array([i for row in found for i in row])
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in found])
    wanted = np.array(truth, dtype=float)
    weights, mean, spread = (np.zeros(len(index)) for _ in range(3))
    for step in range(1, STEPS + 1):
        totals = np.bincount(owners, weights[columns], len(rows))
        error = 1 / (1 + np.exp(-totals)) - wanted
        slope = np.bincount(columns, error[owners], len(index)) + RIDGE * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = 0.15 * (1 - step / (STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return {s: round(float(weights[i]), 2) for s, i in index.items() if abs(weights[i]) >= SMALLEST}


def mean_f1(cases: Sequence[Case], role: str, picks: Sequence[Sequence[Party]]) -> float:
    """Give the mean set F1 of what was picked for a role."""
    scorer = load_scorer()
    values = [
        scorer.sets_f1(case.claim[role], [actor_as_json(party.actor) for party in pick])
        for case, pick in zip(cases, picks, strict=True)
    ]
    return float(sum(values) / max(1, len(values)))


def signs_of(case: Case, role: str) -> list[Signs]:
    """Give the signs of every candidate of a case for a role, with the story's where known."""
    if not case.more:
        return case.signs
    rows = [own.adding(extra) for own, extra in zip(case.signs, case.more, strict=True)]
    if role == "targets":
        rows = [
            row.adding(
                relation_features(party, case.acting, case.scene)
                | pair_signs(party, case.acting, case.position, case.fights, case.scene.type)
            )
            for row, party in zip(rows, case.parties, strict=True)
        ]
    return rows


def fit_role(cases: Sequence[Case], role: str) -> RoleWeights:
    """Fit the weights of a role on cases."""
    rows = [row for case in cases for row in signs_of(case, role)]
    truth = [right for case in cases for right in case.right[role]]
    return RoleWeights.from_odds(fit(rows, truth))


def first_chances(
    cases: Sequence[Case], alone: dict[str, RoleWeights]
) -> list[dict[str, dict[str, float]]]:
    """Give the chances of every case's parties, judged alone."""
    return [
        {
            role: {
                party.key: alone[role].chance(signs)
                for party, signs in zip(case.parties, case.signs, strict=True)
            }
            for role in ROLES
        }
        for case in cases
    ]


def out_of_fold(cases: Sequence[Case]) -> list[dict[str, dict[str, float]]]:
    """Give first chances by weights fitted on the other folds."""
    found: dict[int, dict[str, dict[str, float]]] = {}
    for fold in sorted({case.fold for case in cases}):
        rest = [case for case in cases if case.fold != fold]
        mine = [(i, case) for i, case in enumerate(cases) if case.fold == fold]
        alone = {role: fit_role(rest, role) for role in ROLES}
        chances = first_chances([case for _, case in mine], alone)
        found.update(zip((i for i, _ in mine), chances, strict=True))
    return [found[i] for i in range(len(cases))]


def tell_story(cases: Sequence[Case], chances: Sequence[dict[str, dict[str, float]]]) -> None:
    """Give every case the signs that come from the report's other happenings."""
    by_report: dict[str, list[int]] = {}
    for i, case in enumerate(cases):
        by_report.setdefault(case.report, []).append(i)
    for members in by_report.values():
        members.sort(key=lambda i: cases[i].scene.happening.trigger.start)
        judged = [
            Judged(cases[i].scene.happening, chances[i]["actors"], chances[i]["targets"])
            for i in members
        ]
        fights = Fights(judged)
        for position, i in enumerate(members):
            case = cases[i]
            case.position, case.fights = position, fights
            case.more = [story_signs(p, position, judged, fights) for p in case.parties]


def fit_story(cases: Sequence[Case]) -> dict[str, RoleWeights]:
    """Fit the second judgement: who acts, then who suffers under those who act."""
    found = {"actors": fit_role(cases, "actors")}
    for fold in sorted({case.fold for case in cases}):
        weights = fit_role([case for case in cases if case.fold != fold], "actors")
        for case in cases:
            if case.fold == fold:
                case.acting = chosen_parties(case.parties, signs_of(case, "actors"), weights)
    found["targets"] = fit_role(cases, "targets")
    return found


def forget(cases: Sequence[Case]) -> None:
    """Take the story's signs off again."""
    for case in cases:
        case.more, case.acting = [], []


def fit_all(cases: Sequence[Case]) -> tuple[dict[str, RoleWeights], dict[str, RoleWeights]]:
    """Fit both judgements: alone, and with the story."""
    forget(cases)
    chances = out_of_fold(cases)
    alone = {role: fit_role(cases, role) for role in ROLES}
    tell_story(cases, chances)
    return alone, fit_story(cases)


def cross_validate(cases: Sequence[Case]) -> tuple[list[list[Party]], list[list[Party]]]:
    """Pick actors and targets of every case with weights fitted on the other folds."""
    picks: dict[int, tuple[list[Party], list[Party]]] = {}
    for fold in range(FOLDS):
        alone, story = fit_all([case for case in cases if case.fold != fold])
        mine = [(i, case) for i, case in enumerate(cases) if case.fold == fold]
        held = [case for _, case in mine]
        forget(held)
        tell_story(held, first_chances(held, alone))
        for i, case in mine:
            acted = case.scene.type in ALWAYS_ACTED
            rows = signs_of(case, "actors")
            case.acting = chosen_parties(case.parties, rows, story["actors"], some=acted)
            suffered = case.scene.type in ALWAYS_SUFFERED
            rows = signs_of(case, "targets")
            suffering = chosen_parties(case.parties, rows, story["targets"], some=suffered)
            picks[i] = (case.acting, suffering)
    ordered = [picks[i] for i in range(len(cases))]
    return [actors for actors, _ in ordered], [targets for _, targets in ordered]


def main() -> None:
    """Fit, and check or write."""
    cases = gather([Path(name) for name in sys.argv[1:] if not name.startswith("--")])
    if "--check" in sys.argv:
        for role, picks in zip(ROLES, cross_validate(cases), strict=True):
            print(role, round(mean_f1(cases, role, picks), 4))
        return
    alone, story = fit_all(cases)
    table = {}
    for name, found in (("alone", alone), ("story", story)):
        for role in ROLES:
            table[f"{role} {name}"] = by_weight(found[role].odds)
    OUTPUT.write_text(HEADER + yaml.safe_dump(table, width=98, sort_keys=False), encoding="utf-8")


def by_weight(weights: Mapping[str, float]) -> dict[float, str]:
    """Give the signs of each weight in a line, weights in steps of a twentieth."""
    lines: dict[float, list[str]] = {}
    for sign, weight in sorted(weights.items()):
        step = round(weight * STEPS_IN_ONE) / STEPS_IN_ONE
        if step:
            lines.setdefault(step, []).append(sign)
    return {step: " ".join(lines[step]) for step in sorted(lines)}


if __name__ == "__main__":
    main()
