"""Places of coded happenings: the reader is given the trigger, and must say where.

usage: python -m benchmarks.happening_places FOLDER... [--misses]

FOLDER holds ``<report>.txt`` with ``<report>.jsonl`` of coded claims, or is our own corpus. Places
are compared as the scorer of claims compares them: right within 40 km of a coded point. A miss is
told apart by its cause: no place found, the right place told in the report but another taken, or
the right place found nowhere in the report.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.roles import coded_happenings, load_scorer
from sayso.claims.place_of import place_of
from sayso.nouns.place import Place
from sayso.nouns.reading import Reading


def as_point(place: Place | None) -> dict[str, Any] | None:
    """Give a place as the scorer takes it."""
    return {"name": place.name, "lat": place.lat, "lon": place.lon} if place else None


def verdict(coded: dict[str, Any] | None, found: Place | None, reading: Reading, right: Any) -> str:
    """Say how a found place agrees with the coded one; ``right`` compares two points."""
    if coded is None:
        return "none coded"
    if coded.get("lat") is None:
        return "coded without a point"
    if right(coded, as_point(found)):
        return "right"
    told = (m.place for m in reading.places if m.place and m.place.lat is not None)
    if any(right(coded, as_point(place)) for place in told):
        return "another taken"
    return "not found in the report" if found else "none found"


def main() -> None:
    """Print the shares for each folder named on the command line, and the misses if asked."""
    right = load_scorer().place_ok
    for name in [argument for argument in sys.argv[1:] if not argument.startswith("--")]:
        counts: Counter[str] = Counter()
        for reading, happening, claim in coded_happenings(Path(name)):
            found = place_of(happening, reading)
            said = verdict(claim["place"], found, reading, right)
            counts[said] += 1
            if "--misses" in sys.argv and said not in {"right", "none coded"}:
                got = found and (found.name, found.country, found.reason)
                print(claim["report"], said, claim["place"]["name"], got, "::", claim["quote"])
        placed = sum(counts.values()) - counts["none coded"]
        print(f"{name}: {counts['right'] / max(1, placed):.3f} right of {placed}; {dict(counts)}")


if __name__ == "__main__":
    main()
