"""Weighing many pairs quickly gives what weighing each one gives."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile.case_claims import claim_of, reports_of
from reconcile.test_compare import rows

from sayso.reconcile.compare.weights import load_weights
from sayso.reconcile.facets import make_facets
from sayso.reconcile.scales import Scales
from sayso.reconcile.weigh import FORBIDDEN, weigh


@given(st.lists(rows, min_size=2, max_size=6))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_sum_is_the_same(many: list[dict[str, Any]]) -> None:
    """The bits are those of ``weigh``; where they cannot come up to the least there are none."""
    claims = [claim_of(row, number) for number, row in enumerate(many)]
    reports = {report.id: report for report in reports_of(claims)}
    facets = [make_facets(claim, reports[claim.report]) for claim in claims]
    scales, least = Scales(load_weights()), load_weights().join_from
    for left in facets:
        for right in facets:
            bits = weigh(left, right)
            assert scales.weigh(left, right) == bits
            assert scales.weigh(left, right, least) in {bits, FORBIDDEN}
            assert (scales.weigh(left, right, least) >= least) == (bits >= least)
