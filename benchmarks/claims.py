"""Claims against coded reports: detection, each field, and whole claims.

DATA is a folder of ``<report>.txt`` with ``<report>.jsonl`` of coded claims, or of several such
folders.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.packs import run_scorer
from sayso.claims.assemble import make_claims
from sayso.claims.reader import find_reader
from sayso.language.read import read_report
from sayso.nouns.claim import Claim
from sayso.nouns.report import Original, Report
from sayso.settings import settings_from
from sayso.views.contract import claim_as_json


def read_folder(folder: Path) -> Iterator[Claim]:
    """Read every text file of a folder, with the reader that is set, and give its claims."""
    reader = find_reader(settings_from().reader)
    for path in sorted(folder.rglob("*.txt")):
        content = path.read_bytes()
        report = Report(path.stem, content.decode(), Original(content, "text/plain"))
        yield from make_claims(read_report(report), reader)


def predict(data: Path, predictions: Path) -> None:
    """Write the claims of every report, one JSON object a line."""
    lines = [json.dumps(claim_as_json(claim), ensure_ascii=False) for claim in read_folder(data)]
    predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's table, by type."""
    folders = [data] if list(data.glob("*.jsonl")) else [p for p in data.iterdir() if p.is_dir()]
    tables = [
        f"{folder.name}\n{run_scorer('score_claims.py', folder, predictions, '--by-type')}"
        for folder in sorted(folders)
    ]
    return "\n".join(tables)
