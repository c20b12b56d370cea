"""Whom the words of a speaker name, and of what kind of source that is."""

import re
from collections.abc import Sequence

from sayso.lexicon.outlets import find_outlets
from sayso.lexicon.saying import has_role, kind_of_description, stands_for, words_of
from sayso.nouns.reading import ActorMention, Reading
from sayso.nouns.source import Source, SourceKind

KINDS: dict[str, SourceKind] = {
    "party": "party", "force": "official", "government": "official", "coalition": "official",
    "civilians": "witness", "monitor": "monitor", "outlet": "media", "organisation": "official",
}  # fmt: skip
INTRODUCTION = 80
"""So many characters before and behind a name may tell who somebody is."""
BREAK_BEFORE = re.compile(r"[.;!?\n]\s|\b(?:said|told|that|and)\b")
BREAK_BEHIND = re.compile(r"[.;!?\n]\s|\b(?:said|told|that|says)\b")
WORDS_BESIDE = 5
"""So many words may stand beside an outlet's name for the words to mean the outlet."""
ARTICLES = ("the ", "an ", "a ", "another ", "one ")


def speaker_at(start: int, end: int, reading: Reading) -> Source | None:
    """Give the source that a stretch of words names; None where it names nobody."""
    text = " ".join(reading.text[start:end].split()).strip(" ,;:\"“”'’()")
    if not text or text.casefold() in words_of("nobody"):
        return None
    outlets = [found for _, _, found in find_outlets(reading.text, start, end)]
    mentions = _mentions_in(start, end, reading)
    near = outlets and len(text.split()) <= len(outlets[0].name.split()) + WORDS_BESIDE
    if outlets and near and not _is_person_of(text):
        return outlets[0].source(text)
    actor = next((m.actor for m in mentions if not m.actor.reason.startswith("pronoun")), None)
    kind = kind_of_description(text)
    behalf = actor.id or actor.name if actor and has_role(text, "speaks_for") else ""
    if actor is not None and actor.kind in {"monitor", "organisation", "outlet"}:
        return Source(actor.name, text, KINDS[actor.kind], id=actor.id)
    if actor is not None and (kind is None or kind in {"official", "party"} or behalf):
        if kind in {"witness", "analyst", "anonymous", "monitor", "media"}:
            return Source(bare(text), text, kind, named=_is_named(text), on_behalf_of=behalf)
        own = KINDS.get(actor.kind)
        found = own if own in {"party", "official"} else kind or own or "official"
        name = actor.name if covers_most(mentions, start, end) else bare(text)
        return Source(name, text, found, _is_named(text), actor.id, behalf or actor.name)
    if actor is None and kind is None and not _is_named(text):
        return None
    found = kind or ("official" if actor else introduced_kind(text, reading) or "anonymous")
    return Source(bare(text), text, found, _is_named(text))


def introduced_kind(name: str, reading: Reading) -> SourceKind | None:
    """Give the kind that a person's introduction tells, where only the surname stands here."""
    surname = next((w for w in reversed(name.split()) if w[:1].isupper() and len(w) > 2), "")
    first = reading.text.find(surname) if surname else -1
    if first < 0:
        return None
    before = BREAK_BEFORE.split(reading.text[max(0, first - INTRODUCTION) : first])[-1]
    after = BREAK_BEHIND.split(reading.text[first : first + INTRODUCTION])[0]
    return kind_of_description(before + after)


def covers_most(mentions: Sequence[ActorMention], start: int, end: int) -> bool:
    """Whether the actors named are the most of what is written."""
    named = sum(mention.end - mention.start for mention in mentions)
    return named * 2 >= end - start


def _is_person_of(text: str) -> bool:
    """Whether the words name somebody who works for an outlet, or was told by it: not the outlet."""
    return has_role(text, "witness") or " source" in text.lower()


def _mentions_in(start: int, end: int, reading: Reading) -> list[ActorMention]:
    return [m for m in reading.actors if m.start >= start and m.end <= end]


def bare(text: str) -> str:
    """Give a description without the article."""
    lowered = text.casefold()
    for article in ARTICLES:
        if lowered.startswith(article):
            return text[len(article) :]
    return text


def _is_named(text: str) -> bool:
    """Whether a description has a name: a capital beyond its first word, or a first word that is one."""
    words = [word for word in text.split() if word[0].isalpha()]
    capitals = [word for word in words[1:] if word[0].isupper()]
    alone = (words and words[0][0].isupper() and not words[0].istitle()) or len(words) == 1
    return bool(capitals) or bool(alone and text[0].isupper())


def is_pronoun(text: str) -> bool:
    """Whether the words stand for somebody named before."""
    lowered = text.casefold()
    return lowered in words_of("he") or lowered in words_of("it") or lowered in stands_for()
