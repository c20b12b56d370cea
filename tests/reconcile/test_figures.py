"""Rival figures side by side, rules, disputes, independence, grades."""

from dataclasses import replace
from typing import Any

import pytest
from reconcile.case_claims import PLACES, claim_of, reports_of

from sayso.nouns.claim import Claim
from sayso.nouns.count import Count
from sayso.nouns.figure import Figure
from sayso.nouns.incident import Incident
from sayso.reconcile.compare.counts import can_both_hold
from sayso.reconcile.describe import describe
from sayso.reconcile.facets import make_facets
from sayso.reconcile.figure_rules import (
    RULES,
    Reported,
    acled_conservative,
    latest_per_source,
    ucdp_range,
)
from sayso.reconcile.independence import provenance_of

FIGHTERS = ["strength", 4000, None, "people", "more than 4,000"]


def described(*told: dict[str, Any], rule: str = "ucdp-range", **published: str) -> Incident:
    """The incident of rows that are taken to tell of one happening."""
    claims = [claim_of({"id": f"f{n}", "report": f"r{n}", **row}, n) for n, row in enumerate(told)]
    return described_claims(claims, rule=rule, **published)


def described_claims(claims: list[Claim], rule: str = "ucdp-range", **published: str) -> Incident:
    """The incident of claims that are taken to tell of one happening."""
    reports = reports_of(claims, **published)
    provenance = provenance_of(reports, ())
    by_id = provenance.reports
    return describe([make_facets(c, by_id[c.report]) for c in claims], provenance, rule)


def told(source: str, *count: Any, **more: Any) -> dict[str, Any]:
    return {"type": "strength", "sources": [source], "counts": [list(count)], **more}


def only_figure(incident: Incident) -> Figure:
    assert len(incident.figures) == 1
    return incident.figures[0]


def test_compatible_bounds_are_no_dispute() -> None:
    """More than 4,000 and more than 5,000 agree; fewer than 300 disputes both."""
    first = told("SANA", *FIGHTERS)
    second = told("the ministry", "strength", 5000, None, "people", "more than 5,000")
    third = told("a resident", "strength", None, 300, "people", "fewer than 300")
    assert not only_figure(described(first, second)).disputed
    figure = only_figure(described(first, second, third))
    assert figure.disputed
    assert [(v.low, v.high, v.source) for v in figure.values] == [
        (None, 300, "a resident"), (4000, None, "SANA"), (5000, None, "the ministry"),
    ]  # fmt: skip
    assert (figure.low, figure.high) == (300, 5000)


def test_each_figure_tells_how_many_stand_behind_it() -> None:
    """A figure counts the sources that give it and do not hang on one another."""
    amaq = {"name": "Amaq", "kind": "party", "on_behalf_of": "islamic-state"}
    fighter = {"name": "an IS commander", "kind": "party", "on_behalf_of": "islamic-state"}
    figure = only_figure(
        described(
            told("SANA", *FIGHTERS),
            told("a resident", *FIGHTERS),
            {**told("", "strength", 300, 300, "people"), "sources": [amaq]},
            {**told("", "strength", 300, 300, "people"), "sources": [fighter]},
        )
    )
    assert {value.source: value.independent for value in figure.values} == {
        "SANA": 2, "a resident": 2, "Amaq": 1, "an IS commander": 1,
    }  # fmt: skip


def test_growing_tolls_are_history() -> None:
    """A toll that grows over days is a history, and one that shrinks in another mouth a dispute."""
    first = {**told("the hospital", "killed", 20, 20, "people", "20"), "type": "bombing"}
    later = {**told("the ministry", "killed", 31, 31, "people", "31"), "type": "bombing"}
    grown = only_figure(described(first, later, r0="2016-07-10", r1="2016-07-12"))
    assert grown.history
    assert not grown.disputed
    shrunk = only_figure(described(first, later, r0="2016-07-12", r1="2016-07-10"))
    assert shrunk.disputed
    assert not shrunk.history


