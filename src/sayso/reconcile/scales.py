"""Weigh very many pairs: the same sum as ``weigh``, with every weight at hand."""

from sayso.reconcile.compare.weights import Weights
from sayso.reconcile.facets import Facets
from sayso.reconcile.weigh import COMPARISONS, FORBIDDEN

SLACK = 1e-6
"""Sums of fractions are not exact to the last digit."""


class Scales:
    """The comparisons in their order, each with its weights and what may still come after it."""

    def __init__(self, weights: Weights) -> None:
        """Look the weights up once."""
        self.start = weights.start
        self._steps = []
        after = 0.0
        for comparison in reversed(COMPARISONS):
            bits = dict(weights.bits.get(comparison.about, {}))
            forbids = weights.forbids.get(comparison.about, frozenset())
            self._steps.append((comparison.find, bits, forbids, after))
            after += max(0.0, *bits.values())
        self._steps.reverse()

    def weigh(self, left: Facets, right: Facets, least: float = FORBIDDEN) -> float:
        """Give the bits for one happening; minus infinity where a comparison forbids it.

        Minus infinity too where the bits cannot come up to ``least``: then the rest is not asked.
        """
        total = self.start
        for find, bits, forbids, after in self._steps:
            finding = find(left, right)
            if finding in forbids:
                return FORBIDDEN
            total += bits.get(finding, 0.0)
            if total + after < least - SLACK:
                return FORBIDDEN
        return total
