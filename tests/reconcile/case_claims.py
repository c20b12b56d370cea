"""Make claims of the short rows that the gold cases are written in."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from builders import make_claim, make_report

from sayso.lexicon.actors import known_actors, state_actor
from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.count import Count
from sayso.nouns.moment import Moment
from sayso.nouns.place import Place
from sayso.nouns.report import Report
from sayso.nouns.source import Source

CASES = Path(__file__).parent.parent / "cases"

PLACES = {
    "Palmyra": Place("Palmyra", 34.5608, 38.2806, gazetteer_id="geonames:163808", country="SY"),
    "T4": Place("T4", 34.5225, 37.6278, "point", gazetteer_id="airport:OS72", country="SY"),
    "Jayrud": Place("Jayrud", 33.81, 36.74, gazetteer_id="geonames:168928", country="SY"),
    "Aleppo": Place("Aleppo", 36.2021, 37.1343, gazetteer_id="geonames:170063", country="SY"),
    "Syria": Place("Syria", 35.0, 38.0, "country", gazetteer_id="geonames:163843", country="SY"),
}


def load_cases(name: str) -> list[dict[str, Any]]:
    """The rows of a file of cases."""
    text = (CASES / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def actor_named(name: str) -> Actor:
    """An actor of the lexicon by its name, a state's side as ``state:SY``, or a bare name."""
    if name.startswith("state:"):
        return state_actor(name.removeprefix("state:"), name)
    for known in known_actors().values():
        if name in {known.name, known.id}:
            return known.actor(name)
    return Actor(name, name)


def moment_of(words: str | None) -> Moment | None:
    """``2016-12-11`` or ``2016-12-08/2016-12-11``."""
    if not words:
        return None
    start, _, end = words.partition("/")
    return Moment(date.fromisoformat(start), date.fromisoformat(end or start))


def source_of(row: dict[str, Any] | str) -> Source:
    """A source by its name, or as a row."""
    values = {"name": row} if isinstance(row, str) else row
    return Source(**{"kind": "official", **values})


def place_of(row: dict[str, Any]) -> Place | None:
    """The place of a row, as written where the row says how."""
    if not row.get("place"):
        return None
    return replace(PLACES[row["place"]], text=row.get("named", ""))


def claim_of(row: dict[str, Any], number: int = 0) -> Claim:
    """A claim of a row; what the row leaves out is left open."""
    counts = tuple(Count(*count) for count in row.get("counts", ()))
    return make_claim(
        id=row.get("id", f"c{number}"),
        report=row.get("report", "report"),
        type=row.get("type", "capture"),
        quote=row.get("quote", ""),
        start=row.get("start", number * 100),
        trigger=row.get("trigger", row.get("type", "capture")),
        stance=row.get("stance", "asserted"),
        actors=tuple(actor_named(name) for name in row.get("actors", ())),
        targets=tuple(actor_named(name) for name in row.get("targets", ())),
        place=place_of(row),
        time=moment_of(row.get("time")),
        time_text=row.get("time_text", ""),
        read_by={"type": "rules/1"} if row.get("read") else {},
        counts=counts,
        sources=tuple(source_of(source) for source in row.get("sources", ())),
        passage=row.get("passage", "body"),
    )


def reports_of(claims: Sequence[Claim], **published: str) -> list[Report]:
    """A report, each of its own text, for every report id of the claims.

    A report that no day is given for was published on the last day its claims tell of.
    """
    days = {key: date.fromisoformat(day) for key, day in published.items()}
    for claim in claims:
        if claim.time and claim.report not in published:
            day = claim.time.end
            days[claim.report] = max(day, days.get(claim.report, day))
    ids = sorted({claim.report for claim in claims})
    return [make_report(f"The text of {key}.", key, days.get(key), outlet=key) for key in ids]