def test_one_mouth_does_not_dispute_itself() -> None:
    """From 40,000 to 10,000 in one sentence of one source is no dispute."""
    row = told("a resident", "strength", 40000, 40000, "people", "40,000")
    row["counts"].append(["strength", 10000, 10000, "people", "10,000"])
    assert not only_figure(described(row)).disputed


def test_who_passes_a_figure_on_does_not_dispute_it() -> None:
    """A figure and a smaller one of the man who passed it on are of one chain, and no dispute."""
    fighters = {"type": "killing", "sources": ["fighters", "a man in the town"]}
    man = {"type": "killing", "sources": ["a man in the town"]}
    incident = described(
        {**fighters, "counts": [["executed", 200, 200, "people", "200"]]},
        {**man, "counts": [["executed", 2, 2, "people", "two of them"]]},
    )
    assert not only_figure(incident).disputed
    assert only_figure(incident).best == 200


def test_hedged_happenings_are_weak() -> None:
    """What nobody asserts outright is weak, however many hedge."""
    rows = [{**CAPTURE, "stance": "uncertain", "sources": [name]} for name in ("a", "b")]
    grade = described(*rows).grade
    assert grade
    assert (grade.name, grade.rule) == ("Weak", "No source asserts it outright.")


def test_parts_stand_apart_from_totals() -> None:
    """A part in the unit of its total is a figure of its own."""
    claim = claim_of({"id": "f0", "report": "r0", "type": "bombing"})
    counts = (
        Count("killed", 15, 15, "people", "15 people"),
        Count("killed", 4, 4, "people", "four of them", part_of=0),
    )
    incident = described_claims([replace(claim, counts=counts)])
    assert {(figure.unit, figure.disputed) for figure in incident.figures} == {
        ("people", False), ("people (part of a total)", False),
    }  # fmt: skip


def test_plans_and_denials_give_no_figures() -> None:
    """What is planned or denied adds nothing to the figures."""
    row = told("SANA", *FIGHTERS)
    assert not described({**row, "stance": "planned"}, {**row, "stance": "denied"}).figures


def test_rules() -> None:
    """Each rule gives its figure: the lowest, the best backed, the median of last words."""
    reported = [
        Reported(31, 31, 0, 10), Reported(43, None, 1, 10), Reported(43, 43, 2, 11),
        Reported(35, 35, 0, 12),
    ]  # fmt: skip
    assert acled_conservative(reported) == 31
    assert ucdp_range(reported) == 43
    assert latest_per_source(reported) == 43
    assert acled_conservative([Reported(24, 99, 0, 0)]) == 12
    assert all(rule([]) is None for rule in RULES.values())
    with pytest.raises(KeyError):
        described(told("SANA", *FIGHTERS), rule="guess")
    figure = only_figure(described(told("SANA", *FIGHTERS), rule="acled-conservative"))
    assert (figure.rule, figure.best) == ("acled-conservative", 4000)


@pytest.mark.parametrize(
    ("left", "right", "holds"),
    [
        ((4000, None), (5000, None), True), ((None, 300), (4000, None), False),
        ((352, 352), (352, 352), True), ((25, 50), (50, 60), True), ((20, 20), (21, 21), False),
        ((None, 50), (None, 10), True),
    ],
)  # fmt: skip
def test_bounds(left: tuple[int | None, int | None], right: Any, holds: bool) -> None:  # noqa: FBT001
    """Two figures can both hold where some number lies within both."""
    assert can_both_hold(left, right) == holds
    assert can_both_hold(right, left) == holds


CAPTURE = {"type": "capture", "actors": ["Islamic State"], "place": "T4", "time": "2016-12-12"}


