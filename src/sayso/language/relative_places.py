"""Places told by their relation to another: moved, widened, or halfway; never a false point.

"50 km west of Palmyra", "between A and B", "northern countryside of Hama", "near", "outskirts of",
"the A-B road" and "the city" for a place named before.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.gazetteer.distance import BEARINGS, distance_km, middle, moved
from sayso.gazetteer.keys import exact_key
from sayso.gazetteer.lookup import Entry, by_key
from sayso.language.place_choice import Choice
from sayso.language.place_names import Line
from sayso.lexicon.actors import states
from sayso.lexicon.load import load_table
from sayso.nouns.place import Place
from sayso.nouns.reading import PlaceMention

LOOK_BACK = 90
BESIDE_KM = 12.0
BETWEEN_LIMIT_KM = 600.0
MILE = 1.609344
DIRECTION = (
    r"(?P<direction>(?:north|south)[- ]?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?)"
)
PLACED = (
    r"(?:the )?(?:(?:ancient|key|strategic|besieged|central|desert|oil|historic|northern|southern|"
    r"eastern|western|syrian|iraqi|libyan|rebel-held|government-held|border|coastal|city|town|"
    r"village|province|governorate|district|countryside|capital|of) ){0,5}"
)
NUMBER = r"(?P<number>\d{1,4}(?:[.,]\d+)?|a few|several|two|three|four|five|six|seven|eight|ten)"
AWAY = re.compile(
    NUMBER + r"[ -]?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b(?: \([^()]{1,30}\))?"
    r"(?: (?:to the )?" + DIRECTION + r"(?:ward)?)?"
    r" (?:of|from|outside|away from|off|to) " + PLACED + r"\Z", re.IGNORECASE,
)  # fmt: skip
SIDE_OF = re.compile(r"\b" + DIRECTION + r" of " + PLACED + r"\Z", re.IGNORECASE)
PART_OF = re.compile(
    r"\b" + DIRECTION + r" (?P<what>countryside|outskirts|suburbs?|part|parts|rural|districts?|"
    r"neighbou?rhoods?|side|edge|areas?|regions?|hinterland|sector|half) (?:of|in) "
    + PLACED + r"\Z", re.IGNORECASE,
)  # fmt: skip
PART = re.compile(r"\b" + DIRECTION + r" \Z", re.IGNORECASE)
NEAR = re.compile(
    r"\b(?P<near>near|close to|outside|outskirts of|around|surroundings? of|vicinity of|area of|"
    r"countryside (?:of|around)|approaches to|suburbs? of|beside|next to|nearby|by)"
    r" (?:from )?" + PLACED + r"\Z", re.IGNORECASE,
)  # fmt: skip
BETWEEN = re.compile(r"\bbetween " + PLACED + r"\Z", re.IGNORECASE)
AND = re.compile(r"(?:['’]s)? (?:city |town |province )?and " + PLACED + r"\Z", re.IGNORECASE)
ROAD = re.compile(
    r"[ -]+(?:(?:main|international|military|desert|old) )?(?:road|highway|motorway|axis|route)\b"
)
LATER_PART = re.compile(
    r"['’]s? " + DIRECTION + r"(?: (?:countryside|outskirts|suburbs?|districts?|part|edge))",
    re.IGNORECASE,
)
NUMBERS = {"a few": 5.0, "several": 10.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0,
           "six": 6.0, "seven": 7.0, "eight": 8.0, "ten": 10.0}  # fmt: skip
STAMP = re.compile(r"[^.;()\n]{0,25}(?:\((?:[A-Z]{2,}|[A-Z][a-z]+)\)\s{0,2}[-–—]|\s[-–—]{1,2}\s)")
"""What makes a name that opens a line the dateline: where the report was written."""
AGAIN = re.compile(
    r"\b(?:(?P<article>the|this|that|an?) (?:(?:major|military|strategic|key|main|nearby|army|"
    r"regime|government) ){0,3}|military )(?P<kind>city|town|village|province|governorate|airbase|"
    r"air base|airport|airfield|base|camp|capital|country|district|neighbou?rhood|field|"
    r"department|island)\b"
    r"(?! (?:of|hall|council|centre|center|police))",
    re.IGNORECASE,
)
KINDS = {
    "city": ("town",), "town": ("town",), "village": ("town",), "province": ("division", "region"),
    "governorate": ("division",), "department": ("division",), "airbase": ("airfield",),
    "air base": ("airfield",), "airport": ("airfield",), "airfield": ("airfield",),
    "base": ("airfield", "site"),
    "camp": ("site", "quarter"), "capital": ("town",), "country": ("country",),
    "district": ("quarter", "county", "town"), "neighborhood": ("quarter",),
    "neighbourhood": ("quarter",), "field": ("site",), "island": ("region", "site"),
}  # fmt: skip


def relative_mentions(
    text: str, lines: Sequence[Line], choices: Sequence[Choice]
) -> tuple[PlaceMention, ...]:
    """Give the mentions of the chosen places, moved and widened as the words say."""
    mentions: list[PlaceMention] = []
    entries: list[tuple[int, Entry, bool]] = []
    floor = 0
    position = 0
    while position < len(choices):
        choice = choices[position]
        paired = _paired(text, choices, position)
        if paired is not None:
            mentions.append(paired)
            position += 1
        elif choice.entry is None:
            mentions.append(PlaceMention(choice.name.start, choice.name.end, None, choice.reason))
        else:
            mentions.append(_single(text, choice, floor))
        told = mentions[-1].place
        if choice.entry is not None and told is not None and told.gazetteer_id == choice.entry.id:
            stamp = choice.name.opens and STAMP.match(text, choice.name.end) is not None
            entries.append((choice.name.start, choice.entry, stamp))
        floor = mentions[-1].end
        position += 1
    mentions += _again(text, lines, entries, mentions)
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _paired(text: str, choices: Sequence[Choice], position: int) -> PlaceMention | None:
    """Read "between A and B" and "the A-B road" as what lies halfway."""
    if position + 1 >= len(choices):
        return None
    left, right = choices[position], choices[position + 1]
    if left.entry is None or right.entry is None or left.entry.id == right.entry.id:
        return None
    gap = text[left.name.end : right.name.start]
    if len(gap) > 60:
        return None
    before = text[max(0, left.name.start - LOOK_BACK) : left.name.start]
    opening = BETWEEN.search(before)
    between = opening is not None and AND.match(gap) is not None
    road = re.fullmatch(r" ?[-–—] ?| and | to ", gap) and ROAD.match(text, right.name.end)
    if not between and not road:
        return None
    apart = distance_km(left.entry.lat, left.entry.lon, right.entry.lat, right.entry.lon)
    if apart > BETWEEN_LIMIT_KM:
        return None
    lat, lon = middle(left.entry.lat, left.entry.lon, right.entry.lat, right.entry.lon)
    start = left.name.start - len(before) + opening.start() if opening else left.name.start
    closing = ROAD.match(text, right.name.end)
    end = closing.end() if closing else right.name.end
    place = Place(
        f"between {left.entry.name} and {right.entry.name}", round(lat, 4), round(lon, 4), "region",
        text[start:end], round(max(5.0, apart / 2), 1), country=left.entry.country,
        reason=f"halfway; the two are {apart:.0f} km apart",
    )  # fmt: skip
    return PlaceMention(start, end, place, place.reason)


def _single(text: str, choice: Choice, floor: int) -> PlaceMention:
    """Read one place with the words before it."""
    name, entry = choice.name, choice.entry
    assert entry is not None  # noqa: S101 - the caller asked
    return _shaped(text, (floor, name.start, name.end), entry, choice.reason)


def _shaped(text: str, bounds: tuple[int, int, int], entry: Entry, reason: str) -> PlaceMention:
    """Read a place with the words before and after; ``bounds``: how far back, its start, end."""
    floor, start, end = bounds
    low = max(floor, start - LOOK_BACK)
    before = text[low:start]
    exact = entry.place(text[start:end], reason)
    for pattern, make in (
        (AWAY, _away), (PART_OF, _part), (SIDE_OF, _side), (NEAR, _near), (PART, _part),
    ):  # fmt: skip
        match = pattern.search(before)
        if match:
            place = make(exact, match, entry)
            place = replace(place, text=text[low + match.start() : end])
            return PlaceMention(low + match.start(), end, place, place.reason)
    later = LATER_PART.match(text, end)
    if later:
        place = _part(exact, later, entry)
        place = replace(place, text=text[start : later.end()])
        return PlaceMention(start, later.end(), place, place.reason)
    return PlaceMention(start, end, exact, reason)


def _bearing(match: re.Match[str]) -> tuple[str, float] | None:
    """Give the direction's word and its degrees."""
    words = match.groupdict().get("direction")
    if not words:
        return None
    plain = words.lower().replace("-", "").replace(" ", "").removesuffix("ern")
    return plain, BEARINGS[plain]


