"""Which phrase before a verb of saying is its subject.

Descriptions, relative clauses and names in them stand between a speaker and the verb, and reports
lose the commas around them.
"""

from sayso.claims.lines import QUOTES, STOPS, Line, Run
from sayso.claims.phrases import before_apposition, phrase_after, phrase_before
from sayso.lexicon.outlets import outlet_at
from sayso.lexicon.saying import saying_verbs, words_of

LONGEST_MAKING = 26
LONGEST_RELATIVE = 16


def subject_phrase(line: Line, end: int) -> tuple[Run, Run | None] | None:
    """Give the phrase of a subject that ends at a token, and the description behind it."""
    if line.words[end] in words_of("relatives"):
        end -= 1 + (line.word(end - 1) == ",")
        speaker = phrase_before(line, end)
        return (speaker, None) if speaker and may_speak(line, end) else None
    if line.words[end] in {",", ")", "]", "-", "–", "—"}:
        return before_apposition(line, end)
    speaker = phrase_before(line, end)
    outlet = speaker is not None and outlet_at(line.tokens, speaker[0]) is not None
    told = speaker is not None and line.word(speaker[0] - 1) in words_of("links")
    stated = line.words[end] in words_of("statements")
    strong = (line.is_role(end) and not stated) or (outlet and not told)
    relative = None if strong else _before_relative(line, end)
    if relative or speaker is None:
        return relative
    return _around_object(line, speaker) or (_with_partner(line, speaker), None)


def _around_object(line: Line, speaker: Run) -> tuple[Run, Run] | None:
    """Read "the coalition fighting them in Iraq said", "X the governor of Hatay told".

    Where no verb stands between the beginning of the clause and the word of saying, all of it is
    the subject, and its first phrase is the speaker.
    """
    first, last = speaker
    start = first
    while start > 0 and line.words[start - 1] not in STOPS and line.words[start - 1] != "that":
        start -= 1
    while start < first and line.words[start] in words_of("leading"):
        start += 1
    stated = _in_statement(line, start, first)
    if stated:
        return stated, (stated[1] + 1, last)
    if start >= first or line.words[start] in words_of("links") | words_of("breaks"):
        return None
    head = phrase_after(line, start)
    opens = line.is_name(start) or line.is_role(start) or line.is_role(start + 1)
    if head is not None and first <= head[1] <= last and opens:
        return (start, last), (start, last)
    if head is None or head[1] >= first or _finite_between(line, head, first):
        return None
    within = line.word(first - 1) in words_of("links") | {"against", "over"}
    role = any(map(line.is_role, range(head[0], head[1] + 1)))
    name = all(map(line.is_name, range(head[0], head[1] + 1))) and head[1] > head[0]
    strong = line.is_role(last) or outlet_at(line.tokens, first)
    if (role and within and not strong) or (name and not line.capitals):
        return head, (head[1] + 1, last)
    return None


def _in_statement(line: Line, start: int, stop: int) -> Run | None:
    """Read "the group in a statement on its website said": the name before "in"."""
    position = start
    while position < stop and (line.is_name(position) or line.words[position] == "the"):
        position += 1
    if position == start or line.word(position) != "in":
        return None
    window = line.words[position + 1 : min(position + 5, stop)]
    return (start, position - 1) if any(w in words_of("statements") for w in window) else None


def _finite_between(line: Line, head: Run, stop: int) -> bool:
    """Whether a finite verb stands between a phrase and a token, relative clauses aside."""
    behind = head[1] + 1
    relative = next(
        (i for i in range(behind, stop) if line.words[i] in {"who", "which", "that", "whose"}), stop
    )
    return line.has_verb(behind, relative - 1)


def _with_partner(line: Line, speaker: Run) -> Run:
    """Take in a second speaker before "and": "the army and the ministry said"."""
    if line.word(speaker[0] - 1) != "and" or not may_speak(line, speaker[0] - 2):
        return speaker
    partner = phrase_before(line, speaker[0] - 2)
    opens = partner is not None and line.word(partner[0] - 1) in {"", ",", "]", "-"} | QUOTES
    return (partner[0], speaker[1]) if partner and opens else speaker


def _before_relative(line: Line, end: int) -> tuple[Run, Run] | None:
    """Read "the Observatory which relies on sources in the country said", its commas lost.

    A relative clause may be cut short ("the Observatory based in Britain said"), and may hold a
    verb of saying of its own ("a diplomat who asked not to be named said").
    """
    for position in range(end - 1, max(0, end - LONGEST_RELATIVE), -1):
        word = line.words[position]
        if word in {"which", "who", "whose"}:
            speaker = phrase_before(line, position - 1)
            if speaker is None or not any(
                may_speak(line, i) for i in (speaker[1], *range(*speaker))
            ):
                return None
            named = _named_before(line, speaker)
            return (named, (named[1] + 2, end)) if named else (speaker, (position + 1, end))
        doing = _is_doing(line, position) and not line.is_role(end)
        if doing or (word in words_of("reduced_relatives") and may_speak(line, position - 1)):
            speaker = phrase_before(line, position - 1)
            return (speaker, (position, end)) if speaker else None
        if word in {",", ".", ";", "that", "while", "but"} or word in QUOTES:
            return None
        related = line.words[position - 1] in {"which", "who"}
        if word in saying_verbs() and word not in words_of("noun_forms") and not related:
            return None
    return None


def _is_doing(line: Line, position: int) -> bool:
    """Whether a word tells what several speakers do ("refugees crossing the river said")."""
    word = line.words[position]
    if not word.endswith("ing") or word in saying_verbs() or line.word(position + 1) == "of":
        return False
    return line.is_role(position - 1) and line.word(position - 1).endswith("s")


def _named_before(line: Line, description: Run) -> Run | None:
    """Give the name, closed by a comma, that a description describes; a place names nobody."""
    if line.word(description[0] - 1) != ",":
        return None
    named = phrase_before(line, description[0] - 2)
    if named is None or line.word(named[0] - 1) in words_of("links"):
        return None
    return named if all(map(line.is_name, range(named[0], named[1] + 1))) else None


def maker_before(line: Line, verb: int) -> Run | None:
    """Read "a video posted online by X shows": who made it, where the words say it."""
    for position in range(verb - 1, max(-1, verb - LONGEST_MAKING), -1):
        if line.words[position] in words_of("statements"):
            by = next((i for i in range(position, verb) if line.words[i] in {"by", "from"}), None)
            found = phrase_after(line, by + 1) if by else None
            return (found[0], min(found[1], verb - 1)) if found and found[0] < verb else None
        if line.words[position] in {".", ";"}:
            return None
    return None


def may_speak(line: Line, position: int) -> bool:
    """Whether a word may end a speaker's phrase."""
    word = line.word(position)
    return (
        is_pronoun(word)
        or word in words_of("relatives")
        or line.is_role(position)
        or line.is_name(position)
    )


def is_pronoun(word: str) -> bool:
    """Whether a word is a pronoun."""
    return any(word in words_of(sort) for sort in ("persons", "groups", "first_persons"))
