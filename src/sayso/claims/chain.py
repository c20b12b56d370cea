"""Whose word a happening stands on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.lexicon.saying import words_of
from sayso.nouns.attribution import Attribution
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading
from sayso.nouns.source import Source

HELD = re.compile(r"-\s?(?:held|controlled|occupied|besieged|ruled|run|dominated|affected|torn)\b")
STATES = frozenset({"control", "siege", "clash"})


def chain_of(
    happening: Happening, attributions: Sequence[Attribution], reading: Reading
) -> tuple[Source, ...]:
    """Give the chain of those who say it, nearest to the happening first; empty for the outlet."""
    said = attribution_of(happening, attributions, reading)
    return said.chain if said else ()


def attribution_of(
    happening: Happening, attributions: Sequence[Attribution], reading: Reading
) -> Attribution | None:
    """Give the innermost attribution that covers the trigger; None where the outlet speaks.

    A trigger that is itself a word of saying ("claimed responsibility") is its speaker's.
    """
    trigger = happening.trigger
    point = Span(trigger.start, min(trigger.end, trigger.start + 1))
    near = attributions_near(happening, attributions, reading)
    covering = [a for a in near if a.content.covers(point)]
    if said_in_passing(happening, reading):
        covering = [a for a in covering if a.cue is None]
    if covering:
        return min(covering, key=lambda a: len(a.content))
    return next((a for a in near if a.cue and a.cue.overlaps(trigger)), None)


def attributions_near(
    happening: Happening, attributions: Sequence[Attribution], reading: Reading
) -> list[Attribution]:
    """Give the attributions that may cover a happening: those that begin near, and its passage's.

    ``attributions`` are in text order. A window keeps a report of many thousands linear.
    """
    place = bisect_right(attributions, happening.trigger.start, key=_start_of)
    near = list(attributions[max(0, place - WINDOW) : place + WINDOW])
    start = reading.passage_of(reading.sentences[happening.sentence]).start
    first = bisect_left(attributions, start, key=_start_of)
    if first < place - WINDOW:
        whole = attributions[first]
        near += [whole] if whole.cue is None else []
    return near


def _start_of(attribution: Attribution) -> int:
    return attribution.content.start


WINDOW = 60


def said_in_passing(happening: Happening, reading: Reading) -> bool:
    """Whether the outlet tells a state in passing: "a monitor said rebel-held Douma was hit".

    Words between quotation marks are the speaker's own.
    """
    words = happening.trigger.words(reading.text).casefold()
    if happening.type not in STATES or _in_quotation(happening, reading):
        return False
    return bool(HELD.search(words)) or words in words_of("in_passing")


def _in_quotation(happening: Happening, reading: Reading) -> bool:
    """Whether the trigger stands between quotation marks."""
    start = happening.trigger.start
    place = bisect_right(reading.quotations, start, key=lambda quotation: quotation.start)
    return place > 0 and reading.quotations[place - 1].span.covers(happening.trigger)
