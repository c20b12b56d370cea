"""One claim out of its parts."""

import hashlib

from sayso.claims.attributions import find_attributions
from sayso.claims.chain import chain_of
from sayso.claims.counts_of import counts_of
from sayso.claims.happenings import find_happenings
from sayso.claims.place_of import place_of
from sayso.claims.roles import Roles, roles_of
from sayso.claims.time_of import time_of
from sayso.nouns.attribution import Attribution
from sayso.nouns.claim import Claim
from sayso.nouns.evidence import Evidence
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading


def make_claims(reading: Reading) -> tuple[Claim, ...]:
    """Make the claims of a reading, in text order. The same input gives the same ids."""
    attributions = find_attributions(reading)
    happenings = find_happenings(reading)
    return tuple(
        assemble(happening, roles, attributions, reading)
        for happening, roles in zip(happenings, roles_of(happenings, reading), strict=True)
    )


def assemble(
    happening: Happening, roles: Roles, attributions: tuple[Attribution, ...], reading: Reading
) -> Claim:
    """Put one claim together; ``roles`` are its actors and targets."""
    actors, targets = roles
    moment, time_text = time_of(happening, reading)
    span = happening.clause
    return Claim(
        id=claim_id(reading.report.id, happening),
        evidence=Evidence(reading.report.id, span.start, span.end, span.words(reading.text)),
        type=happening.type,
        trigger=happening.trigger.words(reading.text),
        stance=happening.stance,
        actors=actors,
        targets=targets,
        place=place_of(happening, reading),
        time=moment,
        time_text=time_text,
        counts=counts_of(happening, reading),
        sources=chain_of(happening, attributions, reading),
        passage=reading.passage_of(reading.sentences[happening.sentence]).kind,
        trigger_start=happening.trigger.start,
    )


def claim_id(report: str, happening: Happening) -> str:
    """Give an id that depends on nothing but the report, the words and the type."""
    parts = f"{report}\x1f{happening.type}\x1f{happening.trigger.start}\x1f{happening.clause.start}"
    return "c-" + hashlib.sha256(parts.encode()).hexdigest()[:12]
