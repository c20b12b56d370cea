"""Find who says which words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from sayso.claims.colon_speech import with_verbless
from sayso.claims.contents import with_contents
from sayso.claims.headlines import headline_speech
from sayso.claims.lines import Line, Run, line_of
from sayso.claims.phrases import phrase_after
from sayso.claims.same_speaker import Memory, is_pronoun, resolved
from sayso.claims.speaker_kinds import KINDS, kind_of
from sayso.claims.speakers import Mentions, bare, speaker_of
from sayso.claims.speech import Speech, find_speech
from sayso.claims.tagged import NO_TAGS, Tags
from sayso.claims.tagged_speech import Tagging, with_tagged
from sayso.lexicon.outlets import find_outlets, outlet_named
from sayso.lexicon.saying import words_of
from sayso.nouns.attribution import Attribution
from sayso.nouns.evidence import Span
from sayso.nouns.passage import Passage
from sayso.nouns.reading import Quotation, Reading, Sentence
from sayso.nouns.source import Source

LONGEST_SENTENCE = 400
"""Words; what is longer is no sentence but a table, and is not read for speakers."""

RULES_NAME = "rules/1"

Chain = tuple[Source, ...]


def find_attributions(reading: Reading, tags: Tags = NO_TAGS) -> tuple[Attribution, ...]:
    """Give the attributions, in text order, each with its whole chain.

    ``tags`` is what the trained reader makes of the words; left out, the rules read alone.
    """
    found = [*of_passages(reading), *of_sentences(reading, tags)]
    found += gone_on(found, reading)
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
        if known:
            return known.source(passage.outlet)
        kind = kind_of(passage.outlet, "", ()) or "media"
        return Source(bare(passage.outlet), passage.outlet, kind)
    return None


def of_sentences(reading: Reading, tags: Tags) -> Iterator[Attribution]:
    """Give the attributions of each sentence; who spoke is remembered through the report."""
    memory = Memory(Mentions(reading), own_outlets(reading))
    pairs = zip_longest(reading.sentences, reading.sentences[1:])
    for position, (sentence, following) in enumerate(pairs):
        passage = reading.passages[sentence.passage]
        if (passage.speaks or passage.kind == "teaser") and len(
            sentence.tokens
        ) <= LONGEST_SENTENCE:
            tagged = Tagging(tags.said.get(position, ()), tags.read_by, tags.alone)
            yield from in_sentence(sentence, passage, memory, tagged)
            memory.opening = opening_of(sentence, memory)
            yield from after_colon(sentence, following, memory)


def opening_of(sentence: Sentence, memory: Memory) -> Source | None:
    """Give whom a sentence begins with, where the words name or describe somebody."""
    line = line_of(sentence)
    first = phrase_after(line, 0)
    if line.capitals or first is None or is_pronoun(line.words[first[0]]):
        return None
    if not (line.is_role(first[1]) or line.is_name(first[1])):
        return None
    source = speaker_of(line.span(first), None, memory.mentions)
    return source if source is not None and source.kind in SIDES else None


SIDES = frozenset({"party", "official", "monitor", "media"})
"""Kinds of source that a pronoun may mean though they have not spoken yet."""


def after_colon(
    sentence: Sentence, following: Sentence | None, memory: Memory
) -> Iterator[Attribution]:
    """Give what stands below "the group states:" to its speaker: a sentence, or a numbered list."""
    opened, memory.opened = memory.opened, None
    if opened is None or following is None or following.start - sentence.end > LONGEST_GAP:
        return
    end = following.end
    if following.tokens[0].text.isdigit() or following.tokens[0].text in {"-", "*", "•"}:
        end = memory.mentions.reading.passages[following.passage].end
    content = Span(following.start, end)
    yield replace(opened, content=content, reason="what the colon opens")


LONGEST_GAP = 6
"""Characters."""


def in_sentence(
    sentence: Sentence, passage: Passage, memory: Memory, tagging: Tagging
) -> Iterator[Attribution]:
    """Give the attributions of one sentence."""
    line = line_of(sentence)
    own = memory.mentions.reading.report.outlet
    heads = list(headline_speech(line, own)) if passage.kind == "headline" else []
    by_rules = [] if tagging.alone else with_contents(line, speeches_of(line, heads))
    speeches = with_tagged(by_rules, tagging, line)
    before: Chain = ()
    for speech in speeches:
        chain = chain_of_speech(speech, speeches, line, memory, before)
        if not chain:
            continue
        if speech.sort != "citing":
            before = chain
            memory.note(chain)
        cue = line.span(speech.cue)
        spoken = line.span(speech.speaker) if speech.speaker else None
        if sentence.tokens[-1].text == ":" and speech.after is None:
            memory.opened = Attribution(cue, chain, cue, spoken)
        for content in (speech.before, speech.after):
            if content is not None and not line.span(content).overlaps(cue):
                reason = f"{cue.words(memory.mentions.reading.text)!r}: {speech.sort}"
                by = tagging.read_by if speech.tagged else RULES_NAME
                yield Attribution(line.span(content), chain, cue, spoken, by, reason)


def speeches_of(line: Line, heads: Sequence[Speech]) -> Sequence[Speech]:
    """Give the words of saying of a line, a headline's mark before what its verbs tell.

    "Solhan: 132 dead, says the government" is the government's word, and no place's.
    """
    if not heads:
        return with_verbless(line, find_speech(line))
    lone = heads[0].sort == "colon" and heads[0].speaker == (0, 0)
    told = [s for s in find_speech(line) if s.sort == "inverted"] if lone else []
    return told or heads


def chain_of_speech(
    speech: Speech, speeches: Sequence[Speech], line: Line, memory: Memory, before: Chain
) -> Chain:
    """Give the links of one word of saying: whom it quotes, its speaker, whom it was told to."""
    if speech.sort == "citing" and any(s.sort in {"subject", "inverted"} for s in speeches):
        return ()
    if speech.sort == "participle":
        return before or first_actor(speech, line, memory)
    if speech.speaker is None:
        return ()
    source = source_of(speech.speaker, speech.description, line, memory)
    if source is None:
        return ()
    links = [source]
    if speech.quoted is not None:
        quoted = source_of(speech.quoted, None, line, memory)
        links = [quoted, source] if quoted else links
    inner = next((s for s in speeches if s.sort == "citing"), None)
    if inner is not None and inner.speaker is not None and speech.sort in {"subject", "inverted"}:
        cited = source_of(inner.speaker, inner.description, line, memory)
        if cited is not None:
            links.insert(0, cited)
    carrier = speech.told or opening_statement(speech, line)
    if carrier is not None:
        span = line.span(carrier)
        told = [o for _, _, o in find_outlets(memory.mentions.reading.text, span.start, span.end)]
        links += [outlet.source(outlet.name) for outlet in told[:1]]
    return without_own_outlet(links, memory)


def opening_statement(speech: Speech, line: Line) -> Run | None:
    """Give what opens "in a statement carried by an agency, the group said", if it does."""
    if speech.description is not None:
        first, last = speech.description
        described = any(word in words_of("statements") for word in line.words[first : last + 1])
        return speech.description if described else None
    if speech.before is not None or speech.first < SHORTEST_OPENING:
        return None
    opening = line.words[: speech.first]
    stated = opening[0] == "in" and any(word in words_of("statements") for word in opening)
    return (0, speech.first - 1) if stated else None


SHORTEST_OPENING = 4


def without_own_outlet(links: Sequence[Source], memory: Memory) -> Chain:
    """Give a chain without the report's own outlet, which is no link, and without repeats."""
    kept: list[Source] = []
    for link in links:
        if link.id and link.id in memory.own:
            continue
        if link.key not in {other.key for other in kept}:
            kept.append(link)
    return tuple(kept)


