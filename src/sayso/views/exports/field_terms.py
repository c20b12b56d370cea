"""A row's day, place and deaths under the names and codes that conflict data sets use.

The names and the codes of precision are those of ACLED's codebook; low, best and high of deaths
are UCDP's. What ACLED has no code for (a year, a whole country) has none here either: sayso's own
word for how exactly a day and a place are known stands beside the code.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

Json = Mapping[str, Any]

GEO_PRECISION: Mapping[str, int] = {
    "point": 1,
    "town": 1,
    "near": 2,
    "district": 2,
    "province": 3,
    "region": 3,
    "sea": 3,
}
"""1: the place itself; 2: near it, or a part of a province; 3: a province or more."""
WEEK, MONTH = 7, 31
"""Days up to which a time has ACLED's precision 2 and 3."""


def field_terms(row: Json) -> dict[str, Any]:
    """Give the terms that a row of the contract has: of claims, incidents, or holders.

    ``event_date`` is the first day and ``event_date_end`` the last; of a time that is known only
    to lie before a day, the first is where the search for it began.
    """
    terms: dict[str, Any] = {}
    if "time" in row:
        terms |= time_terms(row["time"] or {})
    if "place" in row:
        terms |= place_terms(row["place"] or {})
    if "figures" in row:
        terms |= fatalities(row["figures"])
    return terms


def time_terms(time: Json) -> dict[str, Any]:
    """Give the first and the last day, with ACLED's code and sayso's word for the precision."""
    return {
        "event_date": time.get("start"),
        "event_date_end": time.get("end"),
        "time_precision": time_code(time) if time else None,
        "date_precision": time.get("precision"),
    }


def time_code(time: Json) -> int | None:
    """Give 1 for a day, 2 up to a week, 3 up to a month; none for what is longer."""
    days = (date.fromisoformat(time["end"]) - date.fromisoformat(time["start"])).days + 1
    if days > MONTH:
        return None
    if days == 1 and time.get("precision") != "before":
        return 1
    return 2 if days <= WEEK else 3


def place_terms(place: Json) -> dict[str, Any]:
    """Give where it is, with ACLED's code and sayso's word and radius for the precision."""
    precision = str(place.get("precision") or "")
    return {
        "location": place.get("name"),
        "latitude": place.get("lat"),
        "longitude": place.get("lon"),
        "geo_precision": GEO_PRECISION.get(precision),
        "place_precision": place.get("precision"),
        "radius_km": place.get("radius_km"),
    }


def fatalities(figures: Sequence[Json]) -> dict[str, Any]:
    """Give low, best and high of those killed.

    That is the figure for people where there is one, else the only one. Where parts are told
    (children; soldiers) and no whole, the greatest low of a part holds for the whole, and the
    rest is not known.
    """
    killed = [figure for figure in figures if figure["kind"] == "killed"]
    whole = [figure for figure in killed if figure["unit"] == "people"] or killed
    if len(whole) == 1:
        low, best, high = (whole[0][name] for name in ("low", "best", "high"))
    else:
        lows = [figure["low"] for figure in whole if figure["low"] is not None]
        low, best, high = max(lows, default=None), None, None
    return {"fatalities_low": low, "fatalities_best": best, "fatalities_high": high}