def _away(place: Place, match: re.Match[str], entry: Entry) -> Place:
    """Move a place by the distance and direction told; without direction only widen it."""
    del entry
    words = match.group("number").lower().replace(",", ".")
    km = NUMBERS.get(words) or float(words)
    unit = match.group("unit").lower()
    km *= MILE if unit.startswith("mi") else 1.0
    told = f"{match.group('number')} {match.group('unit')}"
    bearing = _bearing(match)
    if bearing is None:
        reason = "distance without direction"
        radius = round(place.radius_km + km, 1)
        name = f"{told} from {place.name}"
        return replace(place, name=name, precision="near", radius_km=radius, reason=reason)
    return _moved(place, bearing, km, f"{told} {bearing[0]} of {place.name}", max(3.0, 0.25 * km))


def _side(place: Place, match: re.Match[str], entry: Entry) -> Place:
    """Read "east of Homs": beside a town, inside a province or country."""
    bearing = _bearing(match)
    if bearing is None or entry.kind in ("country", "division", "region", "continent", "sea"):
        return _part(place, match, entry)
    km = place.radius_km + BESIDE_KM
    return _moved(place, bearing, km, f"{bearing[0]} of {place.name}", km)


def _part(place: Place, match: re.Match[str], entry: Entry) -> Place:
    """Read "northern Syria", "eastern countryside of Hama": a part of a wider place."""
    bearing = _bearing(match)
    if bearing is None:
        return place
    what = (match.groupdict().get("what") or "").lower()
    wide = entry.kind in ("country", "division", "region", "continent")
    twin = _province_of(entry) if not wide and what not in OF_TOWNS else None
    if twin is not None:
        place, wide = replace(twin.place(place.text), name=place.name), True
    rural = what in ("countryside", "rural", "hinterland", "area", "areas", "region", "regions")
    km = 0.5 * place.radius_km if wide else place.radius_km + (10.0 if rural else 0.0)
    name = f"{bearing[0]}ern {what + ' of ' if what else ''}{place.name}"
    moved_place = _moved(place, bearing, km, name, max(km, 3.0))
    return replace(moved_place, precision="region" if wide else "near")


