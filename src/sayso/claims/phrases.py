"""Where the phrase that names a speaker begins and ends.

Reports lose their commas on the way ("were killed a monitor said"), so the phrase is found by its
own words: an article begins it, a noun of role or a name is its head, "of" and "in" may join more.
"""

from sayso.claims.lines import QUOTES, STOPS, Line, Run, is_finite
from sayso.lexicon.saying import words_of

LONGEST = 24
LONGEST_APPOSITION = 30
LONGEST_TITLE = 5


def phrase_before(line: Line, last: int) -> Run | None:
    """Give the phrase that ends at a token; None where no speaker stands there."""
    word = line.word(last)
    if last < 0 or word in STOPS or word in words_of("breaks") or word in words_of("links"):
        return None
    if word in words_of("persons") | words_of("groups") | words_of("first_persons"):
        return last, last
    first = last
    floor = max(-1, last - LONGEST)
    position = last - 1
    while position > floor:
        step = _step_left(line, position, first, last)
        if step is None:
            break
        first = step
        position = first - 1
        if line.words[first] in words_of("determiners") and line.word(first - 1) not in words_of(
            "links"
        ):
            break
    first = _without_leading(line, first, last)
    return (first, last) if first <= last else None


def _step_left(line: Line, position: int, first: int, last: int) -> int | None:
    """Give the new first token of a phrase that may take in the token at a position, or None."""
    word = line.words[position]
    if word in CLOSING:
        return _over_bracket(line, position)
    if word in QUOTES:
        return _over_quoted(line, position)
    if word in words_of("determiners"):
        return position
    if word in words_of("links"):
        joined = line.is_role(position - 1)
        named = word in {"of", "for", "at"} and line.is_name(position - 1) and line.is_name(first)
        return position - 1 if joined or (named and not line.capitals) else None
    return position if _belongs(line, position, first, last) else None


def _over_quoted(line: Line, position: int) -> int | None:
    """Step over one or two quoted words inside a phrase: 'a "regime" source'."""
    for first in range(position - 2, max(0, position - LONGEST_QUOTED), -1):
        if line.words[first] in QUOTES:
            return first if line.word(first - 1) in words_of("determiners") else None
    return None


LONGEST_QUOTED = 5
LONGEST_HYPHEN = 2
"""Characters from a word to the one that a hyphen joins to it: "U.S.-led"."""


def _belongs(line: Line, position: int, first: int, last: int) -> bool:
    """Whether a word that is no article and no preposition belongs to the phrase behind it."""
    word = line.words[position]
    if word in {"'", "’", "-"}:
        return position > 0 and _grows_together(line, position)
    if word in {"and", "&"}:
        return _joint(line, position)
    if word in STOPS or word in words_of("breaks") or word in words_of("days") or word.isdigit():
        return word.isdigit() and line.is_role(last) and len(word) < 4
    if line.is_name(position) or line.is_role(position) or line.is_modifier(position):
        return True
    if word in words_of("persons") | words_of("groups") | words_of("relatives"):
        return False
    plain = not line.is_role(last) and not line.is_name(first)
    return plain and last - position < LONGEST_TITLE


def _grows_together(line: Line, position: int) -> bool:
    """Whether a mark is part of a word: "the rebels' spokesman", "U.S.-led"."""
    if line.words[position] != "-":
        return line.words[position - 1].endswith("s")
    before = line.tokens[position - 1].end
    return line.tokens[position + 1].start - before <= LONGEST_HYPHEN


CLOSING = {")": "(", "]": "["}


def _over_bracket(line: Line, position: int) -> int | None:
    """Step over a short bracket inside a name: "Islamic State (IS) fighters"."""
    for first in range(position - 1, max(0, position - 4), -1):
        if line.words[first] == CLOSING[line.words[position]]:
            return first - 1 if line.is_name(first - 1) or line.is_role(first - 1) else None
    return None


def _joint(line: Line, position: int) -> bool:
    """Whether "and" joins two speakers."""
    return line.is_role(position - 1) and not line.has_verb(position - 1, position - 1)


