"""Who said what in political news (PolNeAR): source, cue and content of every attribution.

DATA is a file such as ``dev.jsonl``: one article a line with its text and coded attributions.
Two readers are scored: the rules, which were made for reports of war and are used as they stand,
and the trained reader, as it tags and links the words.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.packs import run_scorer
from sayso.claims.attributions import find_attributions
from sayso.claims.tagged import TaggedSpeech, Tags, tag
from sayso.language.read import read_report
from sayso.learned.find import find_model
from sayso.learned.tagger import Tagger, open_tagger
from sayso.nouns.attribution import Attribution
from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading
from sayso.nouns.report import Original, Report

Relation = dict[str, list[list[int]]]


def relations(found: Iterable[Attribution]) -> Iterator[Relation]:
    """Give the attributions in the pack's form; what one cue hands on in pieces is one relation."""
    pieces: dict[Span, list[Attribution]] = defaultdict(list)
    for attribution in found:
        if attribution.cue is not None:
            pieces[attribution.cue].append(attribution)
    for cue, group in pieces.items():
        source = group[0].source_span
        yield relation(source, cue, [a.content for a in group])


def relation(source: Span | None, cue: Span, contents: Iterable[Span]) -> Relation:
    """Give one attribution in the pack's form."""
    return {
        "source": [[source.start, source.end]] if source else [],
        "cue": [[cue.start, cue.end]],
        "content": sorted([content.start, content.end] for content in contents),
    }


def tagged_relations(tags: Tags) -> Iterator[Relation]:
    """Give what the trained reader tags, as it stands."""
    for said in tags.said.values():
        for found in said:
            yield relation(found.source, found.cue, joined(found))


def joined(found: TaggedSpeech) -> list[Span]:
    """Give the words handed on; those of neighbouring sentences are one piece."""
    pieces: list[Span] = []
    for span in sorted(found.contents):
        if pieces and span.start - pieces[-1].end <= 1:
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    return pieces


def readings(data: Path) -> Iterator[Reading]:
    """Give every article as read by the rules."""
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            article: dict[str, Any] = json.loads(line)
            text = article["text"]
            yield read_report(Report(article["id"], text, Original(text.encode(), "text/plain")))


def readers(tagger: Tagger | None) -> dict[str, Callable[[Reading], list[Relation]]]:
    """Give the readers by name."""
    found: dict[str, Callable[[Reading], list[Relation]]] = {
        "rules": lambda reading: list(relations(find_attributions(reading)))
    }
    if tagger is not None:
        found["trained"] = lambda reading: list(tagged_relations(tag(reading, tagger)))
    return found


def beside(predictions: Path, name: str) -> Path:
    """Give the file of one reader's predictions."""
    return predictions.with_name(f"{predictions.stem}-{name}.jsonl")


def predict(data: Path, predictions: Path) -> None:
    """Write the attributions of every article by each reader, one article a line."""
    model = find_model()
    read = list(readings(data))
    for name, reader in readers(open_tagger(model.path) if model else None).items():
        with beside(predictions, name).open("w", encoding="utf-8") as out:
            for reading in read:
                row = {"id": reading.report.id, "attributions": reader(reading)}
                out.write(json.dumps(row) + "\n")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's table for each reader."""
    names = [n for n in ("rules", "trained") if beside(predictions, n).exists()]
    tables = (
        f"{name}\n{run_scorer('polnear_score.py', data, beside(predictions, name))}"
        for name in names
    )
    return "\n".join(tables)
