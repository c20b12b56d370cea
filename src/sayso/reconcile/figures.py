"""Put rival figures of one incident side by side, and say whether they can all hold."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, product

from sayso.nouns.claim import Claim
from sayso.nouns.count import Count, CountKind
from sayso.nouns.figure import Figure, FigureValue
from sayso.reconcile.compare.counts import can_both_hold
from sayso.reconcile.figure_rules import DEFAULT_RULE, RULES, Reported
from sayso.reconcile.independence import Independence, Provenance

Key = tuple[CountKind, str]
Told = tuple[Claim, Count]

GROWING = frozenset({"killed", "wounded", "captured", "missing", "executed", "displaced",
                     "munitions", "sorties", "equipment", "targets"})  # fmt: skip
"""Kinds that add up as days go by, so that a later, higher figure is no contradiction."""


def gather_figures(
    claims: Sequence[Claim],
    independence: Independence,
    provenance: Provenance,
    rule: str = DEFAULT_RULE,
) -> tuple[Figure, ...]:
    """Give the figures of an incident by kind and unit, totals and parts apart.

    Raises:
        KeyError: there is no rule of that name.

    """
    told: dict[Key, list[Told]] = defaultdict(list)
    for claim in sorted(claims, key=lambda entry: entry.id):
        if claim.stance in {"denied", "planned"}:
            continue
        for count in claim.counts:
            if count.low is not None or count.high is not None:
                told[key_of(count, claim.counts)].append((claim, count))
    return tuple(
        make_figure(key, told[key], independence, provenance, rule) for key in sorted(told)
    )


def key_of(count: Count, counts: Sequence[Count]) -> Key:
    """Give kind and unit; a part in the unit of its total is marked, so that they stay apart."""
    if count.part_of is not None and 0 <= count.part_of < len(counts):
        total = counts[count.part_of]
        if (total.kind, total.unit) == (count.kind, count.unit):
            return count.kind, f"{count.unit} (part of a total)"
    return count.kind, count.unit


def make_figure(
    key: Key, told: Sequence[Told], independence: Independence, provenance: Provenance, rule: str
) -> Figure:
    """Make one figure of all that was told of one kind and unit."""
    everything = [
        Reported(
            low=count.low,
            high=count.high,
            source=independence.group_of[claim.id],
            day=day_told(claim, provenance),
            mouths=mouths_of(claim, provenance),
        )
        for claim, count in told
    ]
    numbers = [bound for one in everything for bound in (one.low, one.high) if bound is not None]
    disputed, history = weigh_rivals(key[0], everything)
    return Figure(
        kind=key[0],
        unit=key[1],
        low=min(numbers, default=None),
        best=RULES[rule](everything),
        high=max(numbers, default=None),
        rule=rule,
        disputed=disputed,
        values=values_of(told, independence, provenance),
        history=history,
    )


def day_told(claim: Claim, provenance: Provenance) -> int:
    """Give the ordinal of the day a claim was published, 0 where unknown."""
    report = provenance.reports.get(claim.report)
    day = report.published.anchor if report else None
    return day.toordinal() if day else 0


def weigh_rivals(kind: CountKind, reported: Sequence[Reported]) -> tuple[bool, bool]:
    """Say whether figures dispute one another, and whether they are a history that grows.

    Two figures are rivals where no number lies within both and two chains give them that share
    nobody; what one mouth says ("from 40,000 to 10,000", "200, two of them") is no dispute. A later
    and higher figure of a kind that grows is history, and so is a mouth's later correction.
    """
    by_bounds: dict[tuple[int | None, int | None], list[Reported]] = defaultdict(list)
    for one in reported:
        by_bounds[one.low, one.high].append(one)
    history = False
    for left, right in combinations(sorted(by_bounds, key=str), 2):
        if can_both_hold(left, right):
            continue
        for one, other in product(by_bounds[left], by_bounds[right]):
            earlier, later = sorted((one, other), key=lambda entry: (entry.day, entry.point))
            dated = 0 < earlier.day < later.day
            grows = kind in GROWING and later.point >= earlier.point
            if one.mouths & other.mouths:
                history = history or dated
            elif dated and grows:
                history = True
            else:
                return True, False
    return False, history


def mouths_of(claim: Claim, provenance: Provenance) -> frozenset[str]:
    """Give everyone in a claim's chain; the outlet where it speaks in its own voice."""
    chain = {source.key for source in claim.sources if source.named}
    # an unnamed source is somebody only within one report
    unnamed = {f"{claim.report}:{source.key}" for source in claim.sources if not source.named}
    return frozenset(chain | unnamed) or frozenset({f"outlet:{provenance.outlet(claim.report)}"})


def values_of(
    told: Sequence[Told], independence: Independence, provenance: Provenance
) -> tuple[FigureValue, ...]:
    """Give the figures as their sources give them, each with all claims that carry it."""
    values: dict[tuple[int | None, int | None, str], list[str]] = defaultdict(list)
    backers: dict[tuple[int | None, int | None], set[int]] = defaultdict(set)
    for claim, count in told:
        values[count.low, count.high, name_source(claim, provenance)].append(claim.id)
        backers[count.low, count.high].add(independence.group_of[claim.id])
    ordered = sorted(values, key=lambda value: (value[0] or 0, value[1] or 0, value[2]))
    return tuple(
        FigureValue(
            low,
            high,
            source,
            tuple(dict.fromkeys(values[low, high, source])),
            len(backers[low, high]),
        )
        for low, high, source in ordered
    )


def name_source(claim: Claim, provenance: Provenance) -> str:
    """Give the first link of the chain, or the outlet where it speaks in its own voice."""
    return claim.sources[0].name if claim.sources else provenance.outlet(claim.report)
