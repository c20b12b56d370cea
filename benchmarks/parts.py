"""The parts of a claim, each judged alone: the reader is given the coded happening.

DATA is a folder of ``<report>.txt`` with ``<report>.jsonl`` of coded claims. Actors and targets
are set F1 as the scorer of claims takes it; a time is right when both its ends are; counts are the
share of coded bounds found. The weights were fitted with these reports among others.
"""

import json
from collections import Counter
from pathlib import Path

from benchmarks.counts import figures, judge
from benchmarks.happening_times import coded_days, judged, verdict
from benchmarks.roles import score_roles


def predict(data: Path, predictions: Path) -> None:
    """Judge each part and write the shares, one JSON object."""
    roles = score_roles(data)
    times = Counter(verdict(coded_days(claim), found) for claim, found, _, _ in judged(data))
    counts = figures(list(judge(data)))
    dated = sum(number for said, number in times.items() if not said.startswith("none"))
    shares = {role: _mean(scores["all"]) for role, scores in roles.items()}
    shares |= {"time": times["right"] / max(1, dated), "counts": counts["recall"]}
    predictions.write_text(json.dumps(shares) + "\n", encoding="utf-8")


def _mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


def score(data: Path, predictions: Path) -> str:
    """Give the shares a line each."""
    shares: dict[str, float] = json.loads(predictions.read_text(encoding="utf-8"))
    return "\n".join([data.name, *(f"  {part:<8} {share:.3f}" for part, share in shares.items())])
