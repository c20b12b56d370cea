"""PolNeAR as lessons: political news with source, cue and content of every attribution."""

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sayso.language.passages import find_passages
from sayso.language.sentences import split_sentences
from sayso.nouns.reading import Token
from sayso.nouns.report import Original, Report
from training.lessons import (
    CONTENT_TO_CUE,
    CUE_TO_SOURCE,
    LAYERS,
    NOBODY,
    Lesson,
    Link,
    paint,
    words_of,
)

Run = tuple[int, int]


def read_polnear(path: Path) -> Iterator[Lesson]:
    """Give every article of a part."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield lesson_of(json.loads(line))


def lesson_of(article: dict[str, Any]) -> Lesson:
    """Give one article, cut into words as the reader cuts them."""
    text = article["text"]
    report = Report(article["id"], text, Original(text.encode(), "text/plain"))
    sentences = split_sentences(text, find_passages(report))
    tokens = [token for sentence in sentences for token in sentence.tokens]
    starts = [token.start for token in tokens]
    spoken = np.zeros((len(tokens), len(LAYERS)), dtype=np.int64)
    links: list[Link] = []
    painted: list[tuple[int, Run]] = []
    for attribution in article["attributions"]:
        runs = {name: runs_of(attribution[name], tokens, starts) for name in LAYERS}
        painted += [(LAYERS.index(name), run) for name in LAYERS for run in runs[name]]
        links += links_of(runs)
    for layer, (first, last) in sorted(painted, key=lambda p: p[1][0] - p[1][1]):
        paint(spoken[:, layer], first, last)
    return Lesson(article["id"], article["id"], words_of(sentences), spoken, tuple(links))


def runs_of(
    spans: Sequence[Sequence[int]], tokens: Sequence[Token], starts: list[int]
) -> list[Run]:
    """Give first and last word of each span; spans that touch are one run."""
    found: list[Run] = []
    for start, end in sorted(map(tuple, spans)):
        first = max(0, bisect_right(starts, start) - 1)
        while first < len(tokens) and tokens[first].end <= start:
            first += 1
        last = bisect_right(starts, end - 1) - 1
        if last < first:
            continue
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def links_of(runs: dict[str, list[Run]]) -> Iterator[Link]:
    """Give the links of one attribution."""
    if not runs["cue"]:
        return
    cue = runs["cue"][0][0]
    for first, _ in runs["content"]:
        yield Link(CONTENT_TO_CUE, first, cue)
    sources = runs["source"]
    yield Link(CUE_TO_SOURCE, cue, sources[0][0] if sources else NOBODY)
