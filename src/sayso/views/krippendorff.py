"""Krippendorff's alpha: how far people who code the same things agree, chance taken off.

Klaus Krippendorff, Content Analysis, 3rd edition (2013), chapter 12, and "Computing
Krippendorff's Alpha-Reliability" (University of Pennsylvania, 2011), whose worked examples the
tests hold. 1 is perfect agreement, 0 is what chance would give, below 0 is worse than chance.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import product
from typing import Any, Literal, TypeVar

Level = Literal["nominal", "interval", "ratio"]
Counted = Mapping[Any, int]
"""How often each value was given."""
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
    spread = SPREADS[level]
    observed = sum(spread(Counter(values)) / (len(values) - 1) for values in pairable) / number
    expected = spread(totals) / (number * (number - 1))
    return 1 - observed / expected


def nominal_spread(counted: Counted) -> float:
    """Sum over all ordered pairs of values: 0 where they are the same, else 1."""
    number = sum(counted.values())
    return number**2 - sum(count**2 for count in counted.values())


def interval_spread(counted: Counted) -> float:
    """Sum over all ordered pairs of the squared difference: days, for example."""
    numbers = [(float(str(value)), count) for value, count in counted.items()]
    # taken from the mean, so that large numbers do not swallow small differences
    mean = sum(value * count for value, count in numbers) / sum(counted.values())
    return 2 * sum(counted.values()) * sum(count * (value - mean) ** 2 for value, count in numbers)


def ratio_spread(counted: Counted) -> float:
    """Sum over all ordered pairs of ``ratio_distance``."""
    return sum(
        counted[left] * counted[right] * ratio_distance(left, right)
        for left, right in product(counted, repeat=2)
        if left != right
    )


def ratio_distance(left: Hashable, right: Hashable) -> float:
    """The squared difference over the sum: numbers with a true nought, such as the dead."""
    first, second = float(str(left)), float(str(right))
    return ((first - second) / (first + second)) ** 2 if first + second else 0.0


SPREADS: Mapping[str, Callable[[Counted], float]] = {
    "nominal": nominal_spread,
    "interval": interval_spread,
    "ratio": ratio_spread,
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
