"""Words of saying that the trained reader finds, in the form in which the rules find theirs."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.claims.lines import Line, Run
from sayso.claims.speech import Sort, Speech
from sayso.claims.tagged import TaggedSpeech
from sayso.nouns.evidence import Span

LIKELY = 0.9
"""Beside the rules, words are taken for handed on when that is at least so likely; at less, more
that the outlet says in its own voice was lost than was gained."""
ALONE = 0.5
"""The same where the rules do not read."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the trained reader found in a sentence, its name, and whether it reads alone."""

    said: tuple[TaggedSpeech, ...]
    read_by: str
    alone: bool


def with_tagged(speeches: Sequence[Speech], tagging: Tagging, line: Line) -> list[Speech]:
    """Give the words of saying of the rules, and those that only the trained reader finds."""
    bar = ALONE if tagging.alone else LIKELY
    taken = [span_of(speech, line) for speech in speeches]
    added = [
        speech
        for found in tagging.said
        if found.chance >= bar and not any(whole_of(found).overlaps(span) for span in taken)
        if (speech := as_speech(found, line)) is not None
    ]
    return sorted([*speeches, *added], key=lambda speech: speech.first)


def span_of(speech: Speech, line: Line) -> Span:
    """Give the words from a speaker to the word of saying."""
    first, last = speech.cue
    if speech.speaker is not None:
        first, last = min(first, speech.speaker[0]), max(last, speech.speaker[1])
    return line.span((first, last))


def whole_of(found: TaggedSpeech) -> Span:
    """Give the words from a speaker to the word of saying, or the latter where they are apart."""
    if found.source is None or abs(found.source.start - found.cue.start) > NEAR:
        return found.cue
    return Span(min(found.cue.start, found.source.start), max(found.cue.end, found.source.end))


NEAR = 120
"""Characters."""
AIM = "to"
"""Begins what somebody wants, plans or agrees to do: a happening, and no words of his."""


def as_speech(found: TaggedSpeech, line: Line) -> Speech | None:
    """Give what the trained reader found in the rules' form; None where it names no speaker."""
    cue = run_at(found.cue, line)
    speaker = run_at(found.source, line) if found.source else None
    if cue is None or speaker is None:
        return None
    runs = [run for span in found.contents if (run := run_at(span, line)) is not None]
    runs = [run for run in runs if line.words[run[0]] != AIM]
    if not runs:
        return None
    before = [run for run in runs if run[1] < cue[0]]
    after = [run for run in runs if run[0] > cue[1]]
    sort: Sort = "subject" if speaker[0] < cue[0] else "inverted"
    who, description = described(speaker, line)
    return Speech(
        cue,
        line.words[cue[0]],
        sort,
        who,
        description,
        before=(before[0][0], before[-1][1]) if before else None,
        after=(after[0][0], after[-1][1]) if after else None,
        tagged=True,
    )


def described(speaker: Run, line: Line) -> tuple[Run, Run | None]:
    """Tell a name from what stands behind it between commas."""
    first, last = speaker
    comma = next((i for i in range(first + 1, last) if line.words[i] == ","), None)
    return (speaker, None) if comma is None else ((first, comma - 1), (comma + 1, last))


def run_at(span: Span, line: Line) -> Run | None:
    """Give the tokens of a line that a span covers; None where there are none."""
    starts = [token.start for token in line.tokens]
    first = bisect_left(starts, span.start)
    last = bisect_right(starts, span.end - 1) - 1
    return (first, last) if first <= last else None
