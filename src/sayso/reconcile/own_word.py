"""Whether a claim is one party's own word about itself."""

from collections.abc import Iterable

from sayso.lexicon.actors import known_actors, states
from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.source import Source
from sayso.reconcile.facets import side_named, side_of


def speaks_for(source: Source) -> str:
    """Give the side that a source speaks for; empty where it speaks for none."""
    return side_named(source.on_behalf_of) or side_named(source.id) or source.on_behalf_of


def party_of(source: Source) -> str:
    """Give the party whose mouth a source is: a state's every office is the state; empty if none.

    Unlike a side, a party is one body: two rebel groups of one side are two parties.
    """
    for key in (source.on_behalf_of, source.id):
        known = known_actors().get(key)
        if known:
            return f"state:{known.state}" if known.state else known.id
        if key.startswith("state:"):
            return key
    return source.on_behalf_of


def name_party(party: str) -> str:
    """Give a party's name in words."""
    if party.startswith("state:"):
        state = states().get(party.removeprefix("state:"))
        return state.name if state else party
    known = known_actors().get(party)
    return known.name if known else party


def is_own_word(claim: Claim, holder: Actor) -> bool:
    """Whether the claim stands on the word of the holder's own side alone."""
    return bool(claim.sources) and speaks_for(claim.sources[0]) == side_of(holder)


def only_own_word(claims: Iterable[Claim], holder: Actor) -> bool:
    """Whether every one of the claims is the holder's side's own word."""
    return all(is_own_word(claim, holder) for claim in claims)
