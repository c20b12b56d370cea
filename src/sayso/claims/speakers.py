"""Whom the words of a speaker name, and of what kind of source that is."""

import re
from collections.abc import Sequence

from sayso.lexicon.outlets import Outlet, find_outlets, outlet_named
from sayso.lexicon.saying import speaker_nouns, speaker_words
from sayso.nouns.actor import Actor
from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading
from sayso.nouns.source import Source, SourceKind

KINDS: dict[str, SourceKind] = {
    "party": "party", "force": "official", "government": "official", "coalition": "official",
    "civilians": "witness", "monitor": "monitor", "outlet": "media", "organisation": "official",
}  # fmt: skip
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
ARTICLE = re.compile(r"(?:the|an?|another|one|some)\s+", re.IGNORECASE)
JOINING = frozenset(
    {"of", "at", "for", "in", "from", "with", "near", "who", "to", "inside", "close", "by", "on"}
)
DECIDED: frozenset[SourceKind] = frozenset({"witness", "analyst", "monitor"})
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
        from bisect import bisect_left

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
    if not actors and mentions.is_place(words.start, words.end):
        return None
    also = mentions.within(description.start, description.end) if description else []
    kind = kind_of(text, more, actors, also)
    if text.casefold().startswith(("its ", "their ")) and kind in {"official", "party", None}:
        kind = kind_of_owner(words, mentions) or kind
    actor = next(iter([*actors, *also]), None)
    whole = actor if actors and _covers(actors[0], text) and _agrees(actors[0], kind) else None
    if whole is not None:
        found = KINDS.get(whole.kind, kind or "official")
        return Source(whole.name, text, found, id=whole.id, on_behalf_of="")
    behalf = (actor.id or actor.name) if actor and speaks_for(f"{text} {more}") else ""
    name = f"{bare(text)}, {bare(more)}" if more and not _is_name(more) else bare(text)
    named = is_named(text) or bool(more and is_named(more))
    return Source(
        name if more else bare(text), text, kind or "anonymous", named, on_behalf_of=behalf
    )


def kind_of_owner(words: Span, mentions: Mentions) -> SourceKind | None:
    """Give the kind of whoever "its head" or "their leader" belongs to: the one named last."""
    named = mentions.within(max(0, words.start - OWNER_BACK), words.start)
    kinds = [KINDS[actor.kind] for actor in named if actor.kind in OWNERS]
    return kinds[-1] if kinds else None


OWNERS = frozenset({"party", "force", "government", "coalition", "monitor"})
OWNER_BACK = 300
"""Characters."""


def kind_of(
    text: str, more: str, actors: Sequence[Actor], also: Sequence[Actor]
) -> SourceKind | None:
    """Give the kind of source: by the noun of the phrase, the words beside it, the actors named."""
    for words, named in ((text, actors), (more, also)):
        if not words:
            continue
        kind = _kind_in(words, named)
        if kind is not None:
            return kind
    return None


def _kind_in(words: str, named: Sequence[Actor]) -> SourceKind | None:
    """Give the kind that one description tells."""
    head, beside = head_kind(words), beside_kind(words, named)
    if head in DECIDED or beside is None:
        return head
    if head is None:
        return beside if named else None
    if head == "official":
        if any(actor.kind == "monitor" for actor in named):
            return "monitor"
        return beside if beside == "party" else head
    if head == "media":
        return beside if beside == "official" else head
    return beside if beside != "analyst" else head


def head_kind(words: str) -> SourceKind | None:
    """Give the kind that the noun of a phrase tells: the last noun of role before "of", "in"."""
    found: SourceKind | None = None
    for match in WORD.finditer(words):
        word = match.group().casefold().removesuffix("'s").removesuffix("’s")
        if word in JOINING and found:
            break
        kind = speaker_nouns().get(word) or speaker_nouns().get(word.rpartition("-")[2])
        if kind is not None:
            found = kind
    return found


def beside_kind(words: str, actors: Sequence[Actor]) -> SourceKind | None:
    """Give the kind told by the words and actors beside the noun."""
    lowered = [match.group().casefold() for match in WORD.finditer(words)]
    told = [speaker_words()[word] for word in lowered if word in speaker_words()]
    if "party" in told:
        return "party"
    for actor in actors:
        if actor.kind == "party":
            return "party"
    if told:
        return told[0]
    return next((KINDS[a.kind] for a in actors if a.kind in KINDS), None)


def outlet_of(text: str, words: Span, reading: Reading) -> Outlet | None:
    """Give the outlet that the words name, alone or with "news agency" beside it."""
    whole = outlet_named(text)
    if whole:
        return whole
    return next((found for _, _, found in find_outlets(reading.text, words.start, words.end)), None)


def speaks_for(words: str) -> bool:
    """Whether the words name somebody who speaks for the actor named beside."""
    return any(m.group().casefold() in words_for() for m in WORD.finditer(words))


def words_for() -> frozenset[str]:
    """Give the nouns of those who speak for others."""
    from sayso.lexicon.saying import speaking_for

    return speaking_for()


def _agrees(actor: Actor, kind: SourceKind | None) -> bool:
    """Whether an actor may be what the words describe: "the monitoring group" is no party."""
    return kind not in DECIDED or KINDS.get(actor.kind) == kind


def _covers(actor: Actor, text: str) -> bool:
    """Whether an actor's words are the most of a phrase, and no role stands beside them."""
    return len(actor.text) >= COVERING * len(bare(text)) and not speaks_for(
        text.replace(actor.text, " ")
    )


def clean(text: str) -> str:
    """Give words without line breaks and marks at their ends."""
    return " ".join(text.split()).strip(" ,;:\"“”'’‘()[]-–—")


def bare(text: str) -> str:
    """Give a description without the article."""
    return ARTICLE.sub("", text, count=1) if ARTICLE.match(text) else text


def _is_name(text: str) -> bool:
    return bool(text) and text[0].isupper() and head_kind(text) is None


def is_named(text: str) -> bool:
    """Whether a description has a name in it: a word with a capital that is no first word."""
    words = [m.group() for m in WORD.finditer(text)]
    capitals = [word for word in words if word[0].isupper()]
    if len(words) > 1 and not words[0][0].isupper():
        return bool(capitals)
    return len(capitals) > 1 or (len(words) == 1 and bool(capitals) and head_kind(text) is None)
