"""Whom the words of a speaker name, and of what kind of source that is."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.claims.speaker_kinds import DECIDED, JOINING, KINDS, WORD, head_kind, kind_of
from sayso.lexicon.actors import name_index, words_of
from sayso.lexicon.outlets import Outlet, find_outlets, outlet_named
from sayso.lexicon.saying import speaking_for
from sayso.nouns.actor import Actor
from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading
from sayso.nouns.source import Source, SourceKind

LONGEST_PERSON = 6
"""Words of a name with its titles."""
ARTICLE = re.compile(r"(?:the|an?|another|one|some)\s+", re.IGNORECASE)
COVERING = 0.5


class Mentions:
    """The actors that a reading names, looked up by place."""

    def __init__(self, reading: Reading) -> None:
        """Index the mentions that are no pronouns."""
        self.reading = reading
        self._mentions = [m for m in reading.actors if not m.actor.reason.startswith("pronoun")]
        self._starts = [mention.start for mention in self._mentions]
        self._places = {(place.start, place.end) for place in reading.places}

    def is_place(self, start: int, end: int) -> bool:
        """Whether two offsets hold the name of a place and nothing else."""
        return (start, end) in self._places

    def within(self, start: int, end: int) -> list[Actor]:
        """Give the actors named between two offsets, in text order."""
        found = []
        for mention in self._mentions[bisect_left(self._starts, start) :]:
            if mention.start >= end:
                break
            if mention.end <= end:
                found.append(mention.actor)
        return found


def speaker_of(words: Span, description: Span | None, mentions: Mentions) -> Source | None:
    """Give the source that a stretch of words names; None where it names nobody.

    ``description`` is what stands between commas behind it, and tells the kind where the words
    themselves are a name.
    """
    text = clean(words.words(mentions.reading.text))
    if not text:
        return None
    more = clean(description.words(mentions.reading.text)) if description else ""
    outlet = outlet_of(text, words, mentions.reading)
    head = head_kind(text)
    if outlet is not None and head not in DECIDED and "source" not in text.casefold():
        return outlet.source(text)
    actors = mentions.within(words.start, words.end)
    also = mentions.within(description.start, description.end) if description else []
    relative = more.casefold().startswith(("which", "that"))
    kind = kind_of(text, "" if relative else more, actors, also)
    if kind is None and is_state(bare(text)):
        kind = "official"
    if text.casefold().startswith(("its ", "their ")) and kind in {"official", "party", None}:
        kind = kind_of_owner(words, mentions) or kind
    person = person_in(more) or more if _is_person(more) else ""
    whole = actors[0] if actors and _covers(actors[0], text) and _agrees(actors[0], kind) else None
    if whole is not None and not (person and head is not None):
        found = KINDS.get(whole.kind, kind or "official")
        named = is_named(text) or whole.kind not in {"civilians", "person"}
        return Source(whole.name, text, found, named, whole.id)
    behalf = behalf_of(kind, [*actors, *also]) if speaks_for(f"{text} {more}") else ""
    name = person_in(text) or person or bare(text)
    named = is_named(text) or bool(more and is_named(more))
    return Source(name, text, kind or "anonymous", named, on_behalf_of=behalf)


def behalf_of(kind: SourceKind | None, actors: Sequence[Actor]) -> str:
    """Give the party or state that a speaker of a kind speaks for; empty for none."""
    sided = kind in {"party", "official"}
    fits = [a for a in actors if sided and KINDS.get(a.kind) == kind]
    return next((a.id or a.name for a in fits), "")


def person_in(text: str) -> str:
    """Give the name behind a title ("spokesman Igor Petrov": "Igor Petrov"); empty for none."""
    words = text.split()
    titles = [i for i, word in enumerate(words) if head_kind(word.strip(".,")) is not None]
    if not titles or titles[-1] + 1 >= len(words):
        return ""
    rest = words[titles[-1] + 1 :]
    if not all(word[0].isupper() or word.startswith(PARTICLES) for word in rest):
        return ""
    lone = len(rest) == 1 and (text.isupper() or rest[0].isupper())
    return "" if lone or any(word.casefold() in JOINING for word in rest) else " ".join(rest)


PARTICLES = ("al-", "el-", "de", "bin", "ibn", "al", "el", "van", "von", "abu", "ould")


def is_state(text: str) -> bool:
    """Whether words are a state's name or the seat of its government, and nothing else."""
    forms = words_of(text)
    names = name_index().at(forms, 0) if forms else []
    return any(n.sort in {"nation", "seat"} and len(n.forms) == len(forms) for n in names)


def kind_of_owner(words: Span, mentions: Mentions) -> SourceKind | None:
    """Give the kind of whoever "its head" or "their leader" belongs to: the one named last."""
    named = mentions.within(max(0, words.start - OWNER_BACK), words.start)
    kinds = [KINDS[actor.kind] for actor in named if actor.kind in OWNERS]
    return kinds[-1] if kinds else None


OWNERS = frozenset({"party", "force", "government", "coalition", "monitor"})
OWNER_BACK = 300
"""Characters."""


def outlet_of(text: str, words: Span, reading: Reading) -> Outlet | None:
    """Give the outlet that the words name, alone or with "news agency" beside it."""
    whole = outlet_named(text)
    if whole:
        return whole
    return next((found for _, _, found in find_outlets(reading.text, words.start, words.end)), None)


def speaks_for(words: str) -> bool:
    """Whether the words name somebody who speaks for the actor named beside."""
    return any(m.group().casefold() in speaking_for() for m in WORD.finditer(words))


def _agrees(actor: Actor, kind: SourceKind | None) -> bool:
    """Whether an actor may be what the words describe: "the monitoring group" is no party."""
    if actor.kind == "civilians" and kind == "official":
        return False
    return kind not in DECIDED or KINDS.get(actor.kind) == kind


def _covers(actor: Actor, text: str) -> bool:
    """Whether an actor's words are the most of a phrase, and no role stands beside them."""
    return len(actor.text) >= COVERING * len(bare(text)) and not speaks_for(
        text.replace(actor.text, " ")
    )


def clean(text: str) -> str:
    """Give words without line breaks and marks at their ends."""
    words = " ".join(text.split()).strip(" ,;:\"“”'’‘()[]-–—")
    return words.removesuffix("'s").removesuffix("’s")


def bare(text: str) -> str:
    """Give a description without the article."""
    return ARTICLE.sub("", text, count=1) if ARTICLE.match(text) else text


def _is_person(text: str) -> bool:
    """Whether a description is a person's name and nothing else, a title before it aside."""
    words = text.split()
    if not 1 < len(words) <= LONGEST_PERSON or any(word in JOINING for word in words):
        return False
    return all(word[0].isupper() or word.startswith(PARTICLES) for word in words)


def is_named(text: str) -> bool:
    """Whether a description has a name in it: a word with a capital that is no first word."""
    words = [m.group() for m in WORD.finditer(text)]
    capitals = [word for word in words if word[0].isupper()]
    if len(words) > 1 and not words[0][0].isupper():
        return bool(capitals)
    return len(capitals) > 1 or (len(words) == 1 and bool(capitals) and head_kind(text) is None)
