"""Who held which place when, from what claims say of taking, holding and losing it.

The rule of carrying, so that nothing is assumed across a silent gap:

1. A side that took a place holds it from that day until the next word that another side took or
   holds it, or that it was lost. That later word presupposes that nobody else came between.
2. A statement that a side holds a place is good for its own days. It is carried on to the next
   word on the place where that agrees (the same side holds it, or loses it) and no more than
   ``CARRY`` days lie between.
3. After the last word on a place the holder is kept for ``LAST_WORD`` days, then it is unknown.
4. Where a place is said to be lost by a side of which nothing was known, that side held it on the
   day before, and nothing is said of earlier days.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.holding import Holding, HoldingStatus
from sayso.nouns.place import Place
from sayso.reconcile.holding_words import Word, sharpen, words_on_places

CARRY = 180
LAST_WORD = 31
ONE_HAPPENING = 5
"""Days within which a loss told by one mouth supports a taking told by another."""

DAY = timedelta(days=1)


@dataclass(slots=True)
class Stretch:
    """An interval in the making: ``start`` to ``end``, who, on which words; ``taken`` by force."""

    holder: Actor
    side: str
    start: date
    end: date
    taken: bool = False
    words: list[Word] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    contesting: list[str] = field(default_factory=list)
    reason: str = ""
    closed: bool = False


def derive_holdings(
    claims: Iterable[Claim], incidents: dict[str, str] | None = None
) -> tuple[Holding, ...]:
    """Give the intervals of all places, by place and day; ``incidents`` maps claims to them."""
    by_place: dict[str, list[Word]] = defaultdict(list)
    for word in words_on_places(claims, incidents or {}):
        by_place[word.place.key].append(word)
    holdings: list[Holding] = []
    for key in sorted(by_place):
        holdings += holdings_of_place(sharpen(by_place[key]))
    return tuple(holdings)


def holder_on(holdings: Sequence[Holding], place_key: str, day: date) -> tuple[Holding, ...]:
    """Give the intervals at a place that cover a day; an open end covers all days beyond it."""
    return tuple(
        holding
        for holding in holdings
        if holding.place.key == place_key
        and (holding.start is None or holding.start <= day)
        and (holding.end is None or day <= holding.end)
    )


def holdings_of_place(words: Sequence[Word]) -> list[Holding]:
    """Give the intervals of one place from its words in order of days."""
    stretches: list[Stretch] = []
    takers = {word.claim: word.side for word in words if word.saying == "takes"}
    for word in words:
        if word.saying in {"takes", "holds"}:
            add_holder(stretches, word)
        elif word.saying == "loses" and not tells_again(stretches, word, takers.get(word.claim)):
            add_loss(stretches, word)
    for stretch in stretches:
        add_support(stretch, words)
    mark_contested(stretches, words)
    return lay_out(words[0].place, stretches)


def add_holder(stretches: list[Stretch], word: Word) -> None:
    """Take in a word that a side took or holds the place."""
    taken = word.saying == "takes"
    since = word.end if taken else word.start
    current = last_of_side(stretches, word.side)
    if (
        current
        and not current.closed
        and reaches(current, since)
        and not came_between(stretches, current, since)
    ):
        current.end = max(current.end, word.end)
        current.words.append(word)
        current.taken = current.taken or taken
        return
    if taken:
        close_others(stretches, word, since)
    else:
        close_earlier(stretches, word, since)
    stretches.append(Stretch(word.holder, word.side, since, max(since, word.end), taken, [word]))


def tells_again(stretches: Sequence[Stretch], word: Word, taker: str | None) -> bool:
    """Whether a claim tells anew of a taking whose taker holds the place all along.

    Nobody can lose again what it lost before, and a report that recalls an earlier taking often
    leaves its day out; so such a loss says nothing of who held the place in between.
    """
    current = last_of_side(stretches, taker) if taker else None
    if current is None or current.closed or not current.taken:
        return False
    return current.start < word.start and reaches(current, word.start)


def last_of_side(stretches: Sequence[Stretch], side: str) -> Stretch | None:
    """Give the latest stretch of a side."""
    return next((entry for entry in reversed(stretches) if entry.side == side), None)


def reaches(stretch: Stretch, day: date) -> bool:
    """Whether a stretch may be carried on to a day."""
    return day <= stretch.end + DAY or stretch.taken or (day - stretch.end).days <= CARRY


def came_between(stretches: Sequence[Stretch], current: Stretch, day: date) -> bool:
    """Whether another side took or held the place after this stretch began and before the day."""
    return any(
        other.side != current.side and other.start > current.start and other.end < day
        for other in stretches
    )


def close_others(stretches: list[Stretch], word: Word, day: date) -> None:
    """End what other sides held the day before a place is taken."""
    for stretch in stretches:
        if stretch.side != word.side and not stretch.closed and stretch.start < day:
            if reaches(stretch, day):
                stretch.end = day - DAY
                stretch.reason = f"until another side took the place on {day}"
            stretch.closed = True


def close_earlier(stretches: list[Stretch], word: Word, day: date) -> None:
    """End what other sides held before a place is said to be held by this one."""
    for stretch in stretches:
        if stretch.side != word.side and not stretch.closed and stretch.end < day:
            stretch.closed = True


def add_loss(stretches: list[Stretch], word: Word) -> None:
    """Take in a word that a side lost or left the place: it held it until then."""
    before = word.start - DAY
    current = last_of_side(stretches, word.side)
    if current and not current.closed and current.start <= before and reaches(current, word.start):
        current.end = before
        current.closed = True
        current.words.append(word)
        current.reason = f"until it lost the place on {word.start}"
        return
    if current and current.start <= before <= current.end + DAY * ONE_HAPPENING:
        current.words.append(word)
        return
    if current and current.start > before and (current.start - before).days <= ONE_HAPPENING:
        return
    reason = f"held before it lost the place on {word.start}; since when is not said"
    stretches.append(
        Stretch(word.holder, word.side, before, before, words=[word], reason=reason, closed=True)
    )
    stretches.sort(key=lambda entry: (entry.start, entry.end, entry.side))


def add_support(stretch: Stretch, words: Sequence[Word]) -> None:
    """Let another side's loss at the time of a taking speak for the taking."""
    for word in words:
        near = abs((word.start - stretch.start).days) <= ONE_HAPPENING
        if stretch.taken and word.saying == "loses" and word.side != stretch.side and near:
            stretch.support.append(word.claim)