OF_TOWNS = frozenset(
    {"outskirts", "suburb", "suburbs", "district", "districts", "neighborhood", "neighborhoods",
     "neighbourhood", "neighbourhoods", "part", "parts", "side", "edge", "sector", "half"}
)  # fmt: skip


def _province_of(entry: Entry) -> Entry | None:
    """Give the province of a town's name: "northern Hama" is mostly the province's north."""
    if entry.kind != "town":
        return None
    for name in (entry.name, re.sub(r"^(?:Al|Ar|As|Ash|Ad) ", "", entry.name)):
        for wider in by_key(f"{exact_key(name)} province"):
            if wider.country == entry.country and wider.kind == "division":
                return wider
    return None


def _near(place: Place, match: re.Match[str], entry: Entry) -> Place:
    """Read "near Homs", "the outskirts of": the place, wider."""
    if entry.kind in ("country", "division", "region", "continent", "sea"):
        return place
    word = match.group("near").lower()
    if word in ("by", "area of"):
        return place
    radius = round(place.radius_km + BESIDE_KM, 1)
    name, reason = f"{word} {place.name}", f"told as {word} it"
    return replace(place, name=name, precision="near", radius_km=radius, reason=reason)


def _moved(place: Place, bearing: tuple[str, float], km: float, name: str, radius: float) -> Place:
    """Give a place moved, under a new name and without the other's id."""
    if place.lat is None or place.lon is None:
        return place
    lat, lon = moved(place.lat, place.lon, bearing[1], km)
    return replace(
        place, name=name, lat=round(lat, 4), lon=round(lon, 4), precision="near", gazetteer_id="",
        radius_km=round(radius, 1), reason=f"{km:.0f} km {bearing[0]} of {place.name}",
    )  # fmt: skip


