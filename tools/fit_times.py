"""Fit the weights by which a happening's time is chosen: ``python -m tools.fit_times FOLDER...``.

FOLDER holds coded reports, or is our own corpus. A happening's candidates are weighed by the sum of
their signs; the weights make the candidates of the coded days likely (multinomial logistic
regression with a ridge). ``--check`` holds out stories and prints the shares of times exactly right
and with half for an overlap; without it the weights fitted on everything go into the lexicon.
"""

import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

import yaml

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.happening_times import coded_days  # noqa: E402
from benchmarks.roles import coded_happenings  # noqa: E402
from sayso.claims.time_candidates import TimeCandidate  # noqa: E402
from sayso.claims.time_of import days_of, likeliest, possible_times  # noqa: E402
from sayso.claims.time_retold import dated_once, told_again  # noqa: E402
from sayso.claims.time_signs import signs_of  # noqa: E402
from tools.choice_weights import Choice, Plan, Weights, fit_choices, likelihoods  # noqa: E402
from tools.fit_roles import by_weight  # noqa: E402

TABLE = PROJECT / "src" / "sayso" / "lexicon" / "data" / "time_weights.yml"
HEADER = """\
# What speaks for one of the times that a happening may have: the weight of each sign, in natural
# log odds. Signs are made in claims/time_signs.py; fitted by tools/fit_times.py on coded reports.
# Positive speaks for the time. Edit by fitting anew.
"""
FOLDS = 5
PLAN = Plan(rarest=20, ridge=20.0, steps=250)
STEPS_IN_ONE, SMALLEST = 50, 0.02


@dataclass(frozen=True, slots=True)
class Case:
    """One coded happening: its part and story, candidates, their signs, the days coded.

    ``again`` are the days that it has from being told elsewhere in the report, whatever the signs.
    """

    part: str
    report: str
    story: str
    candidates: Sequence[TimeCandidate]
    signs: Sequence[frozenset[str]]
    coded: tuple[date, date] | None
    again: tuple[date, date] | None = None

    @property
    def right(self) -> list[bool]:
        """Which candidates have the days coded."""
        return [days_of(candidate.moment) == self.coded for candidate in self.candidates]


def gather(folders: Sequence[Path]) -> Iterator[Case]:
    """Give the cases of all folders; a Syrian story is a place and day, else a report."""
    for folder in folders:
        for _, group in groupby(coded_happenings(folder), key=lambda item: item[0].report.id):
            items = list(group)
            weighed = [possible_times(happening, reading) for reading, happening, _ in items]
            dated = dated_once([telling for _, telling in weighed])
            for (_, _, claim), (candidates, telling) in zip(items, weighed, strict=True):
                days, again = coded_days(claim), told_again(telling, dated)
                name = claim["report"]
                story = "_".join(name.split("_")[:2]) if name[:2] == "20" else name
                yield Case(
                    folder.name, name, story, candidates,
                    [frozenset(signs_of(candidate, telling)) for candidate in candidates],
                    (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None,
                    days_of(again[0]) if again else None,
                )  # fmt: skip


def fit(cases: Sequence[Case]) -> Weights:
    """Fit the weights."""
    return fit_choices([Choice(case.signs, case.right) for case in cases], PLAN)


def judge(case: Case, weights: Weights) -> float:
    """Give 1 where the chosen days are those coded, 0.5 where they overlap, else 0."""
    chances = likelihoods(case.signs, weights)
    likely = days_of(likeliest(case.candidates, chances).moment)
    days = case.again or likely
    if days == case.coded:
        return 1.0
    coded = case.coded
    return 0.5 if days and coded and days[0] <= coded[1] and coded[0] <= days[1] else 0.0


def check(cases: Sequence[Case]) -> None:
    """Print how often times are right in stories held out."""
    values: dict[str, list[float]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = fit([case for case in cases if fold_of(case) != fold])
        for case in cases:
            if fold_of(case) == fold and case.coded is not None:
                values[case.part].append(judge(case, weights))
    for part, found in values.items():
        exact = sum(value == 1 for value in found) / len(found)
        print(f"{part}: {exact:.3f} right, {sum(found) / len(found):.3f} with half, {len(found)}")


def fold_of(case: Case) -> int:
    """Give the fold of a story, the same every time."""
    return zlib.crc32(case.story.encode()) % FOLDS


def text_of(weights: Weights) -> str:
    """Give the table of the weights as it is written, in steps, a line for each step."""
    kept = {sign: weight for sign, weight in weights.items() if abs(weight) >= SMALLEST}
    table = by_weight(kept, STEPS_IN_ONE)
    return HEADER + yaml.safe_dump(table, width=98, sort_keys=False)


def main() -> None:
    """Fit, and check or write."""
    folders = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    cases = list(gather(folders))
    if "--check" in sys.argv:
        check(cases)
    else:
        TABLE.write_text(text_of(fit(cases)), encoding="utf-8")


if __name__ == "__main__":
    main()
