"""What the trained reader makes of a report's words, laid on its sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sayso.learned.speech import Said, said_in
from sayso.learned.tagger import Scores, Tagged, Tagger
from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading

STANCES = "stances"
"""The name of the head that tells how a happening is told."""
LONGEST_SENTENCE = 300
"""Words; what is longer is no sentence but a table, and is not read."""


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
    """

    classes: tuple[str, ...] = ()
    happenings: Mapping[int, Scores] = field(default_factory=lambda: MappingProxyType({}))
    said: Mapping[int, tuple[TaggedSpeech, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    read_by: str = ""
    alone: bool = False
    stances: Mapping[int, Scores] = field(default_factory=lambda: MappingProxyType({}))


NO_TAGS = Tags()


def tag(reading: Reading, tagger: Tagger, read_by: str = "", *, alone: bool = False) -> Tags:
    """Read the sentences of all passages that speak."""
    asked = worth_reading(reading)
    words = [[token.text for token in reading.sentences[i].tokens] for i in asked]
    happenings: dict[int, Scores] = {}
    said: dict[int, tuple[TaggedSpeech, ...]] = {}
    stances: dict[int, Scores] = {}
    for tagged in tagger.read(words, more=(STANCES,)):
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
    return Tags(tagger.decoding.classes, happenings, said, read_by, alone, stances)


def worth_reading(reading: Reading) -> list[int]:
    """Give the positions of the sentences that are read."""
    return [
        position
        for position, sentence in enumerate(reading.sentences)
        if len(sentence.tokens) <= LONGEST_SENTENCE
        and (reading.passage_of(sentence).speaks or reading.passage_of(sentence).kind == "teaser")
    ]


def placed(
    found: Said, tagged: Tagged, asked: Sequence[int], reading: Reading
) -> tuple[int, TaggedSpeech]:
    """Give words of saying by their place in the report, and the sentence of their cue."""
    places = [
        (asked[position], token)
        for position, size in zip(tagged.sentences, tagged.words, strict=True)
        for token in reading.sentences[asked[position]].tokens[:size]
    ]

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