def mark_contested(stretches: Sequence[Stretch], words: Sequence[Word]) -> None:
    """Set denials of a taking, and holders of the same days, against one another.

    Who is said to be besieged in a place contradicts nobody who is said to hold it.
    """
    for stretch in stretches:
        for word in words:
            near = abs((word.start - stretch.start).days) <= ONE_HAPPENING
            if word.saying == "takes_not" and word.side == stretch.side and near:
                stretch.contesting.append(word.claim)
        for other in stretches:
            overlap = other.start <= stretch.end and stretch.start <= other.end
            outright = not all(word.implied for word in other.words)
            rival = overlap and outright and other.side != stretch.side
            if rival and not one_mouth(stretch, other):
                stretch.contesting += [word.claim for word in other.words]


def one_mouth(left: Stretch, right: Stretch) -> bool:
    """Whether one mouth names both as holders: then each holds a part, and nothing is contested."""
    return {word.mouth for word in left.words} == {word.mouth for word in right.words}


def lay_out_gap(place: Place, before: date, after: Stretch) -> Holding:
    """Give the days between two stretches: of a change of hands, or of silence."""
    start, end = before + DAY, after.start - DAY
    spans = [word for word in after.words if word.start <= start and word.end >= end]
    if after.taken and spans:
        claims = tuple(dict.fromkeys(word.claim for word in spans))
        reason = f"{after.holder.name} took the place on one of these days"
        return Holding(place, start, end, None, "unknown", claims, reason=reason)
    return unknown(place, start, end)


def lay_out(place: Place, stretches: Sequence[Stretch]) -> list[Holding]:
    """Make holdings of the stretches of one place, with unknown gaps between and after them."""
    ordered = sorted(stretches, key=lambda entry: (entry.start, entry.end, entry.side))
    found: list[Holding] = []
    known_until: date | None = None
    for stretch in ordered:
        if known_until and stretch.start > known_until + DAY:
            found.append(lay_out_gap(place, known_until, stretch))
        last = stretch is max(ordered, key=lambda entry: entry.end)
        carried = last and not stretch.closed and not stretch.contesting
        end = stretch.end + timedelta(days=LAST_WORD) if carried else stretch.end
        found.append(make_holding(place, stretch, end))
        known_until = max(known_until or end, end)
    if known_until:
        found.append(unknown(place, known_until + DAY, None))
    return found


def unknown(place: Place, start: date, end: date | None) -> Holding:
    """Give a gap of which nothing is said."""
    return Holding(place, start, end, None, "unknown", reason="no claim speaks of these days")


def make_holding(place: Place, stretch: Stretch, end: date) -> Holding:
    """Make one holding of a stretch."""
    status = status_of(stretch)
    reasons = {
        "held": "taken" if stretch.taken else "stated to be held" if states_it(stretch) else "",
        "claimed": "only on the side's own word, or hedged by the text",
        "contested": "sources contradict one another",
        "unknown": "",
    }
    reason = "; ".join(part for part in (reasons[status], stretch.reason) if part)
    claims = dict.fromkeys([word.claim for word in stretch.words] + stretch.support)
    contesting = dict.fromkeys(key for key in stretch.contesting if key not in claims)
    return Holding(
        place, stretch.start, end, stretch.holder, status, tuple(claims), tuple(contesting), reason
    )


def states_it(stretch: Stretch) -> bool:
    """Whether a word says outright that the side holds the place, or took it."""
    return any(word.saying in {"holds", "takes"} for word in stretch.words)


def status_of(stretch: Stretch) -> HoldingStatus:
    """Give contested before claimed before held."""
    if stretch.contesting:
        return "contested"
    firm = [word for word in stretch.words if word.firm]
    own = all(word.own for word in firm)
    return "claimed" if not firm or (own and not stretch.support) else "held"
