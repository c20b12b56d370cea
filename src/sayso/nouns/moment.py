"""A run of days, both ends counted, with how exactly it is known."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

MomentPrecision = Literal["day", "interval", "week", "month", "season", "year", "before"]
"""``before``: only known to lie before ``end``; ``interval``: any other run of days."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A run of days, both ends counted.

    ``reason`` says in a few words how the interval was reckoned ("Tuesday before 2016-12-13").
    """

    start: date
    end: date
    precision: MomentPrecision = "day"
    reason: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a moment runs forward; got {self.start} to {self.end}")

    def __str__(self) -> str:
        """Give the days in ISO form: "2016-12-11", "2016-12-08 to 2016-12-11"."""
        if self.precision == "before":
            return f"before {self.end}"
        return str(self.start) if self.start == self.end else f"{self.start} to {self.end}"

    @property
    def days(self) -> int:
        """How many days the interval has."""
        return (self.end - self.start).days + 1

    def overlaps(self, other: "Moment") -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end
