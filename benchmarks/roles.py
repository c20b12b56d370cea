"""Actors and targets of coded happenings: the reader is given the trigger, and must say who.

A folder holds ``<report>.txt`` with ``<report>.jsonl`` of coded claims, or it is one of our own
reports, ``<war>/<report>.txt``, with their claims in them. Names are compared as the scorer of
claims compares them, so the figure is what whole claims could reach at best.
"""

import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.corpus import as_received
from benchmarks.packs import shared_folder
from sayso.claims.attributions import find_attributions
from sayso.claims.roles import roles_of
from sayso.language.read import read_report
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading
from sayso.nouns.report import Original, Report
from sayso.views.contract import actor_as_json
from tools.read_corpus import read_corpus


def load_scorer() -> ModuleType:
    """Give the scorer of claims as a module."""
    path = shared_folder() / "tools" / "score_claims.py"
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        sys.exit(f"cannot load {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def coded_happenings(folder: Path) -> Iterator[tuple[Reading, Happening, dict[str, Any]]]:
    """Give every coded claim as a happening in the reading of its report."""
    if not any(folder.glob("*.txt")):
        yield from _own_happenings(folder)
    for path in sorted(folder.glob("*.txt")):
        content = path.read_bytes()
        report = Report(path.stem, content.decode(), Original(content, "text/plain"))
        reading = read_report(report)
        for line in path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines():
            claim = json.loads(line)
            if "type" in claim:
                yield reading, as_happening(claim, reading), claim


def _own_happenings(folder: Path) -> Iterator[tuple[Reading, Happening, dict[str, Any]]]:
    """Give the claims of our own reports, each read with the outlet and the date it came with."""
    for own in read_corpus(folder):
        reading = read_report(as_received(own))
        for claim in own.claims:
            yield reading, as_happening(claim, reading), claim


def as_happening(claim: dict[str, Any], reading: Reading) -> Happening:
    """Give a coded claim as a happening; its trigger is looked up inside the quote."""
    words = claim["trigger"].split(" ... ")[0]
    found = claim["quote"].lower().find(words.lower())
    start = claim["start"] + max(found, 0)
    trigger = Span(start, start + (len(words) if found >= 0 else len(claim["quote"])))
    sentence = max(
        (i for i, s in enumerate(reading.sentences) if s.start <= trigger.start), default=0
    )
    clause = Span(claim["start"], claim["end"])
    return Happening(claim["type"], trigger, clause, sentence, claim["stance"])


def score_roles(folder: Path) -> dict[str, dict[str, list[float]]]:
    """Give the set F1 of each role of each happening, by type and under ``all``."""
    scorer = load_scorer()
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for _, group in groupby(coded_happenings(folder), key=lambda item: item[0].report.id):
        items = list(group)
        reading = items[0][0]
        said = find_attributions(reading)
        found = roles_of([happening for _, happening, _ in items], reading, said)
        for (_, _, claim), roles in zip(items, found, strict=True):
            for role, got in zip(("actors", "targets"), roles, strict=True):
                value = scorer.sets_f1(claim[role], [actor_as_json(actor) for actor in got])
                scores[role][claim["type"]].append(value)
                scores[role]["all"].append(value)
    return scores


def main() -> None:
    """Print the means for each folder named on the command line."""
    for name in sys.argv[1:]:
        for role, by_type in score_roles(Path(name)).items():
            means = {kind: sum(v) / len(v) for kind, v in sorted(by_type.items())}
            print(name, role, " ".join(f"{k} {v:.3f}" for k, v in means.items()))


if __name__ == "__main__":
    main()
