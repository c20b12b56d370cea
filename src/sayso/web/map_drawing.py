"""The map as plain SVG: borders from the bundled table, marks from the view, no network."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.views.page import PlaceMark

WIDTH = 1000.0
MOST_CITY_LABELS = 14
LEAST_SPAN_DEGREES = 4.5
"""Wide enough that a border or a known town is in sight."""

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A place in the drawing's own units; ``reach`` is how far it may lie off, ``size`` its dot."""

    key: str
    name: str
    across: float
    down: float
    size: float
    reach: float
    incidents: int
    disputed: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class DrawnLabel:
    """A town for orientation, or a country's name."""

    name: str
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """Everything the template needs; ``beyond`` names marked places outside the frame."""

    width: float
    height: float
    land: str
    marks: tuple[DrawnMark, ...]
    towns: tuple[DrawnLabel, ...]
    beyond: tuple[str, ...]
    kilometres: int
    kilometres_wide: float
    credits: tuple[str, ...]


@cache
def load_basemap() -> dict[str, Any]:
    """Give the table that tools/build_basemap.py made, its arcs undone to degrees."""
    path = files("sayso.web") / "data" / "basemap.json"
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    step = table["degrees_per_step"]
    table["arcs"] = [list(absolute(arc, step)) for arc in table["arcs"]]
    return table


def absolute(flat: Sequence[int], step: float) -> Iterator[tuple[float, float]]:
    """Undo the differences of one arc."""
    column = row = 0
    for at in range(0, len(flat), 2):
        column, row = column + flat[at], row + flat[at + 1]
        yield column * step, row * step


def draw_map(marks: Sequence[PlaceMark]) -> DrawnMap | None:
    """Draw the land around the marks; None when there is no place to show."""
    if not marks:
        return None
    box = frame(marks)
    projection = Projection(box)
    inside = [mark for mark in marks if within(mark.lon, mark.lat, box)]
    beyond = tuple(mark.name for mark in marks if not within(mark.lon, mark.lat, box))
    drawn = [draw_mark(mark, projection, labelled=at < 8) for at, mark in enumerate(inside)]
    kilometres = scale_length(box)
    return DrawnMap(
        width=WIDTH,
        height=round(projection.height, 1),
        land=draw_land(box, projection),
        marks=tuple(drawn),
        towns=tuple(label_towns(box, projection, drawn)),
        beyond=beyond,
        kilometres=kilometres,
        kilometres_wide=round(kilometres * projection.units_per_km, 1),
        credits=tuple(load_basemap()["sources"]),
    )


def frame(marks: Sequence[PlaceMark]) -> Box:
    """Frame the middle 96 per cent of incidents, with a margin, at least 4.5 degrees wide."""
    lons = sorted(mark.lon for mark in marks for _ in range(min(mark.incidents, 50)))
    lats = sorted(mark.lat for mark in marks for _ in range(min(mark.incidents, 50)))
    cut = len(lons) // 50
    west, east = lons[cut], lons[-1 - cut]
    south, north = lats[cut], lats[-1 - cut]
    across = max(LEAST_SPAN_DEGREES, (east - west) * 1.25)
    up = max((north - south) * 1.3, across * 0.5)
    middle_lon, middle_lat = (west + east) / 2, (south + north) / 2
    return (
        middle_lon - across / 2,
        max(-84.0, middle_lat - up / 2),
        middle_lon + across / 2,
        min(84.0, middle_lat + up / 2),
    )


class Projection:
    """Mercator, scaled so that the frame is 1000 units wide."""

    def __init__(self, box: Box) -> None:
        self.west, south, east, north = box
        self.units = WIDTH / (east - self.west)
        self.top = mercator(north)
        self.height = (self.top - mercator(south)) * self.units
        middle = math.radians((south + north) / 2)
        self.units_per_km = self.units / (111.32 * math.cos(middle))

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Give the point in the drawing's units, from the upper left corner."""
        down = (self.top - mercator(lat)) * self.units
        return round((lon - self.west) * self.units, 1), round(down, 1)


def mercator(lat: float) -> float:
    """Give the Mercator ordinate in degrees; latitude is held within 85 degrees."""
    held = math.radians(max(-85.0, min(85.0, lat)))
    return math.degrees(math.log(math.tan(math.pi / 4 + held / 2)))


def within(lon: float, lat: float, box: Box) -> bool:
    """Whether a point lies in the frame."""
    return box[0] <= lon <= box[2] and box[1] <= lat <= box[3]


