"""The times that a happening may be dated by: told ones near and far, and those of the report.

A candidate is a run of days with the way it was come by: told in the clause, in the sentence, in
the sentences before, at the head of the report; the report's day, the day before, or both; the
whole war; or from a told day on to the report.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.claims.times_told import (
    is_news,
    is_said,
    sentence_of,
    since_war_began,
    told_before,
    told_first,
    told_here,
    war_so_far,
)
from sayso.nouns.happening import Happening
from sayso.nouns.moment import Moment
from sayso.nouns.reading import MomentMention, Reading

MOST_HERE, MOST_BEFORE, MOST_FIRST = 6, 4, 2
FARTHEST_BEFORE = 6
OPENING_SENTENCES = 10
LONGEST_BEGINNING = 31
"""Days; from a longer stretch nothing is said to go on "from then to now"."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """One time that a happening may have.

    ``kind`` says how it was come by (``clause``, ``before``, ``day``, ``from:before``);
    ``mention`` the words that tell it, if any; ``rank`` how many of its kind stand nearer;
    ``back`` how many sentences before it was told. ``moment`` None leaves the time open.
    """

    kind: str
    moment: Moment | None
    mention: MomentMention | None = None
    rank: int = 0
    back: int = 0
    said: bool = False


def time_candidates(happening: Happening, reading: Reading) -> list[TimeCandidate]:
    """Give every time that a happening may have, told ones first, and to leave it open."""
    told = [*_here(happening, reading), *_before(happening, reading), *_first(reading)]
    first_told = {c.mention.start: c for c in reversed(told) if c.mention}
    found = [c for c in told if c.mention and first_told[c.mention.start] is c]
    day = reading.published.anchor
    if day is not None:
        found += _to_report(found, day)
        found += _of_report(reading, day)
    return [*found, TimeCandidate("open", None)]


def _here(happening: Happening, reading: Reading) -> Iterator[TimeCandidate]:
    """Give the times told in the clause and in the rest of the sentence, nearest first."""
    ranks = {"clause": 0, "sentence": 0}
    for mention in told_here(happening, reading)[:MOST_HERE]:
        kind = "clause" if happening.clause.covers(mention.span) else "sentence"
        yield _told(kind, mention, reading, ranks[kind], 0)
        ranks[kind] += 1


def _before(happening: Happening, reading: Reading) -> Iterator[TimeCandidate]:
    """Give the times told last before the sentence."""
    for rank, mention in enumerate(told_before(happening, reading)[:MOST_BEFORE]):
        back = happening.sentence - sentence_of(mention, reading)
        if back <= FARTHEST_BEFORE or rank == 0:
            yield _told("before", mention, reading, rank, back)


def _first(reading: Reading) -> Iterator[TimeCandidate]:
    """Give the first days of news that the report's opening tells."""
    day, rank = reading.published.anchor, 0
    for mention in told_first(reading):
        if rank == MOST_FIRST or sentence_of(mention, reading) >= OPENING_SENTENCES:
            return
        if is_news(mention, day) and not is_said(mention, reading.text):
            yield _told("first", mention, reading, rank, 0)
            rank += 1


def _told(
    kind: str, mention: MomentMention, reading: Reading, rank: int, back: int
) -> TimeCandidate:
    """Make a candidate of told words."""
    moment = mention.moment
    whole = since_war_began(moment, reading) if moment else None
    return TimeCandidate(kind, whole, mention, rank, back, is_said(mention, reading.text))


def _to_report(told: list[TimeCandidate], day: date) -> Iterator[TimeCandidate]:
    """Give the runs from a told time to the report's day, and to the day before it."""
    begun = set()
    for candidate in told:
        moment = candidate.moment
        if moment is None or moment.days > LONGEST_BEGINNING or moment.start >= day - DAY:
            continue
        if moment.start in begun:
            continue
        begun.add(moment.start)
        for name, end in (("from", day), ("from-eve", day - DAY)):
            run = Moment(moment.start, end, "interval", f"from then to {end}; {moment.reason}")
            yield TimeCandidate(
                f"{name}:{candidate.kind}", run, candidate.mention, candidate.rank, candidate.back
            )


def _of_report(reading: Reading, day: date) -> Iterator[TimeCandidate]:
    """Give the report's day, the day before, both, and the war up to then."""
    eve = day - DAY
    yield TimeCandidate("day", Moment(day, day, reason="as of the report"))
    yield TimeCandidate("eve", Moment(eve, eve, reason="news of the day before the report"))
    both = "news of the report, no older than the day before"
    yield TimeCandidate("eve-day", Moment(eve, day, "interval", both))
    war = war_so_far(reading)
    if war is not None:
        yield TimeCandidate("war", war)
