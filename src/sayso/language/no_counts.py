"""Numbers that count nothing: dates, hours, years, ages, names with numbers."""

from collections.abc import Sequence

from sayso.language.number_words import Number, touching
from sayso.lexicon.counted import counted_words
from sayso.lexicon.numbers import number_words
from sayso.nouns.reading import Token

FIRST_YEAR, LAST_YEAR = 1800, 2100
LONGEST_NUMBER = 12
HOUR_FIGURES = 4
JOINTS = frozenset("-–/:.,#@+=°")


def is_no_count(pieces: Sequence[Token], number: Number) -> bool:
    """Whether a number is part of a date, an hour, an age, a name or an address."""
    before = pieces[number.first - 1] if number.first else None
    after = pieces[number.last + 1] if number.last + 1 < len(pieces) else None
    if _is_age(pieces, number) or _is_date(pieces, number, before, after):
        return True
    if _is_share_or_size(pieces, number.last + 1):
        return True
    if not number.digits:
        return _is_no_one(pieces, number, after)
    if _is_name(pieces, number, before):
        return True
    return (
        number.high == 0
        or _is_hour(pieces, number, after)
        or _is_year(pieces, number, before, after)
    )


def _is_age(pieces: Sequence[Token], number: Number) -> bool:
    """Whether a number is an age ("a 12-year-old", "aged 12")."""
    words = number_words()
    following = [piece.lower for piece in pieces[number.last + 1 : number.last + 6]]
    joined = "".join(following)
    if joined.startswith(("-year-old", "yearold", "-years-old", "yearsold", "-year old")):
        return True
    return bool(number.first) and words.has("age_before", pieces[number.first - 1].lower)


def _is_date(
    pieces: Sequence[Token], number: Number, before: Token | None, after: Token | None
) -> bool:
    words = number_words()
    if not number.digits or number.high is None or number.high > LAST_YEAR:
        return False
    for piece in (before, after):
        month = piece is not None and words.has("months", piece.lower.rstrip("."))
        if month and piece is not None and piece.text[0].isupper():
            return True
    if _is_age_aside(before, after):
        return True
    third = pieces[number.first - 3].lower if number.first >= 3 else ""
    comma = before is not None and before.text == ","
    if before is not None and before.text == "." and number.first >= 2:
        return words.has("months", pieces[number.first - 2].lower)
    return comma and words.has("months", third)


def _is_share_or_size(pieces: Sequence[Token], at: int) -> bool:
    """Whether a number makes a share ("two-thirds") or tells a size ("a 500-pound bomb")."""
    words = number_words()
    joined = at + 1 < len(pieces) and pieces[at].text == "-"
    after = at + 1 if joined else at
    if after >= len(pieces):
        return False
    word = pieces[after].lower
    return words.has("fractions", word) or (joined and words.has("sizes", word))


def _is_age_aside(before: Token | None, after: Token | None) -> bool:
    """Whether a number stands alone between commas, as ages do ("Aldo Brun, 23, was hurt")."""
    if before is None or after is None:
        return False
    return before.text == "," and after.text in {",", ";", ")"}


def _is_name(pieces: Sequence[Token], number: Number, before: Token | None) -> bool:
    """Whether figures are part of a name or an address ("T-72", "Brigade 104", "4/5")."""
    if before is None:
        return False
    words = number_words()
    start = pieces[number.first]
    if touching(before, start) and (before.text[0].isalnum() or before.text in JOINTS):
        return True
    if words.has("names_before", before.lower):
        return True
    return words.has("names_before_capital", before.lower) and before.text[0].isupper()


def _is_hour(pieces: Sequence[Token], number: Number, after: Token | None) -> bool:
    """Whether figures are an hour, a score, a share, or run on into other letters."""
    words = number_words()
    text = next(p.text for p in pieces[number.first :] if p.text[0].isdecimal())
    if len(text) > LONGEST_NUMBER or (len(text) > 1 and text[0] == "0"):
        return True
    if after is None:
        return False
    if words.has("no_count_after", after.lower):
        return True
    if after.lower == "hours" and len(text) == HOUR_FIGURES and text.isdecimal():
        return True
    return touching(pieces[number.last], after) and _runs_on(pieces, number.last + 1)


def _runs_on(pieces: Sequence[Token], at: int) -> bool:
    """Whether the piece that touches figures makes them no number ("10:30", "5-7-2", "4B")."""
    after, further = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if after.text in {":", "/", "_", "°"}:
        return further is not None and touching(after, further)
    if after.text in {"-", "–"}:
        return further is not None and further.text[0].isdecimal()
    return after.text[0].isalpha() and (after.lower,) not in counted_words()


def _is_year(
    pieces: Sequence[Token], number: Number, before: Token | None, after: Token | None
) -> bool:
    """Whether four bare figures are a year rather than a count."""
    words = number_words()
    text = pieces[number.first].text
    if number.first != number.last or len(text) != 4 or not text.isdecimal():
        return False
    if not FIRST_YEAR <= int(text) <= LAST_YEAR:
        return False
    if before is not None and (words.has("year_before", before.lower) or before.text in "(,"):
        return True
    return after is None or (after.lower,) not in counted_words()


NO_ONE = frozenset({"another", "day", "time", "such", "thing", "third", "side", "way", "who"})


def _is_no_one(pieces: Sequence[Token], number: Number, after: Token | None) -> bool:
    """Whether "one" counts nothing ("one another", "no one", "one day")."""
    word = pieces[number.first].lower
    if word != "one" or number.first != number.last:
        return False
    before = pieces[number.first - 1].lower if number.first else ""
    if before in {"no", "any", "every", "this", "the", "which", "each", "some"}:
        return True
    return after is not None and after.lower in NO_ONE


def is_ordinal_of(pieces: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Give the value of an ordinal that counts what follows, and the last piece of it."""
    words = number_words()
    word = pieces[at].lower
    value = words.ordinals.get(word)
    last = at
    if value is None and word.isdecimal() and at + 1 < len(pieces):
        suffix = pieces[at + 1]
        if suffix.lower in {"st", "nd", "rd", "th"} and touching(pieces[at], suffix):
            value, last = int(word[:6]), at + 1
    if value is None:
        return None
    for position in range(last + 1, min(len(pieces), last + 5)):
        noun = pieces[position].lower
        if words.has("ordinal_of", noun):
            return value, position
        if not noun.isalpha():
            return None
    return None
