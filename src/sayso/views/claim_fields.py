"""The fields of a claim as a person reads and types them: words out, words in.

A correction is kept in these words. Reading them back checks them, so that "31 February" or an
unknown kind is refused with a sentence instead of being kept.
"""

import re
from collections.abc import Callable
from datetime import date

from sayso.errors import InputRefused
from sayso.nouns.actor import Actor
from sayso.nouns.claim import CLAIM_TYPES, STANCES, Claim
from sayso.nouns.count import Count, CountKind
from sayso.views.words import say_bounds

CORRECTABLE = ("type", "stance", "place", "time", "actors", "targets", "source", "counts")
COUNT_KINDS: tuple[str, ...] = CountKind.__args__  # type: ignore[attr-defined]
LONGEST_VALUE = 600
NONE = "none"
ISO_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s*(?:to|–|/)\s*(\d{4}-\d{2}-\d{2}))?")
BOUNDS = re.compile(
    r"(?:(at least|at most|more than|fewer than)\s+)?([\d,]{1,20})(?![\d,])"
    r"(?:\s*(?:to|–|-)\s*([\d,]{1,20})(?![\d,]))?\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)


def field_of(claim: Claim, name: str) -> str:
    """Give a field in the words that ``check_value`` takes back."""
    return WRITERS[name](claim) or NONE


def days_of(claim: Claim) -> str:
    """Give the days as ISO dates."""
    if claim.time is None:
        return NONE
    start, end = claim.time.start, claim.time.end
    return str(start) if start == end else f"{start} to {end}"


def names_of(actors: tuple[Actor, ...]) -> str:
    """Give names parted by semicolons."""
    return "; ".join(actor.name for actor in actors)


def write_count(count: Count) -> str:
    """Give a count as a person types it: "at least 4,000 people strength"."""
    parts = [say_bounds(count.low, count.high), count.unit or "-", count.kind]
    return " ".join(parts)


WRITERS: dict[str, Callable[[Claim], str]] = {
    "type": lambda claim: claim.type,
    "stance": lambda claim: claim.stance,
    "place": lambda claim: claim.place.name if claim.place else "",
    "time": days_of,
    "actors": lambda claim: names_of(claim.actors),
    "targets": lambda claim: names_of(claim.targets),
    "source": lambda claim: " < ".join(source.name for source in claim.sources),
    "counts": lambda claim: "; ".join(map(write_count, claim.counts)),
}


def read_count(words: str) -> Count:
    """Give the count that such words mean.

    Raises:
        InputRefused: the words are no count.

    """
    found = BOUNDS.fullmatch(words.strip())
    if found is None:
        raise InputRefused(
            f"{words[:80]!r} is no count; write it as “at least 4,000 people killed”"
        )
    bound, first, second, rest = found.groups()
    low = int(first.replace(",", "") or 0)
    high = int(second.replace(",", "") or 0) if second else low
    if high < low:
        raise InputRefused(f"{words[:80]!r} runs backwards; write the smaller number first")
    unit, _, kind = rest.strip().rpartition(" ")
    if kind not in COUNT_KINDS:
        known = ", ".join(COUNT_KINDS)
        raise InputRefused(f"a count ends with what it counts, one of {known}; got {kind[:40]!r}")
    word = (bound or "").lower()
    least: int | None = None if word in {"at most", "fewer than"} else low
    most: int | None = None if word in {"at least", "more than"} else high
    return Count(kind, least, most, "" if unit == "-" else unit)  # type: ignore[arg-type]


def read_counts(words: str) -> tuple[Count, ...]:
    """Give the counts of a field, which are parted by semicolons; none for "none"."""
    if words.strip().lower() == NONE:
        return ()
    return tuple(read_count(part) for part in words.split(";") if part.strip())


def read_days(words: str) -> tuple[date, date] | None:
    """Give the first and last day; None for "none".

    Raises:
        InputRefused: the words are no days of a calendar.

    """
    if words.strip().lower() == NONE:
        return None
    found = ISO_DAYS.fullmatch(words.strip())
    try:
        if found is None:
            raise ValueError("it is not written as a date")  # noqa: TRY301 - one sentence for both
        start = date.fromisoformat(found[1])
        end = date.fromisoformat(found[2]) if found[2] else start
    except ValueError as error:
        raise InputRefused(
            f"{words[:60]!r} is no day ({error}); write 2016-12-11, or 2016-12-08 to 2016-12-11"
        ) from error
    if end < start:
        raise InputRefused(f"{words[:60]!r} runs backwards; write the earlier day first")
    return start, end


def check_value(name: str, value: str) -> str:
    """Give a corrected value as it will be kept.

    Raises:
        InputRefused: the field is none that can be corrected, or the value cannot be read.

    """
    words = " ".join(value.split())
    if name not in CORRECTABLE:
        known = ", ".join(CORRECTABLE)
        raise InputRefused(f"{name[:40]!r} cannot be corrected; one of {known} can")
    if not words:
        raise InputRefused(f"say what the {name} should be; write “none” where there is none")
    if len(words) > LONGEST_VALUE:
        raise InputRefused(f"a corrected value has at most {LONGEST_VALUE} characters")
    allowed = {"type": CLAIM_TYPES, "stance": STANCES}.get(name)
    if allowed and words not in allowed:
        raise InputRefused(f"{words[:60]!r} is no {name}; one of {', '.join(allowed)}")
    if name == "time":
        days = read_days(words)
        return NONE if days is None else (str(days[0]) if days[0] == days[1] else
                                          f"{days[0]} to {days[1]}")  # fmt: skip
    if name == "counts":
        return "; ".join(write_count(count) for count in read_counts(words)) or NONE
    return words
