"""The one door: incidents, ids, judgements, copies."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile.case_claims import claim_of, load_cases, reports_of
from reconcile.test_compare import rows

from sayso.nouns.claim import Claim
from sayso.nouns.judgement import Judgement
from sayso.nouns.reprint import Reprint
from sayso.reconcile.describe import describe
from sayso.reconcile.facets import make_facets
from sayso.reconcile.identity import id_founded_by
from sayso.reconcile.independence import provenance_of
from sayso.reconcile.reconcile import reconcile

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def judge(left: str, right: str, verdict: Any, number: int = 1) -> Judgement:
    return Judgement(left, right, verdict, "Editor", NOON, id=number)


def palmyra() -> list[Claim]:
    """Four captures of one town in two years, each told twice, and undated talk of them."""
    told = []
    for number, (day, actor) in enumerate(
        [("2015-05-20", "Islamic State"), ("2016-03-27", "state:SY"), ("2016-05-24", "state:SY"),
         ("2016-12-11", "Islamic State")]
    ):  # fmt: skip
        for report in "ab":
            row = {"report": f"{report}{number}", "type": "capture", "actors": [actor],
                   "place": "Palmyra", "time": day, "quote": f"{actor} took Palmyra",
                   "trigger": "took"}  # fmt: skip
            told.append(claim_of({**row, "id": f"{report}{number}"}))
            undated = {**row, "time": None, "id": f"{report}{number}-undated", "start": 900}
            told.append(claim_of(undated))
    return told


def test_time_forbids_chains() -> None:
    """Undated claims between them never tie happenings of different months together."""
    claims = palmyra()
    done = reconcile(claims, reports_of(claims))
    of = {claim.id: claim.incident for claim in done.claims}
    assert len({of[f"a{number}"] for number in range(4)}) == 4
    assert all(of[f"a{number}"] == of[f"b{number}"] for number in range(4))
    for incident in done.incidents:
        times = {claim.time for claim in done.claims if claim.incident == incident.id}
        assert len(times - {None}) <= 1


@given(st.lists(rows, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_order_of_reading_changes_nothing(many: list[dict[str, Any]], dice: random.Random) -> None:
    """The order in which claims and reports are handed in does not change what comes out."""
    claims = [claim_of(row, number) for number, row in enumerate(many)]
    reports = reports_of(claims, a="2016-12-12")
    done = reconcile(claims, reports)
    shuffled, turned = claims[:], reports[::-1]
    dice.shuffle(shuffled)
    again = reconcile(shuffled, turned)
    assert done.incidents == again.incidents
    assert done.redirects == again.redirects
    assert done.holdings == again.holdings


@given(st.lists(rows, min_size=2, max_size=8))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_every_id_ever_given_resolves(many: list[dict[str, Any]]) -> None:
    """After merging, splitting and merging again every id leads to a living incident."""
    claims = [claim_of(row, number) for number, row in enumerate(many)]
    reports = reports_of(claims)
    ids = [claim.id for claim in claims]
    rounds: list[list[Judgement]] = [
        [judge(ids[0], other, "same") for other in ids[1:]],
        [judge(ids[0], other, "different") for other in ids[1:]],
        [],
    ]
    given: set[str] = set()
    for judgements in [*rounds, *rounds]:
        done = reconcile(claims, reports, judgements)
        living = {incident.id for incident in done.incidents}
        given |= living
        assert {done.redirects.get(old, old) for old in given} <= living


@given(st.lists(rows, min_size=3, max_size=8), st.sampled_from(["same", "different"]))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_withdrawing_restores(many: list[dict[str, Any]], verdict: str) -> None:
    """A judgement is followed while it stands, and withdrawing it restores the state before."""
    claims = [claim_of(row, number) for number, row in enumerate(many)]
    reports = reports_of(claims)
    before = reconcile(claims, reports)
    ruled = judge("c0", "c1", verdict)
    standing = {c.id: c.incident for c in reconcile(claims, reports, [ruled]).claims}
    assert (standing["c0"] == standing["c1"]) == (verdict == "same")
    withdrawn = replace(ruled, withdrawn_at=NOON, withdrawn_by="Editor")
    assert reconcile(claims, reports, [withdrawn]) == before


def test_the_later_judgement_counts() -> None:
    """Of two judgements on one pair the later one is followed."""
    claims = palmyra()[:1] + palmyra()[2:3]
    ids = [claim.id for claim in claims]
    rulings = [judge(*ids, "different", 1), judge(*ids, "same", 2)]
    done = reconcile(claims, reports_of(claims), rulings)
    assert len(done.incidents) == 1


def test_a_copy_is_no_second_witness() -> None:
    """Reading a copy of a report adds claims and changes no independent count."""
    text = " ".join(f"word{number} stands here in the long story" for number in range(40))
    row = {"type": "capture", "actors": ["Islamic State"], "place": "Palmyra",
           "time": "2016-12-11", "quote": "Islamic State took Palmyra"}  # fmt: skip
    first = claim_of({**row, "id": "x1", "report": "wire"})
    second = claim_of({**row, "id": "x2", "report": "copy"})
    wire, copy = (
        replace(report, text=text, outlet=report.id)
        for report in reports_of([first, second], wire="2016-12-11", copy="2016-12-12")[::-1]
    )
    alone = reconcile([first], [wire])
    both = reconcile([first, second], [wire, copy])
    assert [incident.independent for incident in alone.incidents] == [1]
    assert [incident.independent for incident in both.incidents] == [1]
    assert both.reprints[0].original == "wire"
    assert any("no second witness" in line for line in both.incidents[0].independence)
    assert both.incidents[0].grade is not None
    assert both.incidents[0].grade.name == "Weak"


@given(st.lists(rows, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_no_copy_adds_a_witness(many: list[dict[str, Any]]) -> None:
    """Whatever a group of claims says, the same claims in a copy of a report add no source."""
    claims = [claim_of(row, number) for number, row in enumerate(many)]
    copied = [
        replace(claim, id=f"{claim.id}-copy", evidence=replace(claim.evidence, report="copy"))
        for claim in claims
        if claim.report == claims[0].report
    ]
    reports = reports_of([*claims, *copied])
    reprint = Reprint("copy", claims[0].report, 1.0, ())
    facets = [make_facets(claim, None) for claim in claims]
    alone = describe(facets, provenance_of(reports, []))
    both = describe(
        [*facets, *(make_facets(claim, None) for claim in copied)],
        provenance_of(reports, [reprint]),
    )
    assert both.independent == alone.independent


def test_ids_come_from_the_founding_claim() -> None:
    """An incident is named after the earliest published of its claims, whatever is read later."""
    claims = [claim for claim in palmyra() if claim.id in {"a3", "b3"}]
    later = reconcile(claims, reports_of(claims, a3="2016-12-12", b3="2016-12-11"))
    assert [incident.id for incident in later.incidents] == [id_founded_by("b3")]
    assert later.redirects == {id_founded_by("a3"): id_founded_by("b3")}


def test_pair_cases_hold_in_a_crowd() -> None:
    """The pairs that are one happening stay together, and the others apart, among all the rest."""
    claims = []
    for number, case in enumerate(load_cases("pairs")):
        for side in ("left", "right"):
            row = {**case[side], "id": f"{number}-{side}"}
            claims.append(claim_of({**row, "report": f"{number}-{row['report']}"}))
    of = {claim.id: claim.incident for claim in reconcile(claims, reports_of(claims)).claims}
    for number, case in enumerate(load_cases("pairs")):
        together = of[f"{number}-left"] == of[f"{number}-right"]
        assert together == (case["verdict"] == "same"), case["note"]


def test_holdings_and_publication_come_through() -> None:
    """The door gives holdings, and uses the resolved publication day."""
    claims = palmyra()
    done = reconcile(claims, reports_of(claims, a0="2015-05-21"))
    assert {holding.place.name for holding in done.holdings} == {"Palmyra"}
    assert date(2016, 12, 11) in {holding.start for holding in done.holdings}
