"""A sentence as the reader of speakers sees it: its words, their case, and what joins them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from sayso.lexicon.happenings import irregular_forms
from sayso.lexicon.saying import adjective_endings, speaker_nouns, words_of
from sayso.nouns.evidence import Span
from sayso.nouns.reading import Sentence, Token

QUOTES = frozenset('"“”«»„')
STOPS = QUOTES | frozenset(",;:—–()[]-.!?")
CAPITAL_SHARE = 0.7
SHORTEST_CAPITALS = 6

Run = tuple[int, int]
"""Positions of a first and a last token, both included."""


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a sentence, their forms in lower case, and whether all is in capitals."""

    tokens: Sequence[Token]
    words: Sequence[str]
    capitals: bool
    titled: bool = False

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, position: int) -> str:
        """Give a word in lower case, and the empty word beyond either end."""
        return self.words[position] if 0 <= position < len(self.words) else ""

    def is_name(self, position: int) -> bool:
        """Whether a word is written as a name; in a line of capitals, any word that is no other."""
        if not 0 <= position < len(self.tokens) or not self.tokens[position].text[0].isalpha():
            return False
        if self.capitals:
            word = self.words[position]
            return word not in closed_words() and not is_finite(word)
        text = self.tokens[position].text
        if self.words[position].startswith(("al-", "el-", "ad-", "as-", "ar-")):
            return True
        return text[0].isupper() and (self.words[position] not in closed_words() or text.isupper())

    def is_role(self, position: int) -> bool:
        """Whether a word is a noun that names a speaker by role."""
        word = self.word(position)
        return word.removesuffix("'s") in speaker_nouns() or word.split("-")[-1] in speaker_nouns()

    def is_modifier(self, position: int) -> bool:
        """Whether a word may describe the noun behind it."""
        word = self.word(position)
        if word in words_of("modifiers") or word.endswith("'s") or "-" in word:
            return True
        return len(word) > 4 and word.endswith(adjective_endings())

    def span(self, run: Run) -> Span:
        """Give where a run of tokens stands in the text."""
        return Span(self.tokens[run[0]].start, self.tokens[run[1]].end)

    def has_verb(self, first: int, last: int) -> bool:
        """Whether a run of tokens has a word that may be a finite verb."""
        return any(is_finite(self.words[i]) for i in range(max(0, first), last + 1))


def line_of(sentence: Sentence) -> Line:
    """Give a sentence as a line."""
    letters = [token for token in sentence.tokens if token.text[0].isalpha()]
    upper = sum(token.text.isupper() for token in letters)
    capitals = len(letters) >= SHORTEST_CAPITALS and upper >= CAPITAL_SHARE * len(letters)
    titled = sum(t.text[0].isupper() for t in letters) >= CAPITAL_SHARE * len(letters)
    tokens = without_inner_stops(sentence.tokens)
    return Line(tokens, [token.lower for token in tokens], capitals, titled)


def without_inner_stops(tokens: Sequence[Token]) -> list[Token]:
    """Leave out the stops of abbreviations: a full stop that a word follows ends no sentence."""
    kept = []
    for token, following in zip_longest(tokens, tokens[1:]):
        inner = token.text == "." and following is not None and _runs_on(token, following)
        if not inner:
            kept.append(token)
    return kept


def _runs_on(stop: Token, following: Token) -> bool:
    """Whether a word, or a hyphen without a blank, follows a full stop."""
    hyphen = following.text == "-" and following.start == stop.end
    return hyphen or following.text[0].isalnum()


@cache
def closed_words() -> frozenset[str]:
    """Give articles, prepositions and the like: words that are no name, however written."""
    groups = ("determiners", "breaks", "links", "leading", "days")
    return frozenset().union(*map(words_of, groups))


def is_finite(word: str) -> bool:
    """Whether a word may be a finite verb: helping, irregular, or in -ed."""
    if word in words_of("helping") or word in _irregular_verbs():
        return True
    return len(word) > 4 and word.endswith("ed") and word not in words_of("not_finite")


NOUN_ROOTS = frozenset({"person", "man", "woman", "child", "wife", "life", "loss"})
NO_VERBS = frozenset({"dead", "death", "deaths", "left", "wound", "set", "found"})


@cache
def _irregular_verbs() -> frozenset[str]:
    """Give irregular forms of verbs, without nouns made of them."""
    forms = {
        form
        for root, forms in irregular_forms().items()
        if root not in NOUN_ROOTS
        for form in forms
        if not form.endswith(("ing", "ion", "ions"))
    }
    return frozenset(forms - NO_VERBS | {"kills", "kill", "says"})
