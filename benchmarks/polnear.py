"""Who said what in political news (PolNeAR): source, cue and content of every attribution.

DATA is a file such as ``dev.jsonl``: one article a line with its text and coded attributions. The
rules were made for reports of war and are used here as they stand.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.packs import run_scorer
from sayso.claims.attributions import find_attributions
from sayso.language.read import read_report
from sayso.nouns.attribution import Attribution
from sayso.nouns.evidence import Span
from sayso.nouns.report import Original, Report


def relations(found: Iterable[Attribution]) -> Iterator[dict[str, list[list[int]]]]:
    """Give the attributions in the pack's form; what one cue hands on in pieces is one relation."""
    pieces: dict[Span, list[Attribution]] = defaultdict(list)
    for attribution in found:
        if attribution.cue is not None:
            pieces[attribution.cue].append(attribution)
    for cue, group in pieces.items():
        source = group[0].source_span
        yield {
            "source": [[source.start, source.end]] if source else [],
            "cue": [[cue.start, cue.end]],
            "content": sorted([a.content.start, a.content.end] for a in group),
        }


def predict(data: Path, predictions: Path) -> None:
    """Write the attributions of every article, one article a line."""
    with data.open(encoding="utf-8") as lines, predictions.open("w", encoding="utf-8") as out:
        for line in lines:
            article: dict[str, Any] = json.loads(line)
            text = article["text"]
            report = Report(article["id"], text, Original(text.encode(), "text/plain"))
            found = list(relations(find_attributions(read_report(report))))
            out.write(json.dumps({"id": article["id"], "attributions": found}) + "\n")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's table."""
    return run_scorer("polnear_score.py", data, predictions)
