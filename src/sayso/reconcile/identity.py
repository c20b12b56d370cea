"""Incident ids that stay: made of the founding claim, so that any id ever given still resolves.

An incident is named after the earliest of its claims. Every claim would found an incident if it
stood alone, so the id that each claim would give is led on to the incident the claim is in now.
Merging, splitting and merging again needs no memory: the ids follow from the claims.
"""

import hashlib
from collections.abc import Mapping, Sequence

from sayso.reconcile.facets import Facets

UNDATED = 9_999_999


def id_founded_by(claim: str) -> str:
    """Give the incident id that a claim founds."""
    return f"i-{hashlib.sha256(claim.encode()).hexdigest()[:12]}"


def founder_of(group: Sequence[Facets]) -> Facets:
    """Give the claim that names the incident: earliest published, undated last, then by id."""
    return min(group, key=lambda claim: (claim.published or UNDATED, claim.id))


def lead_on(incidents: Mapping[str, str]) -> dict[str, str]:
    """Give, for every id that a claim would found but does not, the incident the claim is in."""
    leads = {id_founded_by(claim): incident for claim, incident in incidents.items()}
    return {old: living for old, living in sorted(leads.items()) if old != living}
