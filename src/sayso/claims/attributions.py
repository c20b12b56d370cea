"""Find who says which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.claims.speakers import is_pronoun, speaker_at
from sayso.claims.speech import QUOTES, Speech, find_speech
from sayso.lexicon.outlets import find_outlets, outlet_named
from sayso.lexicon.saying import stands_for, words_of
from sayso.nouns.attribution import Attribution
from sayso.nouns.evidence import Span
from sayso.nouns.passage import Passage
from sayso.nouns.reading import Reading, Sentence
from sayso.nouns.source import Source

LONGEST_SENTENCE = 400
"""Words; what is longer is no sentence but a table, and is not read for speakers."""
LONGEST_QUOTATION = 12
"""Sentences; a quotation that runs longer has lost its closing mark."""
CONTRAST = frozenset({"while", "but", "whereas", ";"})


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Give the attributions, in text order, each with its whole chain."""
    found = [*of_passages(reading), *of_sentences(reading)]
    ordered = sorted(found, key=lambda a: (a.content.start, -a.content.end))
    return tuple(with_outer_links(ordered))


def of_passages(reading: Reading) -> Iterator[Attribution]:
    """Give a comment to its author and a quoted article to its outlet."""
    for passage in reading.passages:
        source = source_of_passage(passage)
        if source is not None:
            reason = f"the whole {passage.kind.replace('_', ' ')} is its own"
            yield Attribution(passage.span, (source,), reason=reason)


def source_of_passage(passage: Passage) -> Source | None:
    """Give who speaks in a passage that is not the report's own."""
    if passage.kind == "comment":
        name = passage.author or "a reader"
        return Source(name, passage.author, "anonymous", named=bool(passage.author))
    if passage.kind == "quoted_article" and passage.outlet:
        known = outlet_named(passage.outlet)
        return (
            known.source(passage.outlet)
            if known
            else Source(passage.outlet, passage.outlet, "media")
        )
    return None


