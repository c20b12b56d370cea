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


def pair_signs(
    party: Party, chosen: Sequence[Party], position: int, fights: Fights, kind: str
) -> set[str]:
    """Give how much the report tells of the chosen acting against a party, and it against them."""
    against = max((fights.share(a.key, party.key, position) for a in chosen), default=0.0)
    back = max((fights.share(party.key, a.key, position) for a in chosen), default=0.0)
    return {
        f"pair:{level(against)}", f"riap:{level(back)}", f"pair:{level(against)}{level(back)}",
        f"pair:{level(against)}|t:{kind}", f"pair:{level(against)}|s:{party.sort}",
    }  # fmt: skip


def story_signs(party: Party, position: int, judged: Sequence[Judged], fights: Fights) -> set[str]:
    """Give the signs that come from a happening's own first judgement and from the others'."""
    own = judged[position]
    kind = own.happening.type
    signs = _fight_signs(party.key, position, fights)
    acting, suffering = fights.ordered[position]
    for role, chances, ordered in (("A", own.acting, acting), ("T", own.suffering, suffering)):
        mine = chances.get(party.key, 0.0)
        rank = min(3, len(ordered) - bisect_right(ordered, mine))
        best = _best_rival(ordered, mine)
        signs |= {
            f"own{role}:{level(mine)}", f"own{role}:{level(mine)}|rank:{rank}",
            f"own{role}:rank:{rank}|t:{kind}", f"own{role}:{level(mine)}|best:{level(best)}",
        }  # fmt: skip
    for offset in NEIGHBOURS:
        signs |= _neighbour_signs(party.key, offset, position, judged)
    return signs | _report_signs(party.key, position, kind, fights)


def _best_rival(ordered: Sequence[float], mine: float) -> float:
    """Give the highest of the chances, which rise, that is not one's own."""
    if len(ordered) < 2:
        return 0.0
    return ordered[-2] if ordered[-1] == mine else ordered[-1]


def _fight_signs(key: str, position: int, fights: Fights) -> set[str]:
    """Give how the party fits the likely others of the happening, by the report's fights."""
    acting, suffering = fights.likely[position]
    acts = max((c * fights.share(key, other, position) for other, c in suffering), default=0.0)
    suffers = max((c * fights.share(other, key, position) for other, c in acting), default=0.0)
    return {
        f"fitsA:{level(acts)}",
        f"fitsT:{level(suffers)}",
        f"fits:{level(acts)}{level(suffers)}",
    }


def level(chance: float) -> int:
    """Give a chance in seven steps."""
    return bisect_left(LEVELS, chance)


def _neighbour_signs(key: str, offset: int, position: int, judged: Sequence[Judged]) -> set[str]:
    """Give how likely a party acts and suffers in a happening just before or after."""
    other = position + offset
    if not 0 <= other < len(judged):
        return {f"edge:{offset}"}
    there, here = judged[other], judged[position]
    same = "same" if there.happening.type == here.happening.type else "other"
    near = "s" if there.happening.sentence == here.happening.sentence else "d"
    acts, suffers = level(there.acting.get(key, 0.0)), level(there.suffering.get(key, 0.0))
    coarse = f"{min(acts, 4) // 2}{min(suffers, 4) // 2}"
    return {
        f"n{offset}A:{acts}|{same}|{near}", f"n{offset}T:{suffers}|{same}|{near}",
        f"n{offset}:{there.happening.type}>{here.happening.type}|{coarse}",
    }  # fmt: skip


def _report_signs(key: str, position: int, kind: str, fights: Fights) -> set[str]:
    """Give how likely a party acts and suffers in the report, and in happenings of this type."""
    signs = set()
    for name, column, others in (
        ("all", fights.columns.get(key, NEVER), fights.others(position)),
        ("type", fights.alike.get((key, kind), NEVER), fights.others(position, kind)),
    ):
        if not others:
            signs.add(f"{name}:none")
            continue
        acts, suffers = column.around(position)
        mean_acts, mean_suffers = level(sum(acts) / others), level(sum(suffers) / others)
        signs |= {
            f"{name}A:{mean_acts}", f"{name}T:{mean_suffers}", f"{name}A:{mean_acts}|t:{kind}",
            f"{name}T:{mean_suffers}|t:{kind}", f"{name}:{mean_acts}{mean_suffers}",
            f"{name}maxA:{level(max(acts, default=0.0))}",
            f"{name}maxT:{level(max(suffers, default=0.0))}",
        }  # fmt: skip
    return signs
