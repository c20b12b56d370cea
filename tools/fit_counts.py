"""Fit the weights of ``lexicon/data/count_weights.yml`` on coded reports.

usage: python -m tools.fit_counts FOLDER... [--check]

FOLDER holds ``<report>.txt`` with ``<report>.jsonl`` of coded claims. Each coded happening is read
twice, in the coded clause and in the one the reader cuts. ``--check`` prints, by folder, the
figures of five-fold cross-validation, place-day and war kept together, and writes nothing.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from benchmarks.counts import Judged, figures, own_clause
from benchmarks.roles import coded_happenings
from sayso.claims.count_features import signs_of
from sayso.claims.count_grammar import Told, form_of
from sayso.claims.counts_of import counts_by, numbers_near
from sayso.claims.role_signs import Signs, as_given
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading
from tools.fit_roles import by_weight, group_of, is_own
from tools.role_tables import fit_weights, named_weights, sign_table

FOLDS = 5
RIDGE = 8.0
WORTH = {False: 2.0, True: 1.0}
"""How much a number counts: in one of our own reports (True), or in the open gold."""
OUTPUT = Path(__file__).parent.parent / "src/sayso/lexicon/data/count_weights.yml"
HEADER = """\
# What speaks for a number belonging to a happening: the weight of each sign, in natural log odds.
# Signs are made in claims/count_features.py; fitted by tools/fit_counts.py on coded reports.
# Positive speaks for it. Edit by fitting anew.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One coded happening, read in one clause, and for each number near it whether it is coded."""

    folder: str
    fold: int
    own: bool
    happening: Happening
    reading: Reading
    claim: dict[str, Any]
    signs: tuple[frozenset[str], ...]
    right: tuple[bool, ...]


def gather(folders: Sequence[Path]) -> list[Case]:
    """Give the cases of all folders."""
    cases: list[Case] = []
    groups: dict[str, int] = {}
    for folder in folders:
        for reading, coded, claim in coded_happenings(folder):
            stem = claim["report"]
            fold = groups.setdefault(group_of(stem), len(groups) % FOLDS)
            for own in (False, True):
                happening = own_clause(coded, reading) if own else coded
                scene, told = numbers_near(happening, reading)
                right = right_ones(claim.get("counts") or (), told)
                befores = ["", *("taken" if one else "left" for one in right)]
                signs = tuple(
                    signs_of(one, scene, before) for one, before in zip(told, befores, strict=False)
                )
                cases.append(Case(folder.name, fold, own, happening, reading, claim, signs, right))
    return cases


def right_ones(coded: Sequence[dict[str, Any]], told: Sequence[Told]) -> tuple[bool, ...]:
    """Say which numbers a coder meant: the same bounds, and for single things the same words."""
    wanted = [(c.get("low"), c.get("high"), str(c.get("text", "")).lower()) for c in coded]
    return tuple(
        any(
            (one.mention.count.low, one.mention.count.high) == (low, high)
            and (form_of(one.mention.count) not in {"one", "the"} or _alike(one, text))
            for low, high, text in wanted
        )
        for one in told
    )


def _alike(one: Told, text: str) -> bool:
    mine = one.mention.count.text.lower()
    return mine in text or text in mine or mine.split()[-1] in text.split()


def fit(cases: Sequence[Case]) -> Mapping[str, float]:
    """Fit weights on the numbers of the cases."""
    table = sign_table([Signs(((as_given, (signs,)),)) for case in cases for signs in case.signs])
    truth = np.array([right for case in cases for right in case.right], dtype=bool)
    worth = np.array([WORTH[is_own(case.claim["report"])] for case in cases for _ in case.right])
    return named_weights(table, fit_weights(table, truth, worth, ridge=RIDGE))


def check(cases: Sequence[Case]) -> None:
    """Print the cross-validated figures."""
    judged: dict[tuple[str, bool], list[Judged]] = {}
    for fold in range(FOLDS):
        weights = fit([case for case in cases if case.fold != fold])
        for case in (case for case in cases if case.fold == fold):
            given = counts_by(weights, case.happening, case.reading)
            judged.setdefault((case.folder, case.own), []).append(Judged(case.claim, given))
    for (folder, own), items in judged.items():
        clause = "reader's clause" if own else "coded clause"
        print(folder, clause, " ".join(f"{k} {v:.3f}" for k, v in figures(items).items()))


def main() -> None:
    """Fit, and check or write."""
    cases = gather([Path(name) for name in sys.argv[1:] if not name.startswith("--")])
    print(Counter(right for case in cases for right in case.right))
    if "--check" in sys.argv:
        check(cases)
        return
    OUTPUT.write_text(text_of(fit(cases)), encoding="utf-8")


def text_of(weights: Mapping[str, float]) -> str:
    """Give the table of the weights as it is written."""
    return HEADER + yaml.safe_dump(by_weight(weights), width=98, sort_keys=False)


if __name__ == "__main__":
    main()
