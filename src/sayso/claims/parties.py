"""Those of a report who may act or suffer in a happening, each with its mentions."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.lexicon.actors import generic_words, known_actors
from sayso.lexicon.role_words import role_words
from sayso.nouns.actor import Actor
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import ActorMention, Reading, Token

CIVILIANS = Actor("civilians", "", (), "civilians", "civilians", "not said; no party is named")
HURT = frozenset({"airstrike", "shelling", "bombing", "destruction", "killing", "clash", "siege"})
WORDS_AROUND = 150
MOST_NAMED = 40
PERSONAL = frozenset({"killing", "detention", "casualty", "airstrike", "bombing", "clash"})


@dataclass(frozen=True, slots=True)
class Party:
    """Someone or something that a report names.

    ``sort`` is the kind, with the home state and other states kept apart; ``mentions`` are in
    text order; ``share`` is the part of the mentions of armed actors that are its own, ``rank``
    its place among them.
    """

    key: str
    sort: str
    side: str
    actor: Actor
    mentions: tuple[ActorMention, ...] = ()
    share: float = 0.0
    rank: int = 9

    def inside(self, span: Span) -> list[ActorMention]:
        """Give the mentions that lie in a span."""
        return within(self.mentions, span)


def within(mentions: Sequence[ActorMention], span: Span) -> list[ActorMention]:
    """Give the mentions, which are in text order, that lie in a span."""
    first = bisect_left(mentions, span.start, key=lambda m: m.start)
    last = bisect_right(mentions, span.end, key=lambda m: m.end)
    return list(mentions[first:last])


def nearby_tokens(happening: Happening, reading: Reading) -> tuple[Token, ...]:
    """Give the words of the sentence around the trigger; a sentence without end is cut."""
    tokens = reading.sentences[happening.sentence].tokens
    if len(tokens) <= WORDS_AROUND:
        return tokens
    at = bisect_left(tokens, happening.trigger.start, key=lambda token: token.end)
    return tokens[max(0, at - WORDS_AROUND) : at + WORDS_AROUND]


@dataclass(frozen=True)
class Cast:
    """All parties of a report, most often named first, and the sentence of each mention.

    ``deeds`` keeps what was counted of a party's mentions, ``windows`` the words beside them and
    ``things`` what else a sentence names, for the happenings that ask again.
    """

    parties: tuple[Party, ...]
    sentence_of: Mapping[int, int]
    by_key: Mapping[str, Party]
    deeds: dict[tuple[str, str, str], frozenset[str]] = field(default_factory=dict)
    windows: dict[str, tuple[tuple[str, str, str], ...]] = field(default_factory=dict)
    things: dict[tuple[int, int, int, bool, bool], tuple[ActorMention, ...]] = field(
        default_factory=dict
    )

    def near(self, happening: Happening, reading: Reading) -> Iterator[Party]:
        """Give the parties most named, and those named around the happening."""
        yield from self.parties[:MOST_NAMED]
        if len(self.parties) > MOST_NAMED:
            known = {party.key for party in self.parties[:MOST_NAMED]}
            for mention in within(reading.actors, span_of(nearby_tokens(happening, reading))):
                if mention.actor.key not in known:
                    known.add(mention.actor.key)
                    yield self.by_key[mention.actor.key]


def span_of(tokens: Sequence[Token]) -> Span:
    """Give the stretch that tokens cover; nothing where there are none."""
    return Span(tokens[0].start, tokens[-1].end) if tokens else Span(0, 0)


_LAST: list[tuple[Reading, Cast]] = []


def cast_of(reading: Reading) -> Cast:
    """Give the parties of a report; kept for the reading at hand, as every happening asks."""
    for known, cast in _LAST:
        if known is reading:
            return cast
    cast = _cast(reading)
    _LAST[:] = [(reading, cast)]
    return cast


def _cast(reading: Reading) -> Cast:
    """Group the mentions of a report by actor."""
    groups: dict[str, list[ActorMention]] = {}
    for mention in reading.actors:
        groups.setdefault(mention.actor.key, []).append(mention)
    sentence_of = _sentences_of(reading)
    armed = {key: len(ms) for key, ms in groups.items() if _is_armed(ms[0].actor)}
    total = sum(armed.values()) or 1
    ranks = {key: i for i, key in enumerate(sorted(armed, key=lambda k: -armed[k]))}
    home = _home_state(groups)
    parties = tuple(
        Party(
            key, _sort_of(ms[0].actor, home), side_of(ms[0].actor), _plainest(ms), tuple(ms),
            armed.get(key, 0) / total, ranks.get(key, 9),
        )
        for key, ms in groups.items()
    )  # fmt: skip
    parties = tuple(sorted(parties, key=lambda party: -len(party.mentions)))
    return Cast(parties, sentence_of, {party.key: party for party in parties})


def _plainest(mentions: Sequence[ActorMention]) -> Actor:
    """Give the actor as named by a mention that needs no reason, if there is one."""
    return next((m.actor for m in mentions if not m.actor.reason), mentions[0].actor)


def candidates_for(happening: Happening, reading: Reading) -> Iterator[Party]:
    """Give all who may have a role: the parties, civilians, what the sentence names."""
    cast = cast_of(reading)
    yield from cast.near(happening, reading)
    if CIVILIANS.key not in cast.by_key:
        yield Party(CIVILIANS.key, "civilians", CIVILIANS.key, CIVILIANS)
    for side in reading.sides:
        if side.key not in cast.by_key:
            sort = "unnamed-home" if side.id.startswith("state:") else "unnamed-rebels"
            yield Party(side.key, sort, side_of(side), side)
    for mention in things_of(happening, reading):
        sort = "person" if mention.actor.kind == "person" else "thing"
        yield Party(f"thing:{mention.start}", sort, "", mention.actor, (mention,))


def _sentences_of(reading: Reading) -> dict[int, int]:
    """Give the position of the sentence that each mention stands in, by the mention's start."""
    found: dict[int, int] = {}
    position = 0
    for mention in reading.actors:
        while (
            position + 1 < len(reading.sentences)
            and reading.sentences[position + 1].start <= mention.start
        ):
            position += 1
        found[mention.start] = position
    return found


