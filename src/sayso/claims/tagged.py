"""What the trained reader makes of a report's words, laid on its sentences."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from sayso.learned.roles import odds_of
from sayso.learned.speech import Said, said_in
from sayso.learned.tagger import Decoding, Scores, Tagged, Tagger
from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading, Token

STANCES = "stances"
"""The name of the head that tells how a happening is told."""
ARGUMENTS = "arguments"
"""The name of the head that tells which words play a role in what a trigger tells."""
LIKELY_NOTHING = math.log(0.95)
"""A word that tells of nothing with a higher log chance is asked for no target."""
FAINTEST = -3.0
"""Log odds; words that name the target with less are not kept."""
LONGEST_SENTENCE = 300
"""Words; what is longer is no sentence but a table, and is not read."""


Played = tuple[tuple[int, float], ...]
"""Words by their offsets, with the log odds that they play a role."""


@dataclass(frozen=True, slots=True)
class TaggedSpeech:
    """Words of saying as the trained reader sees them; ``chance`` that they hand on anything."""

    cue: Span
    source: Span | None
    contents: tuple[Span, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Tags:
    """What was made of each sentence, by its position; a sentence that is absent was not read.

    ``happenings`` holds for every token the log chance of nothing and of each type, in the order
    of ``classes``; ``said`` the words of saying whose cue stands in the sentence. ``read_by``
    names the reader; ``alone`` says that the rules do not read beside it. ``stances`` holds for
    every token the log chance of each stance, were it a trigger, where the network tells them.
    ``targets`` holds for the offset of a word that may be a trigger the words that may name its
    target, each by its offset with its log odds.
    """

    classes: tuple[str, ...] = ()
    happenings: Mapping[int, Scores] = field(default_factory=lambda: MappingProxyType({}))
    said: Mapping[int, tuple[TaggedSpeech, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    read_by: str = ""
    alone: bool = False
    stances: Mapping[int, Scores] = field(default_factory=lambda: MappingProxyType({}))
    targets: Mapping[int, Played] = field(default_factory=lambda: MappingProxyType({}))


NO_TAGS = Tags()


def tag(reading: Reading, tagger: Tagger, read_by: str = "", *, alone: bool = False) -> Tags:
    """Read the sentences of all passages that speak."""
    asked = worth_reading(reading)
    words = [[token.text for token in reading.sentences[i].tokens] for i in asked]
    happenings: dict[int, Scores] = {}
    said: dict[int, tuple[TaggedSpeech, ...]] = {}
    stances: dict[int, Scores] = {}
    targets: dict[int, Played] = {}
    for tagged in tagger.read(words, more=(STANCES, ARGUMENTS)):
        ends = 0
        for position, size in zip(tagged.sentences, tagged.words, strict=True):
            part = slice(ends, ends + size)
            happenings[asked[position]] = tagged.happenings[part]
            if STANCES in tagged.more:
                stances[asked[position]] = tagged.more[STANCES][part]
            ends += size
        for found in said_in(tagged.spoken, tagged.links, tagger.decoding):
            sentence, speech = placed(found, tagged, asked, reading)
            said[sentence] = (*said.get(sentence, ()), speech)
        if ARGUMENTS in tagged.more:
            starts = [token.start for _, token in places_of(tagged, asked, reading)]
            targets.update(targets_in(tagged, tagger.decoding, starts))
    return Tags(tagger.decoding.classes, happenings, said, read_by, alone, stances, targets)


def targets_in(
    tagged: Tagged, decoding: Decoding, starts: Sequence[int]
) -> Iterator[tuple[int, Played]]:
    """Give for each word of a window that may be a trigger the words that may name its target."""
    triggers = np.flatnonzero(tagged.happenings[:, 0] < LIKELY_NOTHING).tolist()
    if not triggers:
        return
    odds = odds_of(triggers, "target", tagged.more[ARGUMENTS], decoding)
    for trigger, row in zip(triggers, odds, strict=True):
        words = np.flatnonzero(row > FAINTEST).tolist()
        yield starts[trigger], tuple((starts[word], float(row[word])) for word in words)


def worth_reading(reading: Reading) -> list[int]:
    """Give the positions of the sentences that are read."""
    return [
        position
        for position, sentence in enumerate(reading.sentences)
        if len(sentence.tokens) <= LONGEST_SENTENCE
        and (reading.passage_of(sentence).speaks or reading.passage_of(sentence).kind == "teaser")
    ]


def places_of(tagged: Tagged, asked: Sequence[int], reading: Reading) -> list[tuple[int, Token]]:
    """Give the words that were read in a window, each with the position of its sentence."""
    return [
        (asked[position], token)
        for position, size in zip(tagged.sentences, tagged.words, strict=True)
        for token in reading.sentences[asked[position]].tokens[:size]
    ]


def placed(
    found: Said, tagged: Tagged, asked: Sequence[int], reading: Reading
) -> tuple[int, TaggedSpeech]:
    """Give words of saying by their place in the report, and the sentence of their cue."""
    places = places_of(tagged, asked, reading)

    def span(run: tuple[int, int]) -> Span:
        return Span(places[run[0]][1].start, places[run[1]][1].end)

    contents = tuple(
        span(piece) for run in found.contents for piece in unbroken(run, [s for s, _ in places])
    )
    source = span(found.source) if found.source else None
    return places[found.cue[0]][0], TaggedSpeech(span(found.cue), source, contents, found.chance)


def unbroken(run: tuple[int, int], sentences: Sequence[int]) -> list[tuple[int, int]]:
    """Cut a run where sentences were left out between its words, and between sentences."""
    pieces = [run[0]]
    pieces += [i for i in range(run[0] + 1, run[1] + 1) if sentences[i] != sentences[i - 1]]
    ends = [*(start - 1 for start in pieces[1:]), run[1]]
    return list(zip(pieces, ends, strict=True))
