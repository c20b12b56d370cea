"""The comparisons and what they add up to."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile.case_claims import PLACES, claim_of, load_cases, reports_of

from sayso.reconcile.compare.counts import find_counts
from sayso.reconcile.compare.time import find_time
from sayso.reconcile.decide import decide, decide_from
from sayso.reconcile.explain import explain_pair
from sayso.reconcile.facets import Facets, make_facets
from sayso.reconcile.weigh import COMPARISONS, FORBIDDEN, add_up, reasons_for, weigh

ACTORS = ["Islamic State", "state:SY", "Syrian rebels", "state:RU", "civilians"]
DAYS = ["2016-12-11", "2016-12-12", "2016-12-01/2016-12-31", "2015-05-20", None]

rows = st.fixed_dictionaries(
    {
        "report": st.sampled_from(["a", "b"]),
        "type": st.sampled_from(["capture", "clash", "airstrike", "casualty", "control"]),
        "actors": st.lists(st.sampled_from(ACTORS), max_size=2, unique=True),
        "targets": st.lists(st.sampled_from(ACTORS), max_size=2, unique=True),
        "place": st.sampled_from([*PLACES, None]),
        "time": st.sampled_from(DAYS),
        "quote": st.sampled_from(["jets bombed the town", "the town fell", "12 dead in the town"]),
        "trigger": st.sampled_from(["bombed", "fell", "dead"]),
        "counts": st.lists(
            st.sampled_from([["killed", 12, 12, "people", "12"], ["killed", None, 5, "", "5"]]),
            max_size=2,
        ),
        "sources": st.lists(st.sampled_from(["SANA", "a resident"]), max_size=1),
        "stance": st.sampled_from(["asserted", "denied", "planned"]),
        "read": st.booleans(),
        "named": st.sampled_from(["", "the town"]),
    }
)


def facets_of(row: dict[str, Any], number: int = 0) -> Facets:
    claim = claim_of(row, number)
    return make_facets(claim, reports_of([claim])[0])


@given(rows, rows)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_comparisons_are_symmetric(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Every comparison says the same of two claims whichever comes first."""
    left, right = facets_of(one, 0), facets_of(other, 1)
    for comparison in COMPARISONS:
        assert comparison.compare(left, right) == comparison.compare(right, left)
        assert comparison.find(left, right) == comparison.find(right, left)


@given(rows, rows)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_reasons_give_the_verdict_again(one: dict[str, Any], other: dict[str, Any]) -> None:
    """From the printed reasons alone the sum and the verdict come out again."""
    left, right = claim_of(one, 0), claim_of(other, 1)
    reports = {report.id: report for report in reports_of([left, right])}
    explained = explain_pair(left, right, reports)
    assert add_up(explained.reasons) == explained.bits
    assert decide_from(explained.reasons) == explained.verdict
    facets = [make_facets(claim, reports[claim.report]) for claim in (left, right)]
    assert weigh(*facets) == pytest.approx(explained.bits)
    assert len(explained.lines()) == len(explained.reasons) + 1


@given(rows, rows)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_printed_lines_give_the_verdict_again(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Who adds up the bits that are printed comes to the verdict that is printed."""
    left, right = claim_of(one, 0), claim_of(other, 1)
    reports = {report.id: report for report in reports_of([left, right])}
    verdict, *lines = explain_pair(left, right, reports).lines()
    ruled_out = any(line.strip().startswith("rules out") for line in lines)
    total = FORBIDDEN if ruled_out else sum(float(line.split()[0]) for line in lines)
    assert verdict.endswith(f": {decide(total)}")


def test_two_mouths_may_differ_on_one_happening() -> None:
    """Rival figures of two speakers part nothing; two figures of one mouth speak of two."""
    row = {"type": "strength", "place": "Palmyra", "time": "2016-12-11", "sources": ["SANA"]}
    more, fewer = ["strength", 4000, None, "people"], ["strength", None, 300, "people"]
    one = facets_of({**row, "counts": [more]})
    rival = facets_of({**row, "counts": [fewer], "sources": ["a resident"]}, 1)
    again = facets_of({**row, "counts": [fewer]}, 1)
    assert weigh(one, rival) > weigh(one, again)
    war = facets_of({**row, "counts": [["strength", 400_001, None, "people"]], "sources": ["b"]})
    assert find_counts(rival, war) == "at_odds", "the figures of a war are no rivals of a day's"
    own = {**row, "sources": [], "report": "paper"}
    paper, other = facets_of({**own, "counts": [more]}), facets_of({**own, "counts": [fewer]}, 1)
    abroad = facets_of({**own, "counts": [fewer], "report": "other"}, 1)
    found = [find_counts(paper, other), find_counts(paper, abroad), find_counts(one, rival)]
    assert found == ["at_odds", "rivals", "rivals"]


@pytest.mark.parametrize("field", ["place", "time"])
def test_what_is_carried_in_weighs_otherwise(field: str) -> None:
    """A place or days that a reader carried in speak less for one happening, and it is said so."""
    one = {"report": "a", "place": "Palmyra", "named": "the town", "time": "2016-12-11",
           "time_text": "on Sunday", "quote": "On Sunday the town fell", "read": True}  # fmt: skip
    carried = {"place": {"named": "Palmyra"}, "time": {"time_text": "on 11 December"}}[field]
    elsewhere = facets_of({**one, **carried}, 1)
    assert weigh(facets_of(one), elsewhere) < weigh(facets_of(one), facets_of(one, 1))
    reasons = reasons_for(facets_of(one), elsewhere)
    assert ["taken from elsewhere" in r.sentence for r in reasons if r.about == field] == [True]
    far = {"place": {"place": "Aleppo"}, "time": {"time": "2015-05-20"}}[field]
    assert weigh(facets_of(one), facets_of({**one, **carried, **far}, 1)) == FORBIDDEN


@pytest.mark.parametrize("case", load_cases("pairs"), ids=lambda case: str(case["note"]))
def test_pairs(case: dict[str, Any]) -> None:
    """Pairs of claims are judged as a careful reader judges them."""
    left, right = facets_of(case["left"], 0), facets_of(case["right"], 1)
    verdict = decide_from(reasons_for(left, right))
    if case["verdict"] == "not same":
        assert verdict != "same"
    else:
        assert verdict == case["verdict"]


def test_wars_begun_together_meet() -> None:
    """Two long stretches of days that begin within a month are told apart from other long ones."""
    war = {"type": "clash", "place": "Jayrud", "time": "2011-02-15/2011-04-29"}
    one = facets_of(war)
    together = facets_of({**war, "time": "2011-02-20/2011-06-06"}, 1)
    later = facets_of({**war, "time": "2011-04-01/2011-06-06"}, 1)
    assert find_time(one, together).startswith("begun_together")
    assert find_time(one, later).startswith("overlap_long")
    assert weigh(one, together) > weigh(one, later)
