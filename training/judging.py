"""How well a network reads lessons that it was not taught, head by head, word by word."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from sayso.nouns.claim import STANCES
from training.lessons import IGNORED, NAME_KINDS, ROLES, Lesson
from training.network import Network
from training.reading import argument_rows, scores_of
from training.run import vocabulary

Tally = Counter[str]
"""How many words were found rightly, found wrongly and missed: ``right``, ``wrong``, ``missed``."""


def figures(network: Network, lessons: Sequence[Lesson]) -> dict[str, dict[str, float]]:
    """Give F1 by head and label over the words of lessons; heads with nothing to find are left out.

    Happenings are right where the type is, names where the kind is. ``all`` adds labels up.
    """
    pieces = vocabulary()
    tallies: dict[str, dict[str, Tally]] = {}
    for lesson in lessons:
        scores = scores_of(network, lesson, pieces)
        rows = {
            "happenings": told(scores["happenings"], lesson.happenings),
            "stances": told(scores["stances"], lesson.stances),
            "names": told(scores["names"], lesson.names),
            "passages": told(scores["passages"], lesson.passages),
            "arguments": argument_pairs(network, lesson),
        }
        for head, pairs in rows.items():
            count(tallies.setdefault(head, {}), pairs, NAMES[head])
    return {head: scored(found) for head, found in tallies.items() if found}


def told(scores: np.ndarray, labels: np.ndarray | None) -> list[tuple[int, int]]:
    """Give what is coded and what is likeliest for each word that is coded."""
    if labels is None or not len(labels):
        return []
    known = labels != IGNORED
    return list(zip(labels[known].tolist(), scores[known].argmax(axis=-1).tolist(), strict=True))


def argument_pairs(network: Network, lesson: Lesson) -> list[tuple[int, int]]:
    """Give for judged roles and triggers each word's role, as coded and as read; 0 is none."""
    players: dict[tuple[int, int], set[int]] = {pair: set() for pair in lesson.judged}
    for a in lesson.arguments:
        players.setdefault((a.role, a.trigger), set()).update(range(a.first, a.last + 1))
    pairs = []
    triggers = sorted({trigger for _, trigger in lesson.judged})
    for trigger, start, odds in argument_rows(network, lesson, vocabulary(), triggers):
        for role in range(len(ROLES)):
            if (role, trigger) not in lesson.judged:
                continue
            right = players[role, trigger]
            pairs += [
                ((1 + role) * (start + word in right), (1 + role) * bool(value > 0))
                for word, value in enumerate(odds[role].tolist())
            ]
    return pairs


NAMES: dict[str, Sequence[str]] = {
    "happenings": (),
    "stances": STANCES,
    "names": ("", *(kind for kind in NAME_KINDS for _ in range(2))),
    "passages": (),
    "arguments": ("", *ROLES),
}
"""What the labels of a head are called; those of heads without names are only added up."""


def count(
    tallies: dict[str, Tally], pairs: Iterable[tuple[int, int]], names: Sequence[str]
) -> None:
    """Count pairs of coded and read labels; 0 means that there is nothing to find."""
    for (coded, read), number in Counter(pairs).items():
        sorts = [("right", coded)] if coded == read else [("missed", coded), ("wrong", read)]
        for sort, label in sorts:
            if label:
                for name in {"all", names[label] if names else "all"}:
                    tallies.setdefault(name, Counter())[sort] += number


def scored(tallies: dict[str, Tally]) -> dict[str, float]:
    """Give F1 for each label, and how many words are coded with any."""
    found = {name: round(f1(tally), 3) for name, tally in sorted(tallies.items())}
    return found | {"words": tallies["all"]["right"] + tallies["all"]["missed"]}


def f1(tally: Tally) -> float:
    """Give the harmonic mean of precision and recall; 0 where nothing is right."""
    total = 2 * tally["right"] + tally["wrong"] + tally["missed"]
    return 2 * tally["right"] / total if total else 0.0
