"""A new report touches only what is near it, and comes out as if all were reconciled."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile.case_claims import claim_of, reports_of
from reconcile.test_compare import rows

from sayso.nouns.claim import Claim
from sayso.nouns.report import Report
from sayso.reconcile.neighbourhood import reach
from sayso.reconcile.reconcile import reconcile


class Kept:
    """A record in memory that gives everything; it counts how often it was asked."""

    def __init__(self, claims: Sequence[Claim], reports: Sequence[Report]) -> None:
        self.claims = claims
        self.kept = {report.id: report for report in reports}
        self.asked = 0

    def near(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        """Everything, whatever is asked for."""
        assert claims
        self.asked += 1
        return self.claims

    def reports(self, ids: Sequence[str]) -> Mapping[str, Report]:
        """The reports of these ids."""
        return {key: self.kept[key] for key in ids}


@given(st.lists(rows, min_size=4, max_size=12))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_the_part_is_as_the_whole(many: list[dict[str, Any]]) -> None:
    """The incidents of the claims reached are those that reconciling everything gives."""
    claims = [claim_of(row, number) for number, row in enumerate(many)]
    reports = reports_of(claims)
    whole = reconcile(claims, reports)
    fresh = [claims[0]]
    own = {report.id: report for report in reports if report.id == claims[0].report}
    reached, at_hand = reach(fresh, own, Kept(claims[1:], reports))
    part = reconcile(reached, list(at_hand.values()))
    ids = {claim.id for claim in reached}
    expected = {claim.id: claim.incident for claim in whole.claims if claim.id in ids}
    assert {claim.id: claim.incident for claim in part.claims} == expected
    assert {incident.id for incident in part.incidents} <= {i.id for i in whole.incidents}


def test_what_is_far_is_left_alone() -> None:
    """Claims of another year are not reached even if the record hands them over."""
    row = {"type": "capture", "actors": ["Islamic State"], "place": "Palmyra", "quote": "it fell"}
    fresh = claim_of({**row, "id": "new", "report": "new", "time": "2016-12-11"})
    near = claim_of({**row, "id": "near", "report": "near", "time": "2016-12-11"})
    far = claim_of({**row, "id": "far", "report": "far", "time": "2015-05-20"})
    reports = {report.id: report for report in reports_of([fresh, near, far])}
    kept = Kept([near, far], list(reports.values()))
    reached, at_hand = reach([fresh], {"new": reports["new"]}, kept)
    assert {claim.id for claim in reached} == {"new", "near"}
    assert set(at_hand) == {"new", "near"}
    assert kept.asked == 2
