"""Whom "he", "the source", "the agency" or a surname alone means: a speaker named before."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.claims.speaker_kinds import WORD, head_kind, kind_of
from sayso.claims.speakers import Mentions, bare, clean, is_named
from sayso.lexicon.saying import speaker_nouns, words_of
from sayso.nouns.attribution import Attribution
from sayso.nouns.evidence import Span
from sayso.nouns.source import Source, SourceKind

LONGEST_DEFINITE = 4
LOOK_BACK = 90
LOOK_AHEAD = 110
LOOK_UPS = 4
REMEMBERED = 40
MOST_NAMES = 200
"""People whose introductions are looked up; a list of thousands is no report."""
TITLE_WORDS = 8
ORGANISED = frozenset({"monitor", "official", "party", "media"})


@dataclass(slots=True)
class Memory:
    """The chains of those who spoke so far, in text order.

    ``opening`` is whom the sentence before begins with, who may be meant by a pronoun.
    """

    mentions: Mentions
    own: frozenset[str] = frozenset()
    opened: Attribution | None = None
    opening: Source | None = None
    spoken: list[tuple[Source, ...]] = field(default_factory=list)
    kinds: dict[str, SourceKind | None] = field(default_factory=dict)

    def note(self, chain: tuple[Source, ...]) -> None:
        """Remember a chain as spoken."""
        if chain:
            self.spoken.append(chain)

    def recent(self) -> list[tuple[Source, ...]]:
        """Give the chains of those who spoke not too long ago, the last first."""
        return self.spoken[: -REMEMBERED - 1 : -1]

    def last(self) -> tuple[Source, ...]:
        """Give the chain of the last speaker."""
        return self.spoken[-1] if self.spoken else ()


def resolved(source: Source, memory: Memory) -> Source | None:
    """Give the speaker of before that the words mean, the source as it is, or None.

    Behind a pronoun the speaker keeps the words that named him.
    """
    words = source.text.casefold()
    pronoun = of_pronoun(words, memory.recent(), memory.opening)
    if pronoun is not None or is_pronoun(words):
        return pronoun
    known = of_group(source, memory) or of_surname(source, memory) or of_definite(source, memory)
    if known is not None:
        return known
    if source.kind == "anonymous" and is_named(source.text):
        return of_introduction(source, memory)
    return source


def is_pronoun(words: str) -> bool:
    """Whether the words are a pronoun."""
    return any(words in words_of(sort) for sort in ("persons", "groups", "first_persons"))


def of_pronoun(
    words: str, recent: Sequence[tuple[Source, ...]], opening: Source | None = None
) -> Source | None:
    """Give the last speaker that fits a pronoun: a person for "he", a body for "it".

    Where the last speaker does not fit, it may be the one whom the sentence before begins with.
    """
    if words in words_of("persons"):
        fits = is_person
    elif words in words_of("groups"):
        fits = is_plural if words == "they" else is_body
    else:
        return None
    spoken = [chain[0] for chain in recent]
    named = [opening] if opening is not None else []
    return next(filter(fits, [*spoken[:1], *named, *spoken]), spoken[0] if spoken else None)


def is_person(source: Source) -> bool:
    """Whether a source may be one person."""
    if source.id and source.kind in ORGANISED:
        return False
    head = source.text.casefold().rpartition(" ")[2]
    body = head in words_of("state_bodies") | words_of("media_bodies") | words_of("bodies")
    return bool(head) and not body and not is_plural(source)


def is_body(source: Source) -> bool:
    """Whether a source is a body, and no person or crowd."""
    return (
        bool(source.id and source.kind != "witness")
        or (source.kind in {"monitor", "media"} and not is_plural(source))
        or source.text.casefold().rpartition(" ")[2] in words_of("state_bodies")
        or "ministry" in source.text.casefold()
    )


def is_plural(source: Source) -> bool:
    """Whether a source is several people."""
    last = source.text.casefold().split()
    heads = [w for w in last if w.endswith("s") and w in speaker_nouns()]
    return bool(heads) or source.text.casefold().endswith(("people", "police"))


def of_group(source: Source, memory: Memory) -> Source | None:
    """Give the monitor that "the group" means where a monitor spoke last, whoever fights."""
    words = source.text.casefold().split()
    if words[-1] not in words_of("bodies") or is_named(source.text) or not memory.spoken:
        return None
    fits = [c[0] for c in memory.recent() if c[0].kind in {"monitor", "party"}]
    monitor = fits and fits[0].kind == "monitor"
    return replace(fits[0], text=source.text) if monitor else None


def of_surname(source: Source, memory: Memory) -> Source | None:
    """Give the speaker of before whose name holds the name written now."""
    words = [m.group() for m in WORD.finditer(bare(source.text))]
    if (
        not words
        or len(words) > 3
        or not all(w[0].isupper() or w.startswith("al-") for w in words)
        or source.id
    ):
        return None
    if source.kind != "anonymous" and head_kind(source.text) is not None:
        return None
    surname = words[-1].casefold()
    for chain in memory.recent():
        for link in chain:
            if (
                link.text != source.text
                and surname in link.name.casefold().replace(",", " ").split()
            ):
                return replace(link, text=source.text)
    return None


def of_definite(source: Source, memory: Memory) -> Source | None:
    """Give the speaker of before that "the source", "the agency", "the officer" means."""
    words = source.text.casefold().split()
    if (
        len(words) < 2
        or len(words) > LONGEST_DEFINITE
        or words[0] not in {"the", "this", "that", "same"}
        or source.id
    ):
        return None
    noun = words[-1]
    kind = speaker_nouns().get(noun)
    if kind is None or _has_own_name(source):
        return None
    for chain in memory.recent():
        for link in chain:
            if noun in f"{link.name} {link.text}".casefold().split():
                return replace(link, text=source.text)
    if noun in words_of("statements"):
        return replace(memory.last()[0], text=source.text) if memory.spoken else None
    return None if noun in words_of("state_bodies") else _last_of_kind(source, kind, memory)


def _has_own_name(source: Source) -> bool:
    """Whether a source's words, or the description behind them, name it."""
    if is_named(source.text) and not source.text.isupper():
        return True
    return source.named and source.name.casefold() not in source.text.casefold()


