"""Times, numbers and names in plain words, as an editor would write them."""

import re
from collections.abc import Sequence
from datetime import date

from sayso.nouns.actor import Actor
from sayso.nouns.count import Count
from sayso.nouns.holding import Holding
from sayso.nouns.moment import Moment
from sayso.nouns.publication import Publication

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

ISO_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?: to (\d{4}-\d{2}-\d{2}))?")
TYPE_WORDS = {
    "clash": "Fighting",
    "capture": "Capture",
    "withdrawal": "Withdrawal",
    "control": "Control",
    "siege": "Siege",
    "airstrike": "Air strike",
    "shelling": "Shelling",
    "bombing": "Bombing",
    "downing": "Aircraft down",
    "killing": "Killing",
    "detention": "Detention",
    "displacement": "Displacement",
    "seizure": "Seizure of arms",
    "destruction": "Destruction",
    "deployment": "Deployment",
    "casualty": "Casualties",
    "strength": "Strength of a force",
    "agreement": "Agreement",
    "transfer": "Transfer of arms",
    "possession": "Possession of arms",
}

THINGS = frozenset(
    {"equipment", "munitions", "targets", "sorties", "distance", "days", "places", "other"}
)
"""Kinds of counts that the unit alone tells: "64 air strikes", not "64 air strikes sorties"."""
HOW_KNOWN_WORDS = {
    "given": "given with the report",
    "metadata": "from the page's metadata",
    "printed": "printed in the report",
    "inferred": "inferred from the report's own words",
    "unknown": "unknown",
}


def say_type(slug: str) -> str:
    """Give the type of a claim in a word or two."""
    return TYPE_WORDS.get(slug, slug.capitalize())


def say_day(moment_day: object) -> str:
    """Give a ``date`` as "11 December 2016"; the empty string for None."""
    if moment_day is None:
        return ""
    year, month, day = str(moment_day).split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {int(year)}"


def say_iso_days(words: str) -> str:
    """Give "2016-12-08 to 2016-12-11" in plain words; anything else as it is."""
    found = ISO_DAYS.fullmatch(words)
    if not found:
        return words
    try:
        first, last = (date.fromisoformat(day) for day in (found[1], found[2] or found[1]))
    except ValueError:
        return words
    return say_interval(Moment(first, last)) if first <= last else words


def say_days_in(sentence: str) -> str:
    """Put plain words where a sentence has days such as 2016-12-11."""
    return ISO_DAYS.sub(lambda found: say_iso_days(found[0]), sentence)


def say_moment(moment: Moment | None) -> str:
    """Give an interval of days as shortly as its precision allows."""
    if moment is None:
        return "time not known"
    if moment.precision == "before":
        return f"before {say_day(moment.end)}"
    if moment.precision == "year" and moment.start.year == moment.end.year:
        return str(moment.start.year)
    return say_interval(moment)


def say_interval(moment: Moment) -> str:
    """Give both ends, leaving out the month and year that they share."""
    start, end = moment.start, moment.end
    if start == end:
        return say_day(start)
    if (start.year, start.month) == (end.year, end.month):
        month = f"{MONTHS[start.month - 1]} {start.year}"
        return month if moment.precision == "month" else f"{start.day}–{end.day} {month}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {say_day(end)}"
    return f"{say_day(start)} – {say_day(end)}"


def say_publication(published: Publication) -> str:
    """Give the publication date with how it is known, and a contradiction where there is one."""
    if published.day is None:
        return "no date found"
    words = f"{say_day(published.day)}, {HOW_KNOWN_WORDS[published.known]}"
    return f"{words}; {published.contradiction}" if published.contradiction else words


def say_bounds(low: int | None, high: int | None) -> str:
    """Give a figure's bounds: "352", "at least 4,000", "at most 300", "25 to 50"."""
    if low is None and high is None:
        return "no figure"
    if low is None:
        return f"at most {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def say_count(count: Count) -> str:
    """Give a count with its unit and what became of it."""
    return f"{say_bounds(count.low, count.high)} {say_counted(count.kind, count.unit)}"


def say_counted(kind: str, unit: str, between: str = " ") -> str:
    """Give what is counted: "people killed", "tanks"; ``between`` parts the two."""
    what = unit or kind
    return what if kind in THINGS or kind == what else f"{what}{between}{kind}"


def say_actors(actors: Sequence[Actor]) -> str:
    """Give names joined as in a sentence; the empty string for none."""
    names = [actor.name for actor in actors]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shorten(words: str, most: int) -> str:
    """Give words on one line, cut with an ellipsis where a report's are endless."""
    flat = " ".join(words[: most * 4].split())
    return flat if len(flat) <= most and len(words) <= most * 4 else f"{flat[: most - 1].rstrip()}…"


def say_holding(holding: Holding) -> str:
    """Give one interval of control as a sentence without a full stop."""
    holder = holding.holder.name if holding.holder else "nobody known"
    if holding.start and holding.start == holding.end:
        return f"{holder}, {holding.status} on {say_day(holding.start)}"
    since = f" from {say_day(holding.start)}" if holding.start else ""
    until = f" to {say_day(holding.end)}" if holding.end else ""
    return f"{holder}, {holding.status}{since}{until}"
