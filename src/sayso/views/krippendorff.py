"""Krippendorff's alpha: how far people who code the same things agree, chance taken off.

Klaus Krippendorff, Content Analysis, 3rd edition (2013), chapter 12, and "Computing
Krippendorff's Alpha-Reliability" (University of Pennsylvania, 2011), whose worked examples the
tests hold. 1 is perfect agreement, 0 is what chance would give, below 0 is worse than chance.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import product
from typing import Literal, TypeVar

Level = Literal["nominal", "interval", "ratio"]
Value = TypeVar("Value", bound=Hashable)


def alpha(units: Sequence[Mapping[str, Value]], level: Level = "nominal") -> float | None:
    """Give alpha over units, each a mapping from coder to value; coders may miss units.

    None where nothing can be compared: no unit has two values, or all values are the same, so
    that there is no variation to agree on.
    """
    pairable = [list(unit.values()) for unit in units if len(unit) > 1]
    totals = Counter(value for values in pairable for value in values)
    number = sum(totals.values())
    if number < 2 or len(totals) < 2:
        return None
    distance = DISTANCES[level]
    observed = sum(disagreement(values, distance) for values in pairable) / number
    expected = sum(
        totals[left] * totals[right] * distance(left, right)
        for left, right in product(totals, repeat=2)
        if left != right
    ) / (number * (number - 1))
    return 1 - observed / expected


def disagreement(values: Sequence[Value], distance: Callable[[Value, Value], float]) -> float:
    """Give the disagreement within one unit, per value: all ordered pairs over one less."""
    counted = Counter(values)
    pairs = sum(
        counted[left] * counted[right] * distance(left, right)
        for left, right in product(counted, repeat=2)
        if left != right
    )
    return pairs / (len(values) - 1)


def nominal_distance(left: Hashable, right: Hashable) -> float:
    """Same or not."""
    return float(left != right)


def interval_distance(left: Hashable, right: Hashable) -> float:
    """The squared difference: days, for example."""
    return (float(str(left)) - float(str(right))) ** 2


def ratio_distance(left: Hashable, right: Hashable) -> float:
    """The squared difference over the sum: numbers with a true nought, such as the dead."""
    first, second = float(str(left)), float(str(right))
    return ((first - second) / (first + second)) ** 2 if first + second else 0.0


DISTANCES: Mapping[str, Callable[[Hashable, Hashable], float]] = {
    "nominal": nominal_distance,
    "interval": interval_distance,
    "ratio": ratio_distance,
}


def say_alpha(value: float | None) -> str:
    """Say what an alpha allows, by the thresholds that Krippendorff gives (2013, page 325)."""
    if value is None:
        return "nothing to compare"
    if value >= 0.8:
        return "reliable"
    if value >= 0.667:
        return "good enough for tentative conclusions"
    return "not reliable"
