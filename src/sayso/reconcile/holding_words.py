"""What single claims say of who held a place: that a side took, held, lost or did not take it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.place import Place
from sayso.reconcile.facets import WIDE, side_of
from sayso.reconcile.own_word import is_own_word

Saying = Literal["takes", "holds", "loses", "takes_not"]
DAY = timedelta(days=1)
BESIDE = WIDE | {"near"}
"""Who holds a province, or the land beside a town, holds not therefore the town."""

HOLDS_NOTHING = frozenset({"civilians", "person", "monitor", "outlet", "organisation"})


@dataclass(frozen=True, slots=True)
class Word:
    """One claim's word on one place: from which day to which, who, and whether it is one's own.

    ``firm`` is False where the text itself hedges. ``own`` is True where the claim stands on the
    word of the holder's own side. ``mouth`` is whose word it is: the first link, or the report.
    """

    place: Place
    saying: Saying
    start: date
    end: date
    holder: Actor
    claim: str
    firm: bool
    own: bool
    incident: str
    mouth: str = ""

    @property
    def side(self) -> str:
        """The side that the holder fights on."""
        return side_of(self.holder)


def words_on_places(claims: Iterable[Claim], incidents: dict[str, str]) -> list[Word]:
    """Give every word on who held what; plans, areas and claims without a day say nothing."""
    words: list[Word] = []
    for claim in claims:
        if claim.stance == "planned" or claim.place is None or claim.time is None:
            continue
        if claim.place.precision in BESIDE:
            continue
        words += words_of(claim, incidents.get(claim.id, ""))
    return sorted(words, key=lambda word: (word.start, word.end, word.claim, word.saying))


def words_of(claim: Claim, incident: str) -> list[Word]:
    """Give the words of one claim."""
    takers, losers = armed(claim.actors), armed(claim.targets)
    if claim.type == "capture":
        said: Saying = "takes_not" if claim.stance == "denied" else "takes"
        found = [make_word(claim, said, actor, incident) for actor in takers[:1]]
        if claim.stance == "asserted":
            found += [make_word(claim, "loses", actor, incident) for actor in losers[:1]]
        return found
    if claim.stance == "denied":
        return []
    if claim.type == "control":
        return [make_word(claim, "holds", actor, incident) for actor in takers]
    if claim.type == "withdrawal":
        return [make_word(claim, "loses", actor, incident) for actor in takers[:1]]
    if claim.type == "siege":
        return [make_word(claim, "holds", actor, incident) for actor in losers[:1]]
    return []


def armed(actors: Sequence[Actor]) -> list[Actor]:
    """Give those of the actors that can hold a place, in the order of the text."""
    return [actor for actor in actors if actor.kind not in HOLDS_NOTHING]


def make_word(claim: Claim, saying: Saying, holder: Actor, incident: str) -> Word:
    """Make a word of a claim that has a place and days."""
    assert claim.place is not None  # noqa: S101 - held by words_on_places
    assert claim.time is not None  # noqa: S101
    return Word(
        place=claim.place,
        saying=saying,
        start=claim.time.start,
        end=claim.time.end,
        holder=holder,
        claim=claim.id,
        firm=claim.stance == "asserted",
        own=is_own_word(claim, holder),
        incident=incident,
        mouth=claim.sources[0].key if claim.sources else claim.report,
    )
