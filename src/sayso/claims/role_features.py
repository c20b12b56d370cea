"""What speaks for and against a party being the actor or the target of a happening.

Each feature is a short string; ``lexicon/data/role_weights.yml`` gives its weight for either role.
None names a party or a place: they tell position, small words, kinds and types only.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.claims.parties import Cast, Party, nearby_tokens, span_of, within
from sayso.claims.role_syntax import (
    parts_of_clause,
    placed_mentions,
    small_word,
    triggers_between,
)
from sayso.lexicon.role_words import role_words
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import ActorMention, Reading, Token

SPLIT_LETTERS = 5
MOST_MENTIONS = 60
LOOK_BACK = 4
AGENT_KINDS = frozenset({"party", "force", "government", "coalition"})
BUCKETS = ((0, "0"), (2, "2"), (5, "5"), (10, "10"), (20, "20"))
FAMILIES = {
    "airstrike": ("strike", "raid", "plane", "jet", "bomb", "air", "aircraft", "drone"),
    "shelling": ("shell", "rocket", "mortar", "artillery", "missile", "fire", "bombard"),
    "siege": ("sieg", "blockad", "encircl", "cut"),
    "bombing": ("suicid", "bomb", "blast", "explosi"),
    "control": ("held", "control", "stronghold", "bastion"),
    "clash": ("offensive", "attack", "assault", "fight", "advanc", "push"),
    "killing": ("execut", "kill", "massacre", "behead"),
}


@dataclass(frozen=True, slots=True)
class Around:
    """What else is known of a happening: the triggers of its sentence, and who tells of it.

    ``speakers`` are keys of the parties in whose name it is said.
    """

    triggers: tuple[Span, ...] = ()
    speakers: frozenset[str] = frozenset()


ALONE = Around()


@dataclass(frozen=True, slots=True)
class Scene:
    """A happening with the words around it.

    ``form`` is how the trigger is built: passive, passive-by, past, ing, noun, other.
    ``first`` and ``last`` are positions of the trigger's tokens in the sentence; ``parts``
    gives the parts that mentions, by their offset, play for the trigger.
    """

    happening: Happening
    reading: Reading
    tokens: Sequence[Token]
    first: int
    last: int
    form: str
    named: Sequence[ActorMention] = ()
    """The mentions of armed actors in the clause."""
    around: Around = ALONE
    parts: Mapping[int, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The first letters of the trigger's first word."""
        return self.tokens[self.first].lower[:SPLIT_LETTERS] if self.tokens else ""

    @property
    def type(self) -> str:
        """The type of the happening."""
        return self.happening.type


def scene_of(happening: Happening, reading: Reading, around: Around = ALONE) -> Scene:
    """Find the trigger among the tokens of its sentence, and how it is built."""
    tokens = nearby_tokens(happening, reading)
    inside = [
        i for i, t in enumerate(tokens)
        if t.start < happening.trigger.end and t.end > happening.trigger.start
    ]  # fmt: skip
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    form = _form(tokens, first, last) if tokens else "other"
    named = _named(happening, reading, tokens)
    placed = placed_mentions(within(reading.actors, span_of(tokens)), tokens)
    parts = parts_of_clause(tokens, first, last, placed)
    return Scene(happening, reading, tokens, first, last, form, named, around, parts)


def _named(
    happening: Happening, reading: Reading, tokens: Sequence[Token]
) -> tuple[ActorMention, ...]:
    """Give the mentions of armed actors in the clause."""
    stretch = span_of(tokens)
    start = max(happening.clause.start, stretch.start)
    inside = Span(start, max(start, min(happening.clause.end, stretch.end)))
    return tuple(m for m in within(reading.actors, inside) if m.actor.kind in AGENT_KINDS)


def _form(tokens: Sequence[Token], first: int, last: int) -> str:
    """Say how a trigger is built, from its first word and its neighbours."""
    word = tokens[first].lower
    before = {token.lower for token in tokens[max(0, first - LOOK_BACK) : first]}
    following = [token.lower for token in tokens[last + 1 : last + 1 + LOOK_BACK]]
    past = word.endswith(("ed", "en")) or word in role_words()["past"]
    if past:
        if "by" in following[:3]:
            return "passive-by"
        if before & role_words()["being"]:
            return "passive"
        return "past-bare" if following and following[0] in role_words()["small_words"] else "past"
    if word in role_words()["being"] or word in {"has", "have", "had"}:
        return "passive"
    return _unpast_form(tokens, first, following)


