"""How sure each field of a claim is, against how often it is right, on stories held out.

DATA is the folder of the open gold; our own corpus is read beside it. The weights of the signs are
fitted on other stories and wars than those judged; the readers of the fields are as shipped.
"""

import json
from pathlib import Path

from sayso.claims.field_doubt import FIELDS
from tools.fit_doubt import held_out, judge, reliability


def predict(data: Path, predictions: Path) -> None:
    """Read, fit and judge; write the lines."""
    judged = judge(data)
    lines = [line for field in FIELDS for line in reliability(field, held_out(judged[field]))]
    predictions.write_text(json.dumps(lines) + "\n", encoding="utf-8")


def score(_data: Path, predictions: Path) -> str:
    """Give the lines."""
    lines: list[str] = json.loads(predictions.read_text(encoding="utf-8"))
    return "\n".join(lines)
