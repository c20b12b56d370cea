"""Groups by mean evidence, never past what is ruled out."""

import random
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile.case_claims import claim_of, reports_of
from reconcile.test_compare import rows

from sayso.reconcile.candidates import MOST_NEAR, Neighbours
from sayso.reconcile.clusters import FORBIDDEN, LARGE, Pairs, cluster, sample
from sayso.reconcile.compare.weights import load_weights
from sayso.reconcile.facets import make_facets
from sayso.reconcile.group import group_claims
from sayso.reconcile.weigh import is_forbidden

Table = dict[tuple[int, int], float]


def run(table: Table, size: int, join_from: float = 0.0) -> list[list[int]]:
    """Cluster by a table of bits in which a missing pair is ruled out."""

    def weigh(left: int, right: int) -> float:
        return table.get((min(left, right), max(left, right)), FORBIDDEN)

    near = {
        left: [right for right in range(size) if right != left and weigh(left, right) >= join_from]
        for left in range(size)
    }
    pairs = Pairs(weigh, lambda left, right: weigh(left, right) == FORBIDDEN)
    return cluster(near, pairs, join_from)


@given(st.integers(2, 9), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_no_group_holds_a_pair_ruled_out(size: int, seed: int) -> None:
    """Whatever the bits, no group holds a pair that is ruled out, and every claim is in one."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    table = {
        pair: dice.uniform(-3, 5) for pair in combinations(range(size), 2) if dice.random() < 0.7
    }
    groups = run(table, size)
    assert sorted(member for group in groups for member in group) == list(range(size))
    for group in groups:
        assert all(pair in table for pair in combinations(group, 2))


def test_the_surest_join_first() -> None:
    """A claim that goes with two that exclude one another goes with the surer one."""
    assert run({(0, 1): 3.0, (1, 2): 4.0}, 3) == [[0], [1, 2]]


def test_a_low_mean_keeps_groups_apart() -> None:
    """One strong tie between two groups does not join them against all the others."""
    table = {(0, 1): 6.0, (2, 3): 6.0, (1, 2): 3.0, (0, 2): -4.0, (0, 3): -4.0, (1, 3): -4.0}
    assert run(table, 4) == [[0, 1], [2, 3]]


def test_large_groups_are_sampled_evenly() -> None:
    """A small group is taken as it is, a large one at even steps, never more than the limit."""
    assert list(sample(range(LARGE))) == list(range(LARGE))
    assert len(sample(range(LARGE * 7 + 1))) <= LARGE


@given(st.lists(rows, max_size=14))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_no_incident_holds_forbidden_claims(many: list[dict[str, Any]]) -> None:
    """No two claims of an incident lie apart in time or place."""
    claims = [claim_of(row, number) for number, row in enumerate(many)]
    reports = {report.id: report for report in reports_of(claims)}
    facets = [
        make_facets(claim, reports[claim.report]) for claim in sorted(claims, key=lambda c: c.id)
    ]
    for group in group_claims(facets, ()):
        for left, right in combinations(group, 2):
            assert not is_forbidden(left, right, load_weights())


def test_a_crowd_is_one_incident_and_still_bounded() -> None:
    """More claims of one place and day than are compared with each other are one incident."""
    row = {"type": "capture", "actors": ["Islamic State"], "place": "Palmyra",
           "time": "2016-12-11", "quote": "Islamic State took Palmyra"}  # fmt: skip
    many = [
        claim_of({**row, "id": f"c{n:04}", "report": f"r{n:04}"}) for n in range(MOST_NEAR + 50)
    ]
    facets = [make_facets(claim, None) for claim in many]
    assert len(Neighbours(facets).of(0)) < len(facets) - 1
    assert len(group_claims(facets, ())) == 1
