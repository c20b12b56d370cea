"""Quality is pinned: scores on the open gold and dev sets may not fall below their floors.

``benchmarks/floors.json`` has for each benchmark, by name and data, the figures as patterns over
the table that the benchmark prints, with the least each may be.
"""

import importlib
import json
import re
from pathlib import Path

import pytest

FLOORS = json.loads(
    (Path(__file__).parent.parent / "benchmarks" / "floors.json").read_text(encoding="utf-8")
)

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("table", sorted(FLOORS))
def test_figures_stay_above_their_floors(shared: Path, tmp_path: Path, table: str) -> None:
    """Every figure that a benchmark prints is found, and holds its floor."""
    name, _, data = table.partition(" ")
    benchmark = importlib.import_module(f"benchmarks.{name}")
    predictions = tmp_path / "predictions.jsonl"
    benchmark.predict(shared / data, predictions)
    printed = benchmark.score(shared / data, predictions)
    for pattern, floor in FLOORS[table].items():
        found = re.search(pattern, printed)
        assert found, f"{pattern} is nowhere in {printed[:500]}"
        assert float(found[1]) >= floor, f"{pattern}: {found[1]} is under {floor}"
