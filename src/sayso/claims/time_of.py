"""When a happening is said to have been.

Rules are asked in order, and the first that answers counts: the time told in the clause, the
report's day for a state, the time told in the sentence, the news day that the story has reached,
the first news day of the report, and at last the day before the report to the report's day, which
is what undated news tells. Where the report has no date and tells none, the time stays open.
"""

from bisect import bisect_left
from collections.abc import Callable
from datetime import timedelta

from sayso.claims.times_told import (
    is_news,
    is_said,
    since_war_began,
    told_before,
    told_first,
    told_here,
)
from sayso.lexicon.time_cues import time_cues
from sayso.nouns.happening import Happening
from sayso.nouns.moment import Moment
from sayso.nouns.reading import MomentMention, Reading

STATES = frozenset({"control", "possession", "strength"})
"""Told as they are on the day of the report, unless the clause tells another time."""
STANDING = frozenset({"siege", "deployment", "transfer"})
"""Told as they are, unless the sentence tells another time."""
NEXT_SENTENCE = 1
WORDS_BACK = 40

Answer = tuple[Moment, MomentMention | None]


def time_of(happening: Happening, reading: Reading) -> tuple[Moment | None, str]:
    """Give the interval and the words that give it; None where the text gives no way to know."""
    for rule in RULES:
        answer = rule(happening, reading)
        if answer is not None:
            moment, mention = answer
            words = reading.text[mention.start : mention.end] if mention else ""
            return since_war_began(moment, reading), words
    return None, ""


def in_clause(happening: Happening, reading: Reading) -> Answer | None:
    """Take the time told in the clause, one of the happening before that of a statement."""
    here = [m for m in told_here(happening, reading) if happening.clause.covers(m.span)]
    plain = [m for m in here if not is_said(m, reading.text)]
    return _told((plain or here)[0], happening, reading) if here else None


def state_now(happening: Happening, reading: Reading) -> Answer | None:
    """Take the report's day for a state that the clause does not date."""
    return _today(reading) if happening.type in STATES else None


def in_sentence(happening: Happening, reading: Reading) -> Answer | None:
    """Take a time told elsewhere in the sentence, if not that of a statement; news first."""
    day = reading.published.anchor
    plain = [m for m in told_here(happening, reading) if not is_said(m, reading.text)]
    news = [m for m in plain if is_news(m, day)]
    return _told((news or plain)[0], happening, reading) if plain else None


def standing_now(happening: Happening, reading: Reading) -> Answer | None:
    """Take the report's day for what stands on, and for what is planned."""
    lasting = happening.type in STANDING or happening.stance == "planned"
    return _today(reading) if lasting else None


def in_story(happening: Happening, reading: Reading) -> Answer | None:
    """Take the news day told last, if the sentence before tells it; else the report's first."""
    day, text = reading.published.anchor, reading.text
    before = [
        m for m in told_before(happening, reading) if is_news(m, day) and not is_said(m, text)
    ]
    if before and _sentences_back(before[0], happening, reading) <= NEXT_SENTENCE:
        return _told(before[0], happening, reading)
    first = (m for m in told_first(reading) if is_news(m, day) and not is_said(m, text))
    lead = next(first, None)
    return _told(lead, happening, reading) if lead else None


def news_of_the_day(_happening: Happening, reading: Reading) -> Answer | None:
    """Take the day before the report and its day: undated news is no older."""
    day = reading.published.anchor
    if day is None:
        return None
    eve = day - timedelta(days=1)
    return Moment(eve, day, "interval", "news of the report, no older than the day before"), None


RULES: tuple[Callable[[Happening, Reading], Answer | None], ...] = (
    in_clause, state_now, in_sentence, standing_now, in_story, news_of_the_day,
)  # fmt: skip


def _today(reading: Reading) -> Answer | None:
    day = reading.published.anchor
    return (Moment(day, day, reason="as of the report"), None) if day else None


def _told(mention: MomentMention, happening: Happening, reading: Reading) -> Answer | None:
    """Give a told time; one at which something began that is told before lasts to the report."""
    moment, day = mention.moment, reading.published.anchor
    if moment is None:
        return None
    before = reading.text[max(happening.trigger.end, mention.start - WORDS_BACK) : mention.start]
    begun = not time_cues()["begun"].isdisjoint(before.lower().split()[-3:])
    if begun and day is not None and moment.start < day:
        lasting = Moment(moment.start, day, "interval", f"from then to {day}; {moment.reason}")
        return lasting, mention
    return moment, mention


def _sentences_back(mention: MomentMention, happening: Happening, reading: Reading) -> int:
    """Give how many sentences lie between a told time and the happening's sentence."""
    position = bisect_left(reading.sentences, mention.start, key=lambda s: s.end - 1)
    return happening.sentence - position