def of_sentences(reading: Reading) -> Iterator[Attribution]:
    """Give the attributions of each sentence; who spoke last is remembered within a passage."""
    told = tuple(tell_sentences(reading))
    for line in told:
        yield from line.found
    yield from of_quotations(told)
    yield from of_headlines(told, reading)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its attributions, who spoke last before it, and whether a quotation runs."""

    sentence: Sentence
    found: tuple[Attribution, ...]
    before: Source | None
    opens_quoted: bool
    ends_quoted: bool

    @property
    def is_quoted(self) -> bool:
        """Whether the sentence is a quotation from its first word on."""
        tokens = self.sentence.tokens
        return self.opens_quoted or bool(tokens and tokens[0].text in QUOTES)


def tell_sentences(reading: Reading) -> Iterator[Line]:
    """Give the sentences of the passages that speak, one after the other."""
    memory: list[Source] = []
    passage, quoted = -1, False
    for sentence in reading.sentences:
        kind = reading.passages[sentence.passage].kind
        if sentence.passage != passage and kind != "body":
            memory, quoted = [], False
        passage = sentence.passage
        if not reading.passages[passage].speaks or len(sentence.tokens) > LONGEST_SENTENCE:
            continue
        found, spoke = in_sentence(sentence, reading, memory)
        ends = still_open(sentence, quoted=quoted)
        yield Line(sentence, found, memory[-1] if memory else None, quoted, ends)
        memory += spoke
        quoted = ends


def of_quotations(lines: Sequence[Line]) -> Iterator[Attribution]:
    """Give quoted sentences without a word of saying to who speaks later in the quotation.

    Where nobody does, it is who spoke last before.
    """
    for index, line in enumerate(lines):
        if line.found or not line.is_quoted:
            continue
        source = _later_speaker(lines, index) or line.before
        if source is not None:
            yield Attribution(line.sentence.span, (source,), reason="the quotation goes on")


def _later_speaker(lines: Sequence[Line], index: int) -> Source | None:
    """Give who is named where the quotation that runs here ends."""
    for line in lines[index : index + LONGEST_QUOTATION]:
        if line.found:
            return line.found[0].chain[0]
        if not line.ends_quoted:
            return None
    return None


def of_headlines(lines: Sequence[Line], reading: Reading) -> Iterator[Attribution]:
    """Give a headline to whoever its last word names."""
    for line in lines:
        if line.found or reading.passages[line.sentence.passage].kind != "headline":
            continue
        source = _named_at_end(line.sentence, reading)
        if source:
            reason = "the headline names it last"
            yield Attribution(line.sentence.span, (source,), reason=reason)


def _named_at_end(sentence: Sentence, reading: Reading) -> Source | None:
    """Give whoever the last words of a headline name: "C: monitor", "C - NGO"."""
    tokens = [token for token in sentence.tokens if token.text[0].isalnum()]
    for size in (2, 1):
        words = " ".join(token.lower for token in tokens[-size:])
        if len(tokens) > size + 2 and words in words_of("headline"):
            return speaker_at(tokens[-size].start, tokens[-1].end, reading)
    return None


def still_open(sentence: Sentence, *, quoted: bool) -> bool:
    """Whether a quotation is open at the end of a sentence."""
    for token in sentence.tokens:
        if token.text in {"“", "«"}:
            quoted = True
        elif token.text in {"”", "»"}:
            quoted = False
        elif token.text == '"':
            quoted = not quoted
    return quoted


def in_sentence(
    sentence: Sentence, reading: Reading, memory: Sequence[Source]
) -> tuple[tuple[Attribution, ...], list[Source]]:
    """Give the attributions of one sentence, and who speaks in it."""
    speeches = list(find_speech(sentence.tokens))
    chains = [chain_from(speech, sentence, reading, memory) for speech in speeches]
    cited = [c for s, c in zip(speeches, chains, strict=True) if is_citing(s, sentence) and c]
    found, spoke = [], []
    for speech, own in zip(speeches, chains, strict=True):
        if not own:
            continue
        chain = own
        if cited and not is_citing(speech, sentence) and cited[0][0].key != own[0].key:
            chain = (*cited[0], *own)
        spoke.append(own[0])
        others = [other for other in speeches if other is not speech]
        cue = Span(sentence.tokens[speech.first].start, sentence.tokens[speech.last].end)
        spoken = span_of(speech.speaker, sentence)
        reason = f"'{cue.words(reading.text)}' beside its speaker"
        for content in contents(speech, sentence, others):
            found.append(Attribution(content, chain, cue, spoken, reason=reason))
    return tuple(found), spoke


def is_citing(speech: Speech, sentence: Sentence) -> bool:
    """Whether a word of saying names on whose word another speaker speaks."""
    return sentence.tokens[speech.first].lower in {"citing", "quoting"}


def span_of(tokens: tuple[int, int] | None, sentence: Sentence) -> Span | None:
    """Give where tokens stand."""
    if tokens is None:
        return None
    return Span(sentence.tokens[tokens[0]].start, sentence.tokens[tokens[1]].end)


def chain_from(
    speech: Speech, sentence: Sentence, reading: Reading, memory: Sequence[Source]
) -> tuple[Source, ...]:
    """Give the speaker, and behind it whoever it was told to where that is an outlet."""
    spoken = span_of(speech.speaker, sentence)
    if spoken is None:
        return ()
    text = " ".join(spoken.words(reading.text).split())
    if is_pronoun(text):
        speaker = resolve(text, memory, spoken, reading)
    else:
        speaker = speaker_at(spoken.start, spoken.end, reading)
    if speaker is None:
        return ()
    told = span_of(speech.audience, sentence)
    outlets = [o for _, _, o in find_outlets(reading.text, told.start, told.end)] if told else []
    return (speaker, *(outlet.source(outlet.name) for outlet in outlets[:1]))


def resolve(text: str, memory: Sequence[Source], spoken: Span, reading: Reading) -> Source | None:
    """Give whom "he", "the agency" or "the source" stands for: the last speaker that fits."""
    lowered = text.casefold()
    for source in reversed(memory):
        if fits(lowered, source):
            return replace(source, text=text)
    if lowered in words_of("he") or lowered in words_of("it"):
        return replace(memory[-1], text=text) if memory else None
    return speaker_at(spoken.start, spoken.end, reading)


def fits(words: str, source: Source) -> bool:
    """Whether words such as "the agency" can stand for a source."""
    if words in words_of("he"):
        return source.kind not in {"media", "monitor"} or not source.id
    if words in words_of("it"):
        return source.kind in {"media", "monitor", "official", "party", "anonymous"}
    bare = words.removeprefix("the ").removeprefix("same ").removesuffix("s")
    if bare in f"{source.name} {source.text}".casefold():
        return True
    kinds = stands_for().get(words, frozenset())
    return "any" in kinds or source.kind in kinds


def contents(speech: Speech, sentence: Sentence, others: Sequence[Speech]) -> Iterator[Span]:
    """Give the stretches of the sentence that a speech hands on."""
    first = min(speech.first, speech.speaker[0] if speech.speaker else speech.first)
    last = max(speech.last, speech.speaker[1] if speech.speaker else speech.last)
    if speech.backward and first > 0:
        start = _left_end(sentence, first, others)
        if start < first:
            yield Span(sentence.tokens[start].start, sentence.tokens[first - 1].end)
    if speech.forward and last + 1 < len(sentence.tokens):
        stop = _right_end(sentence, last, others)
        if stop > last:
            yield Span(sentence.tokens[last + 1].start, sentence.tokens[stop].end)


def _left_end(sentence: Sentence, first: int, others: Sequence[Speech]) -> int:
    """Give the first token of what stands before a speaker: not beyond another's contrast."""
    floor = max((o.last for o in others if o.last < first), default=-1)
    for position in range(first - 1, floor, -1):
        if sentence.tokens[position].lower in CONTRAST and floor >= 0:
            return position + 1
    return 0


def _right_end(sentence: Sentence, last: int, others: Sequence[Speech]) -> int:
    """Give the last token of what follows a cue: not beyond a contrast with another speaker."""
    later = [o for o in others if o.first > last]
    ceiling = min((o.speaker[0] if o.speaker else o.first for o in later), default=None)
    end = len(sentence.tokens) - 1
    if ceiling is None:
        return end
    for position in range(last + 1, ceiling):
        if sentence.tokens[position].lower in CONTRAST:
            return position - 1
    return end


def with_outer_links(ordered: Sequence[Attribution]) -> Iterator[Attribution]:
    """Hang on each chain the links of the attributions that contain it."""
    open_: list[Attribution] = []
    for attribution in ordered:
        open_ = [outer for outer in open_ if outer.content.end > attribution.content.start]
        chain = list(attribution.chain)
        for outer in reversed(open_):
            if contains(outer, attribution):
                chain += [link for link in outer.chain if link.key not in {s.key for s in chain}]
        yield replace(attribution, chain=tuple(chain))
        open_.append(attribution)


def contains(outer: Attribution, inner: Attribution) -> bool:
    """Whether an attribution lies, with its own speaker, inside what another hands on."""
    if not outer.content.covers(inner.content) or outer.content == inner.content:
        return False
    return inner.source_span is None or outer.content.covers(inner.source_span)