def _is_armed(actor: Actor) -> bool:
    return actor.kind in ("party", "force", "government", "coalition")


def _home_state(groups: Mapping[str, list[ActorMention]]) -> str:
    """Give the id of the state most often named as acting, the home state of the war."""
    counts = {key: len(ms) for key, ms in groups.items() if key.startswith("state:")}
    named_home = [
        m.actor.id for ms in groups.values() for m in ms if "report is about" in m.actor.reason
    ]
    if named_home:
        return max(sorted(set(named_home)), key=named_home.count)
    return max(counts, key=lambda key: counts[key]) if counts else ""


def _sort_of(actor: Actor, home: str) -> str:
    """Give the kind, with the home state, other states, named and unnamed parties kept apart."""
    if actor.id.startswith("state:"):
        return "home" if actor.id.startswith(home) and home else "foreign"
    if actor.kind == "party":
        if not actor.id and actor.text.isupper():
            return "acronym"
        if not actor.id:
            return "unnamed" if actor.name.islower() or "(" in actor.name else "group"
        return "party"
    return actor.kind


def side_of(actor: Actor) -> str:
    """Give the side that an actor fights on; its own key where the lexicon knows none."""
    entry = known_actors().get(actor.id)
    if entry is not None:
        if entry.state:
            return f"state:{entry.state}"
        if entry.side == "government" and entry.country:
            return f"state:{entry.country[0]}"
        return entry.side or entry.id
    return actor.id[:8] if actor.id.startswith("state:") else actor.key


def things_of(happening: Happening, reading: Reading) -> Sequence[ActorMention]:
    """Give the buildings, vehicles and named people in a happening's sentence, as written."""
    hurt, personal = happening.type in HURT, happening.type in PERSONAL
    if not (hurt or personal):
        return ()
    tokens, known = nearby_tokens(happening, reading), cast_of(reading).things
    asked = happening.sentence, tokens[0].start if tokens else 0, len(tokens), hurt, personal
    found = known.get(asked)
    if found is None:
        taken = _taken(span_of(tokens), reading)
        things = _things(tokens, taken, reading.text) if hurt else ()
        people = _people(span_of(tokens), taken, reading.text) if personal else ()
        found = known[asked] = (*things, *people)
    return found


def _things(tokens: tuple[Token, ...], taken: set[int], text: str) -> Iterator[ActorMention]:
    words = generic_words()["things"]
    position = 0
    while position < len(tokens):
        for size in (2, 1):
            run = tokens[position : position + size]
            name = " ".join(token.lower for token in run)
            if len(run) < size or name not in words:
                continue
            start, end = run[0].start, run[-1].end
            if not taken.intersection(range(start, end)):
                reason = "what is struck, as written"
                yield ActorMention(start, end, Actor(name, text[start:end], reason=reason))
                position += size - 1
                break
        position += 1


def _taken(span: Span, reading: Reading) -> set[int]:
    """Give the offsets of a stretch that are mentions already."""
    first = bisect_left(reading.places, span.start, key=lambda m: m.start)
    last = bisect_left(reading.places, span.end, key=lambda m: m.start)
    spans = [(mention.start, mention.end) for mention in within(reading.actors, span)]
    spans += [(mention.start, mention.end) for mention in reading.places[first:last]]
    return {offset for start, end in spans for offset in range(start, end)}


PERSON = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|al-[A-Z][\w'’-]+|bin|Abu|de|von)){1,4}")


def _people(span: Span, taken: set[int], text: str) -> Iterator[ActorMention]:
    if text[span.start : span.end].isupper():
        return
    for found in PERSON.finditer(text, span.start, span.end):
        words = {word.lower() for word in found.group().split()}
        offsets = range(found.start(), found.end())
        if not role_words()["no_names"].intersection(words) and not taken.intersection(offsets):
            actor = Actor(found.group(), found.group(), kind="person", reason="a name, as written")
            yield ActorMention(found.start(), found.end(), actor)
