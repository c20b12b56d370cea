"""Labels of words into runs of words: the likeliest row of outside, begin, inside."""

import numpy as np
from numpy.typing import NDArray

from sayso.learned.tagger import Scores

OUTSIDE, BEGIN, INSIDE = range(3)
NEVER = -1e4

Run = tuple[int, int]
"""First and last word, both included."""


def runs_in(spoken: Scores, transitions: Scores) -> tuple[list[Run], ...]:
    """Give the runs of each layer. ``spoken`` is (words, layers, 3), in log chances."""
    if not len(spoken):
        return tuple([] for _ in range(spoken.shape[1]))
    labels = likeliest(spoken, transitions)
    return tuple(runs_of(labels[:, layer]) for layer in range(labels.shape[1]))


def likeliest(spoken: Scores, transitions: Scores) -> NDArray[np.int64]:
    """Give the likeliest label of each word and layer, by Viterbi's way through all of them."""
    step = transitions.copy()
    step[:, OUTSIDE, INSIDE] = NEVER
    best = spoken[0].copy()
    best[:, INSIDE] += NEVER
    came = np.zeros(spoken.shape, dtype=np.int64)
    for word in range(1, len(spoken)):
        through = best[:, :, None] + step
        came[word] = through.argmax(axis=1)
        best = through.max(axis=1) + spoken[word]
    labels = np.zeros(spoken.shape[:2], dtype=np.int64)
    labels[-1] = best.argmax(axis=1)
    layers = np.arange(spoken.shape[1])
    for word in range(len(spoken) - 1, 0, -1):
        labels[word - 1] = came[word, layers, labels[word]]
    return labels


def runs_of(labels: NDArray[np.int64]) -> list[Run]:
    """Give the runs of one row of labels."""
    found: list[Run] = []
    for position in np.flatnonzero(labels != OUTSIDE).tolist():
        if labels[position] == INSIDE and found and found[-1][1] == position - 1:
            found[-1] = (found[-1][0], position)
        else:
            found.append((position, position))
    return found