def _without_leading(line: Line, first: int, last: int) -> int:
    """Give the first token of a phrase without "meanwhile" and the like."""
    while first < last and (line.words[first] in words_of("leading") or line.words[first] in STOPS):
        first += 1
    return first


def before_apposition(line: Line, comma: int) -> tuple[Run, Run] | None:
    """Give the phrase and the description behind it, which ends at a comma or bracket.

    Descriptions hold commas of their own: the first opening mark, from the right, whose
    description begins as one ("a", "the", "who") or that has a speaker before it is taken.
    """
    opening = {")": "(", "]": "[", ",": ","}.get(line.word(comma), line.word(comma))
    fallback: tuple[Run, Run] | None = None
    for position in range(comma - 1, max(0, comma - LONGEST_APPOSITION), -1):
        if line.words[position] in QUOTES or line.words[position] == ";":
            break
        if line.words[position] != opening or position + 1 == comma:
            continue
        phrase = phrase_before(line, position - 1)
        if phrase is None or (phrase[0] == phrase[1] and line.words[phrase[0]].isdigit()):
            continue
        found = (phrase, (position + 1, comma - 1))
        fallback = fallback or found
        begins = line.words[position + 1] in DESCRIBING or opening != ","
        if begins or any(map(line.is_role, range(phrase[0], phrase[1] + 1))):
            return found
    return fallback


DESCRIBING = frozenset({"a", "an", "the", "who", "which", "head", "director", "whose", "also"})


def phrase_after(line: Line, first: int) -> Run | None:
    """Give the phrase that begins at a token; None where no speaker stands there."""
    position = first
    head = False
    if line.word(first) in words_of("breaks") | QUOTES or line.word(first) in {".", ":", ";", ""}:
        return None
    while position < min(len(line), first + LONGEST):
        word = line.words[position]
        if word in {"(", "["} and line.word(position + 2) in CLOSING and _goes_on(line, position):
            position += 3
            continue
        if word in STOPS and not (word == "-" and line.is_name(position + 1)):
            break
        if word in words_of("breaks") and word != "and":
            break
        if word == "and" and not (head and _begins_speaker(line, position + 1)):
            break
        if head and _another_begins(line, position):
            break
        if position > first and is_finite(word) and not line.is_name(position):
            break
        head = head or line.is_role(position) or line.is_name(position)
        position += 1
    last = position - 1
    while last > first and (
        line.words[last] in words_of("links") or line.words[last] in words_of("days")
    ):
        last -= 1
    return (first, last) if last >= first else None


def _goes_on(line: Line, bracket: int) -> bool:
    """Whether a phrase goes on behind a bracket: "Islamic State [IS]-affiliated"."""
    behind = bracket + 3
    return line.word(behind) == "-" or line.is_role(behind)


def _begins_speaker(line: Line, position: int) -> bool:
    """Whether another speaker begins at a token, after "and"."""
    return any(line.is_role(position + step) for step in range(3))


def _another_begins(line: Line, position: int) -> bool:
    """Whether a token, behind a head, begins what is said and no longer belongs to the speaker."""
    word, before = line.words[position], line.words[position - 1]
    if before in words_of("links") or before in words_of("determiners"):
        return False
    if word in words_of("determiners") or word.isdigit() or word in words_of("days"):
        return True
    if is_finite(word) and not line.is_name(position):
        return True
    if word in words_of("links"):
        after = line.word(position + 1)
        return (
            word in {"by", "to", "from", "on"}
            and after not in words_of("determiners")
            and after in words_of("days")
        )
    if (
        line.is_name(position)
        and not line.is_name(position - 1)
        and before not in words_of("modifiers")
    ):
        return not (line.is_role(position - 1) and _names_person(line, position))
    lower = (
        not line.is_name(position) and not line.is_role(position) and not line.is_modifier(position)
    )
    return lower and (
        line.is_role(position - 1)
        or (line.is_name(position - 1) and not line.is_modifier(position - 1))
    )


def _names_person(line: Line, position: int) -> bool:
    """Whether names in a row, closed by a comma or the end, follow a title."""
    while position < len(line) and line.is_name(position):
        position += 1
    return position == len(line) or line.words[position] in STOPS | words_of("days") | {
        "on",
        "in",
        "at",
    }
