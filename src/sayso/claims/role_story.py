"""What the rest of a report says about a party's role in one happening.

A coder who reads "the attack killed 20" takes the attacker from the sentences around. So each
happening is first judged alone; then the chances of its neighbours, of the others of its type and
of the whole report are signs themselves.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.claims.parties import Party
from sayso.claims.role_signs import Block
from sayso.nouns.happening import Happening

LEVELS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85)
NEIGHBOURS = (-2, -1, 1, 2)
WINDOW = 60

Chances = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A happening judged alone: the chance of each party, by key, to act and to suffer."""

    happening: Happening
    acting: Chances
    suffering: Chances


@dataclass(slots=True)
class Column:
    """The chances of one party over the happenings that may be its own, in text order."""

    positions: list[int] = field(default_factory=list)
    acting: list[float] = field(default_factory=list)
    suffering: list[float] = field(default_factory=list)

    def add(self, position: int, acting: float, suffering: float) -> None:
        """Add the chances in a later happening."""
        self.positions.append(position)
        self.acting.append(acting)
        self.suffering.append(suffering)

    def around(self, position: int) -> tuple[list[float], list[float]]:
        """Give the chances in the other happenings of a window round a position."""
        low = bisect_left(self.positions, position - WINDOW)
        high = bisect_right(self.positions, position + WINDOW)
        own = bisect_left(self.positions, position, low, high)
        after = own + (own < high and self.positions[own] == position)
        return (
            self.acting[low:own] + self.acting[after:high],
            self.suffering[low:own] + self.suffering[after:high],
        )


NEVER = Column()


class Fights:
    """Who acts against whom in a report, by the first judgements: sums of joint chances."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        """Add up the joint chances of every pair over the happenings."""
        self._judged = judged
        self._sums: dict[tuple[str, str], float] = defaultdict(float)
        self.columns: dict[str, Column] = defaultdict(Column)
        self.alike: dict[tuple[str, str], Column] = defaultdict(Column)
        self.of_type: dict[str, list[int]] = defaultdict(list)
        self.likely = [_likely(one) for one in judged]
        self.ordered = [(sorted(one.acting.values()), sorted(one.suffering.values()))
                        for one in judged]  # fmt: skip
        for position, one in enumerate(judged):
            kind = one.happening.type
            self.of_type[kind].append(position)
            for key, acting in one.acting.items():
                chances = acting, one.suffering.get(key, 0.0)
                self.columns[key].add(position, *chances)
                self.alike[key, kind].add(position, *chances)
            for pair, chance in _pairs(*self.likely[position]):
                self._sums[pair] += chance

    def others(self, position: int, kind: str | None = None) -> int:
        """Give how many other happenings, of a type, stand in the window round a position."""
        if kind is None:
            return min(position, WINDOW) + min(len(self._judged) - 1 - position, WINDOW)
        found = self.of_type[kind]
        return bisect_right(found, position + WINDOW) - bisect_left(found, position - WINDOW) - 1

    def share(self, actor: str, target: str, position: int) -> float:
        """Give 0 to 1, how much others than the happening at ``position`` tell of a pair."""
        own = self._judged[position]
        total = self._sums.get((actor, target), 0.0)
        total -= own.acting.get(actor, 0.0) * own.suffering.get(target, 0.0)
        return max(0.0, total) / (1 + max(0.0, total))


Likely = tuple[list[tuple[str, float]], list[tuple[str, float]]]


def _likely(one: Judged) -> Likely:
    """Give those who are not hopeless as acting and as suffering, with their chances."""
    return (
        [(key, chance) for key, chance in one.acting.items() if chance > LEVELS[0]],
        [(key, chance) for key, chance in one.suffering.items() if chance > LEVELS[0]],
    )


def _pairs(
    acting: Iterable[tuple[str, float]], suffering: Sequence[tuple[str, float]]
) -> Iterator[tuple[tuple[str, str], float]]:
    """Give the pairs of a happening that are not hopeless, with their joint chance."""
    for actor, first in acting:
        for target, second in suffering:
            yield (actor, target), first * second


def pair_block(
    party: Party, chosen: Sequence[Party], position: int, fights: Fights, kind: str
) -> Block:
    """Give how much the report tells of the chosen acting against a party, and it against them."""
    against = max((fights.share(a.key, party.key, position) for a in chosen), default=0.0)
    back = max((fights.share(party.key, a.key, position) for a in chosen), default=0.0)
    return _pair_signs, (level(against), level(back), kind, party.sort)


def _pair_signs(against: int, back: int, kind: str, sort: str) -> Iterator[str]:
    yield f"pair:{against}"
    yield f"riap:{back}"
    yield f"pair:{against}{back}"
    yield f"pair:{against}|t:{kind}"
    yield f"pair:{against}|s:{sort}"


def story_blocks(
    party: Party, position: int, judged: Sequence[Judged], fights: Fights
) -> Iterator[Block]:
    """Give the signs that come from a happening's own first judgement and from the others'."""
    own, key = judged[position], party.key
    kind = own.happening.type
    yield _fight_block(key, position, fights)
    acting, suffering = fights.ordered[position]
    for role, chances, ordered in (("A", own.acting, acting), ("T", own.suffering, suffering)):
        mine = chances.get(key, 0.0)
        rank = min(3, len(ordered) - bisect_right(ordered, mine))
        yield _own_signs, (role, level(mine), rank, level(_best_rival(ordered, mine)), kind)
    for offset in NEIGHBOURS:
        yield from _neighbour_blocks(key, offset, position, judged)
    for name, column, others in (
        ("all", fights.columns.get(key, NEVER), fights.others(position)),
        ("type", fights.alike.get((key, kind), NEVER), fights.others(position, kind)),
    ):
        yield from _report_blocks(name, column.around(position), others, kind)


def _own_signs(role: str, mine: int, rank: int, best: int, kind: str) -> Iterator[str]:
    yield f"own{role}:{mine}"
    yield f"own{role}:{mine}|rank:{rank}"
    yield f"own{role}:rank:{rank}|t:{kind}"
    yield f"own{role}:{mine}|best:{best}"


def _best_rival(ordered: Sequence[float], mine: float) -> float:
    """Give the highest of the chances, which rise, that is not one's own."""
    if len(ordered) < 2:
        return 0.0
    return ordered[-2] if ordered[-1] == mine else ordered[-1]


