"""Find the numbers of people and things."""

from collections.abc import Iterator, Sequence

from sayso.language.counted_nouns import counted_noun
from sayso.language.no_counts import is_no_count, is_ordinal_of
from sayso.language.number_bounds import bounded_number, with_bounds
from sayso.language.number_words import Number, pieces_of
from sayso.lexicon.counted import befell
from sayso.lexicon.numbers import number_words
from sayso.nouns.count import Count
from sayso.nouns.reading import CountMention, Sentence, Token

ARTICLES = frozenset({"a", "an", "another", "the", "its", "his", "her", "their", "this"})
ONE = "a single one"
NO_NUMBER = "no number"
NEAREST = 5


def find_counts(text: str, sentences: Sequence[Sentence]) -> tuple[CountMention, ...]:
    """Give the counts, in text order.

    ``count.reason`` is "a single one" where no number is said ("a tank", "the pilot") and "no
    number" where the words set no bound ("several tanks"): whether such counts is for the claim.
    ``count.kind`` is that of the word counted; what befell people is for the claim as well.
    """
    return tuple(mention for sentence in sentences for mention in _in_sentence(text, sentence))


def _in_sentence(text: str, sentence: Sentence) -> Iterator[CountMention]:
    pieces = pieces_of(text, sentence.start, sentence.end)
    at, done = 0, -1
    while at < len(pieces):
        found = _mention_at(text, pieces, at, done)
        if found is None:
            at += 1
            continue
        mention, last = found
        yield mention
        done = last
        at = last + 1


Found = tuple[CountMention, int]


def _mention_at(text: str, pieces: Sequence[Token], at: int, done: int) -> Found | None:
    """Read the count that begins at a piece; ``done`` is the last piece of the one before."""
    number = bounded_number(pieces, at)
    if number is not None:
        if is_no_count(pieces, number):
            return None
        return _number_of(text, pieces, number, done)
    if is_ordinal_of(pieces, at):
        return _ordinal_of(text, pieces, at)
    word = pieces[at].lower
    if number_words().has("vague", word):
        return _vague_of(text, pieces, at)
    if word in ARTICLES:
        return _single_of(text, pieces, at)
    return None


def _number_of(text: str, pieces: Sequence[Token], number: Number, done: int) -> Found | None:
    """Give a number with its bounds and its noun."""
    wide = with_bounds(pieces, number)
    first = max(wide.first, done + 1)
    noun = counted_noun(pieces, wide.last + 1)
    last = noun.last if noun else wide.last
    unit, kind = (noun.word.unit, noun.word.kind) if noun else ("", "other")
    span = (pieces[first].start, pieces[last].end)
    words = text[span[0] : span[1]]
    count = Count(kind, wide.low, wide.high, unit, words, *span)
    return CountMention(*span, count), last


def _ordinal_of(text: str, pieces: Sequence[Token], at: int) -> Found | None:
    """Give "the seventh death" as seven deaths, "the third night" as three nights."""
    number = is_ordinal_of(pieces, at)
    noun = counted_noun(pieces, at + 1, furthest=NEAREST)
    if number is None:
        return None
    value, last = number
    span = (pieces[at].start, pieces[last].end)
    unit, kind = (noun.word.unit, noun.word.kind) if noun else ("people", "killed")
    count = Count(kind, value, value, unit, text[span[0] : span[1]], *span, reason="an ordinal")
    return CountMention(*span, count), last


def _vague_of(text: str, pieces: Sequence[Token], at: int) -> Found | None:
    """Give "several tanks", "a number of vehicles" as words without a number."""
    noun = counted_noun(pieces, at + 1, furthest=NEAREST)
    others = pieces[at].lower == "others"
    if noun is None and not others:
        return None
    last = at if noun is None or others else noun.last
    unit, kind = (noun.word.unit, noun.word.kind) if noun and not others else ("people", "strength")
    span = (pieces[at].start, pieces[last].end)
    count = Count(kind, None, None, unit, text[span[0] : span[1]], *span, reason=NO_NUMBER)
    return CountMention(*span, count), last


def _single_of(text: str, pieces: Sequence[Token], at: int) -> Found | None:
    """Give "a tank", "another guerrilla", "the pilot" as one."""
    if at + 1 >= len(pieces) or is_ordinal_of(pieces, at + 1):
        return None
    noun = counted_noun(pieces, at + 1, single=True, furthest=NEAREST + 2)
    if noun is None and pieces[at].lower == "another" and _is_fate(pieces[at + 1]):
        span = (pieces[at].start, pieces[at].end)
        return _single(text, span, "people", "strength"), at
    if noun is None or not noun.word.single:
        return None
    span = (pieces[at].start, pieces[noun.last].end)
    return _single(text, span, noun.word.unit, noun.word.kind), noun.last


def _is_fate(piece: Token) -> bool:
    return piece.lower in befell().participles or piece.lower in {"was", "is"}


def _single(text: str, span: tuple[int, int], unit: str, kind: str) -> CountMention:
    words = text[span[0] : span[1]]
    count = Count(kind, 1, 1, unit, words, *span, reason=ONE)  # type: ignore[arg-type]
    return CountMention(*span, count)
