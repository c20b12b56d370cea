"""Whom "the rebels", "the army", "the group", "terrorists", "they" mean in this report."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.language.actor_lines import RawName
from sayso.language.war import War
from sayso.lexicon.actors import KnownActor, known_actors, state_actor, states
from sayso.nouns.actor import Actor, ActorKind

NEAR_SENTENCES = 2
CLEAR_SHARE = 0.6
AGENT_KINDS = frozenset({"party", "force", "government", "coalition"})
UNSPECIFIED = {
    "militants": "militants (unspecified)",
    "terrorists": "terrorists (unspecified)",
    "jihadists": "jihadists (unspecified)",
    "rebels": "rebels",
    "coalition": "coalition",
    "kurds": "Kurdish forces",
    "group": "armed group (unspecified)",
    "traffickers": "drug traffickers",
    "attackers": "suicide attacker (unidentified)",
    "state_forces": "government forces",
    "governments": "government",
    "police": "police",
    "guards": "National Guard",
    "captives": "captives",
    "pilots": "pilot",
}
KIND: dict[str, ActorKind] = {
    "state_forces": "force",
    "police": "force",
    "guards": "force",
    "governments": "government",
    "coalition": "coalition",
    "civilians": "civilians",
    "protected": "civilians",
    "captives": "person",
    "pilots": "person",
}


@dataclass(slots=True)
class Story:
    """What has been named so far, in text order. ``seen`` holds (sentence, actor)."""

    war: War
    seen: list[tuple[int, Actor]] = field(default_factory=list)
    names_in_report: Counter[str] = field(default_factory=Counter)

    @property
    def last_sentence(self) -> int:
        """The sentence of the last actor named."""
        return self.seen[-1][0] if self.seen else 0

    def note(self, sentence: int, actor: Actor) -> None:
        """Remember an actor as named."""
        self.seen.append((sentence, actor))

    def nearest_party(self, sentence: int, within: int = NEAR_SENTENCES) -> Actor | None:
        """Give the armed non-state party of the lexicon or report named last, if near."""
        for named_in, actor in reversed(self.seen):
            if named_in < sentence - within:
                return None
            if actor.kind == "party" and actor.id:
                return actor
        return None


def resolve(raw: RawName, text: str, story: Story) -> Actor | None:
    """Give the actor that a raw name means, with the reason where it is not its plain name."""
    if raw.sort == "party":
        return _known(raw, text, story)
    if raw.sort in ("state", "government", "nation", "seat", "leader"):
        kind: ActorKind = "force" if raw.sort == "state" else "government"
        as_state = raw.sort in ("nation", "seat")
        actor = state_actor(raw.key, text, kind, _state_reason(raw), as_state=as_state)
        story.note(raw.sentence, actor)
        return actor
    if raw.sort in ("police", "guards"):
        return _service(raw.sort, raw.key, text)
    return RESOLVERS.get(raw.sort, _generic)(raw, text, story)


def _state_reason(raw: RawName) -> str:
    sayings = {
        "seat": "the seat of government stands for the government",
        "nation": "the state's name stands for its side",
        "leader": "the leader's name stands for his side",
    }
    return sayings.get(raw.sort, "")


def _known(raw: RawName, text: str, story: Story) -> Actor:
    """Give the lexicon's party; of several with one name the one of this war."""
    entries = [known_actors()[key] for key in raw.choices or (raw.key,)]
    here = [entry for entry in entries if story.war.country in entry.country]
    near = [entry for entry in entries if story.war.countries.intersection(entry.country)]
    entry = (here or near or entries)[0]
    if entry.state and entry.name == states()[entry.state].forces_name:
        actor = state_actor(entry.state, text, entry.kind)
    else:
        actor = entry.actor(text)
    story.note(raw.sentence, actor)
    return actor


def _service(sort: str, code: str, text: str, reason: str = "") -> Actor:
    """Give a state's police or guard."""
    name = "police" if sort == "police" else "National Guard"
    if not code:
        return Actor(name, text, kind="force", reason=reason)
    full = f"{states()[code].adjective} {name}"
    return Actor(full, text, (), f"state:{code}:{sort}", "force", reason)


def rebels_of(raw: RawName, text: str, story: Story, code: str) -> Actor:
    """Give the rebels of a state: the umbrella of the lexicon, the party named, or a plain name."""
    war = War(code, story.war.countries, story.war.named, story.war.day)
    fitting = war.parties("rebels")
    umbrella = next((e for e in fitting if e.name.endswith((" rebels", " insurgents"))), None)
    if umbrella is None:
        umbrella = _nearest_of(fitting, raw.sentence, story)
    reason = f"{raw.words} in a report about {states()[code].name if code in states() else 'it'}"
    if umbrella is not None:
        actor = umbrella.actor(text, reason)
    elif code in states():
        actor = Actor(f"{states()[code].adjective} rebels", text, ("rebels",), "", "party", reason)
    else:
        actor = Actor("rebels", text, (), "", "party", "no state named to say whose rebels")
    story.note(raw.sentence, actor)
    return actor


def sides_of(story: Story) -> tuple[Actor, ...]:
    """Give the two sides of the war that a report is of, as far as the lexicon knows them.

    They are the state that holds the land and, where it has one rebellion, those who rebel.
    """
    war = story.war
    if war.country not in states():
        return ()
    reason = f"a side of the war in {states()[war.country].name}, which the report is of"
    sides = [state_actor(war.ruler, "", "force", reason)]
    fitting = war.parties("rebels")
    umbrella = next((e for e in fitting if e.name.endswith((" rebels", " insurgents"))), None)
    umbrella = umbrella or _nearest_of(fitting, story.last_sentence, story)
    if umbrella is not None:
        sides.append(umbrella.actor("", reason))
    return tuple(sides)


