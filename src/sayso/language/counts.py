"""Find the numbers of people and things."""

from collections.abc import Iterator, Sequence
from functools import cache

from sayso.language.counted_nouns import FURTHEST, Noun, counted_noun, noun_at
from sayso.language.no_counts import is_no_count, is_ordinal_of
from sayso.language.number_bounds import bounded_number, in_broken_range, with_bounds
from sayso.language.number_words import Number, opening_words, pieces_of
from sayso.lexicon.counted import befell, loss_words, never_heads, small_words_of
from sayso.lexicon.numbers import number_words
from sayso.nouns.count import Count
from sayso.nouns.reading import CountMention, Sentence, Token

ARTICLES = frozenset({"a", "an", "another", "the", "its", "his", "her", "their", "this"})
NEVER_ONE = frozenset({"places", "days", "distance", "times", "areas", "sorties"})
NONE = frozenset({"no", "without", "zero"})
ONE = "a single one"
NEAREST = 5


def find_counts(text: str, sentences: Sequence[Sentence]) -> tuple[CountMention, ...]:
    """Give the counts, in text order.

    Words that set no bound ("several", "many") are no count. ``count.reason`` is "a single one"
    where no number is said ("a tank", "the pilot"): whether such a one counts is for the claim.
    ``count.kind`` is that of the word counted; what befell people is for the claim as well.
    """
    return tuple(mention for sentence in sentences for mention in _in_sentence(text, sentence))


def _in_sentence(text: str, sentence: Sentence) -> Iterator[CountMention]:
    pieces = pieces_of(text, sentence.start, sentence.end)
    at, done = 0, -1
    while at < len(pieces):
        if not _may_begin(pieces, at):
            at += 1
            continue
        found = _mention_at(text, pieces, at, done)
        if found is None:
            number = bounded_number(pieces, at)
            at = number.last + 1 if number else at + 1
            continue
        mention, last = found
        yield mention
        done = last
        at = last + 1


def _may_begin(pieces: Sequence[Token], at: int) -> bool:
    """Whether a count may begin at a piece; most words are passed over at once."""
    piece = pieces[at]
    if piece.text[0].isdecimal() or piece.lower in _starters():
        return True
    return at + 1 < len(pieces) and pieces[at + 1].lower in small_words_of("lost")


@cache
def _starters() -> frozenset[str]:
    """Give the words that may begin a count."""
    return opening_words().union(ARTICLES, NONE, number_words().ordinals)


Found = tuple[CountMention, int]


def _mention_at(text: str, pieces: Sequence[Token], at: int, done: int) -> Found | None:
    """Read the count that begins at a piece; ``done`` is the last piece of the one before."""
    number = bounded_number(pieces, at)
    if number is not None:
        if is_no_count(pieces, number) or in_broken_range(pieces, number):
            return None
        return _number_of(text, pieces, number, done)
    if is_ordinal_of(pieces, at):
        return _ordinal_of(text, pieces, at)
    if pieces[at].lower in NONE:
        return _none_of(text, pieces, at)
    if pieces[at].lower in ARTICLES:
        return _single_of(text, pieces, at)
    return _headline_one(text, pieces, at)


def _number_of(text: str, pieces: Sequence[Token], number: Number, done: int) -> Found | None:
    """Give a number with its bounds and its noun."""
    wide = with_bounds(pieces, number)
    first = max(wide.first, done + 1)
    both = pieces[number.first].lower == "both"
    noun = counted_noun(pieces, wide.last + 1, furthest=NEAREST - 2 if both else FURTHEST)
    if both and (noun is None or not noun.word.plural or _and_follows(pieces, noun.last)):
        return None
    if noun is None and number.digits and _beside_figures(pieces, number):
        return None
    last = noun.last if noun else wide.last
    unit, kind = (noun.word.unit, noun.word.kind) if noun else (_money(pieces, number), "other")
    span = (pieces[first].start, pieces[last].end)
    words = text[span[0] : span[1]]
    count = Count(kind, wide.low, wide.high, unit, words, *span)
    return CountMention(*span, count), last


def _beside_figures(pieces: Sequence[Token], number: Number) -> bool:
    """Whether bare figures stand beside other figures, as in telephone numbers and tables."""
    before, after = number.first - 1, number.last + 1
    return (before >= 0 and pieces[before].text[0].isdecimal()) or (
        after < len(pieces) and pieces[after].text[0].isdecimal()
    )


def _money(pieces: Sequence[Token], number: Number) -> str:
    """Give the unit of a sum of money by the mark before it, or nothing."""
    return number_words().money.get(pieces[number.first - 1].text, "") if number.first else ""


def _and_follows(pieces: Sequence[Token], last: int) -> bool:
    """Whether "both" goes with an "and" ("both soldiers and rebels") and counts nothing."""
    return last + 1 < len(pieces) and pieces[last + 1].lower == "and"


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


def _single_of(text: str, pieces: Sequence[Token], at: int) -> Found | None:
    """Give "a tank", "another guerrilla", "the pilot" as one."""
    if at + 1 >= len(pieces) or is_ordinal_of(pieces, at + 1):
        return None
    noun = counted_noun(pieces, at + 1, single=True, furthest=NEAREST + 2)
    if noun is None and pieces[at].lower == "another" and _is_fate(pieces[at + 1]):
        span = (pieces[at].start, pieces[at].end)
        return _single(text, span, "people", "strength"), at
    if noun is None or not noun.word.single or not _may_be_one(pieces[at], noun):
        return None
    span = (pieces[at].start, pieces[noun.last].end)
    return _single(text, span, noun.word.unit, noun.word.kind), noun.last


def _may_be_one(article: Token, noun: Noun) -> bool:
    """Whether one of these is worth a count: "a town" tells where, "the house" which."""
    if article.lower in {"a", "an", "another"}:
        return noun.word.sort not in NEVER_ONE
    return noun.word.sort in {"people", "equipment"}


def _headline_one(text: str, pieces: Sequence[Token], at: int) -> Found | None:
    """Give a thing or a person named without an article that is lost ("Chopper downed")."""
    if at + 1 >= len(pieces) or pieces[at + 1].lower not in small_words_of("lost"):
        return None
    noun = noun_at(pieces, at)
    if noun is None or not noun.word.single or noun.word.kind not in {"equipment", "strength"}:
        return None
    if noun.last != at or pieces[at].lower in never_heads():
        return None
    span = (pieces[at].start, pieces[at].end)
    return _single(text, span, noun.word.unit, noun.word.kind), at


def _none_of(text: str, pieces: Sequence[Token], at: int) -> Found | None:
    """Give "without causing any casualties" as none: nobody dead, and nobody hurt."""
    for last in range(at + 1, min(len(pieces), at + 1 + NEAREST)):
        word = pieces[last].lower
        if word in loss_words():
            span = (pieces[at].start, pieces[last].end)
            kind = loss_words()[word][0]
            return CountMention(
                *span, Count(kind, 0, 0, "people", text[span[0] : span[1]], *span)
            ), last
        if word not in small_words_of("before_losses"):
            return None
    return None


def _is_fate(piece: Token) -> bool:
    return piece.lower in befell().participles or piece.lower in {"was", "is"}


def _single(text: str, span: tuple[int, int], unit: str, kind: str) -> CountMention:
    words = text[span[0] : span[1]]
    count = Count(kind, 1, 1, unit, words, *span, reason=ONE)  # type: ignore[arg-type]
    return CountMention(*span, count)