def test_sources_that_hang_on_one_another_count_once() -> None:
    """A party's mouths, a citing outlet and the outlet's own voice add no witness."""
    amaq = {"name": "Amaq", "kind": "party", "on_behalf_of": "islamic-state"}
    fighter = {"name": "an IS commander", "kind": "party", "on_behalf_of": "islamic-state"}
    one_party = described({**CAPTURE, "sources": [amaq]}, {**CAPTURE, "sources": [fighter]})
    assert one_party.independent == 1
    assert any("both speak for Islamic State" in line for line in one_party.independence)
    assert "It stands on the word of Islamic State alone." in one_party.independence
    with_resident = described({**CAPTURE, "sources": [amaq]}, {**CAPTURE, "sources": ["a man"]})
    assert not any("alone" in line for line in with_resident.independence)
    cited = described(
        {**CAPTURE, "sources": ["SANA"]},
        {**CAPTURE, "sources": ["SANA", "AFP"]},
        {**CAPTURE, "sources": ["AFP"]},
    )
    assert cited.independent == 1
    assert any("AFP cites SANA" in line for line in cited.independence)
    own_voice = described(
        {**CAPTURE, "report": "paper", "sources": ["SANA"]}, {**CAPTURE, "report": "paper"}
    )
    assert own_voice.independent == 1
    assert described({**CAPTURE, "sources": ["SANA"]}, CAPTURE).independent == 2


def test_offices_of_one_state_count_once() -> None:
    """A ministry and a state agency speak for one state; two rebel groups are two parties."""
    sana = {"name": "SANA", "on_behalf_of": "state:SY"}
    army = {"name": "the army", "id": "state:SY"}
    state = described({**CAPTURE, "sources": [sana]}, {**CAPTURE, "sources": [army]})
    assert state.independent == 1
    assert any("both speak for Syria" in line for line in state.independence)
    groups = [{"name": key, "id": key} for key in ("ahrar-al-sham", "jabhat-al-nusra")]
    assert described(*[{**CAPTURE, "sources": [group]} for group in groups]).independent == 2


def test_an_outlet_does_not_tie_its_sources_together() -> None:
    """Two sources that one outlet quotes stay two witnesses."""
    rows = [{**CAPTURE, "report": "paper", "sources": [name]} for name in ("SANA", "a resident")]
    assert described(*rows, {**CAPTURE, "report": "paper"}).independent == 2


def test_unnamed_sources_are_one_to_each_report() -> None:
    """A resident in one report and a resident in another may be two people, and count as two."""
    unnamed = {"name": "a resident", "kind": "witness", "named": False}
    rows = [{**CAPTURE, "sources": [unnamed]}, {**CAPTURE, "sources": [unnamed]}]
    assert described(*rows).independent == 2
    assert described(*[{**row, "report": "one"} for row in rows]).independent == 1


def test_a_head_counts_once_with_his_house() -> None:
    """A monitor and the man whom the text calls its head are one witness; another's head is not."""
    rows = [
        {**CAPTURE, "sources": [{"name": "Gulf Watch for Rights", "kind": "monitor"}]},
        {**CAPTURE, "sources": [{"name": "Amin Sah", "text": "Watch director Amin Sah"}]},
        {**CAPTURE, "sources": [{"name": "Omar Ziv", "text": "Gulf Centre head Omar Ziv"}]},
    ]
    incident = described(*rows)
    assert incident.independent == 2
    assert any("Amin Sah is told to speak for Gulf Watch" in line for line in incident.independence)


def test_a_sentence_carried_over_is_one_witness() -> None:
    """The same sentence in two reports is one word, even where each speaks in its own voice."""
    words = "militants overran the desert airfield before dawn and burned three helicopters there"
    rows = [{**CAPTURE, "quote": words}, {**CAPTURE, "quote": f"{words} overnight"}]
    incident = described(*rows)
    assert incident.independent == 1
    assert any("tell it in the same words" in line for line in incident.independence)
    other = "the airfield fell when its garrison of conscripts fled eastward on foot"
    assert described(rows[0], {**CAPTURE, "quote": other}).independent == 2


def test_a_loose_place_is_no_dispute() -> None:
    """A place "near the base" disputes nothing within reach of it; another town does."""
    loose = replace(PLACES["T4"], name="near T4", precision="near", radius_km=200, gazetteer_id="")
    for place, fields in ((loose, []), (PLACES["T4"], ["place"])):
        claims = [
            claim_of({**CAPTURE, "sources": [name], "report": name}, number)
            for number, name in enumerate(("a", "b"))
        ]
        claims[0] = replace(claims[0], place=PLACES["Palmyra"])
        claims[1] = replace(claims[1], place=place)
        assert [dispute.field for dispute in described_claims(claims).disputed] == fields


