"""Which words of a sentence a word of saying hands on: those before it, behind it, or both."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.lines import QUOTES, Line, Run, is_finite
from sayso.claims.occasions import skip_occasion
from sayso.claims.speech import Speech
from sayso.lexicon.saying import words_of

SHORTEST_BEFORE = 3
OPENING = 2
"""A rumour told within so many words of the beginning ("amid reports of") ends at the comma."""


def with_contents(line: Line, speeches: Sequence[Speech]) -> list[Speech]:
    """Give each word of saying with the words it hands on."""
    found = []
    for index, speech in enumerate(speeches):
        if speech.before is None and speech.after is None:
            floor = left_bound(line, speeches, index)
            ceiling = right_bound(line, speeches, index)
            found.append(sided(line, speech, floor, ceiling))
        else:
            found.append(speech)
    return found


def sided(line: Line, speech: Speech, floor: int, ceiling: int) -> Speech:
    """Say on which side the words said stand, between two bounds."""
    before = run_of(line, floor, speech.first - 1)
    tail = speech.last + 1
    after = run_of(line, tail, ceiling)
    if speech.sort == "hearsay" and speech.first <= OPENING:
        comma = next((i for i in range(tail, ceiling) if line.words[i] == ","), ceiling + 1)
        return replace(speech, after=run_of(line, tail, comma - 1))
    if speech.sort in {"participle", "hearsay"} or speech.root == "release":
        return replace(speech, after=after)
    if speech.sort == "citing":
        return replace(speech, before=before)
    if speech.sort == "behind":
        whole = speech.root in phrases_on_both_sides()
        opens = before is None or not line.has_verb(*before)
        return replace(
            speech, before=None if opens else before, after=after if opens or whole else None
        )
    if speech.sort == "inverted":
        return replace(speech, before=before, after=rest_behind(line, tail, ceiling))
    return of_subject(line, speech, before, ceiling)


def phrases_on_both_sides() -> frozenset[str]:
    """Give the phrases that hand on words on either side."""
    return words_of("behind_all")


def of_subject(line: Line, speech: Speech, before: Run | None, ceiling: int) -> Speech:
    """Say on which side the words stand of "X said": a conjunction or the end behind it tells."""
    tail = skip_occasion(line, speech.last + 1)
    follows = line.word(tail) if tail <= ceiling else ""
    substantial = before is not None and _asserts(line, before)
    quoted = line.word(speech.first - 1) in QUOTES or line.word(speech.first - 2) in QUOTES
    if follows in {"", ".", ")"} or (follows in QUOTES and tail >= ceiling):
        return replace(speech, before=before)
    if follows in {"that", ":"} or (follows in QUOTES and not quoted):
        inner = run_of(line, tail, ceiling)
        return replace(speech, after=inner)
    if follows in QUOTES:
        return replace(speech, before=before, after=run_of(line, tail, ceiling))
    if follows == "," and not substantial and not quoted:
        return replace(speech, after=run_of(line, tail + 1, ceiling))
    if substantial or quoted:
        comma = line.word(speech.first - 1) in {",", "-", "—", "–"}
        closes = follows in words_of("closings") or follows.endswith("ing")
        if follows in {",", ";"} or closes or quoted or comma:
            return replace(speech, before=before, after=rest_behind(line, tail, ceiling))
    return replace(speech, after=run_of(line, tail, ceiling))


def _asserts(line: Line, before: Run) -> bool:
    """Whether what stands before a speaker is a clause of its own, and no mere opening."""
    first, last = before
    if last - first + 1 < SHORTEST_BEFORE or not line.has_verb(first, last):
        return False
    if line.words[first] in words_of("subordinating"):
        comma = next((i for i in range(first, last + 1) if line.words[i] == ","), None)
        if comma is not None and comma < last - 1:
            return line.has_verb(comma + 1, last)
        return comma is None and line.word(last + 1) != ","
    return True


def rest_behind(line: Line, tail: int, ceiling: int) -> Run | None:
    """Give what follows a speaker that closes a clause, where it still is the speaker's."""
    tail = skip_occasion(line, tail)
    if line.word(tail) == ";" and line.word(tail + 1) not in words_of("contrasts"):
        return run_of(line, tail + 1, ceiling)
    if line.word(tail) == "," and line.word(tail + 1) == "and" and _asks_for_subject(line, tail):
        return run_of(line, tail + 2, ceiling)
    if line.word(tail) == ",":
        tail += 1
    if line.word(tail) in words_of("contrasts") | words_of("relatives") | {
        "which",
        "adding",
        "as",
        ".",
    }:
        return None
    return run_of(line, tail, ceiling)


def _asks_for_subject(line: Line, comma: int) -> bool:
    """Whether ", and" goes on with a verb whose subject is in the words said before."""
    verb = comma + 2 + (line.word(comma + 2) in words_of("between"))
    return is_finite(line.word(verb))


def run_of(line: Line, first: int, last: int) -> Run | None:
    """Give a run without marks at its ends; None where nothing is left."""
    while first <= last and line.words[first] in {",", ";", ":", "-", ")", "—", "–", "."}:
        first += 1
    while last >= first and line.words[last] in {",", ";", "(", "-", "—", "–", "."}:
        last -= 1
    return (first, last) if first <= last else None


def left_bound(line: Line, speeches: Sequence[Speech], index: int) -> int:
    """Give the first token that may belong to what stands before a speaker."""
    start = 0
    for other in speeches[:index]:
        if other.sort == "subject" and speeches[index].sort == "behind":
            start = other.last + 1
        if other.sort in {"citing", "participle"}:
            continue
        stop = speeches[index].first
        mark = _turn(line, other.last + 1, stop)
        if mark is not None:
            start = mark + 1
        elif other.sort == "inverted" or _closes(line, other):
            apart = stop - skip_occasion(line, other.last + 1) > SHORTEST_BEFORE
            start = other.last + 1 if apart else start
    return start


def _closes(line: Line, speech: Speech) -> bool:
    """Whether a word of saying ends its own clause."""
    tail = skip_occasion(line, speech.last + 1)
    return line.word(tail) in {",", ";"} and speech.first > 0


def right_bound(line: Line, speeches: Sequence[Speech], index: int) -> int:
    """Give the last token that may belong to what stands behind a cue."""
    end = len(line) - 1
    for other in speeches[index + 1 :]:
        start = speeches[index].last + 1
        if other.sort == "participle":
            return max(start - 1, other.cue[0] - 1)
        mark = _turn(line, start, other.first + 1)
        if mark is not None:
            return mark - 1
        if other.sort == "subject" and _ends_all(line, other):
            return other.first - 1
    return end


def _ends_all(line: Line, speech: Speech) -> bool:
    """Whether a word of saying ends the sentence, so that all before it is its speaker's."""
    tail = skip_occasion(line, speech.last + 1)
    return line.word(tail) in {"", "."} and line.word(speech.first - 1) in {",", "-"}


def _turn(line: Line, start: int, stop: int) -> int | None:
    """Give the last "while", "but", semicolon between two words of saying, close to the second."""
    for position in range(min(stop, len(line)) - 1, start - 1, -1):
        word = line.words[position]
        if word in {"while", "whereas", ";", "although", "though"}:
            return position
        if word in {"but", "and"} and stop - position <= TURN_NEAR:
            return position
    return None


TURN_NEAR = 5
