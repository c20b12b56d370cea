"""Fit the weights of mentions on coded news: ``python tools/fit_mentions.py TRAIN.jsonl``.

Prints the mean of B-cubed over held-out topics for each threshold; ``--write`` puts the weights
fitted on all topics, with the best threshold, into the lexicon.
"""

import argparse
import sys
from itertools import combinations
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.ecbplus import TopicRead, read_topics  # noqa: E402
from sayso.reconcile.mentions import Topic, group_mentions  # noqa: E402
from tools.fit_weights import b_cubed, fit  # noqa: E402

TABLE = PROJECT / "src" / "sayso" / "lexicon" / "data" / "mention_weights.yml"
JOINS = [-1.0, -0.5, 0.0, 0.5, 1.0, 1.5]
Findings = list[tuple[tuple[str, str], ...]]


def rows_of(topic: TopicRead) -> tuple[Findings, list[float], list[float]]:
    """Give findings, whether one chain, and importance for every pair of a topic."""
    ready = Topic(topic.mentions, topic.reports)
    chains = [topic.chains[mention.id] for mention in topic.mentions]
    sizes = {chain: chains.count(chain) for chain in set(chains)}
    findings, same, importance = [], [], []
    for left, right in combinations(range(len(chains)), 2):
        findings.append(ready.findings(left, right))
        one = chains[left] == chains[right]
        same.append(float(one))
        # a large chain has many pairs; its mentions should not count for more than others
        importance.append(1 / (sizes[chains[left]] - 1) ** 0.5 if one else 20 / len(chains))
    return findings, same, importance


def fit_topics(topics: list[TopicRead]) -> tuple[float, dict[str, dict[str, float]]]:
    """Fit on some topics."""
    parts = [rows_of(topic) for topic in topics]
    findings = [list(row) for part in parts for row in part[0]]
    same = np.array([value for part in parts for value in part[1]])
    importance = np.array([value for part in parts for value in part[2]])
    return fit(findings, same, importance, 1.0)


def judge(topics: list[TopicRead], folds: int) -> float:
    """Print B-cubed over held-out topics for each threshold and give the best threshold."""
    gold: dict[int, str] = {}
    got: dict[float, dict[int, int]] = {join: {} for join in JOINS}
    number: dict[str, int] = {}
    for fold in range(folds):
        held = topics[fold::folds]
        start, bits = fit_topics([topic for topic in topics if topic not in held])
        for topic in held:
            for mention in topic.mentions:
                number[mention.id] = len(number)
                gold[number[mention.id]] = topic.chains[mention.id]
            for join in JOINS:
                groups = group_mentions(
                    topic.mentions, topic.reports, bits, start=start, join_from=join
                )
                for group in groups:
                    got[join].update({number[key]: number[group[0]] for key in group})
    scores = {join: b_cubed(gold, got[join]) for join in JOINS}
    print({join: round(value, 4) for join, value in scores.items()})
    return max(scores, key=lambda join: scores[join])


def main() -> None:
    """Fit, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    topics = list(read_topics(options.train))
    join = judge(topics, options.folds)
    if options.write:
        start, bits = fit_topics(topics)
        lines = [
            "# How two mentions of happenings in reports of one topic are judged to be of one.",
            "# bits: log2 of how much likelier a finding is between two mentions of one happening.",
            "# Fitted by tools/fit_mentions.py on the training topics of ECB+; not edited by hand.",
            f"start: {start}",
            f"join_from: {join}",
            "bits:",
        ]
        for about, found in bits.items():
            lines.append(f"  {about}:")
            lines += [f"    {finding}: {value}" for finding, value in sorted(found.items())]
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
