"""Which claims or incidents are asked for."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters that claims, incidents, disputes and exports share. None means any.

    ``place`` and ``actor`` are names as a person types them (any alias); ``places`` and
    ``actors`` are the keys that they were resolved to at the door. ``least_sure`` is a share, 0 to
    1: claims whose reader does not say how sure it is do not reach it.
    """

    place: str | None = None
    within_km: float | None = None
    actor: str | None = None
    source: str | None = None
    type: str | None = None
    from_day: date | None = None
    to_day: date | None = None
    report: str | None = None
    stance: str | None = None
    least_sure: float | None = None


EVERYTHING = Selection()
