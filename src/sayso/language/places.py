"""Find the places that a report names, and which places they are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from sayso.gazetteer.keys import exact_key
from sayso.gazetteer.lookup import by_key
from sayso.gazetteer.words import place_words
from sayso.language.cased_words import WORD, Word, in_capitals, words_of
from sayso.language.place_choice import LARGE_TOWN, Choice, choose, story_of
from sayso.language.place_names import Line, PlaceName, adjectives, place_names
from sayso.language.relative_places import relative_mentions
from sayso.lexicon.actors import known_actors
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
    lands = {**_lands_of(actors)}
    for country in _lands_of_outlet(report.outlet):
        lands[country] = lands.get(country, 0.0) + OUTLET_VOTE
    lines, choices = find_toponyms(
        report.text, [s.span for s in sentences], report.published.anchor, lands
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
    text: str,
    spans: Sequence[Span],
    day: date | None = None,
    lands: Mapping[str, float] | None = None,
) -> tuple[list[Line], list[Choice]]:
    """Give every name of a place with what it means, whatever its part in the sentence.

    People's own places count only on the days that their file gives, where ``day`` is known.
    """
    sentences = [words_of(text, span) for span in spans]
    persons = _persons(text, sentences)
    lines = [Line(text, words, in_capitals(words), persons) for words in sentences]
    countries = _countries(lines, lands or {})
    names = [_valid(name, day) for line in lines for name in place_names(line, countries)]
    names = with_shared_kinds(text, names)
    lowered = frozenset(LOWER_WORD.findall(text))
    return lines, choose(names, story_of(names, lowered, lands))


JOINT = re.compile(r",? and |, |,? AND ")


def with_shared_kinds(text: str, names: Sequence[PlaceName]) -> list[PlaceName]:
    """Let one word for provinces count for all names of a list: "Meta, Huila and Arauca provinces".

    A word before the list counts for the names that follow where it is in the plural.
    """
    found = list(names)
    for i in range(len(found) - 1, 0, -1):
        if found[i].feature == "division" and _joined(text, found[i - 1], found[i]):
            found[i - 1] = _as_division(found[i - 1])
    running = False
    for i in range(1, len(found)):
        before = text[max(0, found[i - 1].start - 20) : found[i - 1].start]
        running = _joined(text, found[i - 1], found[i]) and (
            running or (found[i - 1].feature == "division" and PLURAL.search(before) is not None)
        )
        if running:
            found[i] = _as_division(found[i])
    return found


PLURAL = re.compile(r"\b(?:provinces|departments|governorates|states|oblasts) of \Z", re.IGNORECASE)


def _joined(text: str, left: PlaceName, right: PlaceName) -> bool:
    """Whether two names stand in one list."""
    return JOINT.fullmatch(text[left.end : right.start]) is not None


def _as_division(name: PlaceName) -> PlaceName:
    """Give a name of no kind of its own as that of a province, where there is such a province."""
    bare = re.sub(r"^(?:al|el|the) ", "", name.key)
    provinces = [e for e in (*by_key(f"{bare} province"), *name.entries) if e.kind == "division"]
    if name.feature or name.role != "literal" or not provinces:
        return name
    entries = tuple(dict.fromkeys((*provinces, *name.entries)))
    return replace(name, feature="division", cue=2, entries=entries)


def _valid(name: PlaceName, day: date | None) -> PlaceName:
    """Leave out the entries that do not hold on a day."""
    if day is None or all(entry.valid_on(day) for entry in name.entries):
        return name
    return replace(name, entries=tuple(e for e in name.entries if e.valid_on(day)))


SPOKEN = frozenset({"said", "says", "added", "explained", "asked", "recalled", "joked"})
"""After these stands who speaks: "said Norma"."""
PARTY_VOTE, OUTLET_VOTE = 1.5, 1.0


def _lands_of(actors: Sequence[ActorMention]) -> dict[str, float]:
    """Give the countries of the parties that fight in one country only, a vote for each party."""
    known = known_actors()
    lands: dict[str, float] = {}
    for gid in {mention.actor.id for mention in actors if mention.actor.id in known}:
        countries = known[gid].country
        if len(countries) == 1:
            lands[countries[0]] = lands.get(countries[0], 0.0) + PARTY_VOTE
    return lands


def _is_great(word: str) -> bool:
    """Whether a word is first of all the name of a great town, a division or a country."""
    entries = by_key(exact_key(word))
    return bool(entries) and (entries[0].kind != "town" or entries[0].population >= LARGE_TOWN)


def _lands_of_outlet(outlet: str) -> set[str]:
    """Give the countries of the places that an outlet's name holds ("Freetown Evening Star")."""
    found = set()
    for word in WORD.findall(outlet):
        entries = by_key(exact_key(word)) if word[:1].isupper() else ()
        if entries and entries[0].main and entries[0].population >= LARGE_TOWN:
            found.add(entries[0].country)
        elif exact_key(word) in adjectives():
            found.add(adjectives()[exact_key(word)])
    return found


def _countries(lines: Sequence[Line], lands: Mapping[str, float]) -> frozenset[str]:
    """Give the countries that a report names outright, for names found by sound alone."""
    none: frozenset[str] = frozenset()
    names = [name for line in lines for name in place_names(line, none)]
    return frozenset(story_of(names, none, lands).countries)


def _persons(text: str, sentences: Sequence[Sequence[Word]]) -> frozenset[str]:
    """Give the words that stand after a given name, a title or "said" somewhere in the report."""
    words = place_words()
    found = set()
    for sentence in sentences:
        if in_capitals(sentence):
            continue
        for left, right in pairwise(sentence):
            if not right.capital or text[left.end : right.start] not in (" ", ". "):
                continue
            spoken = left.lower in SPOKEN and not _is_great(right.text)
            known = (left.lower in words.given_names or left.lower in words.titles) and left.capital
            plain = exact_key(right.text) in words.not_places
            if (known or spoken) and not plain and exact_key(left.text) not in adjectives():
                found.add(right.lower)
    return frozenset(found)