def test_sources_without_a_face_count_once_in_a_text() -> None:
    """What "a source" and "reports" say in one text may be one man's word; a resident's is not."""
    faceless = [{"name": name, "kind": "anonymous", "named": False} for name in ("a source", "it")]
    rows = [{**CAPTURE, "sources": [source], "report": "one"} for source in faceless]
    incident = described(*rows)
    assert incident.independent == 1
    assert any("apart: counted once" in line for line in incident.independence)
    resident = {"name": "a resident", "kind": "witness", "named": False}
    assert described(*rows, {**CAPTURE, "sources": [resident], "report": "one"}).independent == 2
    assert described(rows[0], {**rows[1], "report": "two"}).independent == 2


def test_disputes_and_grades() -> None:
    """Denials stand beside what they deny, rival actors are disputed, grades follow by rule."""
    resident, general = {"sources": ["a resident"]}, {"sources": ["a general"]}
    denied = described({**CAPTURE, **resident}, {**CAPTURE, **general, "stance": "denied"})
    assert [dispute.field for dispute in denied.disputed] == ["happened"]
    assert {value.value for value in denied.disputed[0].values} == {"happened", "did not happen"}
    assert denied.grade
    assert denied.grade.name == "Contested"
    strike = {"type": "airstrike", "place": "Jayrud", "time": "2016-07-02"}
    rival = described(
        {**strike, **resident, "actors": ["state:RU"]},
        {**strike, **general, "actors": ["US-led coalition"]},
    )
    assert [dispute.field for dispute in rival.disputed] == ["actor"]
    assert [described({**CAPTURE, **one}).grade.name for one in (resident,)] == ["Weak"]  # type: ignore[union-attr]
    both = described({**CAPTURE, **resident}, {**CAPTURE, **general})
    assert both.grade
    assert both.grade.name == "Fair"
    amaq = {"sources": [{"name": "Amaq", "kind": "party", "on_behalf_of": "islamic-state"}]}
    owned = described({**CAPTURE, **amaq})
    assert owned.grade
    assert owned.grade.name == "Confirmed"


def test_days_and_places_that_clash_are_disputed() -> None:
    """Two exact days, and two places far apart, told by two sources are disputed."""
    moved = described(
        {**CAPTURE, "sources": ["a resident"]},
        {**CAPTURE, "sources": ["a general"], "time": "2016-12-13", "place": "Palmyra"},
    )
    assert [dispute.field for dispute in moved.disputed] == ["place", "time"]
    same_mouth = described(
        {**CAPTURE, "sources": ["a general"]},
        {**CAPTURE, "sources": ["a general"], "time": "2016-12-13"},
    )
    assert not same_mouth.disputed


def test_what_is_carried_in_is_not_disputed() -> None:
    """Days that a reader carried into a claim neither dispute nor outvote those that one says."""
    told = {**CAPTURE, "read": True, "quote": "they took it on Sunday", "named": "it"}
    incident = described(
        {**told, "sources": ["a"], "time_text": "on Sunday"},
        {**told, "sources": ["b"], "time": "2016-12-13"},
        {**told, "sources": ["c"], "time": "2016-12-13"},
    )
    assert not incident.disputed
    assert incident.time
    assert str(incident.time.start) == CAPTURE["time"]


def test_what_is_agreed() -> None:
    """The best supported type, place and day are the incident's, a toll only for want of more."""
    incident = described(
        {**CAPTURE, "sources": ["a"]},
        {**CAPTURE, "sources": ["b"], "time": "2016-12-12"},
        {"type": "casualty", "place": "Syria", "time": "2016-12-01/2016-12-31", "sources": ["c"]},
        {"type": "casualty", "place": "Syria", "sources": ["d"]},
        {"type": "casualty", "place": "Syria", "sources": ["e"]},
    )
    assert incident.type == "capture"
    assert incident.place
    assert incident.place.name == "T4"
    assert incident.time
    assert str(incident.time.start) == "2016-12-12"
    assert [actor.name for actor in incident.actors] == ["Islamic State"]
