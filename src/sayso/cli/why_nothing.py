"""Say why filters find nothing: which of them, and what the record has that is near in name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import typer

from sayso.cli.show import nothing, number_of

if TYPE_CHECKING:
    from sayso.library import Record
    from sayso.nouns.claim import Claim

SHOWN = 6
FLAGS = {
    "place": "--place", "within_km": "--within", "actor": "--actor", "source": "--source",
    "type": "--type", "from_day": "--from", "to_day": "--to", "report": "--report",
    "stance": "--stance", "least_sure": "--least-sure",
}  # fmt: skip


ASKED = {
    "place": "is at", "actor": "has an actor or target",
    "source": "is on the word of", "type": "is of the type", "report": "is in a report",
    "stance": "is of the stance",
}  # fmt: skip


def nothing_found(record: "Record", what: str, filters: Mapping[str, Any]) -> typer.Exit:
    """Say why there is nothing, and give the status for it."""
    asked = {name: value for name, value in filters.items() if value is not None}
    kept = record.claims()
    if not kept:
        return nothing(
            f"there are no claims in {record.store.address}; read reports with "
            f"`sayso read REPORTS --into {record.store.address}`"
        )
    if not asked:
        return nothing(f"no {what} is in {record.store.address}")
    place = "within_km" if "within_km" in asked else "place"
    names = [name for name in asked if name != "place" or place == "place"]
    alone = {name: len(record.claims(**alone_with(name, asked))) for name in names}
    guilty = ["place" if name == place else name for name in names if not alone[name]]
    if guilty:
        sentences = [sentence_on(name, asked[name], record, kept) for name in guilty]
        return nothing(" ".join(sentences))
    met = record.claims(**asked)
    number = len(met)
    if not number:
        each = ", ".join(f"{FLAGS[name]} {asked[name]} {alone[name]:,}" for name in names)
        return nothing(
            f"each filter alone finds claims ({each}), and no {what} meets all; leave one out"
        )
    if what == "dispute":
        return nothing(f"{number:,} claims meet these filters, and no source contradicts another")
    return nothing(inside_others(record, what, met, asked.get("type")))


def inside_others(
    record: "Record", what: str, met: "Iterable[Claim]", asked_type: str | None
) -> str:
    """Say of which incidents claims are part that make none of the kind asked for."""
    claims = list(met)
    kinds = Counter(
        record.incident(key).type for key in {claim.incident for claim in claims} if key
    )
    number = number_of(len(claims), "claim")
    if not kinds:
        return f"{number} met these filters, and are in no {what} yet"
    meets = f"is a {asked_type} as a whole" if asked_type else "as a whole meets them"
    inside = ", ".join(f"{name} ({often:,})" for name, often in kinds.most_common(SHOWN))
    return (
        f"{number} met these filters, and no {what} {meets}; the claims are part of incidents "
        f"that are: {inside}. Ask for that type, or for `sayso claims`"
    )


def alone_with(name: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Give one filter by itself; a distance needs the place from which it is taken."""
    beside = {"place": asked["place"]} if name == "within_km" and "place" in asked else {}
    return {**beside, name: asked[name]}


def sentence_on(name: str, value: Any, record: "Record", kept: "Iterable[Claim]") -> str:
    """Say that one filter finds nothing, and what it could be instead."""
    if name == "least_sure":
        best = max((claim.sure for claim in kept if claim.sure is not None), default=None)
        return f"no claim is as sure as {value}; the surest has {best}."
    if name in {"from_day", "to_day"}:
        days = sorted(day for claim in kept if claim.time for day in days_of(claim))
        span = f"its dated claims run from {days[0]} to {days[-1]}" if days else "none has a date"
        side = "on or after" if name == "from_day" else "on or before"
        return f"no claim is of a day {side} {value}; {span}."
    found = Counter(label for claim in kept for label in labels_of(name, claim))
    if name == "report":
        found = Counter({row.id: row.claims for row in record.reports()})
        if value in found:
            return f"report {value!r} is there and makes no claim that was found."
    aliases = {
        alias: actor.name
        for claim in (kept if name == "actor" else ())
        for actor in (*claim.actors, *claim.targets)
        for alias in actor.aliases
    }
    gazetteer = gazetteer_on(str(value)) if name == "place" else ""
    near = near_names(str(value), found, aliases)
    return f"no claim {ASKED[name]} {str(value)!r}{gazetteer}; {near}."


def days_of(claim: "Claim") -> Iterator[str]:
    """Give the first and the last day of a claim's time."""
    if claim.time:
        yield claim.time.start.isoformat()
        yield claim.time.end.isoformat()


def labels_of(name: str, claim: "Claim") -> Iterable[str]:
    """Give what a claim has of that which a filter asks for."""
    if name == "place":
        return (claim.place.name,) if claim.place else ()
    if name == "actor":
        return {actor.name for actor in (*claim.actors, *claim.targets)}
    if name == "source":
        return {link.name for link in claim.sources}
    return (str(getattr(claim, name)),)


def near_names(
    asked: str, found: "Counter[str]", aliases: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Give names that are near, or else the most frequent ones; an alias with whose it is."""
    whose = dict(aliases) | {label: label for label in found}
    by_small = {alias.casefold(): alias for alias in whose}
    near = get_close_matches(asked.casefold(), by_small, SHOWN, 0.6)
    held = [small for small in by_small if asked.casefold() in small and small not in near]
    if near or held:
        # one alias a party, the nearest
        nearest: dict[str, str] = {}
        for alias in (by_small[small] for small in (*near, *held)):
            nearest.setdefault(whose[alias], alias)
        shown = [name if name == alias else f"{alias} ({name})" for name, alias in nearest.items()]
        return "near in name: " + ", ".join(shown[:SHOWN])
    if not found:
        return "no claim in the record has one"
    often = ", ".join(f"{label} ({number:,})" for label, number in found.most_common(SHOWN))
    return f"most frequent in the record: {often}"


def gazetteer_on(name: str) -> str:
    """Say what the gazetteer takes a name for, since the record may have it under another."""
    from sayso.gazetteer.lookup import find

    entries = find(name)
    if not entries:
        return ", and the gazetteer does not know the name"
    return f" (the gazetteer knows it as {entries[0].name}, {entries[0].country})"
