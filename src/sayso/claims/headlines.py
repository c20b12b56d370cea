"""Who speaks in a headline: "X: C", "C: X", "C - X", or a noun of role at its end."""

from collections.abc import Iterator

from sayso.claims.lines import STOPS, Line, Run
from sayso.claims.speech import Speech
from sayso.lexicon.outlets import outlet_at
from sayso.lexicon.saying import words_of

LONGEST_COLON_NAME = 7


def headline_speech(line: Line, own: str = "") -> Iterator[Speech]:
    """Read "X: C" and "C: X", "C - X", and "C X" where the mark between them was lost.

    ``own`` is the report's outlet, which headlines end in.
    """
    last = len(line) - 1
    while last > 0 and line.words[last] in {".", "-", ":"}:
        last -= 1
    for mark in range(1, last):
        if line.words[mark] not in MARKS or not (line.words[mark] == ":" or _spaced(line, mark)):
            continue
        left, right = (0, mark - 1), (mark + 1, last)
        if line.words[mark] == ":" and mark <= LONGEST_COLON_NAME and _all_name(line, left):
            yield Speech((mark, mark), ":", "colon", left, after=right)
            return
        if last - mark <= LONGEST_COLON_NAME and _all_name(line, right):
            named = " ".join(token.text for token in line.tokens[mark + 1 : last + 1])
            if not own or named.casefold() != own.casefold():
                yield Speech((mark, mark), line.words[mark], "ending", right, before=left)
                return
        last = mark - 1
        break
    if _lone(line, last):
        first = last - 1 if line.is_name(last - 1) and line.is_modifier(last - 1) else last
        yield Speech((last, last), "", "ending", (first, last), before=(0, first - 1))


MARKS = frozenset(":-–—|")


def _lone(line: Line, last: int) -> bool:
    """Whether a headline ends in a noun of role with a capital that belongs to no phrase."""
    if last < SHORTEST_HEADLINE or line.capitals:
        return False
    joined = words_of("links") | words_of("determiners") | words_of("breaks")
    if line.words[last - 1] in joined:
        return False
    if line.words[last] in words_of("headline_ends"):
        return True
    capital = line.tokens[last].text[0].isupper()
    return capital and line.words[last] in words_of("headline_roles") and line.has_verb(0, last - 1)


SHORTEST_HEADLINE = 4


def _spaced(line: Line, mark: int) -> bool:
    """Whether blanks stand on both sides of a mark."""
    tokens = line.tokens
    return tokens[mark - 1].end < tokens[mark].start and tokens[mark].end < tokens[mark + 1].start


def _all_name(line: Line, run: Run) -> bool:
    """Whether a run is a speaker and nothing else: names and nouns of role, without a verb."""
    words = range(run[0], run[1] + 1)
    speaks = any(line.is_role(i) for i in words) or outlet_at(line.tokens, run[0])
    one = run[0] == run[1] and line.is_name(run[0]) and line.words[run[0] + 1 :][:1] == [":"]
    closed = any(line.words[i] in STOPS for i in words) or line.has_verb(*run)
    return bool(speaks or one) and not closed