def _again(
    text: str,
    lines: Sequence[Line],
    entries: Sequence[tuple[int, Entry, bool]],
    mentions: Sequence[PlaceMention],
) -> list[PlaceMention]:
    """Read "the city", "the base" as the last place of that kind told before."""
    found: list[PlaceMention] = []
    taken = [(m.start, m.end) for m in mentions]
    known = position = 0
    before: list[tuple[Entry, bool]] = []
    for line in lines:
        if not line.words:
            continue
        for match in AGAIN.finditer(text, line.words[0].start, line.words[-1].end):
            while known < len(entries) and entries[known][0] < match.start():
                before.append(entries[known][1:])
                known += 1
            while position < len(taken) and taken[position][1] <= match.start():
                position += 1
            if position < len(taken) and taken[position][0] < match.end() + 1:
                continue
            kind = match.group("kind").lower()
            kinds = KINDS[kind]
            fitting = [told for told in before[-60:] if told[0].kind in kinds]
            plain = [entry for entry, stamp in fitting if not stamp]
            meant = _last_told(plain or [entry for entry, _ in fitting])
            reason = "the last of its kind told before" if meant else "no such place told before"
            vague = (match.group("article") or "a").lower() in ("a", "an")
            if kinds == ("airfield",) and (meant is None or vague):
                meant, reason = _only_one([e for _, e, _ in entries if e.kind == "airfield"])
            if vague and (meant is None or kinds != ("airfield",)):
                continue
            seat = _capital_told_of([e for _, e, _ in entries]) if kind == "capital" else None
            if seat is not None:
                meant, reason = seat, "the capital of the country that the report tells most of"
            floor = taken[position - 1][1] if position else 0
            floor = max(floor, found[-1].end if found else 0, line.words[0].start)
            bounds = (floor, match.start(), match.end())
            found.append(
                _shaped(text, bounds, meant, reason)
                if meant
                else PlaceMention(match.start(), match.end(), None, reason)
            )
    return found


def _only_one(entries: Sequence[Entry]) -> tuple[Entry | None, str]:
    """Give the one place of a kind that a report tells, named first or last, and the reason."""
    if len({entry.id for entry in entries}) == 1:
        return entries[0], "the only one of its kind that the report tells"
    return None, "no such place told before"


def _capital_told_of(entries: Sequence[Entry]) -> Entry | None:
    """Give the seat of government of the country that most of the places told lie in."""
    told = Counter(entry.country for entry in entries if entry.country)
    if not told:
        return None
    state = states().get(told.most_common(1)[0][0])
    return seat_of(state.code) if state is not None else None


@cache
def seat_of(code: str) -> Entry | None:
    """Give the seat of a state's government."""
    name = str(load_table("actors/states")["states"][code][2])
    found = [e for e in by_key(exact_key(name)) if e.country == code and e.kind == "town"]
    return max(found, key=lambda entry: entry.population, default=None)


RECALLED = 8


def _last_told(entries: Sequence[Entry]) -> Entry | None:
    """Give the one of a kind that the text has been telling of: told last, or twice of late."""
    recent = entries[-RECALLED:]
    if not recent:
        return None
    ids = [entry.id for entry in recent]
    weights = [ids.count(gid) + 0.01 * position for position, gid in enumerate(ids)]
    weights[-1] += 0.6
    return recent[weights.index(max(weights))]
