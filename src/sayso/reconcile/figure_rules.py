"""Rules that make one best figure of rival ones, each with its source."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

ACLED_VAGUE: Mapping[tuple[int | None, int | None], int] = {
    (24, 99): 12,  # dozens
    (200, 999): 100,  # hundreds
}
"""What ACLED's codebook makes of vague words; the bounds are those of the claims format."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One reported figure.

    ``source`` numbers the independent source it counts for, ``mouths`` names everyone in the chain
    that gives it, ``day`` is the ordinal of the day it was published, 0 where unknown.
    """

    low: int | None
    high: int | None
    source: int
    day: int
    mouths: frozenset[str] = frozenset()

    @property
    def point(self) -> int:
        """The number that the words name: the lower bound, or the upper where there is no other."""
        return self.low if self.low is not None else self.high or 0


def totals_of(reported: Sequence[Reported]) -> list[Reported]:
    """Leave out the figures that the same mouth tops on the same day: they are parts of the total.

    "200 were shot, two of them beheaded": two is no rival of the 200.
    """
    return [
        one
        for one in reported
        if not any(
            one.mouths & other.mouths and one.day == other.day and other.point > one.point
            for other in reported
        )
    ]


Rule = Callable[[Sequence[Reported]], int | None]


def acled_conservative(reported: Sequence[Reported]) -> int | None:
    """Give the lowest number that anyone reports, vague words as ACLED reads them.

    Source: ACLED codebook, fatalities: "most conservative estimate available"; dozens count as 12,
    hundreds as 100.
    """
    totals = totals_of(reported)
    return min((ACLED_VAGUE.get((one.low, one.high), one.point) for one in totals), default=None)


def ucdp_range(reported: Sequence[Reported]) -> int | None:
    """Give the number that most independent sources report; of equals the lower one.

    Source: UCDP GED codebook, best, low and high estimate: the most reliable figure within the
    lowest and the highest reported. How reliable a source is sayso does not judge, so it counts.
    """
    backers: dict[int, set[int]] = {}
    for one in totals_of(reported):
        backers.setdefault(one.point, set()).add(one.source)
    if not backers:
        return None
    return min(backers, key=lambda number: (-len(backers[number]), number))


def latest_per_source(reported: Sequence[Reported]) -> int | None:
    """Give the lower median of the last word of each independent source.

    Source: common practice of casualty recorders, who replace a source's figure by its update
    (Every Casualty, Standards for Casualty Recording: records are kept open to correction).
    """
    last: dict[int, Reported] = {}
    for one in sorted(reported, key=lambda entry: (entry.day, entry.point)):
        last[one.source] = one
    points = sorted(one.point for one in last.values())
    return points[(len(points) - 1) // 2] if points else None


RULES: Mapping[str, Rule] = {
    "acled-conservative": acled_conservative,
    "ucdp-range": ucdp_range,
    "latest-per-source": latest_per_source,
}
DEFAULT_RULE = "ucdp-range"
