"""Who held which place when, and on whose word."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.nouns.actor import Actor
from sayso.nouns.place import Place

HoldingStatus = Literal["held", "claimed", "contested", "unknown"]


@dataclass(frozen=True, slots=True)
class Holding:
    """One interval at one place. Ends that are not known are None.

    ``claims`` carry it, ``contesting`` speak against it. ``holder`` is None for ``unknown``.
    """

    place: Place
    start: date | None
    end: date | None
    holder: Actor | None
    status: HoldingStatus
    claims: tuple[str, ...] = ()
    contesting: tuple[str, ...] = ()
    reason: str = ""
