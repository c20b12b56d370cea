"""Weigh signs in blocks: what many candidates have in common is made and summed once.

A block is what makes some signs, with the facts it makes them of. Equal blocks have equal weight,
so the signs of a block are made only the first time that it is met.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Block = tuple[Callable[..., Iterable[str]], tuple[Hashable, ...]]
"""What makes signs, and the facts it is called with; the signs depend on nothing else."""
HUNDREDTHS = 100
MOST_KEPT = 65_536
"""So many blocks are kept with their weights; then all are forgotten."""


def signs_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the signs of blocks."""
    for make, facts in blocks:
        yield from make(*facts)


@dataclass(frozen=True, slots=True)
class Scales:
    """The weight of each sign in hundredths of natural log odds, and of each block weighed so far.

    Weights are whole numbers, so that a sum is the same in whichever order they are added.
    """

    weights: Mapping[str, int]
    kept: dict[Block, int] = field(default_factory=dict)

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> "Scales":
        """Make scales of weights in natural log odds; they are rounded to hundredths."""
        return cls({sign: round(weight * HUNDREDTHS) for sign, weight in weights.items()})

    def weigh(self, blocks: Iterable[Block]) -> int:
        """Give the sum of the weights of all signs in blocks; an unknown sign weighs nothing."""
        total, kept = 0, self.kept
        for block in blocks:
            weight = kept.get(block)
            total += self._first_weighed(block) if weight is None else weight
        return total

    def weigh_in_odds(self, blocks: Iterable[Block]) -> float:
        """Give the sum of the weights in natural log odds."""
        return self.weigh(blocks) / HUNDREDTHS

    def weigh_singly(self, blocks: Iterable[Block]) -> float:
        """Give the sum of the weights, in natural log odds, added up sign by sign as they come."""
        known = filter(None, map(self.weights.get, signs_in(blocks)))
        return sum(weight / HUNDREDTHS for weight in known)

    def _first_weighed(self, block: Block) -> int:
        """Weigh a block and keep its weight."""
        if len(self.kept) >= MOST_KEPT:
            self.kept.clear()
        weight = sum(filter(None, map(self.weights.get, signs_in([block]))))
        self.kept[block] = weight
        return weight
