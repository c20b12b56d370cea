"""Rules that date a happening: what a careful reader would say, one rule after the other.

Rules are asked in order, and the first that answers counts: the time told in the clause, the
report's day for a state, the time told in the sentence, the news day that the story has reached,
the first news day of the report's opening, and at last the day before the report to its day, which
is what undated news tells. Where the report has no date and tells none near, the time stays open.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sayso.claims.time_signs import tense_of
from sayso.claims.times_told import (
    A_YEAR,
    is_news,
    is_said,
    sentence_of,
    since_war_began,
    told_before,
    told_first,
    told_here,
    war_so_far,
)
from sayso.lexicon.time_cues import time_cues
from sayso.lexicon.times import time_words
from sayso.nouns.happening import Happening
from sayso.nouns.moment import Moment
from sayso.nouns.reading import MomentMention, Reading

STATES = frozenset({"control", "possession"})
"""Told as they are on the day of the report, unless the clause tells another time."""
TOLLS = frozenset({"casualty", "displacement", "killing"})
STANDING = frozenset({"siege", "deployment", "transfer"})
"""Told as they are, unless the sentence tells another time."""
PAST = frozenset({"had", "past_tense", "ed"})
"""How what stands no more is put; see ``tense_of``."""
NEXT_SENTENCE = 1
NEARBY_SENTENCES = 3
OPENING_SENTENCES = 10
WORDS_BACK = 80
GREAT_TOLL = 20_000
A_MONTH = 31
LONGEST_LOOK = 600
OWN_CLAUSE = re.compile(
    r"[;:.]|, (?:and|but)\b|\b(?:while|after|since|before|where|which|who|when|that)\s",
    re.IGNORECASE,
)
BEGAN = re.compile(
    r"\b(?:that|which|who)\s(?:had\s|has\s)?(\w+)(?:\sout)?\s[^.;,]{0,30}$", re.IGNORECASE
)
LONGEST_BEGINNING = 7
A_WEEK = timedelta(days=7)
DEADLINES = ("by ", "before ", "until ", "till ", "within ")

Answer = tuple[Moment, MomentMention | None]


def by_rules(happening: Happening, reading: Reading) -> tuple[str, Answer | None]:
    """Give the rule that answers, with the time and the words that tell it; "none" for no rule."""
    for rule in RULES:
        answer = rule(happening, reading)
        if answer is not None:
            moment, mention = answer
            return rule.__name__, (since_war_began(moment, reading), mention)
    return "none", None


def in_clause(happening: Happening, reading: Reading) -> Answer | None:
    """Take the time told in the clause, one of the happening before that of a statement."""
    here = [m for m in told_here(happening, reading) if happening.clause.covers(m.span)]
    plain = [m for m in here if not is_said(m, reading.text)]
    return _told((plain or here)[0], happening, reading) if here else None


def led_in(happening: Happening, reading: Reading) -> Answer | None:
    """Take the time that leads the clause in: "weeks after | the army retook it"."""
    for mention in told_here(happening, reading):
        gap = happening.clause.start - mention.end
        words = reading.text[mention.start : mention.end].casefold()
        if 0 <= gap <= 1 and words.endswith("after"):
            return _told(mention, happening, reading)
    return None


def lately(happening: Happening, reading: Reading) -> Answer | None:
    """Take some weeks up to the report for "its recent loss", unless the sentence tells a time."""
    day, start = reading.published.anchor, happening.trigger.start
    before = reading.text[max(0, start - WORDS_BACK) : start].lower().split()[-1:]
    if day is None or not before or before[0] not in time_cues()["lately"]:
        return None
    if told_here(happening, reading):
        return None
    first = day - timedelta(days=time_words().recent_days["weeks"])
    return Moment(first, day, "interval", f"{before[0]}, reckoned as some weeks"), None


def state_now(happening: Happening, reading: Reading) -> Answer | None:
    """Take the report's day for a state that the clause does not date."""
    return _as_told(happening, reading) if happening.type in STATES else None


