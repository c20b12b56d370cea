"""Fit the weights of ``lexicon/data/role_weights.yml`` on coded reports.

usage: python -m tools.fit_roles FOLDER... [--check]

FOLDER holds ``<report>.txt`` with ``<report>.jsonl`` of coded claims, or our own reports by war.
``--check`` prints the set F1 of five-fold cross-validation by folder, place-day and war kept
together, and writes nothing.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from benchmarks.roles import coded_happenings, load_scorer
from sayso.claims.attributions import find_attributions
from sayso.claims.parties import Party, candidates_for, cast_of
from sayso.claims.role_features import actor_features, relation_blocks
from sayso.claims.role_signs import Block, Signs
from sayso.claims.role_story import Fights, Judged, pair_block, story_blocks
from sayso.claims.roles import (
    ALWAYS_ACTED,
    ALWAYS_SUFFERED,
    LEAN_SUFFERING,
    as_written,
    likeliest,
    surroundings,
)
from sayso.claims.scene import Scene, scene_of
from sayso.views.contract import actor_as_json
from tools.role_tables import Array, SignTable, fit_weights, named_weights, sign_table

FOLDS = 5
ROLES = ("actors", "targets")
WORTH, WORTH_OWN = 2.0, 1.0
"""How much a case of the open gold counts, and one of our own reports."""
OWN_REPORT = re.compile(r"(.+)-\d\d-")
CODED_OTHERWISE = frozenset({"displacement"})
"""Types whose roles our own reports code otherwise than the open gold: not learned from them."""
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
    folder: str
    report: str
    scene: Scene
    claim: dict[str, Any]
    parties: list[Party]
    signs: list[Signs]
    right: dict[str, list[bool]]
    acting: list[Party] = field(default_factory=list)
    more: list[list[Block]] = field(default_factory=list)
    position: int = 0
    fights: Fights = field(default_factory=lambda: Fights([]))

    @property
    def own(self) -> bool:
        """Whether it stands in one of our own reports."""
        return is_own(self.report)


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
    texts = {mention.actor.text for mention in party.mentions}
    if any(scorer.group(other) == group for other in (actor.name, *actor.aliases, *texts)):
        return 2
    others = (actor.name, *texts)
    return int(any(scorer.same_actor(name, other) for other in others))


def is_own(report: str) -> bool:
    """Whether a report is one of our own, by its id."""
    return "_" not in report and OWN_REPORT.match(report) is not None


def group_of(report: str) -> str:
    """Give what a report is kept together with: its place and day, or its war."""
    if "_" in report:
        return "_".join(report.split("_")[:2])
    own = OWN_REPORT.match(report)
    return own.group(1) if own else report.rsplit("-", 1)[0]


def gather(folders: Sequence[Path]) -> list[Case]:
    """Give the cases of all folders."""
    scorer = load_scorer()
    cases: list[Case] = []
    groups: dict[str, int] = {}
    for folder in folders:
        for stem, items in groupby(coded_happenings(folder), key=lambda item: item[2]["report"]):
            coded = list(items)
            reading = coded[0][0]
            happenings = [happening for _, happening, _ in coded]
            around = surroundings(happenings, find_attributions(reading), reading)
            fold = groups.setdefault(group_of(stem), len(groups) % FOLDS)
            own = is_own(stem)
            for (_, happening, claim), beside in zip(coded, around, strict=True):
                if own and happening.type in CODED_OTHERWISE:
                    continue
                scene, cast = scene_of(happening, reading, beside), cast_of(reading)
                parties = list(candidates_for(happening, reading))
                signs = [actor_features(party, scene, cast) for party in parties]
                right = {r: right_ones(claim[r], parties, scorer) for r in ROLES}
                cases.append(Case(fold, folder.name, stem, scene, claim, parties, signs, right))
    return cases


@dataclass(frozen=True)
class Cases:
    """All cases with the tables of their signs; ``first[i]`` is the first row of case i."""

    cases: Sequence[Case]
    table: SignTable
    first: Array
    truth: Mapping[str, Array]
    worth: Array

    def rows(self, picked: Sequence[int]) -> Array:
        """Give the rows of some cases, in rising order."""
        parts = [np.arange(self.first[i], self.first[i + 1]) for i in picked]
        return np.concatenate(parts) if parts else np.arange(0)

    def by_party(self, picked: Sequence[int], chances: Array) -> list[dict[str, float]]:
        """Give the chances of some cases' rows by the key of the party."""
        found, row = [], 0
        for i in picked:
            parties = self.cases[i].parties
            values = chances[row : row + len(parties)]
            found.append({p.key: float(v) for p, v in zip(parties, values, strict=True)})
            row += len(parties)
        return found


