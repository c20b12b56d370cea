"""Tell one happening from several where a clause names several places: took A and B."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.nouns.happening import Happening
from sayso.nouns.reading import PlaceMention, Reading

SPLIT_TYPES = frozenset({"capture", "clash", "airstrike", "shelling"})
"""Types that happen once in each place; an agreement or a toll spans all the places named."""
TOO_BROAD = frozenset({"country", "countries", "continent"})
KIND = r"(?:towns?|villages?|cit(?:y|ies)|districts?|provinces?|departments?|areas?|suburbs?)"
JOINT = re.compile(
    rf"\s*(?:,\s?(?:and\s)?|\sand\s)\s?(?:(?:in|at|near|around|on|of)\s)?(?:the\s)?(?:{KIND}\s)?"
    r"(?:of\s)?",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\b(?:between|linking|connecting|joining|from)\s(?:the\s)?$", re.IGNORECASE)
"""Words that take two places as the ends of one stretch."""
LONGEST_JOINT = 40
"""Characters; what stands between two places is matched only when it is no longer."""


def with_foci(happenings: Sequence[Happening], reading: Reading) -> tuple[Happening, ...]:
    """Put one happening for each place where a clause joins several by commas and "and"."""
    return tuple(
        each
        for position, happening in enumerate(happenings)
        for each in split(happening, happenings[position + 1 : position + 2], reading)
    )


def split(
    happening: Happening, following: Sequence[Happening], reading: Reading
) -> Iterator[Happening]:
    """Give a happening once for each joined place between its trigger and the next one's."""
    end = happening.clause.end
    if following:
        end = min(end, max(following[0].trigger.start, happening.trigger.end))
    places = joined_places(happening.trigger.end, end, reading)
    if happening.type not in SPLIT_TYPES or len(places) < 2:
        yield happening
        return
    for mention in places:
        reason = f"{happening.reason}; one of {len(places)} joined places"
        yield replace(happening, focus=mention.span, reason=reason)


def joined_places(start: int, end: int, reading: Reading) -> list[PlaceMention]:
    """Give the first places in a stretch that are joined by "and", none of them a country."""
    first = bisect_left(reading.places, start, key=lambda mention: mention.start)
    last = bisect_right(reading.places, end, key=lambda mention: mention.end)
    run: list[PlaceMention] = []
    joints = ""
    for mention in reading.places[first:last]:
        if run:
            between = reading.text[run[-1].end : mention.start]
            if len(between) > LONGEST_JOINT or not JOINT.fullmatch(between):
                break
            joints += between
        run.append(mention)
    names = {mention.place.name for mention in run if mention.place is not None}
    apart = len(names) == len(run) and not any(is_broad(mention) for mention in run)
    if run and BETWEEN.search(
        reading.text[max(start, run[0].start - LONGEST_JOINT) : run[0].start]
    ):
        return []
    return run if apart and " and " in joints.lower().replace("\n", " ") else []


def is_broad(mention: PlaceMention) -> bool:
    """Whether a mention names a whole land, or what lies beside the place named before it."""
    place = mention.place
    return place is None or place.precision in TOO_BROAD or place.text.startswith("nearby ")
