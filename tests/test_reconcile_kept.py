"""One report more, or one judgement more, comes out as if all were reconciled."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from builders import make_report
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from reconcile.case_claims import claim_of, reports_of
from reconcile.test_compare import rows
from sqlalchemy import Connection

import sayso
from sayso import reconcile_kept
from sayso.nouns.claim import Claim
from sayso.nouns.judgement import Judgement
from sayso.nouns.report import Report
from sayso.reconcile.reconcile import Reconciliation
from sayso.reconcile.reprints import filed_runs
from sayso.reconcile_kept import (
    HeldPlaces,
    derive_part,
    reconcile_claims,
    reconcile_near,
    reconcile_new,
    reconcile_record,
)
from sayso.record import read
from sayso.record.judgements import add_judgement
from sayso.record.store import Store
from sayso.settings import Settings

WORDS = (
    "the town of Qalat fell on Monday after three days of shelling and its market burned down "
    "while families fled along the northern road towards the river crossing where trucks of the "
    "relief committee waited with water and bread for some two thousand people who had walked "
    "through the night and told reporters that the grain silo was hit twice before dawn"
)


def keep(store: Store, report: Report, claims: list[Claim]) -> None:
    store.keep(report, [], claims, "", filed_runs(report.text))


def by_report(claims: list[Claim], reports: list[Report]) -> list[tuple[Report, list[Claim]]]:
    told = defaultdict(list)
    for claim in claims:
        told[claim.report].append(claim)
    return [(report, told[report.id]) for report in reports]


def outcome(store: Store) -> list[Any]:
    """Everything that reconciling writes."""
    with store.reading() as connection:
        return [
            sorted(read.incidents(connection), key=lambda incident: incident.id),
            [(claim.id, claim.incident) for claim in read.claims(connection)],
            read.redirects(connection),
            read.holdings(connection),
            read.reprints(connection),
        ]


def kept_step_by_step(
    entries: list[tuple[Report, list[Claim]]], *, judged: bool = False
) -> tuple[list[Any], list[Any]]:
    """What comes out report by report, and what reconciling everything then gives."""
    with sayso.open("sqlite:///:memory:") as record:
        reconcile_record(record.store, record.settings)
        for report, claims in entries:
            keep(record.store, report, claims)
            reconcile_near(record.store, record.settings, [report.id])
        told = [claim.id for _, claims in entries for claim in claims]
        if judged and len(told) > 1:
            record.judge(told[0], told[-1], "same", by="Editor")
            made = record.judge(told[0], told[1], "different", by="Editor")
            record.withdraw(made.id, by="Editor")
        step_by_step = outcome(record.store)
        reconcile_record(record.store, record.settings)
        return step_by_step, outcome(record.store)


@given(st.lists(rows, min_size=2, max_size=10), st.booleans())
@limits(max_examples=30, deadline=None, derandomize=True)
def test_report_by_report_is_as_all_at_once(many: list[dict[str, Any]], judged: Any) -> None:
    """Reports that come one by one give what they give together, with judgements and without."""
    claims = [claim_of(row, number) for number, row in enumerate(many)]
    entries = by_report(claims, reports_of(claims))
    step_by_step, whole = kept_step_by_step(entries, judged=judged)
    assert step_by_step == whole


@given(st.permutations([0, 1, 2, 3]))
@limits(max_examples=12, deadline=None, derandomize=True)
def test_copies_are_found_in_any_order(order: list[int]) -> None:
    """An original that comes after its copies still makes them copies, and counts them once."""
    days = [date(2016, 12, day) for day in (10, 11, 12, 13)]
    texts = [WORDS, WORDS + " officials said", "Update: " + WORDS, "No word of any of that here."]
    reports = [
        make_report(text, f"r{number}", day, outlet=f"Outlet {number}")
        for number, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    row = {"type": "capture", "actors": ["Islamic State"], "place": "Palmyra", "time": "2016-12-09"}
    claims = [claim_of({**row, "report": f"r{number}"}, number) for number in range(4)]
    # a claim far from all others, in the report that becomes a copy only later
    far = claim_of({**row, "report": "r1", "place": "Aleppo", "time": "2015-01-01"}, 9)
    entries = by_report([*claims, far], reports)
    step_by_step, whole = kept_step_by_step([entries[number] for number in order])
    assert step_by_step == whole
    assert {(entry.report, entry.original) for entry in whole[4]} >= {("r1", "r0")}


def test_others_may_write_while_claims_are_put_together(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is not locked meanwhile; a report that comes in between is taken in."""
    store, settings = Store(address), Settings()
    row = {"type": "capture", "actors": ["Islamic State"], "place": "Palmyra"}
    first, second, third = (
        claim_of({**row, "time": "2016-12-11", "report": f"r{number}"}, number)
        for number in range(3)
    )
    for claim in (first, second):
        keep(store, reports_of([claim])[0], [claim])
    reconcile_record(store, settings)
    worked_out: list[int] = []

    def meanwhile(connection: Connection, done: Reconciliation) -> HeldPlaces:
        worked_out.append(len(done.claims))
        if len(worked_out) == 1:
            keep(store, reports_of([third])[0], [third])
            reconcile_near(store, settings, [third.report])
        return derive_part(connection, done)

    monkeypatch.setattr(reconcile_kept, "derive_part", meanwhile)
    with store.writing() as connection:
        at = datetime(2026, 1, 1, tzinfo=UTC)
        add_judgement(connection, Judgement(first.id, second.id, "different", "Editor", at))
    reconcile_claims(store, settings, [first.id, second.id])
    assert worked_out == [2, 3, 3]
    step_by_step = outcome(store)
    reconcile_record(store, settings)
    assert step_by_step == outcome(store)
    store.close()


def test_few_new_reports_touch_only_what_is_near(address: str) -> None:
    """A new report into a larger record leaves far incidents alone, after a crash too."""
    settings = Settings()
    store = Store(address)
    row = {"type": "capture", "actors": ["Islamic State"], "place": "Palmyra"}
    for number in range(60):
        day = f"{number + 1960}-03-01"
        claim = claim_of({**row, "report": f"r{number}", "time": day}, number)
        keep(store, reports_of([claim])[0], [claim])
    reconcile_new(store, settings)
    claim = claim_of({**row, "report": "fresh", "time": "2016-03-01"}, 99)
    keep(store, replace(reports_of([claim])[0], text="Another text."), [claim])
    assert not store.is_reconciled()
    reconcile_new(store, settings)
    with store.reading() as connection:
        last = read.log_lines(connection)[-1]
        assert (last.act, last.details) == ("reconcile", "1 incidents near")
        assert len(read.incidents(connection)) == 60
    copy = make_report(WORDS, "copy", date(2016, 3, 2))
    keep(store, make_report(WORDS, "late", date(2016, 3, 4)), [])
    reconcile_new(store, settings)
    keep(store, copy, [])
    reconcile_new(store, settings)
    with store.reading() as connection:
        found = [(entry.report, entry.original) for entry in read.reprints(connection)]
        assert found == [("late", "copy")]
    assert store.is_reconciled()
    store.close()
