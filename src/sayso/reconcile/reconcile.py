"""Put the claims of many reports together: the one door of this room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.nouns.claim import Claim
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Incident
from sayso.nouns.judgement import Judgement
from sayso.nouns.report import Report
from sayso.nouns.reprint import Reprint
from sayso.reconcile.describe import describe
from sayso.reconcile.facets import make_facets
from sayso.reconcile.figure_rules import DEFAULT_RULE
from sayso.reconcile.group import group_claims
from sayso.reconcile.holdings import derive_holdings
from sayso.reconcile.identity import lead_on
from sayso.reconcile.independence import provenance_of
from sayso.reconcile.reprints import find_reprints


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What many reports come to, together.

    ``claims`` are the claims as given, in the order given, each with the id of its incident.
    ``redirects`` leads every incident id that these claims could have founded, and have not, to
    the incident they are in now: ids given before a merge or a split still resolve.
    """

    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    holdings: tuple[Holding, ...]
    reprints: tuple[Reprint, ...]
    redirects: Mapping[str, str]


def reconcile(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    judgements: Sequence[Judgement] = (),
    rule: str = DEFAULT_RULE,
    reprints: Sequence[Reprint] | None = None,
) -> Reconciliation:
    """Reconcile claims: incidents, reprints, holdings.

    ``Report.published`` is the resolved date. ``judgements`` of persons outweigh the comparisons
    until they are withdrawn. ``rule`` names the figure rule that gives ``best``. ``reprints`` are
    looked for among the reports unless they are known. Pure: the outcome depends on what is handed
    in, not on its order.

    Raises:
        KeyError: there is no figure rule of that name.

    """
    by_id = {report.id: report for report in reports}
    ordered = sorted(claims, key=lambda claim: claim.id)
    facets = [make_facets(claim, by_id.get(claim.report)) for claim in ordered]
    if reprints is None:
        reprints = find_reprints(sorted(reports, key=lambda report: report.id))
    provenance = provenance_of(reports, reprints)
    incidents = [describe(group, provenance, rule) for group in group_claims(facets, judgements)]
    incident_of = {key: incident.id for incident in incidents for key in incident.claims}
    return Reconciliation(
        claims=tuple(replace(claim, incident=incident_of[claim.id]) for claim in claims),
        incidents=tuple(sorted(incidents, key=lambda incident: incident.id)),
        holdings=derive_holdings(ordered, incident_of),
        reprints=tuple(reprints),
        redirects=lead_on(incident_of),
    )
