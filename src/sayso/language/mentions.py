"""Find the actors that a text names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from sayso.language.actor_names import (
    RawName,
    SentenceWords,
    acronyms_of,
    raw_names,
    sentence_words,
)
from sayso.language.same_actor import Story, resolve
from sayso.language.war import War, named_parties, war_countries
from sayso.lexicon.actors import Word, known_actors
from sayso.nouns.reading import ActorMention, Sentence

APPOSED = frozenset(
    {"militants", "terrorists", "group", "jihadists", "rebels", "kurds", "attackers"}
)
"""Generic words that only introduce a party named right after ("the militant group X")."""


def find_actors(text: str, sentences: Sequence[Sentence]) -> tuple[ActorMention, ...]:
    """Give the mentions of parties, forces, governments and people, in text order.

    Words that stand for an actor without naming it ("the group", "they") are mentions too;
    their actor's ``reason`` says how they were resolved, and begins with "pronoun" for a pronoun.
    """
    lines = [sentence_words(text, i, sentence) for i, sentence in enumerate(sentences)]
    country, countries = war_countries(lines)
    raws = [raw for line in lines for raw in _without_appositions(line, countries)]
    raws = _with_acronyms(raws, lines, text)
    story = Story(War(country, countries, named_parties(raws)), names_in_report=_armed(raws))
    mentions = []
    for raw in raws:
        actor = resolve(raw, text[raw.start : raw.end], story)
        if actor is not None:
            mentions.append(ActorMention(raw.start, raw.end, actor))
    return tuple(mentions)


def _armed(raws: Iterable[RawName]) -> Counter[str]:
    """Count the namings of each armed non-state party."""
    entries = known_actors()
    return Counter(r.key for r in raws if r.sort == "party" and entries[r.key].kind == "party")


def _without_appositions(line: SentenceWords, countries: frozenset[str]) -> list[RawName]:
    """Give a sentence's raw names without words that only introduce the name that follows."""
    found = list(raw_names(line, countries))
    kept = []
    for raw, following in zip_longest(found, found[1:]):
        introduces = (
            following is not None
            and raw.sort == "generic"
            and raw.key in APPOSED
            and following.sort in ("party", "named_group")
            and _runs_on(line, raw.last, following.first)
        )
        if not introduces:
            kept.append(raw)
    return kept


def _runs_on(line: SentenceWords, last: int, first: int) -> bool:
    """Whether nothing but "of the so-called" stands between two words."""
    between = {word.form for word in line.words[last:first]}
    return between <= {"of", "the", "so", "called", "from", "group"} and line.joined(last - 1)


def _with_acronyms(
    raws: Sequence[RawName], lines: Sequence[SentenceWords], text: str
) -> list[RawName]:
    """Add the mentions by acronyms that the report introduces itself, in text order."""
    introduced = dict(acronyms_of(raws, text))
    taken = {(raw.sentence, index) for raw in raws for index in range(raw.first, raw.last)}
    added = []
    for line in lines if introduced else ():
        for index, word in enumerate(line.words):
            raw = introduced.get(text[word.start : word.end]) if word.upper else None
            if raw is not None and (line.position, index) not in taken:
                added.append(_moved(raw, line.position, index, word))
    return sorted([*raws, *added], key=lambda raw: raw.start)


def _moved(raw: RawName, sentence: int, index: int, word: Word) -> RawName:
    """Give a name again where its acronym stands."""
    return replace(
        raw, sentence=sentence, first=index, last=index + 1, start=word.start, end=word.end
    )
