"""Speakers that no verb of saying names: "The mayor: C", "C, by the mayor's count".

Live blogs, telegrams and tables set a speaker before a colon; where two speakers stand against
one another the second goes without a verb ("the army says ten; the rebels, forty").
"""

from collections.abc import Iterator, Sequence

from sayso.claims.lines import QUOTES, STOPS, Line, Run
from sayso.claims.phrases import phrase_after
from sayso.claims.speech import Speech, described
from sayso.lexicon.outlets import outlet_at
from sayso.lexicon.saying import saying_verbs, words_of

LONGEST_OPENING = 18
LONGEST_BEHIND = 6
RELATIVE = frozenset({"who", "which", "whose", "that"})
CLAUSE_ENDS = frozenset({".", ";", ""})


def with_verbless(line: Line, speeches: Sequence[Speech]) -> list[Speech]:
    """Give the words of saying of a sentence with those that no verb tells, in order."""
    found = [*speeches]
    for speech in (*colon_speech(line), *counted_by(line), *second_speakers(line, speeches)):
        taken = any(_overlap(speech, other) for other in found)
        if not taken:
            found.append(speech)
    return sorted(found, key=lambda speech: speech.first)


def _overlap(left: Speech, right: Speech) -> bool:
    """Whether two words of saying share a token of cue or speaker."""
    return left.first <= right.cue[1] and right.first <= left.cue[1]


def colon_speech(line: Line) -> Iterator[Speech]:
    """Read "The mayor: C" where a sentence, or what follows a semicolon, begins."""
    for start in clause_starts(line):
        speech = _before_colon(line, _behind_stamp(line, start))
        if speech is not None:
            yield speech


def clause_starts(line: Line) -> Iterator[int]:
    """Give the first token of a sentence and those behind its semicolons."""
    yield 0
    yield from (i + 1 for i, word in enumerate(line.words) if word == ";")


def _behind_stamp(line: Line, start: int) -> int:
    """Step over the time of day, bullet or dash that opens an entry."""
    position = start
    while position < start + LONGEST_STAMP and _is_stamp(line.word(position)):
        position += 1
    return position


LONGEST_STAMP = 6


def _is_stamp(word: str) -> bool:
    return word.isdigit() or word in {":", "-", "–", "—", "[", "]", ".", "*", "•", "gmt", "h"}


def _before_colon(line: Line, start: int) -> Speech | None:
    """Read a speaker whose phrase, descriptions aside, ends at a colon."""
    stop = min(len(line), start + LONGEST_OPENING)
    colon = next((i for i in range(start, stop) if line.words[i] == ":"), None)
    if colon is None or colon <= start or colon + 1 >= len(line) or line.capitals:
        return None
    if any(line.words[i] in saying_verbs() and _is_verb(line, i) for i in range(start, colon)):
        return None
    speaker = phrase_after(line, start)
    if speaker is None or speaker[1] >= colon or not _may_speak(line, speaker, colon):
        return None
    if _has_clause(line, speaker[1] + 1, colon):
        return None
    end = _end_of_clause(line, colon + 1)
    speech = Speech((colon, colon), ":", "colon", speaker, after=(colon + 1, end))
    return described(line, speech) if line.word(speaker[1] + 1) == "," else speech


def _is_verb(line: Line, position: int) -> bool:
    return line.words[position] not in words_of("noun_forms")


def _may_speak(line: Line, speaker: Run, colon: int) -> bool:
    """Whether a phrase names somebody who speaks: by role, as an outlet, or with words quoted."""
    words = range(speaker[0], speaker[1] + 1)
    if line.words[speaker[0]] in words_of("links") or line.words[speaker[0]].isdigit():
        return False
    if any(line.words[i] in words_of("statements") for i in words[-1:]):
        return False
    if any(map(line.is_role, words)) or outlet_at(line.tokens, speaker[0]) is not None:
        return True
    return line.is_name(speaker[0]) and line.word(colon + 1) in QUOTES


def _has_clause(line: Line, start: int, stop: int) -> bool:
    """Whether a verb stands between a speaker and the colon, relative clauses aside."""
    if any(line.words[i] in RELATIVE for i in range(start, min(start + 2, stop))):
        return False
    return line.has_verb(start, stop - 1)


def _end_of_clause(line: Line, start: int) -> int:
    """Give the last token of what a colon opens: all up to another speaker's semicolon."""
    for position in range(start, len(line)):
        if line.words[position] == ";" and _before_colon_near(line, position + 1):
            return position - 1
    return len(line) - 1


def _before_colon_near(line: Line, start: int) -> bool:
    return ":" in line.words[start : start + LONGEST_BEHIND + 2]


def counted_by(line: Line) -> Iterator[Speech]:
    """Read "C, by the mayor's count", "in the team's judgement"."""
    for position, word in enumerate(line.words):
        if word not in {"by", "in", "on"}:
            continue
        for noun in range(position + 2, min(len(line), position + LONGEST_BEHIND + 2)):
            if line.words[noun] in STOPS:
                break
            if line.words[noun] in words_of("reckonings") and _possessed(line, noun - 1):
                speaker = (position + 1, _owner_end(line, noun - 1))
                yield Speech((position, noun), "by count", "behind", speaker)
                break


def _possessed(line: Line, position: int) -> bool:
    """Whether a word stands in the genitive, an adjective behind it aside."""
    owner = line.words[_owner_end(line, position)]
    return owner.endswith(("'s", "’s")) or line.word(_owner_end(line, position) + 1) in {"'", "’"}


def _owner_end(line: Line, position: int) -> int:
    """Give the owner's last word before "own count", "first estimate"."""
    while position > 0 and line.words[position] in {"own", "first", "last", "latest", "'", "’"}:
        position -= 1
    return position


def second_speakers(line: Line, speeches: Sequence[Speech]) -> Iterator[Speech]:
    """Read "; the other, forty": a speaker whose verb is the one of the clause before."""
    for position in clause_starts(line):
        before = [speech for speech in speeches if speech.cue[1] < position]
        if not position or not before or before[-1].sort not in {"subject", "inverted", "behind"}:
            continue
        speaker = phrase_after(line, position)
        if speaker is None or line.word(speaker[1] + 1) != ",":
            continue
        first = speaker[1] + 2
        told = line.word(first) in QUOTES or line.word(first) in words_of("figures")
        if not (told or line.word(first).isdigit()) or line.is_name(first):
            continue
        end = next((i for i in range(first, len(line)) if line.words[i] == ";"), len(line)) - 1
        if not line.has_verb(first, end) or line.word(first) in QUOTES:
            cue = (speaker[1] + 1, speaker[1] + 1)
            yield Speech(cue, ",", "colon", speaker, after=(first, end))
