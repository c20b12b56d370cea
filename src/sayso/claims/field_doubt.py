"""How likely each field of a claim is right, by how it was come by.

A field has signs: the claim's type, how the value was found, whether its words stand in the quote.
Each sign has a weight in log odds, fitted on coded stories and wars by ``tools/fit_doubt.py``; the
table is ``lexicon/data/field_doubt.yml``. A sign that is not in the table says nothing.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from sayso.lexicon.load import load_table
from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim

FIELDS = ("stance", "actors", "targets", "place", "time", "counts", "sources")
BASE = "always"
PARTICULAR = re.compile(r"'[^']*'|“[^”]*”|\b[A-Z][\w'-]*(?: [A-Z][\w'-]*)*|[\d-]*\d")
"""Names, numbers and words of the report in a reason: what is left says how it was come by."""
REASON_WORDS = 6
STEPS_OF_SURENESS = (0.4, 0.55, 0.7, 0.85)


def sure_by_field(claim: Claim) -> Mapping[str, float]:
    """Give for each field how likely it is right, 0 to 1, where the claim itself is right."""
    table = load_table("field_doubt")["weights"]
    return MappingProxyType(
        {field: chance_of(signs_of(claim, field), table[field]) for field in FIELDS}
    )


def chance_of(signs: Sequence[str], weights: Mapping[str, float]) -> float:
    """Give the chance that signs with such weights add up to."""
    odds = sum(weights.get(sign, 0.0) for sign in signs)
    return round(1 / (1 + math.exp(-odds)), 3)


def signs_of(claim: Claim, field: str) -> tuple[str, ...]:
    """Give the signs of a field of a claim."""
    return tuple(dict.fromkeys((BASE, *signs_of_all(claim), *OWN[field](claim))))


def signs_of_all(claim: Claim) -> Iterator[str]:
    """Give the signs that speak for or against every field."""
    yield f"type {claim.type}"
    yield f"passage {claim.passage}"
    yield f"said by {claim.source_kind}"
    if claim.sure is not None:
        yield f"sure {sum(claim.sure >= step for step in STEPS_OF_SURENESS)}"


def signs_of_stance(claim: Claim) -> Iterator[str]:
    """Give the signs of a stance: which, and by which words."""
    yield f"stance {claim.stance}"
    yield f"by {kind_of(claim.reasons.get('stance', ''))}"


def signs_of_place(claim: Claim) -> Iterator[str]:
    """Give the signs of a place: how exact, how it was found, and whether the quote has it."""
    place = claim.place
    if place is None:
        yield "none"
        return
    yield f"precision {place.precision}"
    yield f"by {kind_of(place.reason)}"
    yield f"in the quote {place.text in claim.evidence.quote}"
    yield f"has a point {place.lat is not None}"


def signs_of_time(claim: Claim) -> Iterator[str]:
    """Give the signs of a time: how exact, how it was reckoned, and whether the quote has it."""
    if claim.time is None:
        yield "none"
        return
    yield f"precision {claim.time.precision}"
    for part in claim.time.reason.split("; "):
        yield f"by {kind_of(part)}"
    yield f"words {bool(claim.time_text)}"
    yield f"in the quote {bool(claim.time_text) and claim.time_text in claim.evidence.quote}"


def signs_of_counts(claim: Claim) -> Iterator[str]:
    """Give the signs of counts: how many, of what, and whether they are exact."""
    yield f"how many {min(len(claim.counts), 3)}"
    for count in claim.counts:
        yield f"kind {count.kind}"
        yield f"exact {count.low == count.high}"
        yield f"in the quote {count.text in claim.evidence.quote}"


def signs_of_sources(claim: Claim) -> Iterator[str]:
    """Give the signs of a chain: how long, who begins it, and by which construction."""
    yield f"links {min(len(claim.sources), 3)}"
    yield f"by {kind_of(claim.reasons.get('sources', ''))}"
    for source in claim.sources[:1]:
        yield f"named {source.named}"
        yield f"known {bool(source.id)}"


def signs_of_actors(claim: Claim) -> Iterator[str]:
    """Give the signs of who acts."""
    return signs_of_named(claim.actors, claim)


def signs_of_targets(claim: Claim) -> Iterator[str]:
    """Give the signs of who suffers."""
    return signs_of_named(claim.targets, claim)


def signs_of_named(actors: Sequence[Actor], claim: Claim) -> Iterator[str]:
    """Give the signs of actors or targets: how many, what they are, and how they were found."""
    yield f"how many {min(len(actors), 3)}"
    for actor in actors:
        yield f"kind {actor.kind}"
        yield f"known {bool(actor.id)}"
        yield f"by {kind_of(actor.reason)}"
        yield f"in the quote {bool(actor.text) and actor.text in claim.evidence.quote}"
    if not actors:
        yield f"none, {claim.type}"


@lru_cache(maxsize=4096)
def kind_of(reason: str) -> str:
    """Give the kind of a reason: its first words, without what is particular to the report."""
    return " ".join(PARTICULAR.sub("_", reason).split()[:REASON_WORDS])


OWN: Mapping[str, Callable[[Claim], Iterator[str]]] = {
    "stance": signs_of_stance,
    "actors": signs_of_actors,
    "targets": signs_of_targets,
    "place": signs_of_place,
    "time": signs_of_time,
    "counts": signs_of_counts,
    "sources": signs_of_sources,
}
