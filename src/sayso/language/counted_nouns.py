"""Of what a number is: the noun that is counted, after the number."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.number_words import touching
from sayso.lexicon.counted import Counted, befell, counted_words, longest_counted, never_heads
from sayso.lexicon.numbers import number_words
from sayso.nouns.reading import Token

FURTHEST = 9
OPENING = frozenset(
    {"of", "the", "its", "their", "his", "her", "these", "those", "our", "more", "other", "another",
     "-", "new", "additional", "further", "such", "them", '"', "“", "‘", "'"}
)  # fmt: skip
STOPS = frozenset(
    {"and", "or", "in", "on", "at", "to", "from", "by", "with", "for", "who", "whom", "that",
     "which", "was", "were", "is", "are", "has", "have", "had", "been", "be", "after", "when",
     "while", "as", "but", "into", "near", "during", "including", "among", "of", "inside",
     "against", "since", "until", "over", "between", "where", "will", "would", "could", "may",
     "also", "said", "says", "around", "through", "across", "along", "under", "about", "than",
     "aboard", "the", "a", "an", "it", "they", "he", "she", "his", "their", "its", "some",
     "most", "mostly", "not", "did", "do", "does", "each", "per", "before", "because", "if"}
)  # fmt: skip
INNER_MARKS = frozenset("-'’\"“”‘[]().&/")


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun: positions of its first and last piece."""

    first: int
    last: int
    word: Counted


def counted_noun(
    pieces: Sequence[Token], at: int, *, single: bool = False, furthest: int = FURTHEST
) -> Noun | None:
    """Find the counted noun in the noun phrase that begins at a piece.

    ``single`` asks for a word that stands for one ("a tank").
    """
    position = at
    if at < len(pieces) and pieces[at].text == "-":
        return _joined_noun(pieces, at + 1) or counted_noun(pieces, at + 1, furthest=furthest)
    if not single:
        while position < len(pieces) and pieces[position].lower in OPENING:
            position += 1
    limit = min(len(pieces), position + furthest)
    weak: Noun | None = None
    while position < limit:
        piece = pieces[position]
        noun = noun_at(pieces, position)
        if noun is None:
            modifies = single and position == at and _is_participle(piece)
            if not modifies and _ends_phrase(piece, pieces, position):
                break
            position += 1
            continue
        found = _last_of_compound(pieces, noun)
        fits = found.word.single if single else True
        if _goes_on(pieces, found.last + 1):
            position = found.last + 1
            continue
        if _is_weak(pieces, found):
            weak = weak or (found if fits else None)
            position = found.last + 1
            continue
        return found if fits else None
    return weak


def _joined_noun(pieces: Sequence[Token], at: int) -> Noun | None:
    """Give the noun joined to a number by a hyphen ("an 11-vehicle convoy" counts vehicles)."""
    return noun_at(pieces, at) if at < len(pieces) else None


def noun_at(pieces: Sequence[Token], at: int) -> Noun | None:
    """Find the longest counted phrase that begins at a piece; hyphens do not part words."""
    known, longest = counted_words(), longest_counted()
    words: list[str] = []
    best: Noun | None = None
    position = at
    while position < len(pieces) and len(words) < longest:
        piece = pieces[position]
        if piece.text == "-" and words:
            position += 1
            continue
        word = piece.lower.removesuffix("'s") if piece.text[0].isalpha() else ""
        if not word:
            break
        words.append(word)
        counted = known.get(tuple(words))
        if counted is not None and not _is_numbered(pieces, position):
            best = Noun(at, position, counted)
        position += 1
    return best


def _is_numbered(pieces: Sequence[Token], at: int) -> bool:
    """Whether digits touch a word from behind, so that it is part of a name ("M23", "T72")."""
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    return behind is not None and behind.text[0].isdigit() and touching(pieces[at], behind)


def _last_of_compound(pieces: Sequence[Token], noun: Noun) -> Noun:
    """Go on through nouns that stand side by side ("police officers", "tank crews")."""
    found = noun
    for _ in range(FURTHEST):
        after = found.last + 1
        if after >= len(pieces):
            return found
        following = noun_at(pieces, after)
        if following is None or _is_participle(pieces[after]):
            return found
        if following.word.single and not following.word.plural and found.word.plural:
            return found
        found = Noun(noun.first, following.last, following.word)
    return found


def _is_participle(piece: Token) -> bool:
    return piece.lower in befell().participles or piece.lower in befell().verbs


def _goes_on(pieces: Sequence[Token], at: int) -> bool:
    """Whether a hyphen makes a noun part of an adjective ("rocket-propelled grenade")."""
    return (
        at + 1 < len(pieces)
        and pieces[at].text in {"-", "–"}
        and touching(pieces[at - 1], pieces[at])
        and touching(pieces[at], pieces[at + 1])
    )


def _is_weak(pieces: Sequence[Token], noun: Noun) -> bool:
    """Whether the noun found is likely an adjective of another ("three rebel fighters")."""
    return noun.first == noun.last and pieces[noun.first].lower in never_heads()


def _ends_phrase(piece: Token, pieces: Sequence[Token], at: int) -> bool:
    """Whether a noun phrase cannot go on over a piece."""
    if piece.lower in STOPS:
        return not _hyphened(pieces, at)
    if not piece.text[0].isalnum():
        return piece.text not in INNER_MARKS
    if piece.text[0].isdecimal():
        return at == 0 or pieces[at - 1].text != "-"
    if piece.lower in number_words().units or piece.lower in number_words().vague_scales:
        return True
    return _is_participle(piece) and not _before_people(pieces, at)


def _hyphened(pieces: Sequence[Token], at: int) -> bool:
    """Whether a small word is inside a compound ("command-and-control node")."""
    return at > 0 and pieces[at - 1].text == "-" and touching(pieces[at - 1], pieces[at])


def _before_people(pieces: Sequence[Token], at: int) -> bool:
    """Whether a participle stands right before a counted noun ("two captured pilots")."""
    if at + 1 >= len(pieces):
        return False
    following = noun_at(pieces, at + 1)
    return following is not None and following.word.sort == "people"
