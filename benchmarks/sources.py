"""Sources of coded happenings: the reader is given the trigger, and must say on whose word.

DATA is a folder of ``<report>.txt`` with ``<report>.jsonl`` of coded claims. Sources are compared
as the scorer of claims compares them, so the figure is what whole claims could reach at best.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.roles import coded_happenings, load_scorer
from sayso.claims.chain import chain_of
from sayso.claims.reader import find_reader
from sayso.nouns.source import Source
from sayso.settings import settings_from
from sayso.views.contract import source_as_json


def judged(folder: Path) -> Iterator[dict[str, Any]]:
    """Give every coded claim with the chain that was read and whether link and kind are right."""
    scorer = load_scorer()
    reader = find_reader(settings_from().reader)
    for _, group in groupby(coded_happenings(folder), key=lambda item: item[0].report.id):
        items = list(group)
        attributions = reader.attributions(items[0][0])
        for reading, happening, claim in items:
            chain: tuple[Source, ...] = chain_of(happening, attributions, reading)
            links = [source_as_json(source) for source in chain]
            kind = chain[0].kind if chain else "outlet"
            yield {
                "claim": claim,
                "chain": links,
                "kind": kind,
                "source": scorer.source_ok(claim["sources"], links),
                "kind_right": kind == claim["source_kind"],
                "length": len(links) == len(claim["sources"]),
            }


def predict(data: Path, predictions: Path) -> None:
    """Write what was read of every coded claim, one JSON object a line."""
    lines = [json.dumps(row, ensure_ascii=False) for row in judged(data)]
    predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def score(data: Path, predictions: Path) -> str:
    """Give the shares of claims whose first source, its kind, and the chain's length are right."""
    rows = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    lines = [f"{data.name}: {len(rows)} claims"]
    for key in ("source", "kind_right", "length"):
        lines.append(f"  {key} {sum(map(float, (row[key] for row in rows))) / len(rows):.3f}")
    asked = [row for row in rows if row["claim"]["sources"]]
    named = [row for row in rows if row["chain"]]
    found = sum(row["source"] for row in asked)
    lines.append(f"  attributed: recall {found / len(asked):.3f} of {len(asked)}")
    lines.append(f"  attributed: precision {found / len(named):.3f} of {len(named)}")
    wrong = Counter((row["claim"]["source_kind"], row["kind"]) for row in rows)
    lines += [f"  {a} read as {b}: {n}" for (a, b), n in wrong.most_common() if a != b]
    return "\n".join(lines)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        predict(Path(name), Path("predictions") / f"sources-{Path(name).name}.jsonl")
        print(score(Path(name), Path("predictions") / f"sources-{Path(name).name}.jsonl"))
