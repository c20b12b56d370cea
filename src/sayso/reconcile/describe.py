"""Make the Incident out of a group of claims: agreed values, rival ones, sources, grade."""

from collections import defaultdict
from collections.abc import Sequence

from sayso.nouns.claim import Claim
from sayso.nouns.incident import Incident, SourceTally
from sayso.nouns.source import SourceKind
from sayso.reconcile.agree import agree_actors, agree_place, agree_time, agree_type
from sayso.reconcile.disputes import find_disputes
from sayso.reconcile.facets import Facets
from sayso.reconcile.figure_rules import DEFAULT_RULE
from sayso.reconcile.figures import gather_figures, name_source
from sayso.reconcile.grade import suggest_grade
from sayso.reconcile.identity import founder_of, id_founded_by
from sayso.reconcile.independence import Provenance, count_independent


def describe(group: Sequence[Facets], provenance: Provenance, rule: str = DEFAULT_RULE) -> Incident:
    """Describe the incident that a group of claims tells of."""
    ordered = sorted(group, key=lambda claim: claim.id)
    claims = [facets.claim for facets in ordered]
    independence = count_independent(claims, provenance)
    disputes = find_disputes(ordered, independence, provenance)
    kind = agree_type(claims)
    # who acts is best told by the claims of the agreed type; a toll often leaves it out
    telling = [claim for claim in claims if claim.type == kind]
    return Incident(
        id=id_founded_by(founder_of(group).id),
        type=kind,
        claims=tuple(claim.id for claim in claims),
        reports=tuple(sorted({claim.report for claim in claims})),
        actors=agree_actors([claim.actors for claim in telling]),
        targets=agree_actors([claim.targets for claim in telling]),
        place=agree_place(said(ordered, "place", "place_carried"), independence),
        time=agree_time(said(ordered, "time", "time_carried"), independence),
        sources=tally_sources(claims, provenance),
        independent=independence.number,
        independence=independence.sentences,
        figures=gather_figures(claims, independence, provenance, rule),
        disputed=disputes,
        grade=suggest_grade(claims, independence, disputes),
    )


def said(group: Sequence[Facets], field: str, carried: str) -> list[Claim]:
    """Give the claims whose own words give a field, or all where none does.

    What a reader carried in from elsewhere in a report must not outvote what is said.
    """
    outright = [
        facets.claim
        for facets in group
        if getattr(facets.claim, field) and not getattr(facets, carried)
    ]
    return outright or [facets.claim for facets in group]


def tally_sources(claims: Sequence[Claim], provenance: Provenance) -> tuple[SourceTally, ...]:
    """Give the first links of the chains, and the outlets that speak themselves, with claims."""
    tally: dict[tuple[str, SourceKind], list[str]] = defaultdict(list)
    for claim in claims:
        tally[name_source(claim, provenance), claim.source_kind].append(claim.id)
    return tuple(SourceTally(name, kind, tuple(ids)) for (name, kind), ids in sorted(tally.items()))