def _nearest_of(fitting: Sequence[KnownActor], sentence: int, story: Story) -> KnownActor | None:
    """Give the party of a list that was named last, or the only or first one named at all."""
    ids = {entry.id: entry for entry in fitting}
    for named_in, actor in reversed(story.seen):
        if actor.id in ids and named_in <= sentence:
            return ids[actor.id]
    named = [entry for entry in fitting if entry.id in story.war.named]
    if named:
        return named[0]
    return fitting[0] if len(fitting) == 1 else None


def _rebels(raw: RawName, text: str, story: Story) -> Actor:
    """Give the rebels of the state that the words name."""
    return rebels_of(raw, text, story, raw.key)


def _people(raw: RawName, text: str, story: Story) -> Actor:
    """Give civilians for a state's own people; another state's people are that state's side."""
    words = raw.words.split()
    if len(words) > 1 or raw.key == story.war.country:
        return Actor("civilians", text, (), "civilians", "civilians", "people of the country")
    return state_actor(raw.key, text, "government", "a state's people stand for its side")


def _named_group(raw: RawName, text: str, story: Story) -> Actor:
    """Keep a group that the lexicon does not know as it is written."""
    actor = Actor(raw.key, text, (), "", "party", "named as a group; not in the lexicon")
    story.note(raw.sentence, actor)
    return actor


def _pronoun(raw: RawName, text: str, story: Story) -> Actor | None:
    """Give the one that a pronoun most likely stands for: the last agent named before it."""
    for named_in, actor in reversed(story.seen):
        if named_in < raw.sentence - 1:
            return None
        if actor.kind in AGENT_KINDS:
            return _again(actor, text, f"pronoun: {text} stands for {actor.name}, named last")
    return None


def _again(actor: Actor, text: str, reason: str) -> Actor:
    return Actor(actor.name, text, actor.aliases, actor.id, actor.kind, reason)


def _generic(raw: RawName, text: str, story: Story) -> Actor | None:
    """Give whom a generic word means."""
    key = raw.key
    country = story.war.country
    if key == "civilians":
        return Actor("civilians", text, (), "civilians", "civilians")
    if key in ("protected", "captives", "pilots"):
        aliases = ("civilians",) if key == "protected" else (UNSPECIFIED[key],)
        return Actor(text.lower(), text, aliases, "", KIND[key])
    if key in ("state_forces", "governments"):
        return _own_state(raw, text, story)
    if key in ("police", "guards"):
        return _service(key, country, text, "of the state that the report is about")
    if key == "rebels":
        return rebels_of(raw, text, story, country)
    return _armed_word(raw, text, story)


def _armed_word(raw: RawName, text: str, story: Story) -> Actor:
    """Give the party that a word for armed people means."""
    if raw.key in ("coalition", "kurds", "traffickers"):
        return _one_of_class(raw, text, story)
    if raw.key == "attackers":
        return Actor(UNSPECIFIED[raw.key], text, (), "", "unknown")
    return _one_sides_word(raw, text, story)


def _own_state(raw: RawName, text: str, story: Story) -> Actor:
    """Give the forces or government of the state the report is about, or of the one at hand."""
    code = story.war.ruler
    reason = "of the state that the report is about"
    for named_in, actor in reversed(story.seen):
        if named_in < raw.sentence:
            break
        if actor.id.startswith("state:") and actor.kind == "force":
            code = actor.id.split(":")[1]
            reason = "of the state whose forces the sentence names"
            break
    if not code:
        return Actor(UNSPECIFIED[raw.key], text, (), "", KIND[raw.key], "no state named")
    kind = KIND[raw.key]
    actor = state_actor(code, text, kind, f"{raw.words}: {reason}")
    story.note(raw.sentence, actor)
    return actor


def _one_of_class(raw: RawName, text: str, story: Story) -> Actor:
    """Give the coalition or Kurdish force of this war, the one named where it has several."""
    fitting = story.war.parties(raw.key)
    named = [entry for entry in fitting if entry.id in story.war.named]
    entry = _nearest_of(named, raw.sentence, story) or next(iter(named), None)
    if entry is None and (len(fitting) == 1 or raw.key == "coalition"):
        entry = next(iter(fitting), None)
    kind: ActorKind = "coalition" if raw.key == "coalition" else "party"
    if entry is None:
        actor = Actor(UNSPECIFIED[raw.key], text, (), "", kind, "none of its name in the report")
    else:
        actor = entry.actor(text, f"{raw.words} in this war: {entry.name}")
    story.note(raw.sentence, actor)
    return actor


def _one_sides_word(raw: RawName, text: str, story: Story) -> Actor:
    """Give the party that "militants", "terrorists", "the group" mean, or leave them open."""
    near = story.nearest_party(raw.sentence)
    if near is not None:
        return _again(near, text, f"{raw.words}: the party named last, {near.name}")
    total = sum(story.names_in_report.values())
    for key, count in story.names_in_report.most_common(1):
        if count >= CLEAR_SHARE * total:
            entry = known_actors()[key]
            return entry.actor(text, f"{raw.words}: the one party that the report mostly names")
    kind: ActorKind = "party"
    return Actor(UNSPECIFIED[raw.key], text, (), "", kind, "the report does not say who")


RESOLVERS: Mapping[str, Callable[[RawName, str, Story], Actor | None]] = {
    "rebels": _rebels,
    "people": _people,
    "named_group": _named_group,
    "acronym": _named_group,
    "pronoun": _pronoun,
}
