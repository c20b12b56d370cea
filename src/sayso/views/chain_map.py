"""The chains of an incident as a drawing: who says it, who passes it on, who prints it.

Columns run from nearest the happening to the outlets; a name that stands in many chains is one
node, so that sources which hang on one mouth are seen to. Copies are tied by their own edges.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.nouns.claim import Claim
from sayso.nouns.reprint import Reprint
from sayso.views.words import shorten

ROW_HEIGHT = 34
HEAD_HEIGHT = 26
MOST_IN_COLUMN = 14
MOST_COLUMNS = 5
NAME_LENGTHS = {0: 70, 1: 52, 2: 34}
"""How long a name may be, by how many columns stand before the last; the drawing is 600 px wide."""
LEAST_NAME = 24

Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class ChainNode:
    """A source or outlet. ``across`` in per cent, ``down`` in pixels. ``kind`` gives its shape."""

    name: str
    full_name: str
    kind: str
    across: float
    down: int
    claims: int
    column: int


@dataclass(frozen=True, slots=True)
class ChainEdge:
    """From whose word to who passes it on; ``is_copy`` for one text under two mastheads."""

    from_across: float
    from_down: int
    to_across: float
    to_down: int
    claims: int
    is_copy: bool


@dataclass(frozen=True, slots=True)
class ChainMap:
    """The whole drawing; ``left_out`` counts names for which there was no room."""

    columns: tuple[tuple[float, str], ...]
    nodes: tuple[ChainNode, ...]
    edges: tuple[ChainEdge, ...]
    height: int
    left_out: int


def draw_chains(
    claims: Sequence[Claim], outlets: Mapping[str, str], reprints: Sequence[Reprint]
) -> ChainMap:
    """Draw the chains of claims. ``outlets`` gives for a report's id the outlet's name."""
    depth = min(max((len(claim.sources) for claim in claims), default=0), MOST_COLUMNS - 1)
    paths = [path_of(claim, outlets, depth) for claim in claims]
    weight: dict[Key, int] = defaultdict(int)
    kinds: dict[Key, str] = {}
    ties: dict[tuple[Key, Key], int] = defaultdict(int)
    for path in paths:
        for key, kind in path:
            weight[key] += 1
            kinds[key] = kind
        for (left, _), (right, _) in pairwise(path):
            ties[left, right] += 1
    placed = place_nodes(weight, ties, depth)
    copies = copy_ties(reprints, outlets, depth)
    length = NAME_LENGTHS.get(depth, LEAST_NAME)
    nodes = [
        ChainNode(shorten(key[1], length), shorten(key[1], 200), kinds[key], across, down,
                  weight[key], key[0])
        for key, (across, down) in placed.items()
    ]  # fmt: skip
    edges = [
        ChainEdge(*placed[left], *placed[right], number, is_copy)
        for group, is_copy in ((ties, False), (copies, True))
        for (left, right), number in group.items()
        if left in placed and right in placed
    ]
    lowest = max((node.down for node in nodes), default=0)
    return ChainMap(
        name_columns(depth), tuple(nodes), tuple(edges), lowest + ROW_HEIGHT,
        len(weight) - len(nodes),
    )  # fmt: skip


def path_of(claim: Claim, outlets: Mapping[str, str], depth: int) -> list[tuple[Key, str]]:
    """Give the nodes of one claim's chain; the outlet always stands in the last column."""
    path: list[tuple[Key, str]] = [
        ((column, source.name), source.kind) for column, source in enumerate(claim.sources[:depth])
    ]
    path.append(((depth, outlets.get(claim.report, claim.report)), "outlet"))
    return path


def place_nodes(
    weight: Mapping[Key, int], ties: Mapping[tuple[Key, Key], int], depth: int
) -> dict[Key, tuple[float, int]]:
    """Give every node its place: heaviest first in column one, then beside what they hang on."""
    placed: dict[Key, tuple[float, int]] = {}
    for column in range(depth + 1):
        keys = [key for key in weight if key[0] == column]
        keys.sort(key=lambda key: (beside(key, ties, placed), -weight[key], key[1]))
        for row, key in enumerate(keys[:MOST_IN_COLUMN]):
            placed[key] = (
                column_at(column, depth),
                HEAD_HEIGHT + ROW_HEIGHT // 2 + row * ROW_HEIGHT,
            )
    return placed


def beside(
    key: Key, ties: Mapping[tuple[Key, Key], int], placed: Mapping[Key, tuple[float, int]]
) -> float:
    """Give the mean height of what a node hangs on; the end of the column where it stands alone."""
    heights = [placed[left][1] for left, right in ties if right == key and left in placed]
    return sum(heights) / len(heights) if heights else 10_000.0


def column_at(column: int, depth: int) -> float:
    """Give where a column stands, in per cent."""
    return round(2 + 96 * column / (depth + 1), 2)


def copy_ties(
    reprints: Sequence[Reprint], outlets: Mapping[str, str], depth: int
) -> dict[tuple[Key, Key], int]:
    """Tie the outlets of copies to those of their originals."""
    ties: dict[tuple[Key, Key], int] = defaultdict(int)
    for entry in reprints:
        left, right = outlets.get(entry.original), outlets.get(entry.report)
        if left and right and left != right:
            ties[(depth, left), (depth, right)] += 1
    return ties


def name_columns(depth: int) -> tuple[tuple[float, str], ...]:
    """Give the heading of every column: a label's name."""
    names = [*["says", *["through"] * max(0, depth - 1)][:depth], "prints"]
    return tuple((column_at(column, depth), name) for column, name in enumerate(names))
