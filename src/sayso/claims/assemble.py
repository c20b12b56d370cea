"""One claim out of its parts."""

import hashlib
from dataclasses import replace
from types import MappingProxyType

from sayso.claims.chain import attribution_of, attributions_near
from sayso.claims.counts_of import counts_of
from sayso.claims.doubt import sure_of
from sayso.claims.field_doubt import sure_by_field
from sayso.claims.joined_stances import joined_stance
from sayso.claims.place_of import places_of
from sayso.claims.reader import RULES, Reader
from sayso.claims.roles import Roles, roles_of
from sayso.claims.speakers_counted import without_speakers
from sayso.claims.stance import cue_stance
from sayso.claims.time_of import Told, times_of
from sayso.claims.weapons_of import weapons_of
from sayso.nouns.attribution import Attribution
from sayso.nouns.claim import Claim
from sayso.nouns.evidence import Evidence
from sayso.nouns.happening import Happening
from sayso.nouns.place import Place
from sayso.nouns.reading import Reading

BY_RULES = ("actors", "targets", "place", "time", "counts")
"""Fields that are read by rules, unless the reader that found the happening tells of them too."""


def make_claims(reading: Reading, reader: Reader = RULES) -> tuple[Claim, ...]:
    """Make the claims of a reading, in text order. The same input gives the same ids."""
    attributions = tuple(reader.attributions(reading))
    happenings = tuple(reader.happenings(reading))
    claims: dict[str, Claim] = {}
    told = times_of(happenings, reading)
    placed = places_of(happenings, reading)
    roled = roles_of(happenings, reading, attributions)
    for happening, known in zip(happenings, zip(roled, told, placed, strict=True), strict=True):
        claim = assemble(happening, known, attributions, reading)
        claims.setdefault(claim.id, claim)
    return tuple(claims.values())


def assemble(
    happening: Happening,
    known: tuple[Roles, Told, Place | None],
    attributions: tuple[Attribution, ...],
    reading: Reading,
) -> Claim:
    """Put one claim together; ``known``: actors and targets, time with its words, and place."""
    (actors, targets), (moment, time_text), place = known
    span = happening.clause
    said = attribution_of(happening, attributions, reading)
    happening = as_said(happening, said, reading)
    claim = Claim(
        id=claim_id(reading.report.id, happening),
        evidence=Evidence(reading.report.id, span.start, span.end, span.words(reading.text)),
        type=happening.type,
        trigger=happening.trigger.words(reading.text),
        stance=happening.stance,
        actors=actors,
        targets=targets,
        place=place,
        time=moment,
        time_text=time_text,
        counts=without_speakers(
            counts_of(happening, reading), attributions_near(happening, attributions, reading)
        ),
        sources=said.chain if said else (),
        passage=reading.passage_of(reading.sentences[happening.sentence]).kind,
        trigger_start=happening.trigger.start,
        weapons=weapons_of(happening, reading),
        read_by=MappingProxyType(read_by(happening, said)),
        sure=sure_of(happening),
    )
    return with_reasons(claim, happening, said)


def as_said(happening: Happening, said: Attribution | None, reading: Reading) -> Happening:
    """Give the happening with its stance once it is known who says it, and with which verb.

    The verb counts where no nearer word has a stance, and is weighed with what the trained reader
    heard where that has read it too.
    """
    stance, reason = cue_stance(happening, said, reading)
    if happening.heard:
        joined, heard = joined_stance(happening.heard, happening.stance, stance)
        reasons = (happening.stance_reason, reason, heard)
        return replace(happening, stance=joined, stance_reason="; ".join(filter(None, reasons)))
    if happening.stance != "asserted" or not reason:
        return happening
    return replace(happening, stance=stance, stance_reason=reason)


def read_by(happening: Happening, said: Attribution | None) -> dict[str, str]:
    """Say which reader gave which field."""
    found = dict.fromkeys(("type", "trigger", "stance"), happening.read_by)
    found |= dict.fromkeys(BY_RULES, RULES.name)
    if happening.suffered is not None:
        found["targets"] = happening.read_by
    return {**found, "sources": said.read_by if said else happening.read_by}


def with_reasons(claim: Claim, happening: Happening, said: Attribution | None) -> Claim:
    """Give the claim with the words or the rule that led to each field, and how sure each is."""
    reasons = {
        "type": happening.reason,
        "stance": happening.stance_reason or "nothing in the clause hedges it",
        "sources": said.reason if said else "no words of saying cover it: the outlet's own voice",
        "place": claim.place.reason if claim.place else "no place is told",
        "time": claim.time.reason if claim.time else "no time is told",
        "actors": "; ".join(f"{a.name}: {a.reason or 'named'}" for a in claim.actors),
        "targets": "; ".join(f"{a.name}: {a.reason or 'named'}" for a in claim.targets),
        "counts": "; ".join(f"{c.text}: {c.reason}" for c in claim.counts if c.reason),
    }
    kept = MappingProxyType({field: words for field, words in reasons.items() if words})
    claim = replace(claim, reasons=kept)
    return replace(claim, sure_by_field=sure_by_field(claim))


def claim_id(report: str, happening: Happening) -> str:
    """Give an id that depends on nothing but the report, the words and the type."""
    place = happening.focus.start if happening.focus else ""
    parts = (report, happening.type, happening.trigger.start, happening.clause.start, place)
    return "c-" + hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12]
