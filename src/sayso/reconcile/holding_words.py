"""What single claims say of who held a place: that a side took, held, lost or did not take it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from sayso.lexicon.load import load_table
from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.place import Place
from sayso.reconcile.facets import WIDE, side_of
from sayso.reconcile.own_word import is_own_word

Saying = Literal["takes", "holds", "loses", "takes_not"]
CHANGES = frozenset({"takes", "loses"})
ARMED = frozenset({"party", "force", "government", "coalition"})
"""Only these hold a place for being besieged in it; others are not known to bear arms."""

BESIDE = WIDE | {"near"}
"""Who holds a province, or the land beside a town, holds not therefore the town."""

HOLDS_NOTHING = frozenset({"civilians", "person", "monitor", "outlet", "organisation"})


@dataclass(frozen=True, slots=True)
class Word:
    """One claim's word on one place: from which day to which, who, and whether it is one's own.

    ``firm`` is False where the text itself hedges. ``own`` is True where the claim stands on the
    word of the holder's own side. ``implied`` is True where the claim tells of a siege, not of who
    holds the place. ``mouth`` is whose word it is: the first link, or the report.
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
    implied: bool = False

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
        if claim.place.precision in BESIDE or not tells_of_place(claim, claim.place):
            continue
        words += words_of(claim, incidents.get(claim.id, ""))
    return sorted(words, key=lambda word: (word.start, word.end, word.claim, word.saying))


def tells_of_place(claim: Claim, place: Place) -> bool:
    """Whether the claim's own words name its place, or stand for it, and do not put it beside.

    A place that was only carried on from the story says nothing of who holds it. Coded claims
    that come without words are taken as they are.
    """
    if not claim.evidence.quote or not place.text:
        return True
    quote = claim.evidence.quote.casefold()
    name = place.text.casefold()
    if name and name in quote:
        return not _is_beside(name, quote)
    trigger = re.escape(claim.trigger.casefold())
    stands_for = " it" in quote or quote.startswith("its ")  # spares most the making of a pattern
    if stands_for and re.search(rf"\b{trigger} it\b|\bits (?:\w+ )?{trigger}\b", quote):
        return True
    return bool(_stand_in().search(quote)) and not _beside_stand_in().search(quote)


def _is_beside(name: str, quote: str) -> bool:
    """Whether a place's name stands somewhere behind a word that puts the happening beside it."""
    at = quote.find(name)
    while at >= 0:
        end = at + len(name)
        whole = end == len(quote) or not (quote[end].isalnum() or quote[end] == "_")
        if whole and _ends_beside().search(quote, max(0, at - LONGEST_BESIDE), at):
            return True
        at = quote.find(name, at + 1)
    return False


LONGEST_BESIDE = 60
"""Characters; longer than any phrase of ``beside`` with "the"."""


@cache
def _stand_in() -> re.Pattern[str]:
    """Match a noun that stands for a place named before."""
    return re.compile(r"\b(?:" + "|".join(load_table("holding_words")["stand_ins"]) + r")\b")


@cache
def _besieging() -> re.Pattern[str]:
    """Match a trigger that tells that somebody is shut up in the place."""
    return re.compile(r"\b(?:" + "|".join(load_table("holding_words")["besieging"]) + r")")


@cache
def _ends_beside() -> re.Pattern[str]:
    """Match a word that puts something beside what follows, at the end of a stretch."""
    return re.compile(r"\b(?:" + "|".join(load_table("holding_words")["beside"]) + r") (?:the )?$")


@cache
def _beside_stand_in() -> re.Pattern[str]:
    """Match a noun that stands for a place, behind a word that puts something beside it."""
    table = load_table("holding_words")
    beside, what = "|".join(table["beside"]), "|".join(table["stand_ins"])
    return re.compile(rf"\b(?:{beside}) (?:the )?(?:{what})\b")


def words_of(claim: Claim, incident: str) -> list[Word]:
    """Give the words of one claim."""
    takers, losers = told_apart(armed(claim.actors), armed(claim.targets))
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
        return [make_word(claim, "holds", actor, incident) for actor in besieged(claim)[:1]]
    return []


def besieged(claim: Claim) -> list[Actor]:
    """Give who is shut up in the place of a siege, where besieger and besieged can be told apart.

    A road that is cut says nothing of who is in the town, nor do words that do not name who is: a
    reader may have taken the besieged from elsewhere in the report.
    """
    if claim.evidence.quote and not _besieging().search(claim.trigger.casefold()):
        return []
    sides = {side_of(actor) for actor in claim.actors}
    if any(side_of(actor) in sides for actor in claim.targets):
        return []
    return [a for a in claim.targets if a.kind in ARMED and is_named(a, claim.evidence.quote)]


def is_named(actor: Actor, quote: str) -> bool:
    """Whether a claim's words name an actor; where the words are not kept, that is not asked."""
    if not quote:
        return True
    return re.search(rf"(?<!\w){re.escape(actor.text or actor.name)}(?!\w)", quote) is not None


def told_apart(takers: Sequence[Actor], losers: Sequence[Actor]) -> tuple[list[Actor], list[Actor]]:
    """Give who takes and who loses where a reader put one side into both roles.

    A side that stands alone in one role is believed there; where both roles name the same sides
    nobody is.
    """
    taking, losing = {side_of(a) for a in takers}, {side_of(a) for a in losers}
    if len(taking) == 1 and len(losing) > 1:
        return list(takers), [actor for actor in losers if side_of(actor) not in taking]
    if len(losing) == 1 and len(taking) > 1:
        return [actor for actor in takers if side_of(actor) not in losing], list(losers)
    if taking == losing:
        return [], []
    return list(takers), list(losers)


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
        implied=claim.type == "siege",
        own=is_own_word(claim, holder),
        incident=incident,
        mouth=claim.sources[0].key if claim.sources else claim.report,
    )


def sharpen(words: Sequence[Word]) -> list[Word]:
    """Give words that tell a change of hands only roughly the days of one that tells it exactly.

    "Took it in March" is told of the taking on 27 March that another claim dates, whether as the
    taker's gain or as the other side's loss.
    """
    changes = sorted(
        (word for word in words if word.saying in CHANGES),
        key=lambda word: (word.end - word.start, word.start, word.claim),
    )
    sharpened = []
    for word in words:
        exact = next((other for other in changes if tells_exactly(other, word)), None)
        if exact:
            sharpened.append(replace(word, start=exact.start, end=exact.end))
        else:
            sharpened.append(word)
    return sorted(sharpened, key=lambda word: (word.start, word.end, word.claim, word.saying))


def tells_exactly(exact: Word, rough: Word) -> bool:
    """Whether one word dates the same change of hands within fewer days than another."""
    if rough.saying not in CHANGES or exact.end - exact.start >= rough.end - rough.start:
        return False
    inside = rough.start <= exact.start and exact.end <= rough.end
    same_change = (exact.saying == rough.saying) == (exact.side == rough.side)
    return inside and same_change