def as_present(happening: Happening, reading: Reading) -> Answer | None:
    """Take the report's day for what is told in the present ("are still fighting")."""
    start = happening.trigger.start
    before = reading.text[max(0, start - WORDS_BACK) : start].lower().split()[-3:]
    return None if time_cues()["present"].isdisjoint(before) else _as_told(happening, reading)


def in_war(happening: Happening, reading: Reading) -> Answer | None:
    """Take the whole war for tolls of a size that no single blow has."""
    if happening.type not in TOLLS:
        return None
    written = happening.clause.words(reading.text).lower().replace(",", "")
    words = re.findall(r"\w+", written)
    great = any(word.isdigit() and int(word) >= GREAT_TOLL for word in words)
    if not great and time_cues()["millions"].isdisjoint(words):
        return None
    war = war_so_far(reading)
    if war is None:
        return None
    near = [*told_before(happening, reading), *told_first(reading)]
    dated = (m.moment for m in near if m.moment and m.moment.precision != "year")
    begun = (m.start for m in dated if m.start.day == 1 and abs(m.start - war.start).days < A_MONTH)
    return replace(war, start=next(begun, war.start)), None


def in_sentence(happening: Happening, reading: Reading) -> Answer | None:
    """Take a time told elsewhere in the sentence, if not that of a statement; news first."""
    day = reading.published.anchor
    plain = [
        mention
        for mention in told_here(happening, reading)
        if not is_said(mention, reading.text) and not _is_of_another(mention, happening, reading)
    ]
    news = [m for m in plain if is_news(m, day)]
    return _told((news or plain)[0], happening, reading) if plain else None


def _is_of_another(mention: MomentMention, happening: Happening, reading: Reading) -> bool:
    """Whether a time after the trigger dates a clause of its own: "hit the road cut on Monday"."""
    start, end = happening.trigger.end, reading.sentences[happening.sentence].end
    if not start <= mention.start < end:
        return False
    between = reading.text[start : min(mention.start, start + LONGEST_LOOK)]
    return OWN_CLAUSE.search(between) is not None


def as_said_before(happening: Happening, reading: Reading) -> Answer | None:
    """Take the day of a statement of some days ago for what it tells without a day."""
    day = reading.published.anchor
    told = _told_day(happening, reading)
    return told if told and day and told[0].start < day else None


def standing_now(happening: Happening, reading: Reading) -> Answer | None:
    """Take the report's day for what stands on, if not told as past, and for what is planned."""
    standing = happening.type in STANDING and tense_of(happening, reading) not in PAST
    lasting = standing or happening.stance == "planned"
    return _as_told(happening, reading) if lasting else None


def in_story(happening: Happening, reading: Reading) -> Answer | None:
    """Take the news day told last, if the sentence before tells it; else the report's first."""
    day, text = reading.published.anchor, reading.text
    before = [
        m for m in told_before(happening, reading) if is_news(m, day) and not is_said(m, text)
    ]
    if before and happening.sentence - sentence_of(before[0], reading) <= NEXT_SENTENCE:
        return _told(before[0], happening, reading)
    first = (m for m in told_first(reading) if is_news(m, day) and not is_said(m, text))
    lead = next((m for m in first if not _is_of_another(m, happening, reading)), None)
    early = lead is not None and sentence_of(lead, reading) < OPENING_SENTENCES
    return _told(lead, happening, reading) if lead and early else None


def in_narrative(happening: Happening, reading: Reading) -> Answer | None:
    """Where the report has no date, take the time told last, not far before."""
    if reading.published.anchor is not None:
        return None
    before = told_before(happening, reading)
    near = before and happening.sentence - sentence_of(before[0], reading) <= NEARBY_SENTENCES
    return _told(before[0], happening, reading) if near else None


def news_of_the_day(_happening: Happening, reading: Reading) -> Answer | None:
    """Take the day before the report and its day: undated news is no older."""
    day = reading.published.anchor
    if day is None:
        return None
    eve = day - timedelta(days=1)
    return Moment(eve, day, "interval", "news of the report, no older than the day before"), None


