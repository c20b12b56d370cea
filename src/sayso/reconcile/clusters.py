"""Put claims together by the mean weight of evidence between groups, never past a "different".

Two groups join where the mean bits over all pairs between them are high enough and no pair is
forbidden, the surest first. So a claim that could go with two happenings never ties them
together: May and December at one place stay apart however many undated claims lie between.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Weigh = Callable[[int, int], float]
FORBIDDEN = float("-inf")
LARGE = 40
"""Groups above this size are weighed by a sample where their pairs were not worth comparing."""

Groups = Iterable[Iterable[int]]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is known of any pair: its bits, and whether it is ruled out (quicker to say)."""

    weigh: Weigh
    ruled_out: Callable[[int, int], bool]


def cluster(
    neighbours: Mapping[int, Iterable[int]], pairs: Pairs, join_from: float, together: Groups = ()
) -> list[list[int]]:
    """Group the positions that are keys of ``neighbours``.

    ``neighbours`` holds the pairs worth comparing, in both directions; ``pairs`` answers for any
    pair and must be symmetric; ``together`` are groups that a person has put together. The
    outcome depends on the positions only, which callers give out in order of claim ids.
    """
    links = Links(neighbours, pairs, join_from)
    for group in together:
        links.put_together(group)
    links.join_all()
    return [sorted(group) for _, group in sorted(links.groups.items())]


def never(_left: int, _right: int) -> bool:
    """Rule nothing out."""
    return False


def sample(group: Sequence[int]) -> Sequence[int]:
    """Give a large group's members at even steps; a small group as it is."""
    return group if len(group) <= LARGE else group[:: -(-len(group) // LARGE)]


class Links:
    """Groups, and the sum of bits over all pairs between groups that may join."""

    def __init__(
        self, neighbours: Mapping[int, Iterable[int]], pairs: Pairs, join_from: float
    ) -> None:
        """Start with every claim alone."""
        self.pairs = pairs
        self.join_from = join_from
        self.groups: dict[int, list[int]] = {position: [position] for position in neighbours}
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        self.heap: list[tuple[float, int, int, int]] = []
        for left, near in neighbours.items():
            for right in near:
                if left < right:
                    self._link(left, right, pairs.weigh(left, right))

    def put_together(self, group: Iterable[int]) -> None:
        """Join claims whatever the comparisons say."""
        members = sorted(position for position in group if position in self.groups)
        for other in members[1:]:
            self._join(members[0], other)

    def join_all(self) -> None:
        """Join groups, the surest first, until none is left that may join."""
        while self.heap:
            _, left, right, size = heapq.heappop(self.heap)
            if left in self.groups and right in self.groups and size == self._pairs(left, right):
                self._join(left, right)

    def _pairs(self, left: int, right: int) -> int:
        return len(self.groups[left]) * len(self.groups[right])

    def _link(self, left: int, right: int, bits: float) -> None:
        self.sums[left][right] = bits
        self.sums[right][left] = bits
        pairs = self._pairs(left, right)
        mean = bits / pairs
        if mean >= self.join_from:
            heapq.heappush(self.heap, (-mean, min(left, right), max(left, right), pairs))

    def _sum(self, left: int, right: int) -> float:
        """Give the sum over all pairs, weighing those that were not worth it before."""
        known = self.sums[left].get(right)
        if known is not None:
            return known
        mine, theirs = self.groups[left], self.groups[right]
        some, others = sample(mine), sample(theirs)
        total = sum(self.pairs.weigh(one, other) for one in some for other in others)
        if total == FORBIDDEN:
            return FORBIDDEN
        if len(some) < len(mine) or len(others) < len(theirs):
            ruled_out = self.pairs.ruled_out
            if any(ruled_out(one, other) for one in mine for other in theirs):
                return FORBIDDEN
            total *= self._pairs(left, right) / (len(some) * len(others))
        return total

    def _join(self, left: int, right: int) -> None:
        around = (self.sums[left].keys() | self.sums[right].keys()) - {left, right}
        sums = {other: self._sum(left, other) + self._sum(right, other) for other in sorted(around)}
        for other in around:
            self.sums[other].pop(right, None)
        self.sums.pop(left, None)
        self.sums.pop(right, None)
        self.groups[left] = sorted(self.groups[left] + self.groups.pop(right))
        for other, bits in sums.items():
            self._link(left, other, bits)
