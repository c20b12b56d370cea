"""Which mentions of a report a coder's names and values mean."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sayso.claims.parties import Party, side_of
from sayso.gazetteer.distance import distance_km
from sayso.language.mentions import find_actors
from sayso.language.sentences import split_sentences
from sayso.nouns.actor import Actor
from sayso.nouns.passage import Passage
from sayso.nouns.reading import MomentMention, PlaceMention
from tools.fit_happenings import Row

SAME, ALIAS, SIDE, WORD = 4, 3, 2, 1
"""How well a name fits: by name, by alias or key, as a state's force, by a word that is shared."""
EMPTY_WORDS = frozenset(
    {
        "forces", "force", "army", "militants", "fighters", "group", "groups", "government",
        "military", "state", "the", "of", "and", "people", "source", "near", "al", "troops",
        "soldiers", "rebels", "police", "security", "militia", "militiamen", "local", "men",
    }
)  # fmt: skip
"""Words that many parties share."""
NEAR_KM, FAR_KM = 5.0, 15.0
"""A mention of another name stands for a coded point that is so near; the scorer allows 40 km, but
the next town is not the words that were meant."""


def right_parties(name: str, parties: Sequence[Party]) -> list[Party]:
    """Give the parties that agree best with a coder's name; none where no party does."""
    marks = [fit_of(name, party) for party in parties]
    best = max(marks, default=0)
    return [p for p, mark in zip(parties, marks, strict=True) if best and mark == best]


def fit_of(name: str, party: Party) -> int:
    """Give how well a name fits a party, 0 for not at all."""
    actor, plain = party.actor, plainly(name)
    texts = {mention.actor.text for mention in party.mentions}
    if plain == plainly(actor.name):
        return SAME
    if plain in {plainly(other) for other in (*actor.aliases, *texts)}:
        return ALIAS
    meant = meant_by(name)
    if any(one.key == actor.key for one in meant):
        return ALIAS
    sides = {side_of(one) for one in meant}
    if party.side.startswith("state:") and party.side in sides:
        return SIDE
    wanted = content_words(name)
    return WORD if any(wanted & content_words(other) for other in (actor.name, *texts)) else 0


def plainly(name: str) -> str:
    """Give a name in lower case, without article and marks."""
    return " ".join(re.findall(r"\w+", re.sub(r"^the ", "", name.lower())))


def content_words(name: str) -> frozenset[str]:
    """Give the words of a name that few others have."""
    return frozenset(re.findall(r"[^\W\d_]{3,}", name.lower())) - EMPTY_WORDS


@lru_cache(maxsize=4096)
def meant_by(name: str) -> tuple[Actor, ...]:
    """Give the actors that the lexicon takes a name for, without any report around it."""
    sentences = split_sentences(name, (Passage("body", 0, len(name)),))
    found = find_actors(name, sentences)
    whole = [m.actor for m in found if m.end - m.start >= len(name) - len("the ")]
    return tuple(whole)


def right_places(coded: Row, mentions: Iterable[PlaceMention]) -> list[PlaceMention]:
    """Give the mentions of a coded place: those by its name, else those at its point."""
    told = [m for m in mentions if m.place is not None]
    name = plainly(coded["name"])
    named = [m for m in told if m.place and name in {plainly(m.place.name), plainly(m.place.text)}]
    if named or coded.get("lat") is None:
        return named
    for limit in (NEAR_KM, FAR_KM):
        near = [m for m in told if _remoteness(m, coded) <= limit]
        if near:
            return near
    return []


def _remoteness(mention: PlaceMention, coded: Row) -> float:
    place = mention.place
    if place is None or place.lat is None or place.lon is None:
        return float("inf")
    return distance_km(place.lat, place.lon, coded["lat"], coded["lon"])


def right_moments(coded: Row | None, mentions: Iterable[MomentMention]) -> list[MomentMention]:
    """Give the mentions of just the coded days."""
    if coded is None:
        return []
    days = (coded["start"], coded.get("end") or coded["start"])
    return [
        m
        for m in mentions
        if m.moment and (m.moment.start.isoformat(), m.moment.end.isoformat()) == days
    ]
