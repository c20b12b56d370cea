"""Reconcile a new report without touching what is far from it.

Incidents are groups within connected claims: claims between which some evidence speaks for one
happening. So it is enough to follow that evidence from the new claims until it ends, and to
reconcile what was reached; the outcome for it is the same as if everything were reconciled.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from sayso.nouns.claim import Claim
from sayso.nouns.judgement import Judgement
from sayso.nouns.report import Report
from sayso.reconcile.candidates import Neighbours
from sayso.reconcile.compare.weights import load_weights
from sayso.reconcile.facets import Facets, make_facets
from sayso.reconcile.scales import Scales


class KnownIncidents(Protocol):
    """What a record answers, so that a new report touches only what is near it."""

    def near(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        """Give at least the kept claims worth comparing with one of these.

        Those are the claims of the same report; those at the same place (by key, or without a
        place too) or within 50 km; of these last two sorts only those whose days, or whose
        report's day where they have none, lie within 75 days need be given.
        """
        ...

    def reports(self, ids: Sequence[str]) -> Mapping[str, Report]:
        """Give the kept reports of these ids."""
        ...


class KeptClaims:
    """Claims kept in memory and filed, which answers as a record does."""

    def __init__(self, claims: Sequence[Claim], reports: Mapping[str, Report]) -> None:
        """File all claims once; asking is quick."""
        self._claims = sorted(claims, key=lambda claim: claim.id)
        self._reports = reports
        facets = [make_facets(claim, reports.get(claim.report)) for claim in self._claims]
        self._filed = Neighbours(facets)
        self._fresh: dict[str, Report] = {}

    def know(self, reports: Mapping[str, Report]) -> None:
        """Take note of the reports of claims that will be asked about."""
        self._fresh.update(reports)

    def near(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        """Give the kept claims worth comparing with one of these."""
        found: set[int] = set()
        for claim in claims:
            report = self._fresh.get(claim.report) or self._reports.get(claim.report)
            found |= self._filed.around(make_facets(claim, report))
        return [self._claims[position] for position in sorted(found)]

    def reports(self, ids: Sequence[str]) -> Mapping[str, Report]:
        """Give the kept reports of these ids."""
        return {key: self._reports[key] for key in ids if key in self._reports}


def reach(
    fresh: Sequence[Claim],
    reports: Mapping[str, Report],
    known: KnownIncidents,
    judgements: Sequence[Judgement] = (),
) -> tuple[list[Claim], dict[str, Report]]:
    """Give the claims that new ones can touch, the new ones among them, and their reports.

    Kept claims that a judgement ties to a reached one must be among what ``known`` gives or be
    handed in as fresh; ``judgements`` leads on to them.
    """
    ties = ties_of(judgements)
    seen = {claim.id: claim for claim in fresh}
    around: dict[str, Claim] = dict(seen)
    at_hand = dict(reports)
    facets: dict[str, Facets] = {}
    frontier = list(fresh)
    while frontier:
        for claim in known.near(frontier):
            around.setdefault(claim.id, claim)
        missing = sorted({claim.report for claim in around.values()} - at_hand.keys())
        at_hand.update(known.reports(missing))
        for claim in around.values():
            if claim.id not in facets:
                facets[claim.id] = make_facets(claim, at_hand.get(claim.report))
        found = next_claims(frontier, facets, ties) - seen.keys()
        frontier = [around[key] for key in sorted(found)]
        seen.update((claim.id, claim) for claim in frontier)
    claims = [seen[key] for key in sorted(seen)]
    needed = {claim.report for claim in claims} | set(reports)
    return claims, {key: report for key, report in at_hand.items() if key in needed}


def next_claims(
    frontier: Sequence[Claim], facets: Mapping[str, Facets], ties: Mapping[str, set[str]]
) -> set[str]:
    """Give the claims that some evidence, or a person's word, ties to those at the frontier."""
    weights = load_weights()
    scales, least = Scales(weights), weights.join_from
    filed = [facets[key] for key in sorted(facets)]
    neighbours = Neighbours(filed)
    found: set[str] = set()
    for claim in frontier:
        own = facets[claim.id]
        found |= ties.get(claim.id, set()) & facets.keys()
        for position in neighbours.around(own, crowds=True):
            other = filed[position]
            # compared in order of their ids, as when all are reconciled
            pair = (own, other) if own.id < other.id else (other, own)
            if other.id not in found and scales.weigh(*pair, least) >= least:
                found.add(other.id)
    return found


def ties_of(judgements: Sequence[Judgement]) -> dict[str, set[str]]:
    """Give for each claim those that a standing judgement speaks of together with it."""
    ties: dict[str, set[str]] = {}
    for judgement in judgements:
        if judgement.withdrawn_at is None:
            ties.setdefault(judgement.left, set()).add(judgement.right)
            ties.setdefault(judgement.right, set()).add(judgement.left)
    return ties