def _unpast_form(tokens: Sequence[Token], first: int, following: Sequence[str]) -> str:
    """Say how a trigger is built that is no past form."""
    if tokens[first].lower.endswith("ing"):
        return "ing-of" if following and following[0] == "of" else "ing"
    if first and tokens[first - 1].lower in {"to", "will", "would", "could", "may", "might", "not"}:
        return "base"
    return "noun-by" if "by" in following else "noun"


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against a party: of itself, and of each mention in the sentence.

    Only the mention that speaks most for the role counts, since a party named twice in a
    sentence acts by one of the two.
    """

    own: frozenset[str]
    mentions: tuple[frozenset[str], ...] = ()

    def adding(self, more: Iterable[str]) -> "Signs":
        """Give the signs with more of the party's own."""
        return Signs(self.own.union(more), self.mentions)


def actor_features(party: Party, scene: Scene, cast: Cast) -> Signs:
    """Give what speaks for or against a party, by where and how it is mentioned."""
    kind = scene.type
    features = {
        "bias", f"s:{party.sort}", f"t:{kind}|s:{party.sort}", f"f:{scene.form}|s:{party.sort}",
        f"rank:{min(party.rank, 3)}", f"rank:{min(party.rank, 3)}|t:{kind}",
        f"stance:{scene.happening.stance}|s:{party.sort}", f"share:{int(party.share * 5)}",
        f"tw:{scene.stem}|s:{party.sort}",
    }  # fmt: skip
    here = party.inside(span_of(scene.tokens))
    features |= _around(party, scene, cast, bool(here))
    features |= _speaking(party, scene)
    features |= _alone(party, scene)
    features |= _elsewhere(party, scene, cast)
    if len(here) > 1:
        features.add(f"named:{min(len(here), 3)}")
    mentions = tuple(frozenset(_mention_features(m, scene, party)) for m in here)
    return Signs(frozenset(features), mentions)


def _alone(party: Party, scene: Scene) -> set[str]:
    """Give whether the clause names armed actors, how many, and whether the party is first."""
    trigger, named = scene.happening.trigger, scene.named
    keys = list(dict.fromkeys(m.actor.key for m in named))
    there = party.key in keys
    count = min(len(keys), 3)
    signs = {
        f"clause:{there}|of:{count}|t:{scene.type}", f"clause:{there}|of:{count}|f:{scene.form}",
        f"clause:{there}|of:{count}|s:{party.sort}",
    }  # fmt: skip
    if there:
        place = min(keys.index(party.key), 2)
        first = next(m for m in named if m.actor.key == party.key)
        side = "b" if first.end <= trigger.start else "a" if first.start >= trigger.end else "o"
        order = f"order:{place}of{count}{side}"
        signs |= {
            f"{order}|f:{scene.form}", f"{order}|t:{scene.type}"
        }  # fmt: skip
    return signs


def _speaking(party: Party, scene: Scene) -> set[str]:
    """Give whether it is the party itself, or another, that tells of the happening."""
    if not scene.around.speakers:
        return {f"speaker:none|s:{party.sort}"}
    speaks = party.key in scene.around.speakers
    return {
        f"speaker:{speaks}", f"speaker:{speaks}|t:{scene.type}", f"speaker:{speaks}|f:{scene.form}",
        f"speaker:{speaks}|s:{party.sort}", f"speaker:{speaks}|{scene.happening.stance}",
    }  # fmt: skip


def _bucket(distance: int) -> str:
    return next((name for limit, name in BUCKETS if distance <= limit), "far")


def _mention_features(mention: ActorMention, scene: Scene, party: Party) -> Iterator[str]:
    """Give the features of one mention in the trigger's sentence."""
    tokens, kind, form = scene.tokens, scene.type, scene.form
    start = next((i for i, t in enumerate(tokens) if t.end > mention.start), len(tokens))
    end = next((i for i, t in enumerate(tokens) if t.start >= mention.end), len(tokens)) - 1
    side, gap, between = _side(scene, start, end)
    small = small_word(tokens, start)
    part = scene.parts.get(mention.start, "none")
    yield f"part:{part}|f:{form}"
    yield f"part:{part}|t:{kind}"
    yield f"part:{part}|s:{party.sort}"
    yield f"part:{part}|tw:{scene.stem}"
    crossed = triggers_between(scene.around.triggers, scene.happening.trigger, mention)
    yield f"m:{side}|crossed:{min(crossed, 2)}"
    yield f"m:{side}|crossed:{min(crossed, 2)}|f:{form}"
    verbs = sum(_may_be_verb(token) for token in between)
    yield f"m:{side}|verbs:{min(verbs, 2)}|f:{form}"
    in_clause = scene.happening.clause.start <= mention.start < scene.happening.clause.end
    where = f"{side}{_bucket(gap)}"
    pronoun = "p" if mention.actor.reason.startswith("pronoun") else ""
    yield f"m:{side}{pronoun}|c:{in_clause}"
    yield f"m:{side}{pronoun}|f:{form}|w:{small}"
    yield f"m:{where}|f:{form}"
    yield f"m:{where}|t:{kind}"
    yield f"m:{side}|t:{kind}|w:{small}"
    yield f"m:{side}|t:{kind}|f:{form}"
    yield f"m:{side}|s:{party.sort}|t:{kind}"
    yield f"m:{side}|s:{party.sort}|f:{form}"
    yield f"m:{side}{_bucket(min(gap, 6))}|tw:{scene.stem}"
    yield f"m:{side}|tw:{scene.stem}|w:{small}"
    yield f"m:{where}|w:{small}"
    yield from _next_words(tokens, start, end, side, form)
    others = _others_between(mention, scene, side)
    yield f"m:{side}|others:{min(others, 2)}|f:{form}"
    yield f"m:{side}|others:{min(others, 2)}|t:{kind}|c:{in_clause}"
    breaks = sum(token.lower in role_words()["breaks"] for token in between)
    commas = sum(token.text in {",", ";", ":"} for token in between)
    yield f"m:{side}|breaks:{min(breaks, 2)}"
    yield f"m:{side}|breaks:{min(breaks, 2)}|f:{form}"
    yield f"m:{side}|commas:{min(commas, 2)}"
    yield from _beside_features(scene, (start, end), side, gap, in_clause=in_clause)
    yield from _between_features(scene, start, side, between, in_clause=in_clause)


