"""Find the words that give a time, and the days that they mean."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sayso.language.calendar_dates import days_of
from sayso.language.dated_story import looks_ahead, story_of
from sayso.language.relative_moments import reckoned
from sayso.language.time_expressions import Length, TimeExpression
from sayso.language.told_times import find_told_times
from sayso.lexicon.times import time_words
from sayso.nouns.evidence import Span
from sayso.nouns.moment import Moment, MomentPrecision
from sayso.nouns.publication import Publication
from sayso.nouns.reading import MomentMention, Sentence

LONGEST_JOIN = 80
LASTED = re.compile(r"[^.;\n]{0,60}\b(?:continued|lasted|went on|ended|ending)\s", re.IGNORECASE)
SOME = 3
"""How many "recent months" are taken for; see ``Length.about``."""
DAY_LONG = 20
"""Hours from which on "in 24 hours" reaches back to the day before."""
FIRST = re.compile(r"\bfirst\b[^.;\n]{0,60}$")  # "the first raid in two years"
HOURS = frozenset({"clock", "day_part"})
BESIDE = re.compile(r"\s?,?\s?(?:on|of|at|\([^()]{0,20}\))?\s?", re.IGNORECASE)
LONGEST_PART = 3
LONGEST_RUN = timedelta(days=10)
BETWEEN = "between "
JOIN = re.compile(
    r"\s?(?:,?\s?and(?:\sended)?|to|until|till|through|into|[-–])\s?"
    r"(?:into|early|late|on|overnight|again)?(?:\s(?:on|into|the))?(?:\s?(?:at\s)?\d{3,4})?\s?",
    re.IGNORECASE,
)
SHAPING = frozenset(
    {
        "since",
        "until",
        "till",
        "before",
        "by",
        "for",
        "over",
        "during",
        "within",
        "throughout",
        "from",
    }
)
WAR_WORDS = (
    "war",
    "conflict",
    "uprising",
    "revolt",
    "insurgency",
    "revolution",
    "crisis",
    "rebellion",
    "fight",
    "turmoil",
    "clash",
    "battle",
    "siege",
    "offensive",
    "violence",
)


def find_moments(
    text: str, sentences: Sequence[Sentence], published: Publication
) -> tuple[MomentMention, ...]:
    """Give the temporal expressions, in text order, each resolved or left open."""
    spans = (sentence.span for sentence in sentences)
    anchor = published.anchor
    found = find_expressions(text, spans, anchor)
    mentions: list[MomentMention] = []
    for expression in with_hours(text, found):
        ended = mentions[-1].end if mentions else 0
        mentions.append(as_mention(expression, anchor, ended))
    return tuple(joined(text, mentions))


def with_hours(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Leave out an hour or part of a day that stands beside the day it belongs to."""
    kept: list[TimeExpression] = []
    for position, expression in enumerate(found):
        if expression.told.form in HOURS:
            beside = [found[i] for i in (position - 1, position + 1) if 0 <= i < len(found)]
            if any(_touches(text, expression, other) for other in beside):
                continue
        kept.append(expression)
    return kept


def _touches(text: str, hour: TimeExpression, other: TimeExpression) -> bool:
    """Whether nothing but small words parts an hour from a day."""
    if other.told.form in HOURS or other.date is None or other.date.grain != "day":
        return False
    first, last = sorted((hour.told, other.told), key=lambda told: told.start)
    return BESIDE.fullmatch(text, first.end, max(first.end, last.start)) is not None


def joined(text: str, mentions: Sequence[MomentMention]) -> list[MomentMention]:
    """Make one of two days with a joining word between ("late Saturday and early Sunday")."""
    result: list[MomentMention] = []
    for mention in mentions:
        if result and (moment := _from_one_to_other(text, result[-1], mention)):
            result[-1] = MomentMention(result[-1].start, mention.end, moment)
        else:
            result.append(mention)
    return result


def _from_one_to_other(text: str, left: MomentMention, right: MomentMention) -> Moment | None:
    """Give the run of days from one told time to the next, if a joining word alone parts them."""
    if (
        not 0 < right.start - left.end <= LONGEST_JOIN
        or left.moment is None
        or right.moment is None
    ):
        return None
    if not JOIN.fullmatch(text, left.end, right.start):
        return None
    first, last = left.moment.start, right.moment.end
    exact = max(left.moment.days, right.moment.days) <= LONGEST_PART
    near = exact and timedelta(0) <= last - first <= LONGEST_RUN
    if not near and not (first < last and _between(text, left)):
        return None
    precision: MomentPrecision = "day" if first == last else "interval"
    return Moment(first, last, precision, f"from the one to the other; {left.moment.reason}")


def _between(text: str, left: MomentMention) -> bool:
    """Whether "between" stands before a told time, which then begins a run of any length."""
    return text[max(0, left.start - len(BETWEEN)) : left.start].casefold() == BETWEEN


def find_expressions(
    text: str, spans: Iterable[Span], anchor: date | None
) -> tuple[TimeExpression, ...]:
    """Give the told times of some stretches of a text as calendar dates and lengths."""
    told = [time for span in spans for time in find_told_times(text, span.start, span.end)]
    story = story_of(told, anchor)
    return tuple(reckoned(time, story) for time in told)


def as_mention(found: TimeExpression, anchor: date | None, ended: int = 0) -> MomentMention:
    """Give the mention with its days; a word such as "since" that shapes them belongs to it.

    ``ended`` is where the mention before ended, which this one does not reach back over.
    """
    told = found.told
    shaped = told.lead in SHAPING and told.lead_start >= ended
    moment = moment_of(found, anchor)
    start = told.lead_start if shaped else told.start
    reason = found.reason if moment is None else ""
    return MomentMention(start, told.end, moment, reason)


