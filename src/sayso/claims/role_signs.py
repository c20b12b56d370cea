"""Signs that speak for and against a role, in blocks that are weighed once.

Thousands of parties are weighed in a report, and most of what is told of one was told of another:
that it is a party of the lexicon, beside a passive trigger, two words off. So signs are not made
for each party. A block is what makes some signs, with the facts it makes them of; equal blocks
have equal weight, which is summed once and kept.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

Block = tuple[Callable[..., Iterable[str]], tuple[Hashable, ...]]
"""What makes signs, and the facts it is called with; the signs depend on nothing else."""


def signs_in(block: Block) -> frozenset[str]:
    """Give the signs of a block."""
    make, facts = block
    return frozenset(make(*facts))


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a party: of itself, and of each mention in the sentence.

    Only the mention that speaks most for the role counts, since a party named twice in a
    sentence acts by one of the two. No sign stands in two blocks of a party itself, nor in two
    of a mention, so that the sum over blocks is the sum over signs.
    """

    blocks: tuple[Block, ...]
    by_mention: tuple[tuple[Block, ...], ...] = ()

    @property
    def own(self) -> frozenset[str]:
        """The signs of the party itself."""
        return frozenset().union(*map(signs_in, self.blocks))

    @property
    def mentions(self) -> tuple[frozenset[str], ...]:
        """The signs of each mention."""
        return tuple(frozenset().union(*map(signs_in, blocks)) for blocks in self.by_mention)

    def adding(self, more: Iterable[Block]) -> "Signs":
        """Give the signs with more blocks of the party's own."""
        return Signs((*self.blocks, *more), self.by_mention)


def as_given(signs: frozenset[str]) -> frozenset[str]:
    """Make the signs of a block of signs that are at hand."""
    return signs
