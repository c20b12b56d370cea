"""Who says what in reports of war, as the rules read it, so that the network does not forget it.

Taught on political news alone, the network stops seeing speakers in reports of war, for which it
learns only happenings. What the rules find there is right nine times in ten; where they find
nothing although a sentence has a word of saying, nothing is taught.
"""

from dataclasses import replace
from itertools import groupby

import numpy as np

from sayso.claims.attributions import find_attributions
from sayso.lexicon.saying import saying_verbs, words_of
from sayso.nouns.attribution import Attribution
from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading, Token
from training.lessons import (
    CONTENT_TO_CUE,
    CUE_TO_SOURCE,
    IGNORED,
    LAYERS,
    NOBODY,
    OUTSIDE,
    Labels,
    Lesson,
    Link,
    paint,
)
from training.polnear import Run, runs_of

SOURCE, CUE, CONTENT = range(len(LAYERS))


def with_speech(lesson: Lesson, reading: Reading) -> Lesson:
    """Give a lesson with who says what as the rules read it."""
    tokens = [token for sentence in reading.sentences for token in sentence.tokens]
    starts = [token.start for token in tokens]
    found = [a for a in find_attributions(reading) if a.cue is not None]
    spoken = taught(found, reading)
    links: list[Link] = []
    painted: list[tuple[int, Run]] = []
    ordered = sorted(found, key=lambda a: (cue_start(a), a.content))
    for _, group in groupby(ordered, cue_start):
        pieces = list(group)
        cue, source = pieces[0].cue, pieces[0].source_span
        cues = runs_at([cue] if cue else [], tokens, starts)
        sources = runs_at([source] if source else [], tokens, starts)
        contents = [run for a in pieces for run in runs_at([a.content], tokens, starts)]
        if not cues:
            continue
        painted += [(CUE, run) for run in cues] + [(SOURCE, run) for run in sources]
        painted += [(CONTENT, run) for run in contents]
        links.append(Link(CUE_TO_SOURCE, cues[0][0], sources[0][0] if sources else NOBODY))
        links += [Link(CONTENT_TO_CUE, run[0], cues[0][0]) for run in contents]
    for layer, (first, last) in sorted(painted, key=lambda p: p[1][0] - p[1][1]):
        part = spoken[first : last + 1, layer]
        part[part == IGNORED] = OUTSIDE
        paint(spoken[:, layer], first, last)
    return replace(lesson, spoken=spoken, links=tuple(links))


def cue_start(attribution: Attribution) -> int:
    """Give where the word of saying begins; -1 where there is none."""
    return attribution.cue.start if attribution.cue else -1


def runs_at(spans: list[Span], tokens: list[Token], starts: list[int]) -> list[Run]:
    """Give the words of spans."""
    return runs_of([(span.start, span.end) for span in spans], tokens, starts)


def taught(found: list[Attribution], reading: Reading) -> Labels:
    """Give labels that say nothing is said, but where that is left open."""
    told = sorted(a.cue.start for a in found if a.cue is not None)
    rows = []
    for sentence in reading.sentences:
        place = int(np.searchsorted(told, sentence.start))
        has_cue = place < len(told) and told[place] < sentence.end
        may_say = any(t.lower in saying_verbs() or t.lower in HINTS for t in sentence.tokens)
        label = OUTSIDE if has_cue or not may_say else IGNORED
        rows.append(np.full((len(sentence.tokens), len(LAYERS)), label, dtype=np.int64))
    return np.concatenate(rows) if rows else np.zeros((0, len(LAYERS)), dtype=np.int64)


HINTS = frozenset({"according", "quoted", "citing", "reportedly", '"', "“", "”"}) | words_of(
    "statements"
)
"""Besides verbs of saying, what hints at somebody else's words."""
