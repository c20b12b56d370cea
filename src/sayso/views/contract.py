"""The claims format, and the formats of incidents and holdings, as JSON-ready dictionaries.

The formats are a contract: fields may be added, none renamed or dropped.
"""

from typing import Any

from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.count import Count
from sayso.nouns.figure import Figure, FigureValue
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Dispute, Incident
from sayso.nouns.moment import Moment
from sayso.nouns.place import Place
from sayso.nouns.source import Source

Json = dict[str, Any]


def claim_as_json(claim: Claim) -> Json:
    """Give a claim in the claims format."""
    return {
        "report": claim.report,
        "id": claim.id,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "quote": claim.evidence.quote,
        "type": claim.type,
        "trigger": claim.trigger,
        "stance": claim.stance,
        "actors": [actor_as_json(actor) for actor in claim.actors],
        "targets": [actor_as_json(actor) for actor in claim.targets],
        "place": place_as_json(claim.place),
        "time": moment_as_json(claim.time),
        "time_text": claim.time_text,
        "counts": [count_as_json(count) for count in claim.counts],
        "sources": [source_as_json(source) for source in claim.sources],
        "source_kind": claim.source_kind,
        "incident": claim.incident,
        "passage": claim.passage,
        "read_by": dict(claim.read_by),
        "weapons": list(claim.weapons),
        "sure": claim.sure,
        "sure_by_field": dict(claim.sure_by_field),
    }


def actor_as_json(actor: Actor) -> Json:
    """Give an actor: canonical name, words as written, aliases."""
    return {
        "name": actor.name,
        "text": actor.text,
        "aliases": list(actor.aliases),
        "kind": actor.kind,
        "id": actor.id,
    }


def place_as_json(place: Place | None) -> Json | None:
    """Give a place with its point, precision, and the words."""
    if place is None:
        return None
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "text": place.text,
        "radius_km": place.radius_km,
        "id": place.gazetteer_id,
    }


def moment_as_json(moment: Moment | None) -> Json | None:
    """Give an interval of days, both ends included."""
    if moment is None:
        return None
    return {
        "start": moment.start.isoformat(),
        "end": moment.end.isoformat(),
        "precision": moment.precision,
    }


def count_as_json(count: Count) -> Json:
    """Give a count with its bounds and words."""
    return {
        "kind": count.kind,
        "low": count.low,
        "high": count.high,
        "unit": count.unit,
        "text": count.text,
        "part_of": count.part_of,
    }


def source_as_json(source: Source) -> Json:
    """Give one link of a chain."""
    return {
        "name": source.name,
        "text": source.text,
        "kind": source.kind,
        "named": source.named,
        "id": source.id,
    }


def incident_as_json(incident: Incident) -> Json:
    """Give an incident in the format of the command line's contract."""
    grade = incident.grade
    return {
        "id": incident.id,
        "type": incident.type,
        "actors": [actor_as_json(actor) for actor in incident.actors],
        "targets": [actor_as_json(actor) for actor in incident.targets],
        "place": place_as_json(incident.place),
        "time": moment_as_json(incident.time),
        "claims": list(incident.claims),
        "reports": list(incident.reports),
        "sources": [
            {"name": tally.name, "kind": tally.kind, "claims": list(tally.claims)}
            for tally in incident.sources
        ],
        "independent": incident.independent,
        "independence": list(incident.independence),
        "figures": [figure_as_json(figure) for figure in incident.figures],
        "disputed": [dispute_as_json(dispute) for dispute in incident.disputed],
        "grade": grade and {"name": grade.name, "rule": grade.rule, "claims": list(grade.claims)},
    }


def figure_as_json(figure: Figure) -> Json:
    """Give rival figures with low, best, high and the rule's name."""
    return {
        "kind": figure.kind,
        "unit": figure.unit,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "rule": figure.rule,
        "disputed": figure.disputed,
        "history": figure.history,
        "values": [figure_value_as_json(value) for value in figure.values],
    }


def figure_value_as_json(value: FigureValue) -> Json:
    """Give one figure as one source gives it."""
    return {
        "low": value.low,
        "high": value.high,
        "source": value.source,
        "claims": list(value.claims),
        "independent": value.independent,
    }


def dispute_as_json(dispute: Dispute) -> Json:
    """Give what sources contradict one another on."""
    values = [
        {"value": value.value, "source": value.source, "claims": list(value.claims)}
        for value in dispute.values
    ]
    return {"field": dispute.field, "values": values}


def holding_as_json(holding: Holding) -> Json:
    """Give one interval at one place in the format of the command line's contract."""
    return {
        "place": place_as_json(holding.place),
        "start": holding.start and holding.start.isoformat(),
        "end": holding.end and holding.end.isoformat(),
        "holder": holding.holder and actor_as_json(holding.holder),
        "status": holding.status,
        "claims": list(holding.claims),
        "contesting": list(holding.contesting),
        "reason": holding.reason,
    }
