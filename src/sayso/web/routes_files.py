"""Style, scripts and the base map: our own files, and MapLibre GL from its installed package."""

import importlib.util
import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response

from sayso.web.map_drawing import join_arcs, load_basemap

router = APIRouter(prefix="/static", include_in_schema=False)
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".svg": "image/svg+xml"}  # fmt: skip
OUR_FILES = frozenset({"page.css", "desk.css", "desk.js", "map.js", "icon.svg"})
MAPLIBRE_FILES = frozenset({"maplibre-gl.js", "maplibre-gl.css"})
MOST_TOWNS = 4_000


@router.get("/land.json")
def land() -> Response:
    """Give the borders as GeoJSON, and the larger towns with their names."""
    return Response(make_land(), media_type="application/json")


@router.get("/{name}")
def static_file(name: str) -> Response:
    """Give one of the files that the pages load; nothing else can be asked for."""
    content = read_file(name)
    if content is None:
        return PlainTextResponse("There is no such file.", 404)
    return Response(content, media_type=KINDS[Path(name).suffix])


@cache
def read_file(name: str) -> bytes | None:
    """Give the bytes of one of the known files; None for any other name."""
    if name in OUR_FILES:
        return (files("sayso.web") / "static" / name).read_bytes()
    folder = find_maplibre()
    if name in MAPLIBRE_FILES and folder is not None:
        return (folder / name).read_bytes()
    return None


@cache
def find_maplibre() -> Path | None:
    """Give the folder of MapLibre GL's script; None where the package is not installed.

    The package is looked up without importing it, which would load much that is not needed.
    """
    found = importlib.util.find_spec("maplibre")
    for place in (found.submodule_search_locations or ()) if found else ():
        folder = Path(place) / "srcjs"
        if (folder / "maplibre-gl.js").is_file():
            return folder
    return None


@cache
def make_land() -> bytes:
    """Write the bundled base map as GeoJSON, two decimals a degree (about a kilometre)."""
    table = load_basemap()
    features = [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [
                    [
                        [
                            [round(lon, 2), round(lat, 2)]
                            for lon, lat in join_arcs(ring, table["arcs"])
                        ]
                    ]
                    for ring in country["rings"]
                ],
            },
        }
        for country in table["countries"]
    ]
    towns = [[name, lon, lat] for name, lat, lon, _ in table["cities"][:MOST_TOWNS]]
    content = {"type": "FeatureCollection", "features": features, "towns": towns,
               "credits": table["sources"]}  # fmt: skip
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