RULES: tuple[Callable[[Happening, Reading], Answer | None], ...] = (
    led_in, in_clause, lately, state_now, as_present, in_war, in_sentence, standing_now,
    as_said_before, in_story, in_narrative, news_of_the_day,
)  # fmt: skip


def _as_told(happening: Happening, reading: Reading) -> Answer | None:
    """Give the day of the statement that tells of a state, or the report's day."""
    return _told_day(happening, reading) or _today(reading)


def _told_day(happening: Happening, reading: Reading) -> Answer | None:
    """Give the day of the statement that the sentence reports, if it is news."""
    day = reading.published.anchor
    for mention in told_here(happening, reading):
        moment = mention.moment
        if moment and moment.days == 1 and is_said(mention, reading.text) and is_news(mention, day):
            return moment, mention
    return None


def _today(reading: Reading) -> Answer | None:
    day = reading.published.anchor
    return (Moment(day, day, reason="as of the report"), None) if day else None


def _told(mention: MomentMention, happening: Happening, reading: Reading) -> Answer | None:
    """Give a told time, as the happening stands to it."""
    moment = mention.moment
    if moment is None:
        return None
    day = reading.published.anchor
    if day and happening.stance == "planned":
        moment = as_planned(moment, reading.text[mention.start : mention.end].casefold(), day)
    if day and _goes_on(mention, moment, happening, reading) and moment.start < day:
        return Moment(
            moment.start, day, "interval", f"from then to {day}; {moment.reason}"
        ), mention
    if mention.span.covers(happening.trigger) and moment.start < moment.end:
        return at_beginning(moment, reading.text[mention.start : mention.end]), mention
    if _began_the_war(mention, reading):
        war = war_so_far(reading)
        if war is not None and abs(moment.start - war.start).days <= A_YEAR:
            return war, mention
    return moment, mention


def as_planned(moment: Moment, words: str, day: date) -> Moment:
    """Give the time by which something is to be: "by Friday" runs from the report to then.

    A weekday that sets a date is the next one: "from Friday" of what is planned lies ahead.
    """
    start, end = moment.start, moment.end
    named = not time_words().weekdays.keys().isdisjoint(re.findall(r"\w+", words))
    if named and words.startswith((*DEADLINES, "from ", "for ")) and day - A_WEEK <= start < day:
        start, end = start + A_WEEK, end + A_WEEK
    elif words.startswith("within ") and end == day:
        start, end = day, day + (day - start)
    if words.startswith(DEADLINES) and start >= day:
        return Moment(day, end, "interval", f"from {day} to then; {moment.reason}")
    if start == moment.start:
        return moment
    return Moment(start, end, moment.precision, f"ahead of {day}; {moment.reason}")


def _goes_on(
    mention: MomentMention, moment: Moment, happening: Happening, reading: Reading
) -> bool:
    """Whether a time is told as the beginning of what is told: "an offensive that began Friday"."""
    start, day = happening.trigger.end, reading.published.anchor
    if day is None or mention.start < start or moment.days > LONGEST_BEGINNING:
        return False
    if moment.start < day - timedelta(days=A_MONTH):
        return False
    between = reading.text[max(start, mention.start - WORDS_BACK) : mention.start]
    begun = BEGAN.search(between)
    return begun is not None and begun[1].lower() in time_cues()["begun"]


def at_beginning(moment: Moment, words: str) -> Moment:
    """Give the first day, month or year of a run: "since it came into force in May" dates May."""
    first = moment.start
    if first.day > 1 or re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", words):
        return Moment(first, first, reason=moment.reason)
    named = not time_words().months.keys().isdisjoint(words.lower().split())
    last = monthrange(first.year, first.month)[1]
    end = first.replace(day=last) if named else first.replace(month=12, day=31)
    return Moment(first, end, "month" if named else "year", moment.reason)


def _began_the_war(mention: MomentMention, reading: Reading) -> bool:
    """Whether a time is told as that at which the war began."""
    before = reading.text[max(0, mention.start - WORDS_BACK) : mention.start].lower().split()
    cues = time_cues()
    return not (cues["begun"].isdisjoint(before) or cues["war"].isdisjoint(before))
