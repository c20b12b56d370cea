"""Mentions of events across news of one topic, with the coded mentions given (ECB+).

DATA is ``dev.jsonl`` or the folder that holds it. Topics are as given; nothing else of the coding
is used.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.packs import run_scorer
from sayso.nouns.report import Original, Report
from sayso.reconcile.mentions import Mention, group_mentions


@dataclass(frozen=True, slots=True)
class TopicRead:
    """One topic: its mentions, its reports, and the coded chains by mention for fitting."""

    mentions: list[Mention]
    reports: list[Report]
    chains: dict[str, str]


def read_topics(path: Path) -> Iterator[TopicRead]:
    """Read the topics of a file."""
    rows = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line:
            row = json.loads(line)
            rows[row["topic"]].append(row)
    for topic in sorted(rows):
        read = TopicRead([], [], {})
        for row in sorted(rows[topic], key=lambda entry: str(entry["id"])):
            read.reports.append(Report(row["id"], row["text"], Original(b"", "text/plain")))
            for mention, chain in mentions_of(row):
                read.mentions.append(mention)
                read.chains[mention.id] = chain
        yield read


def mentions_of(row: dict[str, Any]) -> Iterator[tuple[Mention, str]]:
    """Give the event mentions of the selected sentences, each with its sentence."""
    sentences = {sentence["n"]: sentence for sentence in row["sentences"]}
    for mention in row["mentions"]:
        if mention["kind"] == "event" and mention["selected"]:
            sentence = sentences[mention["sentence"]]
            words = row["text"][sentence["start"] : sentence["end"]]
            yield (
                Mention(mention["id"], row["id"], mention["text"], words),
                str(mention.get("chain", "")),
            )


def predict(data: Path, predictions: Path) -> None:
    """Write the chain of every mention, one JSON object a line."""
    path = data / "dev.jsonl" if data.is_dir() else data
    lines = []
    for number, topic in enumerate(read_topics(path)):
        for chain, group in enumerate(group_mentions(topic.mentions, topic.reports)):
            lines += [json.dumps({"mention": key, "chain": f"{number}-{chain}"}) for key in group]
    predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's table."""
    path = data / "dev.jsonl" if data.is_dir() else data
    return run_scorer("coref_score.py", path, predictions)
