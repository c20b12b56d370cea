"""Numbers in digits and in words: one value, or the two bounds of a vague word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.lexicon.numbers import number_words
from sayso.nouns.reading import Token

PIECE = re.compile(
    r"\d{1,3}(?:[,.]\d{3})+(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_"
)
GROUP = 3
TEN = 10


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a list of pieces: positions of its first and last piece, and its bounds.

    ``digits`` is True where it begins with a figure; ``vague`` where the words set a span
    ("dozens") or none at all ("several").
    """

    first: int
    last: int
    low: int | None
    high: int | None
    digits: bool = False
    vague: bool = False


def pieces_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Give figures, words and marks between two offsets; hyphens part words, "1,000" is one."""
    return tuple(Token(m.start(), m.end(), m.group()) for m in PIECE.finditer(text, start, end))


def touching(left: Token, right: Token) -> bool:
    """Whether nothing stands between two pieces."""
    return left.end == right.start


def number_at(pieces: Sequence[Token], at: int) -> Number | None:
    """Read the number that begins at a piece, or give None."""
    if not pieces[at].text[0].isdecimal() and pieces[at].lower not in opening_words():
        return None
    return _figures(pieces, at) or _vague_scale(pieces, at) or _in_words(pieces, at)


@cache
def opening_words() -> frozenset[str]:
    """Give the words that may begin a number, so that most words are passed over at once."""
    words = number_words()
    tables = (words.units, words.tens, words.scales, words.pairs, words.vague_scales, words.loose)
    return frozenset({"a", "an", "half", "quarter"}).union(*tables)


def _figures(pieces: Sequence[Token], at: int) -> Number | None:
    if not pieces[at].text[0].isdecimal():
        return None
    value, last = _value_of(pieces, at)
    if value is None:
        return None
    factor, last = _scale_after(pieces, last)
    whole = round(value * factor)
    return Number(at, last, whole, whole, digits=True)


def _value_of(pieces: Sequence[Token], at: int) -> tuple[float | None, int]:
    """Give the value of figures and the last piece that belongs to them."""
    text = pieces[at].text
    last = at
    if len(text) > 15:
        return None, at
    if "," in text:
        value = float(text.replace(",", ""))
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text) and not _measured(pieces, at):
        value = float(text.replace(".", ""))
    elif text.count(".") > 1:
        return None, at
    else:
        value = float(text)
        if text.isdecimal() and len(text) <= GROUP and not _after_month(pieces, at):
            value, last = _spaced_groups(pieces, at)
    return value, last


def _after_month(pieces: Sequence[Token], at: int) -> bool:
    return at > 0 and number_words().has("months", pieces[at - 1].lower)


def _measured(pieces: Sequence[Token], at: int) -> bool:
    """Whether what follows is a measure, so that a point in the figures is a decimal point."""
    after = pieces[at + 1].lower if at + 1 < len(pieces) else ""
    return after.startswith(("km", "kilo", "mile", "percent", "%", "met", "ton")) or (
        after in number_words().scales
    )


def _spaced_groups(pieces: Sequence[Token], at: int) -> tuple[float, int]:
    """Read "4 500" as one number: groups of three figures, one space apart."""
    digits, last = pieces[at].text, at
    if digits.startswith("0"):
        return float(digits), at
    while last + 1 < len(pieces):
        after = pieces[last + 1]
        group = after.text.isdecimal() and len(after.text) == GROUP
        if not group or after.start != pieces[last].end + 1 or last - at >= GROUP:
            break
        digits += after.text
        last += 1
    return float(digits), last


def _scale_after(pieces: Sequence[Token], last: int) -> tuple[int, int]:
    """Give the factor of the scale words after a number, and the last piece read."""
    words, factor = number_words(), 1
    while last + 1 < len(pieces) and factor < 10**12:
        after = pieces[last + 1]
        if after.lower not in words.scales or after.lower == "score":
            break
        glued = words.has("glued", after.lower)
        if glued and not touching(pieces[last], after):
            break
        factor *= words.scales[after.lower]
        last += 1
    return factor, last


def _vague_scale(pieces: Sequence[Token], at: int) -> Number | None:
    """Read "dozens", "tens of thousands", "a few hundred", "several thousand"."""
    words = number_words()
    word = pieces[at].lower
    if word in words.vague_scales:
        low, high = words.vague_scales[word]
        last = at
        if (
            at + 2 < len(pieces)
            and pieces[at + 1].lower == "of"
            and pieces[at + 2].lower in words.of_scales
        ):
            factor = words.of_scales[pieces[at + 2].lower]
            plain_low, plain_high = {"tens": (20, 99), "dozens": (24, 99), "scores": (40, 99),
                "hundreds": (200, 999)}.get(word, (low, high))  # fmt: skip
            low = None if plain_low is None else plain_low * factor
            high = None if plain_high is None else (plain_high + 1) * factor - 1
            last = at + 2
        return Number(at, last, low, high, vague=True)
    start = at + 1 if word == "a" else at
    return _loose_scale(pieces, at, start)


def _loose_scale(pieces: Sequence[Token], at: int, start: int) -> Number | None:
    words = number_words()
    if start + 1 >= len(pieces) or pieces[start].lower not in words.loose:
        return None
    scale = pieces[start + 1].lower
    if scale not in words.scales or words.has("glued", scale):
        return None
    low, high = words.loose[pieces[start].lower]
    factor = words.scales[scale]
    if scale == "dozen":
        low_bound, top = words.vague_scales["dozens"]
    else:
        low_bound, top = round(low * factor), round(high * factor) - (high == round(high) == TEN)
    return Number(at, start + 1, low_bound, top, vague=True)


def _in_words(pieces: Sequence[Token], at: int) -> Number | None:
    """Read "twenty-two", "a dozen", "half a million", "a couple of"."""
    words = number_words()
    word = pieces[at].lower
    quarter = at + (word == "a")
    if _quarter(pieces, quarter):
        return Number(at, quarter + 3, words.scales["million"] // 4, words.scales["million"] // 4)
    half = word == "half"
    start = at + 1 if half else at
    article = start < len(pieces) and pieces[start].lower in {"a", "an", "-"}
    start += article and _opens(pieces, start)
    if start >= len(pieces):
        return None
    if pieces[start].lower in words.pairs and start + 1 < len(pieces):
        pair = words.pairs[pieces[start].lower]
        follows = pieces[start + 1].lower == "of"
        return Number(at, start + 1, pair, pair) if follows else None
    value, last = _small_words(pieces, start, named=start > at)
    if value is None:
        return None
    if half:
        value, last = words.scales.get(pieces[start].lower, value) // 2, start
    return Number(at, last, value, value)


def _quarter(pieces: Sequence[Token], at: int) -> bool:
    """Whether "quarter of a million" begins here."""
    return [piece.lower for piece in pieces[at : at + 4]] == ["quarter", "of", "a", "million"]


def _opens(pieces: Sequence[Token], at: int) -> bool:
    """Whether an article opens a number ("a dozen", "a hundred", "a couple of")."""
    words = number_words()
    if at + 1 >= len(pieces):
        return False
    after = pieces[at + 1].lower
    return (after in words.scales and not words.has("glued", after)) or after in words.pairs


def _small_words(pieces: Sequence[Token], at: int, *, named: bool) -> tuple[int | None, int]:
    """Add up number words from a piece on; ``named`` when an article opened them."""
    words = number_words()
    total, current, last, seen = 0, 0, at - 1, False
    position = at
    while position < len(pieces):
        word = pieces[position].lower
        if word in words.units and not (seen and current % 10):
            current += words.units[word]
        elif word in words.tens and not (seen and current % 100):
            current += words.tens[word]
        elif word in words.scales and (seen or named or word == "dozen"):
            if words.has("glued", word) or word == "score":
                break
            total, current = _scaled(total, current, words.scales[word])
        elif (word in {"and", "-"}) and seen and _joins(pieces, position):
            position += 1
            continue
        else:
            break
        seen, last = True, position
        position += 1
    return (total + current, last) if seen else (None, at)


def _scaled(total: int, current: int, scale: int) -> tuple[int, int]:
    amount = max(current, 1) * scale
    return (total, amount) if scale < 1000 else (total + amount, 0)


def _joins(pieces: Sequence[Token], at: int) -> bool:
    """Whether "and" or a hyphen stands inside one number ("two hundred and six")."""
    words = number_words()
    if at + 1 >= len(pieces):
        return False
    before, after = pieces[at - 1].lower, pieces[at + 1].lower
    if pieces[at].text == "-":
        return before in words.tens and after in words.units
    return before in {"hundred", "thousand"} and (after in words.units or after in words.tens)
