"""A place: as written, as found, how exactly."""

from dataclasses import dataclass
from typing import Literal

PlacePrecision = Literal[
    "point", "town", "near", "district", "province", "region", "country", "sea"
]
"""point: base, field, building, crossing; town: town or village; near: relative to a place
("10 km north of"); region: larger than a province, or between places (crosswalk in docs)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as found in the gazetteer.

    ``name`` is canonical; ``text`` is as written; ``radius_km`` is how far from the point the
    place may lie; ``gazetteer_id`` is stable (``geonames:163808``, ``airport:OS72``,
    ``sayso:shaer-gas-field``); ``country`` is ISO 3166-1 alpha-2; ``reason`` says in a few
    words why this place was chosen.
    """

    name: str
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "town"
    text: str = ""
    radius_km: float = 0.0
    gazetteer_id: str = ""
    country: str = ""
    admin1: str = ""
    reason: str = ""

    def __str__(self) -> str:
        """Give the name."""
        return self.name

    @property
    def key(self) -> str:
        """What makes two places the same: the gazetteer id, or the name where there is none."""
        return self.gazetteer_id or self.name.casefold()
