"""Find the places that a report names, and which places they are."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from sayso.gazetteer.keys import exact_key
from sayso.gazetteer.words import place_words
from sayso.language.place_choice import Choice, choose, story_of
from sayso.language.place_names import (
    Line,
    PlaceName,
    Word,
    adjectives,
    in_capitals,
    place_names,
    words_of,
)
from sayso.language.relative_places import relative_mentions
from sayso.nouns.evidence import Span
from sayso.nouns.reading import ActorMention, PlaceMention, Sentence
from sayso.nouns.report import Report

LOWER_WORD = re.compile(r"\b[a-z]{3,}\b")


def find_places(
    report: Report, sentences: Sequence[Sentence], actors: Sequence[ActorMention] = ()
) -> tuple[PlaceMention, ...]:
    """Give the mentions of places, in text order, each resolved or abstained from.

    Adjectives ("Syrian"), governments meant by their seat ("Damascus said") and names inside
    other names ("Jordan Times") are no places. ``actors`` are names already taken.
    """
    lines, choices = find_toponyms(
        report.text, [s.span for s in sentences], report.published.anchor
    )
    taken = [a.span for a in actors if report.text[a.start : a.start + 1].isupper()]
    kept = [
        choice
        for choice in choices
        if choice.name.role == "literal" and not _inside_actor(choice.name, taken)
    ]
    return relative_mentions(report.text, lines, kept)


def _inside_actor(name: PlaceName, taken: Sequence[Span]) -> bool:
    """Whether a name is part of a longer name of an actor."""
    return any(
        span.start <= name.start and name.end <= span.end
        and len(span) > name.end - name.start for span in taken
    )  # fmt: skip


def find_toponyms(
    text: str, spans: Sequence[Span], day: date | None = None
) -> tuple[list[Line], list[Choice]]:
    """Give every name of a place with what it means, whatever its part in the sentence.

    People's own places count only on the days that their file gives, where ``day`` is known.
    """
    sentences = [words_of(text, span) for span in spans]
    persons = _persons(text, sentences)
    lines = [Line(text, words, in_capitals(words), persons) for words in sentences]
    countries = _countries(lines)
    names = [_valid(name, day) for line in lines for name in place_names(line, countries)]
    lowered = frozenset(LOWER_WORD.findall(text))
    return lines, choose(names, story_of(names, lowered))


def _valid(name: PlaceName, day: date | None) -> PlaceName:
    """Leave out the entries that do not hold on a day."""
    if day is None or all(entry.valid_on(day) for entry in name.entries):
        return name
    return replace(name, entries=tuple(e for e in name.entries if e.valid_on(day)))


def _countries(lines: Sequence[Line]) -> frozenset[str]:
    """Give the countries that a report names outright, for names found by sound alone."""
    none: frozenset[str] = frozenset()
    names = [name for line in lines for name in place_names(line, none)]
    return frozenset(story_of(names, none).countries)


def _persons(text: str, sentences: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Give the words that stand after a given name or a title somewhere in the report."""
    words = place_words()
    found = set()
    for sentence in sentences:
        if in_capitals(sentence):
            continue
        for left, right in pairwise(sentence):
            if not right.capital or text[left.end : right.start] not in (" ", ". "):
                continue
            known = left.lower in words.given_names or left.lower in words.titles
            plain = exact_key(right.text) in words.not_places
            if known and left.capital and not plain and exact_key(left.text) not in adjectives():
                found.add(right.lower)
    return frozenset(found)
