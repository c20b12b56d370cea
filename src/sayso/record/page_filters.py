"""What a reader asks to see, as conditions on claims and incidents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, func, literal_column, or_, select, text

from sayso.record.looking import Look
from sayso.record.tables import claim, claim_actor, claim_source, incident

MOST_HITS = 5_000
"""So many hits of the full text search are looked at; a search that finds more is too wide."""
WORD = re.compile(r"\w+", re.UNICODE)
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show. Empty means any. ``place``, ``actor`` and ``source`` are keys or names.

    ``words`` are searched in the evidence; ``disputed`` asks for disputed incidents only.
    ``places`` and ``actors`` are the keys that a name was found to mean, besides those under which
    the record itself knows it. ``box`` is west, south, east, north in degrees.
    """

    words: str = ""
    place: str = ""
    actor: str = ""
    source: str = ""
    type: str = ""
    stance: str = ""
    outlet: str = ""
    from_day: date | None = None
    to_day: date | None = None
    disputed: bool = False
    places: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    box: tuple[float, float, float, float] | None = None


def words_of(words: str) -> list[str]:
    """Give the words that are searched for, in lower case."""
    return [word.lower() for word in WORD.findall(words)[:MOST_WORDS]]


def match_words(words: str) -> str:
    """Give the words as a full text question in which nothing is an operator.

    Every word must occur; the last one may be unfinished.
    """
    found = WORD.findall(words)[:MOST_WORDS]
    if not found:
        return ""
    return " ".join(f'"{word[:60]}"' for word in found) + "*"


def hits(look: Look, kind: str, words: str) -> ColumnElement[Any] | None:
    """Give the ids whose words fit, as something to compare an id column with."""
    question = match_words(words)
    if not question:
        return None
    if look.dialect.name == "sqlite":
        found = text(
            "SELECT id FROM search WHERE search MATCH :question AND kind = :kind LIMIT :most"
        ).bindparams(question=question, kind=kind, most=MOST_HITS)
    else:
        terms = " & ".join(f"{word[:60]}:*" for word in WORD.findall(words)[:MOST_WORDS])
        found = text(
            "SELECT id FROM search WHERE kind = :kind AND "
            "to_tsvector('simple', words) @@ to_tsquery('simple', :question) LIMIT :most"
        ).bindparams(question=terms, kind=kind, most=MOST_HITS)
    return found.columns(literal_column("id")).scalar_subquery()


def claim_conditions(look: Look, wanted: Filters) -> list[ColumnElement[bool]]:
    """Give the conditions on the claim table."""
    conditions = days_and_place(look, claim, wanted)
    if wanted.stance:
        conditions.append(claim.c.stance == wanted.stance)
    if wanted.actor:
        named = select(claim_actor.c.claim).where(
            or_(claim_actor.c.actor.in_(sorted({wanted.actor, *wanted.actors})),
                func.lower(claim_actor.c.name) == wanted.actor.lower())
        )  # fmt: skip
        conditions.append(claim.c.id.in_(named))
    if wanted.source:
        conditions.append(speaks(keys_of_source(look, wanted.source)))
    if wanted.words:
        found = hits(look, "claim", wanted.words)
        if found is not None:
            conditions.append(claim.c.id.in_(found))
    return conditions


def speaks(sources: Sequence[str]) -> ColumnElement[bool]:
    """Whether a claim stands on the word of one of these sources, at any link of its chain."""
    return claim.c.id.in_(select(claim_source.c.claim).where(claim_source.c.source.in_(sources)))


def keys_of_source(look: Look, words: str) -> list[str]:
    """Give the keys of sources of this key, or else of this name; the words where there are none.

    A key is found by its index; only for a name are all names looked through.
    """
    source = claim_source.c.source
    if look.execute(select(source).where(source == words).limit(1)).first():
        return [words]
    named = select(source).distinct().where(func.lower(claim_source.c.name) == words.lower())
    return sorted(str(key) for key in look.execute(named).scalars()) or [words]


def incident_conditions(look: Look, wanted: Filters) -> list[ColumnElement[bool]]:
    """Give the conditions on the incident table; what only claims know is asked of them."""
    conditions = days_and_place(look, incident, wanted)
    if wanted.disputed:
        conditions.append(incident.c.disputed.is_(True))
    if wanted.actor or wanted.source or wanted.stance or wanted.words:
        asked = Filters(
            wanted.words, "", wanted.actor, wanted.source, "", wanted.stance, actors=wanted.actors
        )
        of_claims = select(claim.c.incident).where(and_(*claim_conditions(look, asked)))
        conditions.append(incident.c.id.in_(of_claims))
    return conditions


def keys_of_place(look: Look, words: str) -> list[str]:
    """Give the keys of places of this key, or else of this name; the words where there are none."""
    place = incident.c.place
    if look.execute(select(place).where(place == words).limit(1)).first():
        return [words]
    named = func.lower(incident.c.place_name) == words.lower()
    found = look.execute(select(place).distinct().where(named, place.is_not(None)))
    return [str(key) for key in found.scalars()] or [words]


def inside(table: Table, box: tuple[float, float, float, float]) -> list[ColumnElement[bool]]:
    """Give the conditions that a point lies in a box."""
    west, south, east, north = box
    return [table.c.lat.between(south, north), table.c.lon.between(west, east)]


def days_and_place(look: Look, table: Table, wanted: Filters) -> list[ColumnElement[bool]]:
    """Give the conditions that claims and incidents share: kind, place, days that overlap."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.type:
        conditions.append(table.c.type == wanted.type)
    if wanted.place:
        keys = {*keys_of_place(look, wanted.place), *wanted.places}
        conditions.append(table.c.place.in_(sorted(keys)))
    if wanted.box:
        conditions += inside(table, wanted.box)
    if wanted.from_day:
        conditions.append(table.c.last_day >= wanted.from_day)
    if wanted.to_day:
        conditions.append(table.c.first_day <= wanted.to_day)
    return conditions
