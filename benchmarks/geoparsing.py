"""Place names in the news to coordinates: TR-News, GeoWebNews, LGL, GeoVirus, development parts.

DATA is a file such as ``trnews.jsonl``: one document a line with its text and coded toponyms.
Adjectives and governments meant by their country count in these corpora, so they are predicted.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.packs import run_scorer
from sayso.language.places import find_toponyms
from sayso.nouns.evidence import Span

SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s+[A-Z“\"])[^.!?\n]*)*[.!?]*")


def sentences_of(text: str) -> list[Span]:
    """Cut a text roughly into sentences; names do not run over their ends."""
    joined = re.sub(r"\n(?=[ \t]*\S)", " ", text)
    return [Span(m.start(), m.end()) for m in SENTENCE.finditer(joined)]


def toponyms(text: str) -> Iterator[dict[str, Any]]:
    """Give the resolved toponyms of a text."""
    for choice in find_toponyms(text, sentences_of(text))[1]:
        if choice.entry is not None:
            yield {
                "start": choice.name.start, "end": choice.name.end,
                "lat": choice.entry.lat, "lon": choice.entry.lon,
            }  # fmt: skip


def documents(data: Path) -> Iterator[dict[str, Any]]:
    """Give the documents of the development part."""
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if document["split"] == "dev":
                yield document


def predict(data: Path, predictions: Path) -> None:
    """Write the resolved toponyms of every document, one document a line."""
    rows = [{"id": d["id"], "toponyms": list(toponyms(d["text"]))} for d in documents(data)]
    predictions.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's figures for the development part."""
    types = ("--types", "gwn") if data.stem == "gwn" else ()
    return run_scorer("geoparse.py", data, predictions, "--split", "dev", *types)
