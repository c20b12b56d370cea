"""GeoJSON (RFC 7946): one feature a row, so that a map programme can open a record."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from sayso.views.exports.field_terms import field_terms
from sayso.views.exports.json_lines import harmless

Json = Mapping[str, Any]
FLAT = frozenset(
    {"event_date", "event_date_end", "time_precision", "geo_precision", "fatalities_low",
     "fatalities_best", "fatalities_high"}
)  # fmt: skip
"""Terms that a map programme can filter and colour by; what is inside an object it cannot."""
DIGITS = 6
"""Six decimals are a tenth of a metre; RFC 7946, 11.2 asks for no more."""


def as_geojson(rows: Sequence[Json]) -> str:
    """Give a feature collection: a point a row, its radius and precision beside it.

    A row without a known place is a feature without geometry, so that nothing is lost.
    """
    collection = {"type": "FeatureCollection", "features": [feature_of(row) for row in rows]}
    words = json.dumps(collection, ensure_ascii=False, allow_nan=False, indent=1)
    return harmless(words) + "\n"


def feature_of(row: Json) -> Json:
    """Give one feature; ``radius_km`` says how far around the point the place may lie."""
    place = row.get("place") or {}
    named = {
        "place_name": place.get("name"),
        "radius_km": place.get("radius_km"),
        "precision": place.get("precision"),
        **{name: value for name, value in field_terms(row).items() if name in FLAT},
    }
    key = {"id": row["id"]} if row.get("id") else {}
    point = point_of(place)
    if place and point is None:
        # JSON has no word for "not a number"
        row = {**row, "place": {**place, "lat": None, "lon": None}}
    return {"type": "Feature", **key, "geometry": point, "properties": {**row, **named}}


def point_of(place: Json) -> Json | None:
    """Give the point of a place, longitude first; None where it is not known."""
    lat, lon = place.get("lat"), place.get("lon")
    if lat is None or lon is None or not (math.isfinite(lat) and math.isfinite(lon)):
        return None
    if not -90 <= lat <= 90 or not -180 <= lon <= 180:
        return None
    return {"type": "Point", "coordinates": [round(lon, DIGITS), round(lat, DIGITS)]}
