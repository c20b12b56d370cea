"""Incidents from coded claims keep the quality that they were fitted to."""

import re
from pathlib import Path

import pytest

from benchmarks import incidents


@pytest.mark.shared
@pytest.mark.parametrize(
    ("folder", "b_cubed", "across"), [("gold/syria", 0.88, 0.85), ("gold/wars", 0.84, 0.60)]
)
def test_floors(shared: Path, tmp_path: Path, folder: str, b_cubed: float, across: float) -> None:
    """B-cubed and pairwise F1 across reports do not fall below their floors."""
    predictions = tmp_path / "claims.jsonl"
    incidents.predict(shared / folder, predictions)
    table = incidents.score(shared / folder, predictions)
    found = re.findall(r"F1 (\d\.\d+)", table)
    assert float(found[0]) >= b_cubed
    assert float(found[-1]) >= across
