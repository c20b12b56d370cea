"""Small factories for the nouns, so that a test says only what matters to it."""

from datetime import date
from typing import Any

from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.evidence import Evidence
from sayso.nouns.moment import Moment
from sayso.nouns.place import Place
from sayso.nouns.publication import Publication
from sayso.nouns.report import Original, Report
from sayso.nouns.source import Source

PALMYRA = Place(
    "Palmyra", 34.5608, 38.2806, text="Palmyra", gazetteer_id="geonames:163808", country="SY"
)
ISLAMIC_STATE = Actor("Islamic State", text="ISIS", id="islamic-state", kind="party")


def make_report(
    text: str, id: str = "report", published: date | None = None, **more: Any
) -> Report:
    """A plain text report; ``published`` counts as given."""
    day = Publication(published, "given") if published else Publication()
    return Report(id, text, Original(text.encode(), "text/plain"), published=day, **more)


def make_day(iso: str) -> Moment:
    """A single day."""
    return Moment(date.fromisoformat(iso), date.fromisoformat(iso))


def make_source(name: str = "SANA", kind: Any = "official", **more: Any) -> Source:
    """One link of a chain."""
    return Source(name, text=name, kind=kind, **more)


def make_claim(id: str = "c1", report: str = "report", type: Any = "capture", **more: Any) -> Claim:
    """A claim; unless told otherwise that Islamic State captured Palmyra on 2016-12-11."""
    quote = more.pop("quote", "ISIS captured Palmyra on Sunday")
    start = more.pop("start", 0)
    values: dict[str, Any] = {
        "trigger": "captured",
        "actors": (ISLAMIC_STATE,),
        "place": PALMYRA,
        "time": make_day("2016-12-11"),
    }
    values.update(more)
    return Claim(id, Evidence(report, start, start + len(quote), quote), type, **values)
