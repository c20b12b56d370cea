"""What a person asks for, looked up at the door: names to keys, words to days."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypedDict

from sayso.errors import BadSetting
from sayso.gazetteer.lookup import find
from sayso.language.mentions import find_actors
from sayso.language.sentences import split_sentences
from sayso.lexicon.actors import known_actors, states
from sayso.lexicon.outlets import known_outlets, outlet_named
from sayso.nouns.claim import CLAIM_TYPES, STANCES
from sayso.nouns.passage import Passage
from sayso.nouns.selection import Selection
from sayso.record.filters import Speakers, Wanted


class Filters(TypedDict, total=False):
    """What ``claims``, ``incidents`` and ``disputes`` can be asked for; all of it must be met.

    ``place``, ``actor`` (who does it or suffers it) and ``source`` (anywhere in a chain) go by any
    name that the gazetteer or the lexicon knows. ``within_km`` is a distance from ``place``.
    ``type`` and ``stance`` are words of the claims format, ``report`` is an id. ``from_day`` and
    ``to_day`` are both included, as a ``date`` or an ISO string such as "2016-12-11".
    ``least_sure`` is how likely a claim must be read rightly, 0 to 1.
    """

    place: str | None
    within_km: float | None
    actor: str | None
    source: str | None
    type: str | None
    from_day: date | str | None
    to_day: date | str | None
    report: str | None
    stance: str | None
    least_sure: float | None


def make_wanted(filters: Mapping[str, Any]) -> Wanted:
    """Look up the names of what was asked for.

    A name that nothing is known by is kept as written: then only what was kept under that very
    name is found.

    Raises:
        BadSetting: a filter, type, stance, distance or day cannot be used.

    """
    asked = selection_from(filters)
    places, center = place_keys(asked.place) if asked.place else (None, None)
    return Wanted(
        selection=asked,
        places=places,
        center=center,
        actors=actor_keys(asked.actor) if asked.actor else None,
        speakers=speakers_named(asked.source) if asked.source else None,
    )


def selection_from(filters: Mapping[str, Any]) -> Selection:
    """Check what was asked for."""
    values = {name: value for name, value in filters.items() if value is not None}
    unknown = values.keys() - Filters.__annotations__.keys()
    if unknown:
        known = ", ".join(Filters.__annotations__)
        raise BadSetting(f"there is no filter {', '.join(sorted(unknown))}; one of {known}")
    for name in values.keys() & {"place", "actor", "source", "report"}:
        if not isinstance(values[name], str) or not values[name].strip():
            raise BadSetting(f"{name} takes a name; got {values[name]!r}")
    if values.get("type") not in {None, *CLAIM_TYPES}:
        raise BadSetting(f"no type {values['type']!r}; one of {', '.join(CLAIM_TYPES)}")
    if values.get("stance") not in {None, *STANCES}:
        raise BadSetting(f"no stance {values['stance']!r}; one of {', '.join(STANCES)}")
    for name in ("from_day", "to_day"):
        values[name] = day_from(name, values.get(name))
    first, last = values["from_day"], values["to_day"]
    if first and last and last < first:
        raise BadSetting(f"from {first} to {last} is no time: its end is before its beginning")
    distance = values.get("within_km", 0)
    if not isinstance(distance, int | float) or not distance >= 0:
        raise BadSetting(f"within takes kilometres, 0 or more; got {distance!r}")
    if values.get("within_km") is not None and not values.get("place"):
        raise BadSetting("within is a distance from a place; give the place too")
    share = values.get("least_sure", 0)
    if not isinstance(share, int | float) or not 0 <= share <= 1:
        raise BadSetting(f"least_sure takes a share from 0 to 1; got {share!r}")
    return Selection(**values)


def day_from(name: str, value: date | str | None) -> date | None:
    """Give a day given as such or in ISO form; of a moment such as pandas has, its day.

    Raises:
        BadSetting: it is no day.

    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError) as error:
        raise BadSetting(f"{name} takes a day such as 2016-12-11; got {value!r}") from error


def place_keys(name: str) -> tuple[frozenset[str], tuple[float, float] | None]:
    """Give the keys of the places that a name means, and the point of the likeliest."""
    found = find(name)
    if not found:
        return frozenset({name.casefold()}), None
    first = found[0]
    keys = {entry.id for entry in found if entry.main or entry.id == first.id}
    return frozenset({*keys, name.casefold()}), (first.lat, first.lon)


def actor_keys(name: str) -> frozenset[str]:
    """Give the keys of the actors that a name means.

    By name, alias or one side's words in the lexicon, and as a report would be read that has
    nothing but this name.
    """
    asked = name.casefold()
    keys = {asked}
    for known in known_actors().values():
        names = (known.name, *known.aliases, *known.also, *known.hostile, *known.flattering)
        if asked == known.id or asked in {entry.casefold() for entry in names}:
            keys.add(known.id)
    for code, state in states().items():
        if asked in {entry.casefold() for entry in (state.name, state.forces_name, *state.names())}:
            keys |= {f"state:{code}", state.forces_name.casefold(), state.name.casefold()}
    return frozenset(keys | read_keys(name))


def read_keys(name: str) -> frozenset[str]:
    """Give the keys of the actors that reading finds where the name stands alone."""
    sentences = split_sentences(name, (Passage("body", 0, len(name)),))
    found = find_actors(name, sentences)
    whole = [m for m in found if m.end - m.start >= len(name.strip()) - len("the ")]
    return frozenset(mention.actor.key for mention in whole)


def speakers_named(name: str) -> Speakers:
    """Give whom a source's name means: the keys of chains, and outlets by all their names."""
    outlet = outlet_named(name)
    names = {name.casefold()}
    keys = set(actor_keys(name))
    if outlet:
        keys.add(outlet.id)
        names |= {entry.casefold() for entry in (outlet.name, *outlet.aliases)}
    by_id = [known for known in known_outlets().values() if known.id == name.casefold()]
    names |= {known.name.casefold() for known in by_id}
    return Speakers(name.casefold(), frozenset(keys), frozenset(names))


def country_name(code: str) -> str:
    """Give a state's name by its ISO 3166-1 code; the code where none is known."""
    known = states().get(code)
    return known.name if known else code