def _last_of_kind(source: Source, kind: SourceKind, memory: Memory) -> Source | None:
    """Give the last speaker of the kind that a noun tells; for an official, a person."""
    for chain in memory.recent():
        fits = kind in {chain[0].kind, "party"} and chain[0].kind in {kind, "monitor"}
        if fits and (kind != "official" or is_person(chain[0])):
            return replace(chain[0], text=source.text)
    return None


def of_introduction(source: Source, memory: Memory) -> Source:
    """Give a named person the kind that his title tells, wherever the report gives it."""
    words = [m.group() for m in WORD.finditer(source.text)]
    surname = words[-1]
    if surname not in memory.kinds and len(memory.kinds) < MOST_NAMES:
        memory.kinds[surname] = introduced_kind(surname, memory)
    kind = memory.kinds.get(surname)
    acronym = source.text.isupper() and len(words) == 1
    return replace(source, kind=kind or (source.kind if acronym else "witness"))


def introduced_kind(surname: str, memory: Memory) -> SourceKind | None:
    """Give the kind told by the words around the first places where a name stands."""
    text = memory.mentions.reading.text
    position = -1
    for _ in range(LOOK_UPS):
        position = text.find(surname, position + 1)
        if position < 0:
            return None
        start = max(0, position - LOOK_BACK)
        before = text[start:position]
        begin = start + max(before.rfind(mark) for mark in (".", "\n", "”", '"')) + 1
        titles = text[begin:position].rsplit(",", 2)
        for title in (titles[-1], titles[-2] if len(titles) > 1 else ""):
            words = " ".join(title.split()[-TITLE_WORDS:])
            kind = kind_of(words, "", memory.mentions.within(begin, position))
            if kind and kind != "anonymous":
                return kind
        end = position + len(surname)
        if text[end : end + 1] == ",":
            after = text[end + 1 : end + LOOK_AHEAD]
            stop = min(
                (i for i in (after.find(m) for m in (",", ".", "\n")) if i > 0), default=len(after)
            )
            span = Span(end + 1, end + 1 + stop)
            kind = kind_of(
                clean(span.words(text)), "", memory.mentions.within(span.start, span.end), ()
            )
            if kind and kind != "anonymous":
                return kind
    return None
