"""People's own places: files in two formats, read into a table beside the built-in one.

A GeoNames country dump (tab-separated, nineteen columns, no header) or a CSV with the columns
``name, lat, lon`` and, as wanted, ``aliases`` (separated by |), ``kind``, ``country``, ``radius``,
``valid_from``, ``valid_to``, ``id``. The setting ``SAYSO_GAZETTEER`` names the table to use.
"""

import csv
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from sayso.errors import InputRefused
from sayso.gazetteer.keys import ARABIC_LIKE, CYRILLIC_LIKE, exact_key, sound_key
from sayso.gazetteer.lookup import PRECISIONS, Entry, EntryKind

SCHEMA = """
CREATE TABLE IF NOT EXISTS place (
    id INTEGER PRIMARY KEY, gid TEXT UNIQUE, name TEXT, lat REAL, lon REAL, kind TEXT,
    country TEXT, admin1 TEXT, population INTEGER, radius REAL, source TEXT, city TEXT,
    valid_from TEXT, valid_to TEXT
);
CREATE TABLE IF NOT EXISTS name (
    key TEXT, place INTEGER, main INTEGER, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sound (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
GEONAMES_COLUMNS = 19
FEATURE_KINDS: dict[str, EntryKind] = {
    "P": "town", "A": "division", "S": "site", "R": "road",
    "L": "region", "T": "site", "H": "region", "V": "region",
}  # fmt: skip


def add_places(file: Path, table: Path) -> int:
    """Add the places of a file to a table, made where there is none; give how many there were.

    Raises:
        InputRefused: the file cannot be read, or a row is wrong; names the row and the cure.
            Nothing of a refused file is added.

    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused(f"{file} cannot be read as UTF-8 text: {error}") from error
    rows = list(read_places(text, file.name))
    if not rows:
        raise InputRefused(f"{file} holds no place; expected a GeoNames dump or name,lat,lon rows")
    table.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(table)
    try:
        with connection:
            connection.executescript(SCHEMA)
            for entry, names, valid in rows:
                _write(connection, entry, names, valid)
    finally:
        connection.close()
    return len(rows)


def read_places(text: str, file: str) -> Iterator[tuple[Entry, tuple[str, ...], tuple[str, str]]]:
    """Give each place of a file with its names and its first and last day ("" where open)."""
    lines = text.splitlines()
    if lines and lines[0].count("\t") == GEONAMES_COLUMNS - 1:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _geonames_row(line.split("\t"), f"{file}, line {number}")
        return
    reader = csv.DictReader(lines)
    missing = {"name", "lat", "lon"} - set(reader.fieldnames or ())
    if missing:
        raise InputRefused(
            f"{file} is neither a GeoNames dump ({GEONAMES_COLUMNS} columns parted by tabs) nor a "
            f"CSV with a header: the columns {', '.join(sorted(missing))} are missing"
        )
    for number, row in enumerate(reader, 2):
        yield _csv_row(row, f"{file}, line {number}")


def _geonames_row(cells: list[str], where: str) -> tuple[Entry, tuple[str, ...], tuple[str, str]]:
    if len(cells) != GEONAMES_COLUMNS:
        raise InputRefused(f"{where}: {len(cells)} columns; a GeoNames row has {GEONAMES_COLUMNS}")
    lat, lon = _point(cells[4], cells[5], where)
    population = int(cells[14]) if cells[14].isdigit() and len(cells[14]) < 12 else 0
    airfield = cells[7] in ("AIRP", "AIRB", "AIRF")
    kind: EntryKind = "airfield" if airfield else FEATURE_KINDS.get(cells[6], "site")
    entry = Entry(f"geonames:{cells[0]}", cells[1], lat, lon, kind, cells[8], cells[10],
                  population, 3.0, f"own file {where}")  # fmt: skip
    names = tuple(n for n in (cells[1], cells[2], *cells[3].split(",")) if n)
    return entry, names, ("", "")


def _csv_row(
    row: Mapping[str, str | None], where: str
) -> tuple[Entry, tuple[str, ...], tuple[str, str]]:
    cells = {str(k): (v or "").strip() for k, v in row.items() if not isinstance(v, list)}
    if not exact_key(cells["name"]):
        raise InputRefused(f"{where}: the name is empty or longer than 120 characters")
    lat, lon = _point(cells["lat"], cells["lon"], where)
    kind = cells.get("kind") or "site"
    if kind not in PRECISIONS:
        raise InputRefused(f"{where}: kind is {kind!r}; expected one of {', '.join(PRECISIONS)}")
    try:
        radius = float(cells.get("radius") or 3.0)
    except ValueError as error:
        raise InputRefused(f"{where}: radius is {cells['radius']!r}; expected km") from error
    key = exact_key(cells["name"]).replace(" ", "-")
    entry = Entry(cells.get("id") or f"own:{key}", cells["name"], lat, lon, kind,  # type: ignore[arg-type]
                  cells.get("country", "").upper(), "", 0, radius, f"own file {where}")  # fmt: skip
    names = (cells["name"], *(n for n in cells.get("aliases", "").split("|") if n.strip()))
    first, last = (_day(cells.get(c, ""), where) for c in ("valid_from", "valid_to"))
    return entry, names, (first, last)


def _point(lat: str, lon: str, where: str) -> tuple[float, float]:
    try:
        point = float(lat), float(lon)
    except ValueError as error:
        raise InputRefused(f"{where}: {lat!r}, {lon!r} are no degrees north and east") from error
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise InputRefused(f"{where}: {lat}, {lon} lie off the Earth; are lat and lon swapped?")
    return point


def _day(words: str, where: str) -> str:
    try:
        return date.fromisoformat(words).isoformat() if words else ""
    except ValueError as error:
        raise InputRefused(f"{where}: {words!r} is no day; expected YYYY-MM-DD") from error


def _write(
    table: sqlite3.Connection, entry: Entry, names: tuple[str, ...], valid: tuple[str, str]
) -> None:
    old = table.execute("SELECT id FROM place WHERE gid = ?", (entry.id,)).fetchone()
    if old:
        for part in ("name", "sound"):
            table.execute(f"DELETE FROM {part} WHERE place = ?", old)  # noqa: S608 - our names
        table.execute("DELETE FROM place WHERE id = ?", old)
    cursor = table.execute(
        "INSERT INTO place (gid, name, lat, lon, kind, country, admin1, population, radius, "
        "source, city, valid_from, valid_to) VALUES (?,?,?,?,?,?,?,?,?,?,'',?,?)",
        (entry.id, entry.name, entry.lat, entry.lon, entry.kind, entry.country, entry.admin1,
         entry.population, entry.radius, entry.source, *valid),
    )  # fmt: skip
    for name in names:
        if exact_key(name):
            table.execute("INSERT OR IGNORE INTO name VALUES (?, ?, 1)",
                          (exact_key(name), cursor.lastrowid))  # fmt: skip
        sound = sound_key(name, entry.country in CYRILLIC_LIKE)
        if sound and entry.country in ARABIC_LIKE | CYRILLIC_LIKE:
            table.execute("INSERT OR IGNORE INTO sound VALUES (?, ?)", (sound, cursor.lastrowid))
