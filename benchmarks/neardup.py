"""Copies and edited takes: pairs that carry one text, and the figures that a copy alters.

DATA is a folder with ``synthetic_docs.jsonl`` (originals and edited copies), or such a file, or a
file of articles. Documents of the synthetic set get ``cluster`` and ``changes``; the pairs found
among articles go into a second file, named after the first with ``.pairs.jsonl``.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.packs import run_scorer
from sayso.nouns.publication import UNDATED, Publication
from sayso.nouns.report import Original, Report
from sayso.nouns.reprint import Reprint
from sayso.reconcile.changes import find_altered_figures
from sayso.reconcile.reprints import find_reprints

Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    """Read a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def make_report(row: Row) -> Report:
    """Make a report of a document."""
    text = str(row["text"])
    day = row.get("date")
    published = Publication(date.fromisoformat(day), "given") if day else UNDATED
    original = Original(text.encode(), "text/plain")
    return Report(str(row["id"]), text, original, published=published)


def root_of(key: str, reprints: dict[str, Reprint]) -> str:
    """Give the text that a chain of reprints leads to."""
    while key in reprints:
        key = reprints[key].original
    return key


def files_of(data: Path) -> tuple[Path | None, Path | None]:
    """Give the file of synthetic documents and the file of articles, as far as there are any."""
    if data.is_file():
        is_synthetic = "root" in read_rows(data)[0]
        return (data, None) if is_synthetic else (None, data)
    synthetic = data / "synthetic_docs.jsonl"
    articles = data.parent / "newscluster" / "docs.jsonl"
    return synthetic if synthetic.exists() else None, articles if articles.exists() else None


def predict(data: Path, predictions: Path) -> None:
    """Write clusters and altered figures of the synthetic set, and the pairs among articles."""
    synthetic, articles = files_of(data)
    if synthetic:
        write_lines(predictions, synthetic_rows(synthetic))
    if articles:
        rows = list(pairs_among([make_report(row) for row in read_rows(articles)]))
        write_lines(predictions.with_suffix(".pairs.jsonl") if synthetic else predictions, rows)


def pairs_among(reports: list[Report]) -> Iterator[Row]:
    """Give every pair of articles that carry one text."""
    reprints = {reprint.report: reprint for reprint in find_reprints(reports)}
    by_root: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        by_root[root_of(report.id, reprints)].append(report.id)
    for group in by_root.values():
        for left, right in combinations(sorted(group), 2):
            yield {"a": left, "b": right}


def synthetic_rows(path: Path) -> list[Row]:
    """Give every document with the text it carries and the figures it alters."""
    reports = [make_report(row) for row in read_rows(path)]
    texts = {report.id: report.text for report in reports}
    reprints = {reprint.report: reprint for reprint in find_reprints(reports)}
    rows = []
    for report in reports:
        reprint = reprints.get(report.id)
        altered = find_altered_figures(texts[reprint.original], report.text) if reprint else ()
        changes = [{"start": one.start, "end": one.end} for one in altered]
        root = root_of(report.id, reprints)
        rows.append({"id": report.id, "cluster": root, "changes": changes})
    return rows


def write_lines(path: Path, rows: list[Row]) -> None:
    """Write a JSON Lines file."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's tables for clusters, altered figures and pairs."""
    synthetic, articles = files_of(data)
    tables = []
    if synthetic:
        clusters = synthetic.parent / "synthetic_gold_dev.jsonl"
        tables += [
            "clusters\n" + run_scorer("neardup.py", clusters, predictions, "--clusters"),
            "changes\n"
            + run_scorer("neardup.py", synthetic, predictions, "--changes", "--split", "dev"),
        ]
    if articles and synthetic:
        pairs = synthetic.parent / "real_pairs.jsonl"
        found = predictions.with_suffix(".pairs.jsonl")
        tables.append("pairs\n" + run_scorer("neardup.py", pairs, found, "--split", "dev"))
    return "\n".join(tables)