def _beside_features(
    scene: Scene, place: tuple[int, int], side: str, gap: int, *, in_clause: bool
) -> Iterator[str]:
    """Give what the words next to a mention say of it."""
    tokens, form = scene.tokens, scene.form
    start, end = place
    after = tokens[end + 1].lower if end + 1 < len(tokens) else "."
    saying = role_words()["saying"]
    if after in saying or (start and tokens[start - 1].lower in saying):
        yield "saying"
        yield f"saying|m:{side}|c:{in_clause}"
    if tokens[min(end, len(tokens) - 1)].lower.endswith(("'s", "s'")) or after in {"'s", "'"}:
        yield f"owns|m:{side}|f:{form}"
        yield f"owns|m:{side}|gap:{_bucket(gap)}|f:{form}"
    if after == "and" or (start and tokens[start - 1].lower == "and"):
        yield f"and|m:{side}"
    if "-" in tokens[min(end, len(tokens) - 1)].text and side == "o":
        yield f"compound|t:{scene.type}"


def _between_features(
    scene: Scene, start: int, side: str, between: Sequence[Token], *, in_clause: bool
) -> Iterator[str]:
    """Give what the words between a mention and the trigger say of it."""
    form = scene.form
    if any(token.lower == "by" for token in between):
        yield f"m:{side}|by-between|f:{form}"
    if any(token.lower in {"against", "on", "targeting", "at", "from"} for token in between):
        yield f"m:{side}|against-between|f:{form}"
    if in_clause and start <= 2:
        yield f"m:{side}|opens|f:{form}"
    verb = between[0].lower if between and side == "b" else ""
    if verb in role_words()["being"]:
        yield f"m:b|being|f:{form}"


def _next_words(
    tokens: Sequence[Token], start: int, end: int, side: str, form: str
) -> Iterator[str]:
    """Give the words right before and after a mention ("rebel-held areas", "IS positions")."""
    after = tokens[end + 1].lower if end + 1 < len(tokens) else "."
    before = tokens[start - 1].lower if start else "^"
    inner = tokens[min(end, len(tokens) - 1)].lower.partition("-")[2]
    yield f"after:{after}|m:{side}"
    yield f"before:{before}|m:{side}"
    yield f"before:{before}|f:{form}|m:{side}"
    if inner:
        yield f"inner:{inner}|m:{side}"


def _side(scene: Scene, start: int, end: int) -> tuple[str, int, Sequence[Token]]:
    """Say whether a mention stands before, after or over the trigger, how far, and what between."""
    if end < scene.first:
        between = scene.tokens[end + 1 : scene.first]
        return "b", len(between), between
    if start > scene.last:
        between = scene.tokens[scene.last + 1 : start]
        return "a", len(between), between
    return "o", 0, ()


def _may_be_verb(token: Token) -> bool:
    """Whether a word looks like a finite verb or a participle."""
    word = token.lower
    return (
        (word.endswith("ed") and len(word) > 4)
        or word in role_words()["past"]
        or word in role_words()["being"]
        or word in {"has", "have", "had", "will", "would"}
    )


def _others_between(mention: ActorMention, scene: Scene, side: str) -> int:
    """Count the other actors between a mention and the trigger."""
    trigger = scene.happening.trigger
    low, high = (mention.end, trigger.start) if side == "b" else (trigger.end, mention.start)
    if low >= high:
        return 0
    between = within(scene.reading.actors, Span(low, high))
    return sum(1 for other in between if other.actor.key != mention.actor.key)


