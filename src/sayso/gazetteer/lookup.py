"""Names to entries of the gazetteer: exact first, by sound where nothing is found."""

import os
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from sayso.errors import SaysoError
from sayso.gazetteer.keys import ARABIC_LIKE, CYRILLIC_LIKE, exact_key, sound_key
from sayso.nouns.place import Place, PlacePrecision

TABLE = Path(__file__).parent / "tables" / "places.sqlite"
OWN_PLACES_SETTING = "SAYSO_GAZETTEER"
CACHED_NAMES = 32768

EntryKind = Literal[
    "country", "division", "county", "region", "continent", "sea", "town", "quarter", "airfield",
    "site", "road",
]  # fmt: skip

PRECISIONS: dict[str, PlacePrecision] = {
    "country": "country", "division": "province", "county": "district", "region": "region",
    "continent": "region", "sea": "sea", "town": "town", "quarter": "point", "airfield": "point",
    "site": "point", "road": "near",
}  # fmt: skip


class NoGazetteer(SaysoError):
    """The gazetteer table is not there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    ``lat`` and ``lon`` in degrees, ``radius`` in km. ``main`` is True when it was found under
    its own name or a name given by hand; ``by_sound`` when only the sound agreed. ``city`` is
    the town that a quarter belongs to. Days of validity are ISO strings, "" for open ends.
    """

    id: str
    name: str
    lat: float
    lon: float
    kind: EntryKind
    country: str = ""
    admin1: str = ""
    population: int = 0
    radius: float = 0.0
    source: str = ""
    city: str = ""
    valid_from: str = ""
    valid_to: str = ""
    main: bool = True
    by_sound: bool = False

    def valid_on(self, day: date | None) -> bool:
        """Whether the entry holds on a day; True where the day is not known."""
        if day is None:
            return True
        iso = day.isoformat()
        return (self.valid_from or iso) <= iso <= (self.valid_to or iso)

    def place(self, text: str = "", reason: str = "") -> Place:
        """Give the noun."""
        return Place(
            self.name, self.lat, self.lon, PRECISIONS[self.kind], text or self.name,
            self.radius, self.id, self.country, self.admin1, reason,
        )  # fmt: skip


COLUMNS = (
    "place.gid, place.name, lat, lon, kind, country, admin1, population, radius, source, city, "
    "valid_from, valid_to"
)
_JOINED = "JOIN place ON place.id = place WHERE key = ?"
_BY_KEY = f"SELECT {COLUMNS}, main FROM name {_JOINED}"  # noqa: S608 - our own names only
_BY_SOUND = f"SELECT {COLUMNS}, 0 FROM sound {_JOINED}"  # noqa: S608 - our own names only
_connections = threading.local()


def open_table(path: Path) -> sqlite3.Connection:
    """Open a gazetteer table for reading.

    Raises:
        NoGazetteer: there is no table at that path; says how to build it.

    """
    if not path.is_file():
        raise NoGazetteer(
            f"the gazetteer table is not built: no file at {path}; "
            "run `make setup`, or `python tools/build_gazetteer.py`"
        )
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)


def tables() -> list[sqlite3.Connection]:
    """Give this thread's open tables: the people's own places first, where there are any."""
    own = os.environ.get(OWN_PLACES_SETTING, "")
    opened: dict[str, list[sqlite3.Connection]] = _connections.__dict__.setdefault("by_own", {})
    if own not in opened:
        opened[own] = [*([open_own(Path(own))] if own else []), open_table(TABLE.resolve())]
    return opened[own]


def open_own(path: Path) -> sqlite3.Connection:
    """Open the table of people's own places.

    Raises:
        NoGazetteer: there is no such table at that path, or it is no table of places.

    """
    cure = "make one with `sayso gazetteer add FILE --table TABLE`, or unset SAYSO_GAZETTEER"
    if not path.is_file():
        raise NoGazetteer(f"SAYSO_GAZETTEER names {path}, which is not there; {cure}")
    table = open_table(path.resolve())
    try:
        table.execute(f"SELECT {COLUMNS}, main FROM name {_JOINED}", ("",))  # noqa: S608 - our own
    except sqlite3.DatabaseError as error:
        table.close()
        why = f"SAYSO_GAZETTEER names {path}, which is no table of places ({error}); {cure}"
        raise NoGazetteer(why) from error
    return table


