"""Whether the figures of two claims fit one another."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets

TELLING = 10
"""A figure from here up is unlikely to come out the same by chance."""

MOST_TIMES = 100
"""The toll of a war is no rival of the toll of a day: further apart figures are of two things."""

Bounds = tuple[int | None, int | None]


def find_counts(left: Facets, right: Facets) -> str:
    """Name the finding: a telling figure shared, a small one, compatible, rival, at odds, unlike.

    Figures that cannot both hold are rivals where two mouths give them: if that spoke against one
    happening, no dispute would ever be found. One mouth with two such figures speaks of two.
    """
    if not left.counts or not right.counts:
        return "untold" if left.counts or right.counts else "both_untold"
    pairs = [
        ((low, high), (other_low, other_high))
        for kind, unit, low, high in left.counts
        for other_kind, other_unit, other_low, other_high in right.counts
        if kind == other_kind and (unit == other_unit or not unit or not other_unit)
    ]
    if not pairs:
        return "unlike"
    shared = [mine for mine, theirs in pairs if mine == theirs]
    if any(max(bound or 0 for bound in mine) >= TELLING for mine in shared):
        return "same_telling"
    if shared:
        return "same_small"
    if any(can_both_hold(mine, theirs) for mine, theirs in pairs):
        return "compatible"
    near_in_size = any(times_apart(mine, theirs) <= MOST_TIMES for mine, theirs in pairs)
    return "rivals" if near_in_size and are_two_mouths(left, right) else "at_odds"


def times_apart(left: Bounds, right: Bounds) -> float:
    """Give how many times as large one figure is as the other, by the bound that each names."""
    smaller, larger = sorted(
        max(1, next(bound for bound in bounds if bound is not None)) for bounds in (left, right)
    )
    return larger / smaller


def are_two_mouths(left: Facets, right: Facets) -> bool:
    """Whether two speakers tell the claims, or two reports each in its own voice."""
    if left.report == right.report and not (left.speaker and right.speaker):
        return False
    return (left.speaker or left.report) != (right.speaker or right.report)


def can_both_hold(left: Bounds, right: Bounds) -> bool:
    """Whether some number lies within both bounds; an open bound excludes nothing."""
    low = max(bound for bound in (left[0], right[0], 0) if bound is not None)
    highs = [bound for bound in (left[1], right[1]) if bound is not None]
    return not highs or low <= min(highs)


def compare_counts(left: Facets, right: Facets) -> Reason:
    """Compare the figures; rival figures of one happening are common, so they weigh little."""
    finding = find_counts(left, right)
    first, second = sorted((say_counts(left), say_counts(right)))
    sentences = {
        "same_telling": f"They share a figure that is unlikely by chance ({first}; {second}).",
        "same_small": f"They share a small figure ({first}; {second}).",
        "compatible": f"Their figures can both hold ({first}; {second}).",
        "rivals": f"Two mouths give figures that cannot both hold ({first}; {second}).",
        "at_odds": f"Their figures are at odds ({first}; {second}).",
        "unlike": f"Their figures count different things ({first}; {second}).",
        "untold": f"Only one gives a figure ({first or second}).",
        "both_untold": "Neither gives a figure.",
    }
    return make_reason("counts", finding, sentences[finding])


def say_counts(side: Facets) -> str:
    """Give the figures as written."""
    return ", ".join(count.text or f"{count.low}-{count.high}" for count in side.claim.counts)