def tabled(cases: Sequence[Case], rows: Sequence[Sequence[Signs]]) -> Cases:
    """Give cases with the table of the signs of their parties."""
    first = np.concatenate([[0], np.cumsum([len(case.parties) for case in cases])])
    truth = {
        role: np.array([right for case in cases for right in case.right[role]], dtype=bool)
        for role in ROLES
    }
    worth = np.array(
        [WORTH_OWN if case.own else WORTH for case in cases for _ in case.parties], dtype=float
    )
    return Cases(cases, sign_table([sign for row in rows for sign in row]), first, truth, worth)


def fit_role(data: Cases, picked: Sequence[int], role: str, start: Array | None = None) -> Array:
    """Fit the weights of a role on some cases."""
    rows = data.rows(picked)
    return fit_weights(data.table.only(rows), data.truth[role][rows], data.worth[rows], start)


def judge_alone(
    data: Cases, picked: Sequence[int], folds: Sequence[int]
) -> tuple[dict[str, Array], list[dict[str, dict[str, float]]]]:
    """Fit the first judgement; give its weights, and out-of-fold chances of every case by role."""
    weights = {role: fit_role(data, picked, role) for role in ROLES}
    chances: list[dict[str, dict[str, float]]] = [{} for _ in picked]
    for fold in folds:
        rest = [i for i in picked if data.cases[i].fold != fold]
        mine = [(k, i) for k, i in enumerate(picked) if data.cases[i].fold == fold]
        for role in ROLES if mine else ():
            found = fit_role(data, rest, role, weights[role])
            held = [i for _, i in mine]
            values = data.by_party(held, data.table.only(data.rows(held)).chances(found))
            for (k, _), value in zip(mine, values, strict=True):
                chances[k][role] = value
    return weights, chances


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
            case.more = [list(story_blocks(p, position, judged, fights)) for p in case.parties]


def story_rows(case: Case) -> list[Signs]:
    """Give the signs of a case's parties with those of the story."""
    return [own.adding(extra) for own, extra in zip(case.signs, case.more, strict=True)]


def target_rows(case: Case) -> list[Signs]:
    """Give the signs for the targets, once it is chosen who acts."""
    return [
        row.adding(
            (
                *relation_blocks(party, case.acting, case.scene),
                pair_block(party, case.acting, case.position, case.fights, case.scene.type),
            )
        )
        for row, party in zip(story_rows(case), case.parties, strict=True)
    ]


def choose(data: Cases, picked: Sequence[int], weights: Array, role: str) -> list[list[Party]]:
    """Choose the parties of some cases."""
    always = ALWAYS_ACTED if role == "actors" else ALWAYS_SUFFERED
    chances = data.table.only(data.rows(picked)).chances(weights)
    found, row = [], 0
    for i in picked:
        case = data.cases[i]
        values = chances[row : row + len(case.parties)]
        some = case.scene.type in always
        lean = LEAN_SUFFERING if role == "targets" else 1.0
        found.append(likeliest(case.parties, values.tolist(), some=some, lean=lean))
        row += len(case.parties)
    return found


@dataclass(frozen=True)
class Fitted:
    """Weights of both judgements, each with the names of its signs."""

    alone: Cases
    alone_weights: Mapping[str, Array]
    story: Mapping[str, tuple[Cases, Array]]

    def tables(self) -> dict[str, dict[str, float]]:
        """Give the weights of each role and judgement by sign."""
        found = {
            f"{role} alone": named_weights(self.alone.table, self.alone_weights[role])
            for role in ROLES
        }
        for role, (data, weights) in self.story.items():
            found[f"{role} story"] = named_weights(data.table, weights)
        return found