def find(name: str, countries: Iterable[str] = ()) -> tuple[Entry, ...]:
    """Give the entries that a name may mean, the likeliest first.

    ``countries`` (ISO codes) are those the story speaks of: where the exact name means nothing
    in them, places of these countries whose names sound alike are given too.
    """
    found = by_key(exact_key(name))
    wanted = frozenset(countries)
    if wanted and not any(entry.country in wanted for entry in found):
        found = (*(e for e in by_sound(name) if e.country in wanted), *found)
    elif not found:
        found = by_sound(name)
    return found


@lru_cache(maxsize=CACHED_NAMES)
def _by_key(key: str, own: str) -> tuple[Entry, ...]:
    del own
    return _ask(_BY_KEY, key)


@lru_cache(maxsize=CACHED_NAMES)
def _by_sound(key: str, own: str) -> tuple[Entry, ...]:
    del own
    return tuple(replace(entry, by_sound=True) for entry in _ask(_BY_SOUND, key))


def by_key(key: str) -> tuple[Entry, ...]:
    """Give the entries under an exact key."""
    return _by_key(key, os.environ.get(OWN_PLACES_SETTING, "")) if key else ()


def by_sound(name: str) -> tuple[Entry, ...]:
    """Give the entries whose names sound alike."""
    own = os.environ.get(OWN_PLACES_SETTING, "")
    arabic, cyrillic = sound_key(name), sound_key(name, cyrillic=True)
    found = [e for e in (_by_sound(arabic, own) if arabic else ()) if e.country in ARABIC_LIKE]
    if cyrillic:
        found += [e for e in _by_sound(cyrillic, own) if e.country in CYRILLIC_LIKE]
    return tuple(found)


def _ask(query: str, key: str) -> tuple[Entry, ...]:
    """Ask all tables, people's own places first; of one id only the first counts."""
    found: dict[str, Entry] = {}
    for table in tables():
        for row in table.execute(query, (key,)):
            entry = replace(Entry(*row[:-1]), main=bool(row[-1]))
            found.setdefault(entry.id, entry)
    order = sorted(found.values(), key=likelihood, reverse=True)
    return tuple(order)


def likelihood(entry: Entry) -> tuple[bool, float, bool, int, str]:
    """Give what speaks for an entry when nothing else is known."""
    rank = {"country": 3.0, "continent": 3.0, "division": 1.0, "region": 1.0, "sea": 1.0}
    hand_made = entry.id.startswith(("sayso:", "own:")) and entry.kind not in ("quarter", "county")
    return (
        entry.main, rank.get(entry.kind, 0.0), hand_made, entry.population, entry.id,
    )  # fmt: skip


@cache
def divisions_of(country: str) -> dict[str, Entry]:
    """Give the first-order divisions of a country by their GeoNames admin1 code."""
    query = (
        f"SELECT {COLUMNS} FROM place "  # noqa: S608 - only our own column names
        "WHERE kind = 'division' AND country = ? AND admin1 <> ''"
    )
    rows = tables()[-1].execute(query, (country,))
    return {entry.admin1: entry for entry in (Entry(*row) for row in rows)}


@lru_cache(maxsize=1024)
def by_id(gazetteer_id: str) -> Entry | None:
    """Give the entry of an id, None where there is none."""
    for table in tables():
        query = f"SELECT {COLUMNS} FROM place WHERE gid = ?"  # noqa: S608 - our own names
        row = table.execute(query, (gazetteer_id,)).fetchone()
        if row:
            return Entry(*row)
    return None


def sources() -> dict[str, str]:
    """Give whom the gazetteer's facts come from: name of the source to its credit line."""
    return dict(tables()[-1].execute("SELECT name, credit FROM source").fetchall())
