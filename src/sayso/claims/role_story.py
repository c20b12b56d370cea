"""What the rest of a report says about a party's role in one happening.

A coder who reads "the attack killed 20" takes the attacker from the sentences around. So each
happening is first judged alone; then the chances of its neighbours, of the others of its type and
of the whole report are signs themselves.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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


class Fights:
    """Who acts against whom in a report, by the first judgements: sums of joint chances."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        """Add up the joint chances of every pair over the happenings."""
        self._judged = judged
        self._sums: dict[tuple[str, str], float] = defaultdict(float)
        for one in judged:
            for pair, chance in _pairs(one):
                self._sums[pair] += chance

    def share(self, actor: str, target: str, position: int) -> float:
        """Give 0 to 1, how much others than the happening at ``position`` tell of a pair."""
        own = self._judged[position]
        total = self._sums.get((actor, target), 0.0)
        total -= own.acting.get(actor, 0.0) * own.suffering.get(target, 0.0)
        return max(0.0, total) / (1 + max(0.0, total))


def _pairs(one: Judged) -> Iterator[tuple[tuple[str, str], float]]:
    """Give the pairs of a happening that are not hopeless, with their joint chance."""
    acting = [(key, chance) for key, chance in one.acting.items() if chance > LEVELS[0]]
    suffering = [(key, chance) for key, chance in one.suffering.items() if chance > LEVELS[0]]
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
    signs = _fight_signs(party.key, position, own, fights)
    for role, chances in (("A", own.acting), ("T", own.suffering)):
        mine = chances.get(party.key, 0.0)
        rivals = [value for key, value in chances.items() if key != party.key]
        best = max(rivals, default=0.0)
        rank = min(3, sum(value > mine for value in rivals))
        signs |= {
            f"own{role}:{level(mine)}", f"own{role}:{level(mine)}|rank:{rank}",
            f"own{role}:rank:{rank}|t:{kind}", f"own{role}:{level(mine)}|best:{level(best)}",
        }  # fmt: skip
    for offset in NEIGHBOURS:
        signs |= _neighbour_signs(party.key, offset, position, judged)
    return signs | _report_signs(party.key, position, judged)


def _fight_signs(key: str, position: int, own: Judged, fights: Fights) -> set[str]:
    """Give how the party fits the likely others of the happening, by the report's fights."""
    acts = max(
        (
            c * fights.share(key, other, position)
            for other, c in own.suffering.items()
            if c > LEVELS[0]
        ),
        default=0.0,
    )
    suffers = max(
        (
            c * fights.share(other, key, position)
            for other, c in own.acting.items()
            if c > LEVELS[0]
        ),
        default=0.0,
    )
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


def _report_signs(key: str, position: int, judged: Sequence[Judged]) -> set[str]:
    """Give how likely a party acts and suffers in the report, and in happenings of this type."""
    kind = judged[position].happening.type
    first = max(0, position - WINDOW)
    others = [*judged[first:position], *judged[position + 1 : position + 1 + WINDOW]]
    alike = [other for other in others if other.happening.type == kind]
    signs = set()
    for name, group in (("all", others), ("type", alike)):
        if not group:
            signs.add(f"{name}:none")
            continue
        acts = [other.acting.get(key, 0.0) for other in group]
        suffers = [other.suffering.get(key, 0.0) for other in group]
        mean_acts, mean_suffers = level(sum(acts) / len(acts)), level(sum(suffers) / len(suffers))
        signs |= {
            f"{name}A:{mean_acts}", f"{name}T:{mean_suffers}", f"{name}A:{mean_acts}|t:{kind}",
            f"{name}T:{mean_suffers}|t:{kind}", f"{name}:{mean_acts}{mean_suffers}",
            f"{name}maxA:{level(max(acts))}", f"{name}maxT:{level(max(suffers))}",
        }  # fmt: skip
    return signs