def _around(party: Party, scene: Scene, cast: Cast, here: bool) -> set[str]:  # noqa: FBT001
    """Give how near the party is named before and after the sentence."""
    kind, position = scene.type, scene.happening.sentence
    features = {f"here:{here}|t:{kind}", f"here:{here}|s:{party.sort}"}
    back, ahead = _distances(party, position, scene, cast)
    near = f"back:{min(back, 4)}|ahead:{min(ahead, 3)}"
    features.add(f"here:{here}|back:{min(back, 4)}|s:{party.sort}")
    features.add(f"here:{here}|back:{min(back, 4)}|t:{kind}")
    features.add(f"here:{here}|{near}")
    features.add(f"here:{here}|rank:{min(party.rank, 3)}|s:{party.sort}")
    features.add(f"here:{here}|rank:{min(party.rank, 3)}|t:{kind}|s:{party.sort}")
    if party.mentions and cast.sentence_of.get(party.mentions[0].start) == 0:
        features.add(f"title|here:{here}")
    return features


def is_far(party: Party, scene: Scene, cast: Cast) -> bool:
    """Whether a party is seldom named, and nowhere near: it is not weighed at all."""
    if party.rank < FAR_RANK or party.sort in NEVER_FAR or not party.mentions:
        return False
    if party.inside(span_of(scene.tokens)):
        return False
    back, ahead = _distances(party, scene.happening.sentence, scene, cast)
    return back > FAR_BACK and ahead > FAR_AHEAD


FAR_RANK, FAR_BACK, FAR_AHEAD = 3, 2, 1
NEVER_FAR = frozenset({"civilians", "person", "thing"})


def _distances(party: Party, position: int, scene: Scene, cast: Cast) -> tuple[int, int]:
    """Give how many sentences back and ahead the party is named next; 99 where it is not."""
    sentence = scene.reading.sentences[position]
    first = bisect_left(party.mentions, sentence.start, key=lambda m: m.start)
    last = bisect_left(party.mentions, sentence.end, key=lambda m: m.start)
    back = position - cast.sentence_of[party.mentions[first - 1].start] if first else 99
    named_after = last < len(party.mentions)
    ahead = cast.sentence_of[party.mentions[last].start] - position if named_after else 99
    return back, ahead


def _elsewhere(party: Party, scene: Scene, cast: Cast) -> frozenset[str]:
    """Give whether the party is elsewhere said to do deeds of this kind ("Russian jets ...")."""
    text = scene.reading.text
    own = scene.happening.trigger.words(text).lower()[:SPLIT_LETTERS]
    asked = party.key, scene.type, own
    if asked not in cast.deeds:
        cast.deeds[asked] = frozenset(_deeds(party, scene.type, own, text))
    return cast.deeds[asked]


def _deeds(party: Party, kind: str, own: str, text: str) -> set[str]:
    """Count the words for deeds of a kind, and a trigger's own, at the mentions of a party."""
    stems = FAMILIES.get(kind, ())
    doing = done = same = 0
    for mention in party.mentions[:MOST_MENTIONS]:
        after = text[mention.end : mention.end + 30].lower()
        before = text[max(0, mention.start - 30) : mention.start].lower()
        inside = mention.actor.text.lower()
        doing += any(stem in after or stem in inside for stem in stems)
        done += any(stem in before for stem in stems)
        same += own in after
    features = set()
    if doing:
        features |= {f"does|t:{kind}", f"does:{min(doing, 3)}"}
    if done:
        features |= {f"near-deed|t:{kind}", f"near-deed:{min(done, 3)}"}
    if same:
        features.add(f"same-word:{min(same, 2)}")
    return features


def relation_features(party: Party, chosen: Sequence[Party], scene: Scene) -> set[str]:
    """Give how a party stands to those chosen for the other role."""
    kind = scene.type
    if not chosen:
        return {f"none-chosen|t:{kind}", f"none-chosen|s:{party.sort}"}
    features = {f"chosen:{min(len(chosen), 2)}|t:{kind}"}
    for other in chosen:
        features.add(f"by:{other.sort}|s:{party.sort}")
        features.add(f"by:{other.sort}|s:{party.sort}|t:{kind}")
    if any(other.key == party.key for other in chosen):
        features |= {
            "is-chosen",
            f"is-chosen|t:{kind}",
            f"is-chosen|f:{scene.form}|n:{len(chosen)}",
        }
    elif any(other.side == party.side for other in chosen):
        features |= {"same-side", f"same-side|s:{party.sort}"}
    elif party.rank < 9:
        features |= {"other-side", f"other-side|rank:{min(party.rank, 3)}", f"other-side|t:{kind}"}
    return features
