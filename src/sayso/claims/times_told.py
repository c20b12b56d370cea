"""The times that a report tells around a happening, and what they are told of."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from sayso.claims.once_a_reading import once_a_reading
from sayso.lexicon.time_cues import time_cues
from sayso.lexicon.times import wars_begun
from sayso.nouns.happening import Happening
from sayso.nouns.moment import Moment
from sayso.nouns.reading import MomentMention, Reading

ASKED_AGAIN = 1024
WINDOW = 30
"""How many told times before a sentence, in it, or at the head of the report are looked at."""
LONGEST_NEWS = 2
OLDEST_NEWS = timedelta(days=8)
A_YEAR = 366
DAY = timedelta(days=1)
SAID_BEFORE, SAID_AFTER = 50, 20
SENTENCE_END = re.compile(r"[.!?\n](?:\s|$)|[\"“”]")


def told_here(happening: Happening, reading: Reading) -> list[MomentMention]:
    """Give the times told in the happening's sentence, nearest to the trigger first."""
    sentence, moments = reading.sentences[happening.sentence], reading.moments
    first = bisect_left(moments, sentence.start, key=lambda mention: mention.end)
    last = bisect_right(moments, sentence.end - 1, key=lambda mention: mention.start)
    here = _usable(first, min(last, first + WINDOW), reading)
    here = [m for m in here if not _dates_what_follows(m, happening, reading.text)]
    return sorted(here, key=lambda mention: _remoteness(mention, happening))


def _dates_what_follows(mention: MomentMention, happening: Happening, text: str) -> bool:
    """Whether a time is that of what comes after it: "the loss comes eight months after they"."""
    words = text[mention.start : mention.end].casefold()
    return (
        mention.start >= happening.trigger.end
        and words.endswith(" after")
        and text[mention.end : mention.end + 2].strip().isalpha()
    )


def told_before(happening: Happening, reading: Reading) -> list[MomentMention]:
    """Give the times told before the happening's sentence, the last one first."""
    start, moments = reading.sentences[happening.sentence].start, reading.moments
    first = bisect_left(moments, start, key=lambda mention: mention.end)
    return _usable(max(0, first - WINDOW), first, reading)[::-1]


@once_a_reading
def told_first(reading: Reading) -> list[MomentMention]:
    """Give the times told at the head of the report."""
    return _usable(0, WINDOW, reading)


def _usable(first: int, last: int, reading: Reading) -> list[MomentMention]:
    """Give told times by their positions, without unresolved ones and the report's own date."""
    return [m for m in _usable_or_none(reading)[first:last] if m is not None]


@once_a_reading
def _usable_or_none(reading: Reading) -> tuple[MomentMention | None, ...]:
    """Give each told time, None for one that is unresolved, or the date that stamps the report."""
    return tuple(
        None if mention.moment is None or _is_stamp(mention, reading) else mention
        for mention in reading.moments
    )


def _is_stamp(mention: MomentMention, reading: Reading) -> bool:
    """Whether a told time is the report's own date in full; it tells of no happening."""
    first, last = reading.text[mention.start], reading.text[mention.end - 1]
    if not first.isdigit() and not last.isdigit():
        return False
    moment, published = mention.moment, reading.published
    if moment is None or moment.days > 1 or moment.start not in {published.day, published.anchor}:
        return False
    words = reading.text[mention.start : mention.end]
    return first.isdigit() or words.endswith(
        (f"{moment.start.year}", f"{moment.start.year % 100:02}")
    )


def _remoteness(mention: MomentMention, happening: Happening) -> int:
    """Give how many characters lie between a told time and the trigger."""
    trigger = happening.trigger
    return max(mention.start - trigger.end, trigger.start - mention.end, 0)


def sentence_of(mention: MomentMention, reading: Reading) -> int:
    """Give the position of the sentence that tells a time."""
    return bisect_left(reading.sentences, mention.start, key=lambda sentence: sentence.end - 1)


@lru_cache(maxsize=ASKED_AGAIN)
def is_said(mention: MomentMention, text: str) -> bool:
    """Whether a time is that of a statement ("said on Sunday"), not of a happening."""
    if text[mention.start : mention.end].lower().endswith(("days", "'s", "’s")):
        return False
    saying = time_cues()["saying"]
    before = SENTENCE_END.split(text[max(0, mention.start - SAID_BEFORE) : mention.start])[-1]
    after = SENTENCE_END.split(text[mention.end : mention.end + SAID_AFTER])[0]
    return not saying.isdisjoint([*before.lower().split()[-5:], *after.lower().split()[:2]])


def is_news(mention: MomentMention, day: date | None) -> bool:
    """Whether a told time is a few days at most, not long before the report's day."""
    moment = mention.moment
    if moment is None or day is None:
        return False
    short = moment.days <= LONGEST_NEWS or moment.precision == "week"
    return short and day - OLDEST_NEWS <= moment.start <= day + DAY


def since_war_began(moment: Moment, reading: Reading) -> Moment:
    """Let "the five-year war" begin on the first day of the war, if that fits."""
    day = reading.published.anchor
    if moment.end != day or moment.days <= A_YEAR:
        return moment
    rough = "back from" in moment.reason
    war = war_so_far(reading)
    if not rough or war is None or abs(moment.start - war.start) > timedelta(days=A_YEAR):
        return moment
    return replace(war, reason=f"{war.reason}; {moment.reason}")


@once_a_reading
def war_so_far(reading: Reading) -> Moment | None:
    """Give the time from the beginning of the war of the report's country to the report."""
    day, country = reading.published.anchor, main_country(reading)
    begun = [war for war in wars_begun() if day and war.start < day and country in war.country]
    if not begun or day is None:
        return None
    war = max(begun, key=lambda war: war.start)
    return Moment(war.start, day, "interval", f"since the {war.name} began")


def main_country(reading: Reading) -> str:
    """Give the country named by most places of the head of the report."""
    named = Counter(
        mention.place.country
        for mention in reading.places[:WINDOW]
        if mention.place and mention.place.country
    )
    return max(sorted(named), key=lambda code: named[code], default="")
