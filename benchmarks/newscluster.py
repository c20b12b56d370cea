"""One event told by many outlets: articles grouped by story, against coded events.

DATA is a folder with ``docs.jsonl``, or such a file.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.packs import run_scorer
from sayso.nouns.publication import UNDATED, Publication
from sayso.nouns.report import Original, Report
from sayso.reconcile.stories import group_stories


def make_report(row: dict[str, Any]) -> Report:
    """Make a report of an article."""
    text = f"{row.get('description') or ''}\n{row['text']}"
    day = str(row.get("date") or "")[:10]
    return Report(
        str(row["id"]),
        text,
        Original(text.encode(), "text/plain"),
        title=row.get("title") or "",
        outlet=row.get("domain") or "",
        published=Publication(date.fromisoformat(day), "given") if day else UNDATED,
    )


def predict(data: Path, predictions: Path) -> None:
    """Write the cluster of every article, one JSON object a line."""
    path = data / "docs.jsonl" if data.is_dir() else data
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    groups = group_stories([make_report(row) for row in rows])
    lines = [
        json.dumps({"id": key, "cluster": str(number)})
        for number, group in enumerate(groups)
        for key in group
    ]
    predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's table on the dev articles."""
    folder = data if data.is_dir() else data.parent
    return run_scorer("coref.py", folder / "gold_clusters_dev.jsonl", predictions)
