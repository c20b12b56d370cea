"""Article text, title and date out of saved pages.

DATA is the pack's folder or one of its two lists, ``shub.jsonl`` or ``traf.jsonl``, whose pages
lie beside it, packed with gzip.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.packs import run_scorer
from sayso.errors import InputRefused
from sayso.ingest.page import read_page

KINDS = ("shub", "traf")
LEFT_OUT = {"headline", "comment"}


def lists(data: Path) -> list[Path]:
    """Give the lists of pages that are meant."""
    return [data] if data.is_file() else [data / f"{kind}.jsonl" for kind in KINDS]


def read_pages(listed: Path) -> Iterator[dict[str, Any]]:
    """Give what is read from every page of a list, in the scorer's form."""
    for line in listed.read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        content = gzip.decompress((listed.parent / page["html"]).read_bytes())
        try:
            report = read_page(content, page["id"], page["html"])
        except InputRefused:
            yield {"id": page["id"], "text": ""}
            continue
        text = report.text
        for passage in reversed(report.markup):
            if passage.kind in LEFT_OUT:
                text = text[: passage.start] + text[passage.end :]
        day = report.published.day
        yield {
            "id": page["id"],
            "text": text,
            "title": report.title,
            "date": str(day) if day else None,
        }


def predict(data: Path, predictions: Path) -> None:
    """Write what is read from every page, one JSON object a line."""
    with predictions.open("w", encoding="utf-8") as stream:
        for listed in lists(data):
            for page in read_pages(listed):
                stream.write(json.dumps(page, ensure_ascii=False) + "\n")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's figures for each list."""
    tables = []
    for listed in lists(data):
        kind = "traf" if "traf" in listed.stem else "shub"
        table = run_scorer("extraction.py", listed, predictions, "--kind", kind)
        tables.append(f"{listed.stem}\n{table}")
    return "\n".join(tables)
