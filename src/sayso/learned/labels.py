"""What one run of words is, and which runs are names or fill slots, as the network labels them."""

from dataclasses import dataclass
from math import exp

import numpy as np

from sayso.learned.spans import OUTSIDE, Run, runs_in
from sayso.learned.tagger import Decoding, Scores


@dataclass(frozen=True, slots=True)
class Labelled:
    """A run of words with what it is, and how likely, 0 to 1."""

    label: str
    run: Run
    chance: float


def label_of(scores: Scores, run: Run, labels: tuple[str, ...]) -> Labelled:
    """Give what a run of words is as a whole: a trigger's stance, a sentence's kind of passage.

    ``scores`` is (words, labels) in log chances; ``run`` is a run of words that were read.
    """
    means = scores[run[0] : run[1] + 1].mean(axis=0)
    best = int(means.argmax())
    return Labelled(labels[best], run, exp(float(means[best])))


def names_in(scores: Scores, kinds: tuple[str, ...]) -> list[Labelled]:
    """Give the names in a window, in text order. ``scores`` is (words, 1 + 2 x kinds).

    A label that goes on with another kind than the one before begins a name of its own.
    """
    likeliest = scores.argmax(axis=1)
    found: list[tuple[int, Run]] = []
    for word in np.flatnonzero(likeliest).tolist():
        kind, goes_on = divmod(int(likeliest[word]) - 1, 2)
        if goes_on and found and found[-1][0] == kind and found[-1][1][1] == word - 1:
            found[-1] = (kind, (found[-1][1][0], word))
        else:
            found.append((kind, (word, word)))
    either = np.exp(scores[:, 1::2]) + np.exp(scores[:, 2::2])
    return [
        Labelled(kinds[kind], (first, last), float(either[first : last + 1, kind].mean()))
        for kind, (first, last) in found
    ]


def fillers_in(scores: Scores, decoding: Decoding) -> list[Labelled]:
    """Give the runs of words that fill slots, slot by slot. ``scores`` is (words, slots, 3)."""
    slots = decoding.fillers
    even = np.zeros((len(slots), 3, 3), dtype=np.float32)
    filled = 1 - np.exp(scores[..., OUTSIDE])
    return [
        Labelled(slot, run, float(filled[run[0] : run[1] + 1, layer].mean()))
        for layer, (slot, runs) in enumerate(zip(slots, runs_in(scores, even), strict=True))
        for run in runs
    ]
