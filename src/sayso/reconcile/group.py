"""Put claims into groups of one happening, with the judgements of persons above the machine's."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.nouns.judgement import Judgement
from sayso.reconcile.candidates import MOST_NEAR, Neighbours
from sayso.reconcile.clusters import FORBIDDEN, Pairs, cluster
from sayso.reconcile.compare.weights import Weights, load_weights
from sayso.reconcile.facets import Facets
from sayso.reconcile.scales import Scales
from sayso.reconcile.weigh import is_forbidden

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rulings:
    """What persons have ruled, by position: pairs that are one happening, pairs that are not."""

    same: frozenset[Pair]
    different: frozenset[Pair]


def rulings_of(judgements: Sequence[Judgement], positions: dict[str, int]) -> Rulings:
    """Give the rulings that stand; of several on one pair the latest one counts."""
    latest: dict[Pair, str] = {}
    for judgement in sorted(judgements, key=lambda entry: (entry.at, entry.id)):
        if judgement.withdrawn_at is None and {judgement.left, judgement.right} <= positions.keys():
            left, right = positions[judgement.left], positions[judgement.right]
            latest[min(left, right), max(left, right)] = judgement.verdict
    return Rulings(
        frozenset(pair for pair, verdict in latest.items() if verdict == "same"),
        frozenset(pair for pair, verdict in latest.items() if verdict == "different"),
    )


def group_claims(facets: Sequence[Facets], judgements: Sequence[Judgement]) -> list[list[Facets]]:
    """Group claims, given in order of their ids, into happenings."""
    weights = load_weights()
    rulings = rulings_of(judgements, {claim.id: place for place, claim in enumerate(facets)})
    kept: dict[Pair, float] = {}
    scales = Scales(weights)

    def bits_between(left: int, right: int) -> float:
        pair = (left, right) if left < right else (right, left)
        if pair in rulings.different:
            return FORBIDDEN
        bits = kept.get(pair)
        if bits is None:
            bits = kept[pair] = scales.weigh(facets[pair[0]], facets[pair[1]])
        return bits

    near = find_near(facets, weights, kept)
    for left, right in rulings.same | rulings.different:
        near[left].add(right)
        near[right].add(left)

    def ruled_out(left: int, right: int) -> bool:
        pair = (left, right) if left < right else (right, left)
        return pair in rulings.different or is_forbidden(facets[left], facets[right], weights)

    pairs = Pairs(bits_between, ruled_out)
    groups = cluster(near, pairs, weights.join_from, groups_of(rulings))
    return [[facets[position] for position in group] for group in groups]


def find_near(
    facets: Sequence[Facets], weights: Weights, kept: dict[Pair, float]
) -> dict[int, set[int]]:
    """Give for each claim those that some evidence draws to it; keeps the bits it weighed."""
    neighbours = Neighbours(facets)
    scales, least = Scales(weights), weights.join_from
    near: dict[int, set[int]] = {position: set() for position in range(len(facets))}
    for position in range(len(facets)):
        around = neighbours.of(position)
        crowded = len(around) >= MOST_NEAR
        for other in around:
            pair = (position, other) if position < other else (other, position)
            # in a crowd one may see the other and not be seen, so each pair is looked at twice
            if position < other or (crowded and pair not in kept):
                bits = scales.weigh(facets[pair[0]], facets[pair[1]], least)
                if bits >= least:
                    kept[pair] = bits
                    near[position].add(other)
                    near[other].add(position)
    return near


def groups_of(rulings: Rulings) -> list[list[int]]:
    """Give the groups that persons have put together, less what they have set apart."""
    group_of: dict[int, set[int]] = {}
    for left, right in sorted(rulings.same):
        joined = group_of.get(left, {left}) | group_of.get(right, {right})
        if not any(pair[0] in joined and pair[1] in joined for pair in rulings.different):
            group_of.update(dict.fromkeys(joined, joined))
    return [sorted(group) for group in {id(group): group for group in group_of.values()}.values()]
