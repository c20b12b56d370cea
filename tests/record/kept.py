"""A record of fabricated reports and claims, for tests that need something kept."""

from collections.abc import Sequence
from datetime import date

from builders import ISLAMIC_STATE, make_claim, make_day, make_report, make_source

from sayso.gazetteer.lookup import find
from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.count import Count
from sayso.nouns.evidence import Evidence
from sayso.nouns.passage import Passage
from sayso.nouns.report import Report
from sayso.record.store import Store

PALMYRA = find("Palmyra")[0].place("Palmyra")
HOMS = find("Homs")[0].place("Homs")
ARMY = Actor("Syrian government forces", text="the army", id="state:SY", kind="force")
SOHR = make_source("Observatory", "monitor", id="sohr")
READ_WITH = "1 plain/1 rules/1"


def told(claim: Claim, report: Report, words: str) -> Claim:
    """The claim with these words of the report as its evidence."""
    start = report.text.index(words)
    return Claim(
        **{
            **{name: getattr(claim, name) for name in Claim.__slots__},
            "evidence": Evidence(report.id, start, start + len(words), words),
        }
    )


def two_reports() -> list[tuple[Report, list[Passage], list[Claim]]]:
    """Two reports on one capture, whose tolls clash, and one strike elsewhere."""
    first = make_report(
        "ISIS captured Palmyra on Sunday, killing 4 soldiers. Jets struck Homs.",
        id="courier",
        published=date(2016, 12, 12),
        outlet="Desert Courier",
    )
    second = make_report(
        "The militants took Palmyra, the Observatory said; 40 soldiers died there.",
        id="ledger",
        published=date(2016, 12, 12),
        outlet="Northern Ledger",
    )
    four = Count("killed", 4, 4, unit="people", text="4 soldiers", part_of=None)
    forty = Count("killed", 40, 40, unit="people", text="40 soldiers")
    strike = make_claim(
        "c-3", "courier", "airstrike", trigger="struck", actors=(), place=HOMS,
        time=make_day("2016-12-11"),
    )  # fmt: skip
    claims = [
        told(make_claim("c-1", "courier", place=PALMYRA, counts=(four,), targets=(ARMY,)), first,
             "ISIS captured Palmyra on Sunday, killing 4 soldiers"),
        told(strike, first, "Jets struck Homs"),
    ]  # fmt: skip
    other = told(
        make_claim("c-2", "ledger", place=PALMYRA, counts=(forty,), sources=(SOHR,), trigger="took",
                   actors=(ISLAMIC_STATE,), targets=(ARMY,)),
        second, "The militants took Palmyra",
    )  # fmt: skip
    return [
        (first, [Passage("body", 0, len(first.text))], claims),
        (second, [Passage("body", 0, len(second.text))], [other]),
    ]


def keep_all(
    store: Store, kept: Sequence[tuple[Report, list[Passage], list[Claim]]] | None = None
) -> None:
    """Keep reports in a store."""
    for report, passages, claims in two_reports() if kept is None else kept:
        store.keep(report, passages, claims, READ_WITH)
