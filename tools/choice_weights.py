"""Fit weights by which one of several candidates is chosen: a place, or a time, of a happening.

Multinomial logistic regression with a ridge, by Adam: the sums of the weights of candidates' signs
make those that are right likely.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Weights = dict[str, float]
FASTEST = 0.12


@dataclass(frozen=True, slots=True)
class Choice:
    """The signs of each candidate, how right each is (0 to 1), and how much the choice counts."""

    signs: Sequence[frozenset[str]]
    right: Sequence[float]
    worth: float = 1.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Signs that are rarer than ``rarest`` are left out; so many steps, with such a ridge."""

    rarest: int
    ridge: float
    steps: int


def fit_choices(choices: Sequence[Choice], plan: Plan) -> Weights:
    """Fit the weights of signs; choices none of whose candidates is right teach nothing."""
    taught = [choice for choice in choices if any(choice.right)]
    counts = Counter(sign for choice in taught for signs in choice.signs for sign in signs)
    index = {s: i for i, s in enumerate(sorted(s for s, n in counts.items() if n >= plan.rarest))}
    rows = [signs for choice in taught for signs in choice.signs]
    found = [[index[sign] for sign in sorted(signs) if sign in index] for signs in rows]
    columns = np.array([column for row in found for column in row])
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in found])
    of_choice = np.repeat(np.arange(len(taught)), [len(choice.signs) for choice in taught])
    right = np.array([mark for choice in taught for mark in choice.right], dtype=float)
    worth = np.array([choice.worth for choice in taught])[of_choice]
    weights, mean, spread = (np.zeros(len(index)) for _ in range(3))
    for step in range(1, plan.steps + 1):
        totals: Array = np.bincount(owners, weights[columns], len(rows)).astype(float)
        error = worth * (shares(totals, of_choice) - shares(totals, of_choice, right))
        slope = np.bincount(columns, error[owners], len(index)) + plan.ridge * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        rate = FASTEST * (1 - step / (plan.steps + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return {sign: float(weights[i]) for sign, i in index.items()}


def shares(totals: Array, of_choice: NDArray[np.int64], among: Array | None = None) -> Array:
    """Give each candidate's share of its choice, or of the choice's right candidates."""
    highest = np.full(of_choice[-1] + 1, -np.inf)
    np.maximum.at(highest, of_choice, totals)
    weighed = np.exp(totals - highest[of_choice]) * (1.0 if among is None else among)
    whole = np.bincount(of_choice, weighed)
    found: Array = weighed / np.maximum(whole[of_choice], 1e-30)
    return found


def likelihoods(signs: Sequence[frozenset[str]], weights: Weights) -> list[float]:
    """Give how likely each candidate is, by its signs."""
    totals = np.array([sum(weights.get(sign, 0.0) for sign in own) for own in signs])
    chances = np.exp(totals - totals.max())
    return list(chances / chances.sum())
