"""Times, places and occasions that stand between a verb of saying and what is said."""

from sayso.claims.lines import Line
from sayso.lexicon.saying import words_of

LONGEST_OCCASION = 14
LONGEST_PART = 9


def skip_occasion(line: Line, position: int) -> int:
    """Give the first token behind times, places and occasions of saying.

    "on Monday", "in a statement", "to AFP by telephone", "from Beirut". What begins with an
    article or number after no preposition is no occasion, but what is said.
    """
    start = position
    while position < min(len(line), start + LONGEST_OCCASION):
        size = _occasion_at(line, position)
        if not size:
            break
        position += size
    return position


def _occasion_at(line: Line, position: int) -> int:
    """Give how many tokens of an occasion begin here: 0 for none."""
    word = line.words[position]
    if word in words_of("times") or (word == "(" and line.word(position + 2) == ")"):
        return 3 if word == "(" else 1
    if word == "this" and line.word(position + 1) in {
        "week",
        "morning",
        "month",
        "evening",
        "afternoon",
    }:
        return 2
    if word == "last" and line.word(position + 1) in {"week", "month", "night", "year"}:
        return 2
    if word not in words_of("joining"):
        return 0
    end = position + 1
    while end < min(len(line), position + LONGEST_PART):
        inner = line.words[end]
        if (inner in words_of("occasions") and inner not in words_of("joining")) or (
            line.is_name(end)
            or inner.isdigit()
            or inner in {"state", "russian", "syrian", "foreign", "local"}
            or (
                line.is_modifier(end)
                and line.word(end + 1) in words_of("occasions") | words_of("statements")
            )
        ):
            end += 1
        else:
            break
    return end - position if end > position + 1 else 0
