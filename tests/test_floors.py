"""Quality is pinned: scores on the open gold may not fall below their floors."""

import importlib.util
import json
from pathlib import Path

import pytest

from benchmarks.claims import predict

FLOORS = json.loads(
    (Path(__file__).parent.parent / "benchmarks" / "floors.json").read_text(encoding="utf-8")
)

pytestmark = pytest.mark.shared


def load_scorer(folder: Path, name: str):
    """Load a scorer of the benchmark data as a module."""
    spec = importlib.util.spec_from_file_location(name, folder / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", sorted(FLOORS["claims"]))
def test_claims_stay_above_their_floors(shared: Path, tmp_path: Path, folder: str) -> None:
    """Claim F1, whole-claim F1 and every field hold the floor of this part of the gold."""
    predictions = tmp_path / "claims.jsonl"
    predict(shared / "gold" / folder, predictions)
    claims = [json.loads(line) for line in predictions.read_text().splitlines()]
    scores = load_scorer(shared, "score_claims").score(shared / "gold" / folder, claims)
    measured = {"claim": scores["claim"][2], "whole": scores["whole"][2]}
    measured |= {name: value for name, (value, _) in scores["fields"].items()}
    fallen = {
        name: (round(measured[name], 3), floor)
        for name, floor in FLOORS["claims"][folder].items()
        if measured[name] < floor
    }
    assert not fallen, f"measured and floor: {fallen}"
