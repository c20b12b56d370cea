"""Signs of roles as sparse tables, and weights fitted on them.

A row is one party before one happening. Its own signs always count; of its mentions only the one
that speaks most for the role does, so the table of mentions is kept apart and a fit chooses.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import optimize, sparse

from sayso.claims.role_signs import Signs

RIDGE = 16.0
ROUNDS = 3
RAREST = 5
SMALLEST = 0.02
STEPS = 120

Array = np.ndarray


@dataclass(frozen=True)
class SignTable:
    """Signs of rows, signs of their mentions, and the row of each mention, in row order."""

    own: sparse.csr_matrix
    mentions: sparse.csr_matrix
    owner: Array
    names: Sequence[str]

    def chances(self, weights: Array) -> Array:
        """Give the chance of each row by weights."""
        totals = self.own @ weights + self._best(weights)[0]
        return np.asarray(1 / (1 + np.exp(-np.clip(totals, -30, 30))))

    def only(self, rows: Array) -> "SignTable":
        """Give the table of some rows, by their positions in rising order."""
        place = np.full(self.own.shape[0], -1)
        place[rows] = np.arange(len(rows))
        kept = np.flatnonzero(place[self.owner] >= 0) if len(self.owner) else self.owner
        return SignTable(self.own[rows], self.mentions[kept], place[self.owner[kept]], self.names)

    def _best(self, weights: Array) -> tuple[Array, Array]:
        """Give the highest sum of a mention of each row, and which mention has it, or -1."""
        size = self.own.shape[0]
        if not len(self.owner):
            return np.zeros(size), np.full(size, -1)
        sums = self.mentions @ weights
        order = np.lexsort((-sums, self.owner))
        rows, first = np.unique(self.owner[order], return_index=True)
        best, which = np.zeros(size), np.full(size, -1)
        which[rows] = order[first]
        best[rows] = sums[order[first]]
        return best, which

    def chosen(self, weights: Array | None) -> sparse.csr_matrix:
        """Give one row of signs each: with all mentions, or with the best by weights."""
        size = self.own.shape[0]
        count = len(self.owner)
        if not count:
            return self.own
        if weights is None:
            pick = sparse.csr_matrix(
                (np.ones(count), (self.owner, np.arange(count))), shape=(size, count)
            )
            union = (self.own + pick @ self.mentions).tocsr()
            union.data[:] = 1.0
            return union
        which = self._best(weights)[1]
        rows = np.flatnonzero(which >= 0)
        pick = sparse.csr_matrix((np.ones(len(rows)), (rows, which[rows])), shape=(size, count))
        return (self.own + pick @ self.mentions).tocsr()


def sign_table(rows: Sequence[Signs]) -> SignTable:
    """Make the table of rows; signs rarer than ``RAREST`` are left out."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row.own)
        for mention in row.mentions:
            counts.update(mention)
    names = [sign for sign, count in counts.items() if count >= RAREST]
    columns = {sign: i for i, sign in enumerate(names)}
    mentions = [mention for row in rows for mention in row.mentions]
    owner = np.repeat(np.arange(len(rows)), [len(row.mentions) for row in rows])
    return SignTable(
        _matrix([row.own for row in rows], columns), _matrix(mentions, columns), owner, names
    )


def _matrix(rows: Sequence[Iterable[str]], columns: Mapping[str, int]) -> sparse.csr_matrix:
    found = [[columns[sign] for sign in row if sign in columns] for row in rows]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in found])])
    inside = np.fromiter((column for row in found for column in row), dtype=np.int64)
    values = np.ones(len(inside))
    return sparse.csr_matrix((values, inside, starts), shape=(len(rows), len(columns)))


def fit_weights(
    table: SignTable,
    truth: Array,
    worth: Array,
    start: Array | None = None,
    ridge: float = RIDGE,
) -> Array:
    """Fit a logistic regression with a ridge; each round settles anew which mention counts.

    ``worth`` says how much each row counts.
    """
    weights = start
    for _ in range(ROUNDS):
        signs = table.chosen(weights)
        first = np.zeros(signs.shape[1]) if weights is None else weights
        weights = _regress(signs, (truth, worth), first, ridge)
    if weights is None:
        raise ValueError("no round of fitting")
    return weights


def _regress(
    signs: sparse.csr_matrix, judged: tuple[Array, Array], start: Array, ridge: float
) -> Array:
    truth, worth = judged
    across = signs.T.tocsr()

    def loss(weights: Array) -> tuple[float, Array]:
        totals = signs @ weights
        value = worth @ (np.logaddexp(0, totals) - totals * truth)
        error = worth * (1 / (1 + np.exp(-totals)) - truth)
        return value + ridge / 2 * weights @ weights, across @ error + ridge * weights

    found = optimize.minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "ftol": 1e-6}
    )
    return np.asarray(found.x)


def named_weights(table: SignTable, weights: Array) -> dict[str, float]:
    """Give the weight of each sign that matters."""
    return {
        name: round(float(weight), 2)
        for name, weight in zip(table.names, weights, strict=True)
        if abs(weight) >= SMALLEST
    }