def draw_mark(mark: PlaceMark, projection: Projection, *, labelled: bool) -> DrawnMark:
    """Place one mark; the dot's area grows with the number of incidents."""
    across, down = projection.place(mark.lon, mark.lat)
    return DrawnMark(
        key=mark.key,
        name=mark.name,
        across=across,
        down=down,
        size=round(min(26.0, 4 + 2.2 * math.sqrt(mark.incidents)), 1),
        reach=round(mark.radius_km * projection.units_per_km, 1),
        incidents=mark.incidents,
        disputed=mark.disputed,
        labelled=labelled,
    )


def draw_land(box: Box, projection: Projection) -> str:
    """Give one SVG path of all countries that touch the frame, clipped to it."""
    margin_lon, margin_lat = (box[2] - box[0]) * 0.6, (box[3] - box[1]) * 0.6
    wide = (box[0] - margin_lon, box[1] - margin_lat, box[2] + margin_lon, box[3] + margin_lat)
    parts = []
    for ring, (west, south, east, north) in all_rings():
        if west > wide[2] or east < wide[0] or south > wide[3] or north < wide[1]:
            continue
        points = clip(ring, wide)
        if len(points) > 2:
            steps = (projection.place(lon, lat) for lon, lat in points)
            parts.append("M" + "L".join(f"{across:g} {down:g}" for across, down in steps) + "Z")
    return "".join(parts)


@cache
def all_rings() -> tuple[tuple[list[tuple[float, float]], Box], ...]:
    """Give every ring of every country, in degrees, with the box that it lies in."""
    basemap = load_basemap()
    rings = [
        join_arcs(ring, basemap["arcs"])
        for country in basemap["countries"]
        for ring in country["rings"]
    ]
    return tuple((ring, box_of(ring)) for ring in rings)


def box_of(points: Sequence[tuple[float, float]]) -> Box:
    """Give the box that points lie in."""
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return min(lons), min(lats), max(lons), max(lats)


def join_arcs(
    ring: Sequence[int], arcs: Sequence[list[tuple[float, float]]]
) -> list[tuple[float, float]]:
    """Join the arcs of a ring; a negative number is an arc run backwards (TopoJSON)."""
    points: list[tuple[float, float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def clip(points: list[tuple[float, float]], box: Box) -> list[tuple[float, float]]:
    """Clip a ring to a box (Sutherland and Hodgman 1974)."""
    for axis, limit, keep_above in ((0, box[0], True), (0, box[2], False),
                                    (1, box[1], True), (1, box[3], False)):  # fmt: skip
        points = clip_side(points, axis, limit, keep_above=keep_above)
        if not points:
            break
    return points


def clip_side(
    points: list[tuple[float, float]], axis: int, limit: float, *, keep_above: bool
) -> list[tuple[float, float]]:
    """Clip a ring to one side of a line along an axis."""
    kept: list[tuple[float, float]] = []
    for at, here in enumerate(points):
        before = points[at - 1]
        here_in = (here[axis] >= limit) == keep_above
        before_in = (before[axis] >= limit) == keep_above
        if here_in != before_in:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            crossing = [before[side] + share * (here[side] - before[side]) for side in (0, 1)]
            kept.append((crossing[0], crossing[1]))
        if here_in:
            kept.append(here)
    return kept


def label_towns(
    box: Box, projection: Projection, marks: Sequence[DrawnMark]
) -> Iterator[DrawnLabel]:
    """Name the largest towns in the frame that leave room for one another and for the marks."""
    taken = [(mark.across, mark.down) for mark in marks if mark.labelled]
    named = 0
    for name, lat, lon, _ in load_basemap()["cities"]:
        if named == MOST_CITY_LABELS:
            return
        if not within(lon, lat, box):
            continue
        across, down = projection.place(lon, lat)
        if all(abs(across - x) > 110 or abs(down - y) > 26 for x, y in taken):
            taken.append((across, down))
            named += 1
            yield DrawnLabel(name, across, down)


def scale_length(box: Box) -> int:
    """Give a round number of kilometres that is about a fifth of the frame's width."""
    middle = math.radians((box[1] + box[3]) / 2)
    fifth = (box[2] - box[0]) * 111.32 * math.cos(middle) / 5
    power = 10 ** math.floor(math.log10(fifth))
    return int(max(step * power for step in (1, 2, 5) if step * power <= fifth) or 1)