def _fight_block(key: str, position: int, fights: Fights) -> Block:
    """Give how the party fits the likely others of the happening, by the report's fights."""
    acting, suffering = fights.likely[position]
    acts = max((c * fights.share(key, other, position) for other, c in suffering), default=0.0)
    suffers = max((c * fights.share(other, key, position) for other, c in acting), default=0.0)
    return _fight_signs, (level(acts), level(suffers))


def _fight_signs(acts: int, suffers: int) -> Iterator[str]:
    yield f"fitsA:{acts}"
    yield f"fitsT:{suffers}"
    yield f"fits:{acts}{suffers}"


def level(chance: float) -> int:
    """Give a chance in seven steps."""
    return bisect_left(LEVELS, chance)


def _neighbour_blocks(
    key: str, offset: int, position: int, judged: Sequence[Judged]
) -> Iterator[Block]:
    """Give how likely a party acts and suffers in a happening just before or after."""
    other = position + offset
    if not 0 <= other < len(judged):
        yield _edge_signs, (offset,)
        return
    there, here = judged[other], judged[position]
    acts, suffers = level(there.acting.get(key, 0.0)), level(there.suffering.get(key, 0.0))
    kinds = there.happening.type, here.happening.type
    beside = there.happening.sentence == here.happening.sentence
    yield _neighbour_signs, (offset, acts, suffers, kinds[0] == kinds[1], beside)
    yield _kinds_signs, (offset, *kinds, min(acts, 4) // 2, min(suffers, 4) // 2)


def _edge_signs(offset: int) -> Iterator[str]:
    yield f"edge:{offset}"


def _neighbour_signs(
    offset: int, acts: int, suffers: int, alike: bool, beside: bool  # noqa: FBT001
) -> Iterator[str]:  # fmt: skip
    same, near = "same" if alike else "other", "s" if beside else "d"
    yield f"n{offset}A:{acts}|{same}|{near}"
    yield f"n{offset}T:{suffers}|{same}|{near}"


def _kinds_signs(offset: int, there: str, here: str, acts: int, suffers: int) -> Iterator[str]:
    yield f"n{offset}:{there}>{here}|{acts}{suffers}"


def _report_blocks(
    name: str, chances: tuple[list[float], list[float]], others: int, kind: str
) -> Iterator[Block]:
    """Give how likely a party acts and suffers in the report, or in happenings of this type."""
    if not others:
        yield _none_signs, (name,)
        return
    acts, suffers = chances
    yield _mean_signs, (name, level(sum(acts) / others), level(sum(suffers) / others), kind)
    yield _most_signs, (name, level(max(acts, default=0.0)), level(max(suffers, default=0.0)))


def _none_signs(name: str) -> Iterator[str]:
    yield f"{name}:none"


def _mean_signs(name: str, acts: int, suffers: int, kind: str) -> Iterator[str]:
    yield f"{name}A:{acts}"
    yield f"{name}T:{suffers}"
    yield f"{name}A:{acts}|t:{kind}"
    yield f"{name}T:{suffers}|t:{kind}"
    yield f"{name}:{acts}{suffers}"


def _most_signs(name: str, acts: int, suffers: int) -> Iterator[str]:
    yield f"{name}maxA:{acts}"
    yield f"{name}maxT:{suffers}"
