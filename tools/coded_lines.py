"""Claim lines of a corpus report: ``3 withdrawal denied | by ... | at ... | said ... < ...``.

Fields: ``by`` actors and ``to`` targets parted by ``;``, ``at`` place, ``when`` interval with the
words that give it, ``count`` figures parted by ``;``, ``said`` the chain of sources, nearest
first, parted by ``<``, and ``note``. Other names of one thing follow it after ``=``.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from sayso.nouns.claim import ClaimType, Stance
from sayso.nouns.count import CountKind
from sayso.nouns.source import SourceKind

Json = dict[str, Any]

TYPES = frozenset(get_args(ClaimType))
STANCES = frozenset(get_args(Stance))
COUNT_KINDS = frozenset(get_args(CountKind))
SOURCE_KINDS = frozenset(get_args(SourceKind)) - {"outlet"}
FIELDS = ("by", "to", "at", "when", "count", "said", "note")

PLACE = re.compile(r"(.+?) @(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
WHEN = re.compile(r'(\d{4}-\d\d-\d\d|\?)(?:\.\.(\d{4}-\d\d-\d\d))?(?: "([^"]+)")?')
COUNT = re.compile(r'([a-z]+) (\d*)(\.\.)?(\d*) ([^"]+) "([^"]+)"')
LINK = re.compile(r"(.+?)(?: \(([a-z]+)\))?")


class CodingError(ValueError):
    """A claim line that does not hold to the rules."""


@dataclass(slots=True)
class Known:
    """What a report has introduced so far, so that later lines need only the name."""

    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    sources: dict[str, Json] = field(default_factory=dict)


def read_claim_line(line: str, known: Known) -> tuple[int, Json]:
    """Give the claim's number and its coded fields in the claims format.

    Raises:
        CodingError: anything in the line is not by the rules.

    """
    head, *rest = line.split(" | ")
    number, claim_type, stance = read_head(head)
    given = read_fields(rest)
    start_end, time_text = read_when(given.get("when", "?"))
    sources = [read_link(link, known) for link in given.get("said", "").split(" < ") if link]
    return number, {
        "type": claim_type,
        "stance": stance,
        "actors": read_names(given.get("by", "")),
        "targets": read_names(given.get("to", "")),
        "place": read_place(given.get("at", ""), known),
        "time": start_end,
        "time_text": time_text,
        "counts": [read_count(part) for part in given.get("count", "").split("; ") if part],
        "sources": [source["names"] for source in sources],
        "source_kind": sources[0]["kind"] if sources else "outlet",
        "source_kinds": [source["kind"] for source in sources],
        "note": given.get("note", ""),
    }


def read_head(head: str) -> tuple[int, str, str]:
    """Give number, type and stance; a stance left out is asserted."""
    number, _, rest = head.strip().partition(" ")
    claim_type, _, stance = rest.partition(" ")
    if not number.isdecimal():
        raise CodingError(f"a claim line begins with its number, not {number!r}")
    if claim_type not in TYPES:
        raise CodingError(f"no such type: {claim_type!r}")
    if (stance or "asserted") not in STANCES:
        raise CodingError(f"no such stance: {stance!r}")
    return int(number), claim_type, stance or "asserted"


def read_fields(parts: list[str]) -> Mapping[str, str]:
    """Give the fields of a line by name."""
    given: dict[str, str] = {}
    for part in parts:
        name, _, value = part.strip().partition(" ")
        if name not in FIELDS or name in given or not value:
            raise CodingError(f"no such field, twice, or empty: {part!r}")
        given[name] = value.strip()
    return given


def read_names(written: str) -> list[str]:
    """Give a list of parties."""
    return [name.strip() for name in written.split(";") if name.strip()]


def read_place(written: str, known: Known) -> Json | None:
    """Give a place; its point is remembered for the lines below."""
    if not written:
        return None
    match = PLACE.fullmatch(written)
    name = match[1] if match else written
    if "@" in name:
        raise CodingError(f"a point is written as @latitude,longitude: {written!r}")
    if match:
        latitude, longitude = float(match[2]), float(match[3])
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise CodingError(f"no such point on earth: {written!r}")
        if known.places.setdefault(name, (latitude, longitude)) != (latitude, longitude):
            raise CodingError(f"{name!r} has two points")
    point = known.places.get(name)
    return {"name": name, "lat": point and point[0], "lon": point and point[1]}


def read_when(written: str) -> tuple[Json | None, str]:
    """Give the interval, or null for ``?``, and the words that give it."""
    match = WHEN.fullmatch(written)
    if match is None:
        raise CodingError(f'a time is START..END "words" in ISO dates, not {written!r}')
    if match[1] == "?":
        return None, match[3] or ""
    try:
        start = dt.date.fromisoformat(match[1])
        end = dt.date.fromisoformat(match[2] or match[1])
    except ValueError as error:
        raise CodingError(f"no such day: {written!r}") from error
    if end < start:
        raise CodingError(f"the interval ends before it begins: {written!r}")
    return {"start": start.isoformat(), "end": end.isoformat()}, match[3] or ""


def read_count(written: str) -> Json:
    """Give one figure: ``killed 12 people "twelve men"``, ``24..99``, ``4000..``, ``..300``."""
    match = COUNT.fullmatch(written)
    if match is None or not (match[2] or match[4]) or (match[4] and not match[3]):
        raise CodingError(f'a count is KIND LOW..HIGH UNIT "words", not {written!r}')
    if match[1] not in COUNT_KINDS:
        raise CodingError(f"no such kind of count: {match[1]!r}")
    low = int(match[2]) if match[2] else None
    high = int(match[4]) if match[4] else (None if match[3] else low)
    if low is not None and high is not None and high < low:
        raise CodingError(f"a count ends below where it begins: {written!r}")
    return {"kind": match[1], "low": low, "high": high, "unit": match[5], "text": match[6]}


def read_link(written: str, known: Known) -> Json:
    """Give one link of a chain: names and kind, or a name introduced above."""
    match = LINK.fullmatch(written.strip())
    if match is None:
        raise CodingError(f"no source in {written!r}")
    names = [name.strip() for name in match[1].split(" = ")]
    if match[2] is None:
        if len(names) > 1 or names[0] not in known.sources:
            raise CodingError(f"a new source needs its kind: {written!r}")
        return known.sources[names[0]]
    if match[2] not in SOURCE_KINDS:
        raise CodingError(f"no such kind of source: {match[2]!r}")
    source = {"names": names, "kind": match[2]}
    if known.sources.get(names[0], source) != source:
        raise CodingError(f"{names[0]!r} is introduced twice and otherwise")
    known.sources |= {name: source for name in names if name not in known.sources}
    return source
