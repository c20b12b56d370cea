"""How many: exactly, at least, at most, between, "dozens"."""

from dataclasses import dataclass
from typing import Literal

CountKind = Literal[
    "killed",
    "wounded",
    "captured",
    "missing",
    "executed",
    "displaced",
    "strength",
    "sorties",
    "munitions",
    "targets",
    "equipment",
    "distance",
    "days",
    "places",
    "other",
]


@dataclass(frozen=True, slots=True)
class Count:
    """A number as reported: ``low`` or ``high`` is None where the words set no bound.

    ``unit`` says of what (people, tanks, aircraft). ``part_of`` is the position of the total in
    the claim's list of counts, where this count is a part of it ("15 people including four
    children"). ``start`` and ``end`` are offsets into the report's text; -1 where unknown.
    """

    kind: CountKind
    low: int | None
    high: int | None
    unit: str = ""
    text: str = ""
    start: int = -1
    end: int = -1
    part_of: int | None = None
    reason: str = ""