def moment_of(found: TimeExpression, anchor: date | None) -> Moment | None:
    """Give the days that a told time means; None where they cannot be told."""
    if found.date is not None or found.days is not None:
        return _from_dates(found, anchor)
    if found.length is not None and anchor is not None:
        return _from_length(found, found.length, anchor)
    return None


def _from_dates(found: TimeExpression, anchor: date | None) -> Moment | None:
    """Give the days of a date, a part of one, or from one to another."""
    days = found.days or (days_of(found.date, found.part) if found.date else None)
    if days is None:
        return None
    first, last = days
    if found.until is not None:
        ends = days_of(found.until)
        last = ends[1] if ends and ends[1] >= first else last
    if found.part == "BEFORE" and anchor and first <= anchor <= last and first < anchor:
        last = anchor - timedelta(days=1)
    elif anchor and first <= anchor < last and found.told.form == "unit":
        last = anchor
    return _led(found, first, last, anchor)


def _led(found: TimeExpression, first: date, last: date, anchor: date | None) -> Moment:
    """Let "since", "until" and "before" shape the days."""
    lead, reason = found.told.lead, found.reason
    if lead == "since" and anchor and first <= anchor:
        if found.part == "MID":
            first += (last - first) / 2
        return Moment(first, anchor, "interval", f"from then to {anchor}; {reason}")
    if lead in {"until", "till"}:
        return Moment(first, last, "before", f"until then; {reason}")
    if lead == "before":
        day = first - timedelta(days=1)
        return Moment(day, day, "before", f"before then; {reason}")
    return Moment(first, last, _precision(found, first, last), reason)


def _precision(found: TimeExpression, first: date, last: date) -> MomentPrecision:
    if first == last:
        return "day"
    whole = found.date is not None and found.until is None and found.part in {"", "AFTER"}
    if whole and found.date is not None:
        grain = found.date.grain
        if grain == "week":
            return "week"
        if grain == "month":
            return "month"
        if grain == "season":
            return "season"
        if grain == "year":
            return "year"
    return "interval"


def _from_length(found: TimeExpression, length: Length, anchor: date) -> Moment | None:
    """Give the days of a length that reaches back from the report's day, or onward."""
    told = found.told
    if found.way == "nth" and length.unit in {"day", "night"} and length.number:
        first = anchor - timedelta(days=int(length.number) - 1)
        return Moment(first, anchor, "interval", f"{told.words} counted back from {anchor}")
    way = _reaches(found, length)
    if not way:
        return None
    try:
        edge = _moved(anchor, length, -1 if way == "back" else 1)
        edge = _begun(edge, found, length, anchor) if way == "back" else edge
    except (ValueError, OverflowError):
        return None
    first, last = sorted((edge, anchor))
    return Moment(first, last, "interval", f"{told.words} {way} from {anchor}")


def _reaches(found: TimeExpression, length: Length) -> str:
    """Say whether a length reaches back from the report's day, onward, or is open ("")."""
    told = found.told
    if found.way == "next" or (found.way != "past" and _promised(found)):
        return "onward"
    if time_words().units[length.unit].clock and not _reaches_yesterday(found, length):
        return ""
    if found.way == "past":
        return "back"
    numbered = told.form != "offset" and "number" in told.parts
    return "back" if numbered and found.way in {"", "age"} and _lasts_to_now(found) else ""


def _promised(found: TimeExpression) -> bool:
    """Whether a length is how long it will take: "will leave within three days"."""
    told = found.told
    numbered = told.form == "duration" and "number" in told.parts
    return numbered and told.lead in {"in", "within"} and looks_ahead(told)


def _reaches_yesterday(found: TimeExpression, length: Length) -> bool:
    """Whether hours are those up to now: "the past few hours", "50 killed in 24 hours"."""
    if length.unit != "hour":
        return False
    return found.way == "past" or (found.told.lead == "in" and (length.number or 0) >= DAY_LONG)


def _lasts_to_now(found: TimeExpression) -> bool:
    """Whether a bare length reaches to the report's day: "for two years", "two days of clashes"."""
    told = found.told
    if any(word in told.after[:20] for word in WAR_WORDS):
        return True
    if found.way == "age" or told.parts.get("old"):
        return False
    if told.lead == "in" and FIRST.search(told.before):
        return False
    return told.lead in {"for", "over", "in", "during", "within"} or told.after.startswith(" of ")


def _begun(edge: date, found: TimeExpression, length: Length, anchor: date) -> date:
    """Give the day on which a stretch up to now began, to the month where no more is said.

    "More than two years" and "recent months" begin with a month, "recent weeks" with the last one.
    """
    if length.unit == "month" and length.number is None and length.about == SOME:
        return edge.replace(day=1)
    if length.unit == "week" and length.number is None and length.about == SOME:
        return _months_away(anchor, -1).replace(day=1)
    more = found.told.words.startswith(("more than", "over "))
    if more and length.unit in {"month", "year"} and found.way in {"", "past"}:
        return edge.replace(day=1)
    return edge


def _months_away(day: date, months: int) -> date:
    """Give the same day some months away, or the last of that month if it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _moved(anchor: date, length: Length, way: int) -> date:
    """Give the day that lies a length away; whole years and months are counted by the calendar."""
    months = {"year": 12, "month": 1}.get(length.unit, 0)
    count = length.about if length.number is None else length.number
    if months and count and count == int(count) and (length.number or months == 1):
        return _months_away(anchor, way * months * int(count))
    days = 1 if time_words().units[length.unit].clock else length.days
    return anchor + timedelta(days=way * max(1, days))