def fit_all(alone: Cases, train: Sequence[int]) -> tuple[Fitted, list[tuple[list[Party], ...]]]:
    """Fit both judgements on some cases; choose the parties of all others, in order."""
    cases = alone.cases
    folds = sorted({case.fold for case in cases})
    weights, chances = judge_alone(alone, train, folds)
    tell_story([cases[i] for i in train], chances)
    taken = set(train)
    held = [i for i in range(len(cases)) if i not in taken]
    judged: list[dict[str, dict[str, float]]] = [{} for _ in held]
    for role in ROLES if held else ():
        values = alone.table.only(alone.rows(held)).chances(weights[role])
        for one, value in zip(judged, alone.by_party(held, values), strict=True):
            one[role] = value
    tell_story([cases[i] for i in held], judged)
    acting = tabled(cases, [story_rows(case) for case in cases])
    actor_weights = fit_role(acting, train, "actors")
    for fold in folds:
        mine = [i for i in train if cases[i].fold == fold]
        if mine:
            rest = [i for i in train if cases[i].fold != fold]
            found = fit_role(acting, rest, "actors", actor_weights)
            for i, pick in zip(mine, choose(acting, mine, found, "actors"), strict=True):
                cases[i].acting = pick
    actors = choose(acting, held, actor_weights, "actors") if held else []
    for i, pick in zip(held, actors, strict=True):
        cases[i].acting = pick
    suffering = tabled(cases, [target_rows(case) for case in cases])
    target_weights = fit_role(suffering, train, "targets")
    targets = choose(suffering, held, target_weights, "targets") if held else []
    story = {"actors": (acting, actor_weights), "targets": (suffering, target_weights)}
    return Fitted(alone, weights, story), list(zip(actors, targets, strict=True))


def cross_validate(alone: Cases) -> list[tuple[list[Party], ...]]:
    """Choose actors and targets of every case with weights fitted on the other folds."""
    cases = alone.cases
    picks: dict[int, tuple[list[Party], ...]] = {}
    for fold in range(FOLDS):
        train = [i for i, case in enumerate(cases) if case.fold != fold]
        held = [i for i, case in enumerate(cases) if case.fold == fold]
        picks.update(zip(held, fit_all(alone, train)[1], strict=True))
    return [picks[i] for i in range(len(cases))]


def report(cases: Sequence[Case], picks: Sequence[tuple[list[Party], ...]]) -> Iterator[str]:
    """Give the mean set F1 of either role, by folder."""
    scorer = load_scorer()
    for folder in dict.fromkeys(case.folder for case in cases):
        means = []
        for position, role in enumerate(ROLES):
            values = [
                scorer.sets_f1(
                    case.claim[role],
                    [
                        actor_as_json(actor)
                        for actor in as_written(
                            pick[position], case.scene.happening, case.scene.reading
                        )
                    ],
                )
                for case, pick in zip(cases, picks, strict=True)
                if case.folder == folder
            ]
            means.append(f"{role} {sum(values) / len(values):.4f}")
        yield f"{folder}: {'  '.join(means)}  of {len(values)}"


def main() -> None:
    """Fit, and check or write."""
    cases = gather([Path(name) for name in sys.argv[1:] if not name.startswith("--")])
    alone = tabled(cases, [case.signs for case in cases])
    if "--check" in sys.argv:
        for line in report(cases, cross_validate(alone)):
            print(line)
        return
    OUTPUT.write_text(text_of(fit_all(alone, range(len(cases)))[0]), encoding="utf-8")


def text_of(fitted: Fitted) -> str:
    """Give the table of the weights as it is written."""
    table = {name: by_weight(weights) for name, weights in fitted.tables().items()}
    return HEADER + yaml.safe_dump(table, width=98, sort_keys=False)


def by_weight(weights: Mapping[str, float], steps_in_one: int = STEPS_IN_ONE) -> dict[float, str]:
    """Give the signs of each weight in a line, weights in steps."""
    lines: dict[float, list[str]] = {}
    for sign, weight in sorted(weights.items()):
        step = round(weight * steps_in_one) / steps_in_one
        if step:
            lines.setdefault(step, []).append(sign)
    return {step: " ".join(lines[step]) for step in sorted(lines)}


if __name__ == "__main__":
    main()
