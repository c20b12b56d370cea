"""Fit the weights by which a happening's place is chosen: ``python -m tools.fit_places FOLDER...``.

FOLDER holds coded reports, or is our own corpus. A happening's candidates are weighed by the sum of
their signs; the weights make the candidates near the coded point likely (multinomial logistic
regression with a ridge). ``--check`` holds out stories and wars and prints the shares of places
right as the scorer of claims takes it; without it the weights fitted on everything go into the
lexicon.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.happening_places import as_point  # noqa: E402
from benchmarks.roles import coded_happenings, load_scorer  # noqa: E402
from sayso.claims.place_candidates import PlaceCandidate  # noqa: E402
from sayso.claims.place_of import likeliest, possible_places  # noqa: E402
from sayso.claims.place_signs import signs_of  # noqa: E402
from sayso.gazetteer.distance import distance_km  # noqa: E402
from sayso.nouns.evidence import Span  # noqa: E402
from tools.choice_weights import Choice, Plan, Weights, fit_choices, likelihoods  # noqa: E402
from tools.fit_roles import by_weight, group_of, is_own  # noqa: E402

TABLE = PROJECT / "src" / "sayso" / "lexicon" / "data" / "place_weights.yml"
HEADER = """\
# What speaks for one of the places that a happening may have: the weight of each sign, in natural
# log odds. Signs are made in claims/place_signs.py; fitted by tools/fit_places.py on coded reports.
# Positive speaks for the place. Edit by fitting anew.
"""
FOLDS = 5
PLAN = Plan(rarest=10, ridge=10.0, steps=150)
WORTH_GOLD, WORTH_OWN = 2.0, 1.0
EXACT_KM, BESIDE = 12.0, 0.4


@dataclass(frozen=True, slots=True)
class Case:
    """One coded happening: its fold and part, candidates, their signs, and how right each is.

    ``shared`` is True where claims of other places hang on the same words ("took A and B"): the
    reader is told there which of the places is meant, so it teaches nothing.
    """

    part: str
    report: str
    fold: int
    own: bool
    candidates: Sequence[PlaceCandidate]
    signs: Sequence[frozenset[str]]
    right: Sequence[float]
    coded: bool
    shared: bool

    @property
    def choice(self) -> Choice:
        """What it teaches of choosing."""
        return Choice(self.signs, self.right, WORTH_OWN if self.own else WORTH_GOLD)


def gather(folders: Sequence[Path]) -> Iterator[Case]:
    """Give the cases of all folders."""
    right = load_scorer().place_ok
    folds: dict[str, int] = {}
    for folder in folders:
        for name, items in groupby(coded_happenings(folder), key=lambda item: item[2]["report"]):
            coded = list(items)
            own = is_own(name)
            fold = folds.setdefault(group_of(name), len(folds) % FOLDS)
            happenings = [happening for _, happening, _ in coded]
            found = possible_places(happenings, coded[0][0])
            hung: dict[Span, set[str | None]] = defaultdict(set)
            for _, happening, claim in coded:
                hung[happening.trigger].add((claim["place"] or {}).get("name"))
            for (_, happening, claim), (candidates, scene) in zip(coded, found, strict=True):
                signs = [frozenset(signs_of(candidate, scene)) for candidate in candidates]
                marks = [_mark(claim["place"], candidate, right) for candidate in candidates]
                yield Case(
                    folder.name, name, fold, own, candidates, signs, marks, bool(claim["place"]),
                    len(hung[happening.trigger]) > 1,
                )  # fmt: skip


def _mark(coded: dict[str, Any] | None, candidate: PlaceCandidate, right: Any) -> float:
    """Give how right a candidate is: 1 at the coded point, less where it is only near it."""
    place = candidate.place
    if coded is None or place is None or place.lat is None or place.lon is None:
        return float(coded is None and place is None)
    if not right(coded, as_point(place)):
        return 0.0
    apart = distance_km(place.lat, place.lon, coded["lat"], coded["lon"])
    return 1.0 if apart <= EXACT_KM else BESIDE


def fit(cases: Sequence[Case]) -> Weights:
    """Fit the weights; what is told with the words of several places teaches nothing."""
    return fit_choices([case.choice for case in cases if not case.shared], PLAN)


def judge(case: Case, weights: Weights) -> float:
    """Give 1 where the chosen place is right, else 0."""
    chances = likelihoods(case.signs, weights)
    chosen = likeliest(case.candidates, chances)
    return float(case.right[case.candidates.index(chosen)] > 0)


def check(cases: Sequence[Case]) -> None:
    """Print how often places are right in stories and wars held out, and what could be had."""
    values: dict[str, list[float]] = defaultdict(list)
    open_ones: dict[str, list[float]] = defaultdict(list)
    ceiling: dict[str, list[float]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = fit([case for case in cases if case.fold != fold])
        for case in (case for case in cases if case.fold == fold):
            told = values if case.coded else open_ones
            told[case.part].append(judge(case, weights))
            if case.coded:
                ceiling[case.part].append(float(any(case.right)))
    for part, found in values.items():
        left = open_ones[part]
        print(
            f"{part}: {sum(found) / len(found):.3f} right of {len(found)}; "
            f"{sum(ceiling[part]) / len(found):.3f} told; "
            f"{sum(left):.0f} of {len(left)} open ones left open"
        )


def main() -> None:
    """Fit, and check or write."""
    cases = list(gather([Path(name) for name in sys.argv[1:] if not name.startswith("--")]))
    if "--check" in sys.argv:
        check(cases)
        return
    TABLE.write_text(text_of(fit(cases)), encoding="utf-8")


def text_of(weights: Weights) -> str:
    """Give the table of the weights as it is written."""
    return HEADER + yaml.safe_dump(by_weight(weights), width=98, sort_keys=False)


if __name__ == "__main__":
    main()
