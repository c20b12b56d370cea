"""The bounds that words set round a number: "more than", "up to", "between 25 and 50"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.language.number_words import Number, number_at, touching
from sayso.lexicon.numbers import number_words
from sayso.nouns.reading import Token

LONGEST_BOUND = 4
DASHES = frozenset("-–—")


def bounded_number(pieces: Sequence[Token], at: int) -> Number | None:
    """Read the number at a piece with its range; bounding words before it are left to widen."""
    found = number_at(pieces, at)
    if found is None:
        return None
    return _range_from(pieces, found) or found


def _range_from(pieces: Sequence[Token], low: Number) -> Number | None:
    """Read "25 to 50", "40-50", "three or four", "between 25 and 50"."""
    joint = low.last + 1
    if joint + 1 >= len(pieces) or low.low is None:
        return None
    word = pieces[joint].lower
    dash = word in DASHES and low.digits and touching(pieces[low.last], pieces[joint])
    between = low.first > 0 and pieces[low.first - 1].lower == "between" and word == "and"
    if not (dash or between or number_words().has("range_words", word)):
        return None
    if word == "to" and low.first > 0 and pieces[low.first - 1].lower == "from":
        return None
    high = number_at(pieces, joint + 1)
    if high is None or high.high is None or (dash and not high.digits):
        return None
    if high.high <= low.low:
        return None
    first = low.first - 1 if between else low.first
    return Number(first, high.last, low.low, high.high, digits=low.digits)


def in_broken_range(pieces: Sequence[Token], number: Number) -> bool:
    """Whether a number is an end of a range that runs backwards: "between 50 and 25".

    Either end may be the slip, so neither is taken for what is meant.
    """
    if number.first == 0 or number.low is None:
        return False
    if pieces[number.first - 1].lower == "between" and number.last + 2 < len(pieces):
        other = number_at(pieces, number.last + 2)
        joined = pieces[number.last + 1].lower == "and"
        return joined and other is not None and other.high is not None and other.high < number.low
    if pieces[number.first - 1].lower != "and":
        return False
    for at in range(number.first - 2, max(-1, number.first - 2 - LONGEST_BOUND), -1):
        if pieces[at].lower == "between":
            other = number_at(pieces, at + 1)
            ends = other is not None and other.last == number.first - 2
            return ends and other is not None and (other.low or 0) > (number.high or number.low)
    return False


def with_bounds(pieces: Sequence[Token], number: Number) -> Number:
    """Widen a number by the bounding words before and after it."""
    bound, first = _bound_before(pieces, number.first)
    alone = first == number.first - 1
    if number.vague and alone and number_words().has("never_before_vague", pieces[first].lower):
        bound, first = "", number.first
    after, last = _bound_after(pieces, number.last)
    if bound in {"", "same"} and after:
        bound = after
    number = replace(number, first=first, last=last)
    if number.low is not None and number.high is not None and number.low != number.high:
        exact_bounds = {"low": (number.low, None), "high": (None, number.high)}
        if bound in exact_bounds and number.vague:
            low, high = exact_bounds[bound]
            return replace(number, low=low, high=high)
        return number
    if bound == "low":
        return replace(number, high=None)
    if bound == "high":
        return replace(number, low=None)
    return number


def _bound_before(pieces: Sequence[Token], at: int) -> tuple[str, int]:
    """Give the bound set by the longest run of bounding phrases before a piece."""
    found, first = "", at
    while True:
        bound, start = _one_bound(pieces, first)
        if not bound:
            return found, first
        if found in {"", "same"}:
            found = bound
        first = start


def _one_bound(pieces: Sequence[Token], at: int) -> tuple[str, int]:
    phrases = number_words().bounds_before
    if not at or pieces[at - 1].lower not in _last_words():
        return "", at
    for size in range(min(LONGEST_BOUND, at), 0, -1):
        phrase = tuple(piece.lower for piece in pieces[at - size : at])
        if phrase in phrases:
            return phrases[phrase], at - size
    return "", at


@cache
def _last_words() -> frozenset[str]:
    """Give the last words of the phrases before a number, to pass over most numbers at once."""
    return frozenset(phrase[-1] for phrase in number_words().bounds_before)


def _bound_after(pieces: Sequence[Token], last: int) -> tuple[str, int]:
    phrases = number_words().bounds_after
    if last + 1 < len(pieces) and pieces[last + 1].text == "+":
        return "low", last + 1
    for size in range(min(LONGEST_BOUND, len(pieces) - last - 1), 0, -1):
        phrase = tuple(piece.lower for piece in pieces[last + 1 : last + 1 + size])
        if phrase in phrases:
            return phrases[phrase], last + size
    return "", last