DATELINE = re.compile(r"\(([^()\n]{2,40})\)\s*(?:--|-|–|—)")
HEAD = 1500


def own_outlets(reading: Reading) -> frozenset[str]:
    """Give the ids of the report's own outlet and of the agency in its dateline."""
    names = [reading.report.outlet]
    names += [match[1] for match in DATELINE.finditer(reading.text, 0, HEAD)]
    return frozenset(known.id for known in map(outlet_named, names) if known)


def source_of(speaker: Run, description: Run | None, line: Line, memory: Memory) -> Source | None:
    """Give the source that tokens name, resolved to a speaker of before where they mean one."""
    span = line.span(speaker)
    text = span.words(memory.mentions.reading.text)
    if text.casefold() in words_of("persons") | words_of("groups") | words_of("first_persons"):
        return resolved(Source(text, text), memory)
    more = line.span(description) if description else None
    source = speaker_of(span, more, memory.mentions)
    found = resolved(source, memory) if source else None
    if found is source and not source_has_say(source, span, memory):
        return None
    return found


def source_has_say(source: Source | None, span: Span, memory: Memory) -> bool:
    """Whether words may speak: the name of a place, where nobody of that name spoke, does not."""
    mentions = memory.mentions
    place = mentions.is_place(span.start, span.end) and not mentions.within(span.start, span.end)
    return source is not None and not (place and source.kind in {"anonymous", "witness"})


