"""The formats in which a record leaves: JSON Lines, CSV, GeoJSON."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_jsonl(rows: Sequence[Json]) -> str:
    """Give one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(rows: Sequence[Json]) -> str:
    """Give rows for a spreadsheet: objects spread over columns, lists joined, formulas disarmed."""
    spread = [dict(spread_row(row)) for row in rows]
    headings = list(dict.fromkeys(name for row in spread for name in row))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(headings)
    for row in spread:
        writer.writerow([disarmed(row.get(name)) for name in headings])
    return buffer.getvalue()


def spread_row(row: Json) -> Iterable[tuple[str, Any]]:
    """Give an object's fields as columns of their own, and lists as names joined."""
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}_{inner}", joined(entry)) for inner, entry in value.items())
        elif value is not None or name not in {"place", "time"}:
            yield name, joined(value)


def joined(value: Any) -> Any:
    """Give a list as its names, separated by semicolons."""
    if not isinstance(value, list):
        return value
    return "; ".join(
        str(entry.get("name") or entry.get("text") or json.dumps(entry, ensure_ascii=False))
        if isinstance(entry, Mapping)
        else str(entry)
        for entry in value
    )


def disarmed(value: Any) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    words = "" if value is None else str(value)
    if isinstance(value, int | float) or not words.startswith(FORMULA):
        return words
    return f"'{words}"


def as_geojson(rows: Sequence[Json]) -> str:
    """Give a feature collection (RFC 7946): a point a row, its radius and precision beside it.

    A row without a known place is a feature without geometry, so that nothing is lost.
    """
    features = [
        {"type": "Feature", "id": row.get("id"), "geometry": point_of(row), "properties": dict(row)}
        for row in rows
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False) + "\n"


def point_of(row: Json) -> Json | None:
    """Give the point of a row's place, longitude first; None where it is not known."""
    place = row.get("place")
    if not place or place.get("lat") is None or place.get("lon") is None:
        return None
    return {"type": "Point", "coordinates": [place["lon"], place["lat"]]}


def redacted(row: Json) -> Json:
    """Give a row without the names and words by which a private source could be found.

    Witnesses and unnamed sources lose name and words; what they said stays. The exact words of
    such a claim are left out too, for they may name the speaker.
    """
    sources = [
        {**source, "name": source["kind"], "text": "", "id": ""}
        if source["kind"] in {"witness", "anonymous"}
        else source
        for source in row.get("sources", [])
        if isinstance(source, Mapping)
    ]
    if not sources or all(a == b for a, b in zip(sources, row["sources"], strict=True)):
        return row
    hidden = {"quote": "", "start": None, "end": None, "trigger": ""}
    kept = {name: hidden.get(name, value) for name, value in row.items()}
    return {**kept, "sources": sources, "redacted": True}


FORMATS: Mapping[str, Callable[[Sequence[Json]], str]] = {
    "jsonl": as_jsonl,
    "csv": as_csv,
    "geojson": as_geojson,
}
"""Format to the function that writes it."""
