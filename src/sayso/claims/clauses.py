"""The smallest stretch of a sentence that carries a happening."""

from collections.abc import Sequence

from sayso.nouns.evidence import Span
from sayso.nouns.reading import Sentence, Token

BREAK_MARKS = frozenset(";:—–()")
QUOTES = frozenset('"“”«»')
SPEECH_MARKS = frozenset(",.:?!…")
BREAK_WORDS = frozenset(
    {
        "that", "while", "after", "which", "who", "when", "where", "but", "before", "although",
        "whereas", "because", "since", "until", "if", "as",
    }
)  # fmt: skip
FEWEST_WORDS = 5


def clause_at(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Give the positions of the first and last token of the clause around a trigger."""
    tokens = sentence.tokens
    left, right = first, last
    while left > 0 and not _breaks(tokens, left - 1, first - left):
        left -= 1
    while right + 1 < len(tokens) and not _breaks(tokens, right + 1, right - last):
        right += 1
    return _trim(tokens, left, right, first, last)


def _breaks(tokens: Sequence[Token], position: int, taken: int) -> bool:
    """Whether a clause ends at this token; a comma ends one only when enough was taken."""
    token = tokens[position]
    if token.text in BREAK_MARKS or token.lower in BREAK_WORDS:
        return True
    if token.text in QUOTES:
        return _opens_speech(tokens, position)
    return token.text == "," and taken >= FEWEST_WORDS


def _opens_speech(tokens: Sequence[Token], position: int) -> bool:
    """Whether a quotation mark parts what is said from who says it, and marks no mere name."""
    beside = tokens[max(0, position - 1) : position + 2]
    at_edge = position in {0, len(tokens) - 1}
    return at_edge or any(token.text in SPEECH_MARKS for token in beside)


def _trim(tokens: Sequence[Token], left: int, right: int, first: int, last: int) -> tuple[int, int]:
    """Leave marks and joining words off both ends."""
    while left < first and not tokens[left].text[0].isalnum():
        left += 1
    while left < first and tokens[left].lower in {"and", "or"}:
        left += 1
    while right > last and not tokens[right].text[-1].isalnum():
        right -= 1
    return left, right


def span_between(sentence: Sentence, left: int, right: int) -> Span:
    """Give the stretch from one token to another, both included."""
    return Span(sentence.tokens[left].start, sentence.tokens[right].end)