def first_actor(speech: Speech, line: Line, memory: Memory) -> Chain:
    """Give the first actor of the sentence as the speaker of "saying that"."""
    first = None if line.words[0] in words_of("links") else phrase_after(line, 0)
    if first is not None and first[1] < speech.cue[0]:
        source = source_of(first, None, line, memory)
        if source is not None and source.kind != "anonymous":
            return (source,)
    actors = memory.mentions.within(line.tokens[0].start, line.tokens[speech.cue[0]].start)
    if not actors or actors[0].kind not in KINDS:
        return ()
    actor = actors[0]
    return (Source(actor.name, actor.text, KINDS[actor.kind], id=actor.id),)


def gone_on(found: Sequence[Attribution], reading: Reading) -> Iterator[Attribution]:
    """Give quotations that hold more than the sentence beside the word of saying.

    A quotation that touches a speaker's words is his as a whole; one that begins a sentence and
    that nobody is named for, and one that goes on from the paragraph before, are the last one's.
    """
    said = sorted((a for a in found if a.cue is not None), key=lambda a: a.content.start)
    begins = {sentence.start for sentence in reading.sentences}
    last: Attribution | None = None
    index = 0
    for quotation in reading.quotations:
        while index < len(said) and said[index].content.end <= quotation.start:
            last = said[index]
            index += 1
        near = said[index : index + NEAR_SPEECHES]
        touching = [a for a in near if a.content.overlaps(quotation.span)]
        owner = next((a for a in touching if stands_outside(a, quotation.span)), None)
        if owner is not None:
            if not owner.content.covers(quotation.span):
                yield replace(owner, content=quotation.span, reason=GOES_ON)
            last = owner
        elif (
            last
            and not touching
            and stands_outside(last, quotation.span)
            and goes_on(quotation, begins, last, reading)
        ):
            yield replace(last, content=quotation.span, reason=GOES_ON)


def goes_on(
    quotation: Quotation, begins: frozenset[int] | set[int], last: Attribution, reading: Reading
) -> bool:
    """Whether a quotation that nobody is named for is the last speaker's."""
    if quotation.continues:
        return True
    near = quotation.start - whole_of(last).end < LONGEST_SILENCE
    sentence = quotation.start in begins or quotation.start - 1 in begins
    return near and sentence and len(reading.text[quotation.start : quotation.end].split()) > 3


def stands_outside(attribution: Attribution, quoted: Span) -> bool:
    """Whether the speaker and the word of saying stand outside quoted words."""
    spans = (attribution.cue, attribution.source_span)
    return not any(span is not None and span.overlaps(quoted) for span in spans)


def whole_of(attribution: Attribution) -> Span:
    """Give an attribution's words with its speaker and cue."""
    spans = (attribution.content, attribution.cue, attribution.source_span)
    given = [span for span in spans if span is not None]
    return Span(min(span.start for span in given), max(span.end for span in given))


GOES_ON = "the quotation goes on"
NEAR_SPEECHES = 6
LONGEST_SILENCE = 400
"""Characters between a speaker's words and a quotation that may still be his."""


def with_outer_links(ordered: Sequence[Attribution]) -> Iterator[Attribution]:
    """Hang on each chain the links of the attributions that contain it."""
    open_: list[Attribution] = []
    for attribution in ordered:
        open_ = [outer for outer in open_ if outer.content.end > attribution.content.start][-8:]
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
