"""What the rest of a report says about a party's role in one happening.

A coder who reads "the attack killed 20" takes the attacker from the sentences around. So each
happening is first judged alone; then the chances of its neighbours, of the others of its type and
of the whole report are signs themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.parties import Party
from sayso.nouns.happening import Happening

LEVELS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85)
NEIGHBOURS = (-2, -1, 1, 2)

Chances = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A happening judged alone: the chance of each party, by key, to act and to suffer."""

    happening: Happening
    acting: Chances
    suffering: Chances


def story_signs(party: Party, position: int, judged: Sequence[Judged]) -> set[str]:
    """Give the signs that come from a happening's own first judgement and from the others'."""
    own = judged[position]
    kind = own.happening.type
    signs = set()
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


def level(chance: float) -> int:
    """Give a chance in seven steps."""
    return sum(chance > limit for limit in LEVELS)


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
    others = [other for i, other in enumerate(judged) if i != position]
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
