"""What speaks for and against a party being the actor or the target of a happening.

Each feature is a short string; ``lexicon/data/role_weights.yml`` gives its weight for either role.
None names a party or a place: they tell position, small words, kinds and types only.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.claims.parties import Cast, Party
from sayso.claims.role_mentions import mention_blocks
from sayso.claims.role_signs import Block, Signs, as_given
from sayso.claims.scene import SPLIT_LETTERS, Scene
from sayso.claims.stretch import Stretch
from sayso.nouns.reading import ActorMention

MOST_MENTIONS = 60
WORDS_ONLY = frozenset({"thing", "person"})
LONGEST_DEED = 30
FAMILIES = {
    "airstrike": ("strike", "raid", "plane", "jet", "bomb", "air", "aircraft", "drone"),
    "shelling": ("shell", "rocket", "mortar", "artillery", "missile", "fire", "bombard"),
    "siege": ("sieg", "blockad", "encircl", "cut"),
    "bombing": ("suicid", "bomb", "blast", "explosi"),
    "control": ("held", "control", "stronghold", "bastion"),
    "clash": ("offensive", "attack", "assault", "fight", "advanc", "push"),
    "killing": ("execut", "kill", "massacre", "behead"),
}


def actor_features(party: Party, scene: Scene, cast: Cast) -> Signs:
    """Give what speaks for or against a party, by where and how it is mentioned."""
    here = named_here(party, scene.stretch)
    kind, sort, rank, stance = scene.type, party.sort, min(party.rank, 3), scene.happening.stance
    back, ahead = _distances(party, scene.happening.sentence, scene, cast)
    title = bool(party.mentions) and cast.sentence_of.get(party.mentions[0].start) == 0
    named = bool(here)
    blocks: list[Block] = [
        (_sort_signs, (kind, scene.form, sort, rank)),
        (_stance_signs, (stance, sort, int(party.share * 5))),
        (_stem_signs, (scene.stem, sort)),
        (_rank_signs, (named, kind, sort, rank)),
        (_back_signs, (named, min(back, 4), kind, sort)),
        (_ahead_signs, (named, min(back, 4), min(ahead, 3), title)),
        *_speaker_blocks(party, scene),
        *_alone_blocks(party, scene),
        *_elsewhere(party, scene, cast),
    ]
    if len(here) > 1:
        blocks.append((_named_signs, (min(len(here), 3),)))
    return Signs(tuple(blocks), tuple(mention_blocks(m, scene, party) for m in here))


def named_here(party: Party, stretch: Stretch) -> Sequence[ActorMention]:
    """Give the mentions of a party among the words round the trigger."""
    here = stretch.by_key.get(party.key, ())
    if not here and party.sort in WORDS_ONLY:
        # What is no actor of the report, but words of this one sentence.
        return party.inside(stretch.span)
    return here


def _sort_signs(kind: str, form: str, sort: str, rank: int) -> Iterator[str]:
    yield "bias"
    yield f"s:{sort}"
    yield f"t:{kind}|s:{sort}"
    yield f"f:{form}|s:{sort}"
    yield f"rank:{rank}"
    yield f"rank:{rank}|t:{kind}"


def _stance_signs(stance: str, sort: str, share: int) -> Iterator[str]:
    yield f"stance:{stance}|s:{sort}"
    yield f"share:{share}"


def _stem_signs(stem: str, sort: str) -> Iterator[str]:
    yield f"tw:{stem}|s:{sort}"


def _rank_signs(here: bool, kind: str, sort: str, rank: int) -> Iterator[str]:  # noqa: FBT001
    yield f"here:{here}|t:{kind}"
    yield f"here:{here}|s:{sort}"
    yield f"here:{here}|rank:{rank}|s:{sort}"
    yield f"here:{here}|rank:{rank}|t:{kind}|s:{sort}"


def _back_signs(here: bool, back: int, kind: str, sort: str) -> Iterator[str]:  # noqa: FBT001
    """Make the signs of how near the party is named before the sentence."""
    yield f"here:{here}|back:{back}|s:{sort}"
    yield f"here:{here}|back:{back}|t:{kind}"


def _ahead_signs(here: bool, back: int, ahead: int, title: bool) -> Iterator[str]:  # noqa: FBT001
    """Make the signs of how near the party is named before and after the sentence."""
    yield f"here:{here}|back:{back}|ahead:{ahead}"
    if title:
        yield f"title|here:{here}"


def _named_signs(count: int) -> Iterator[str]:
    yield f"named:{count}"


def _alone_blocks(party: Party, scene: Scene) -> tuple[Block, ...]:
    """Give whether the clause names armed actors, how many, and whether the party is first."""
    trigger, named = scene.happening.trigger, scene.named
    keys = list(dict.fromkeys([mention.actor.key for mention in named]))
    there, order = party.key in keys, ""
    count = min(len(keys), 3)
    if there:
        place = min(keys.index(party.key), 2)
        first = next(m for m in named if m.actor.key == party.key)
        side = "b" if first.end <= trigger.start else "a" if first.start >= trigger.end else "o"
        order = f"{place}of{count}{side}"
    return (
        (_alone_signs, (there, count, f"s:{party.sort}")),
        (_alone_signs, (there, count, f"t:{scene.type}", order)),
        (_alone_signs, (there, count, f"f:{scene.form}", order)),
    )


def _alone_signs(there: bool, count: int, fact: str, order: str = "") -> Iterator[str]:  # noqa: FBT001
    yield f"clause:{there}|of:{count}|{fact}"
    if order:
        yield f"order:{order}|{fact}"


def _speaker_blocks(party: Party, scene: Scene) -> tuple[Block, ...]:
    """Give whether it is the party itself, or another, that tells of the happening."""
    speakers = scene.around.speakers
    if not speakers:
        return ((_speaker_signs, ("none", f"s:{party.sort}")),)
    speaks, stance = str(party.key in speakers), scene.happening.stance
    return (
        (_speaker_signs, (speaks, "", f"s:{party.sort}", stance)),
        (_speaker_signs, (speaks, f"t:{scene.type}", f"f:{scene.form}")),
    )


def _speaker_signs(speaks: str, *facts: str) -> Iterator[str]:
    for fact in facts:
        yield f"speaker:{speaks}|{fact}" if fact else f"speaker:{speaks}"


def is_far(party: Party, scene: Scene, cast: Cast) -> bool:
    """Whether a party is seldom named, and nowhere near: it is not weighed at all."""
    if party.rank < FAR_RANK or party.sort in NEVER_FAR or not party.mentions:
        return False
    if named_here(party, scene.stretch):
        return False
    back, ahead = _distances(party, scene.happening.sentence, scene, cast)
    return back > FAR_BACK and ahead > FAR_AHEAD


FAR_RANK, FAR_BACK, FAR_AHEAD = 3, 2, 1
NEVER_FAR = frozenset({"civilians", "person", "thing"})


def _distances(party: Party, position: int, scene: Scene, cast: Cast) -> tuple[int, int]:
    """Give how many sentences back and ahead the party is named next; 99 where it is not."""
    known = scene.stretch.distances.get(party.key)
    if known is not None:
        return known
    sentence = scene.reading.sentences[position]
    first = bisect_left(party.mentions, sentence.start, key=lambda m: m.start)
    last = bisect_left(party.mentions, sentence.end, key=lambda m: m.start)
    back = position - cast.sentence_of[party.mentions[first - 1].start] if first else 99
    named_after = last < len(party.mentions)
    ahead = cast.sentence_of[party.mentions[last].start] - position if named_after else 99
    scene.stretch.distances[party.key] = back, ahead
    return back, ahead


def _elsewhere(party: Party, scene: Scene, cast: Cast) -> Iterator[Block]:
    """Give whether the party is elsewhere said to do deeds of this kind ("Russian jets ...")."""
    text, kind = scene.reading.text, scene.type
    own = scene.happening.trigger.words(text).lower()[:SPLIT_LETTERS]
    for asked, count in (((party.key, kind, ""), _deeds), ((party.key, "", own), _same_words)):
        found = cast.deeds.get(asked)
        if found is None:
            told = count(_windows(party, text, cast), kind if asked[1] else own)
            found = cast.deeds[asked] = frozenset(told)
        if found:
            yield as_given, (found,)


Window = tuple[str, str, str]
"""The words before a mention, in it, and behind it, in lower case."""


def _windows(party: Party, text: str, cast: Cast) -> Sequence[Window]:
    """Give the words round the mentions of a party, of many the first."""
    found = cast.windows.get(party.key)
    if found is None:
        found = cast.windows[party.key] = tuple(
            (
                text[max(0, mention.start - LONGEST_DEED) : mention.start].lower(),
                mention.actor.text.lower(),
                text[mention.end : mention.end + LONGEST_DEED].lower(),
            )
            for mention in party.mentions[:MOST_MENTIONS]
        )
    return found


def _deeds(windows: Sequence[Window], kind: str) -> Iterator[str]:
    """Count the words for deeds of a kind at the mentions of a party."""
    stems = FAMILIES.get(kind, ())
    if not stems:
        return
    doing = sum(
        any(stem in after or stem in inside for stem in stems) for _, inside, after in windows
    )
    done = sum(any(stem in before for stem in stems) for before, _, _ in windows)
    if doing:
        yield from (f"does|t:{kind}", f"does:{min(doing, 3)}")
    if done:
        yield from (f"near-deed|t:{kind}", f"near-deed:{min(done, 3)}")


def _same_words(windows: Sequence[Window], own: str) -> Iterator[str]:
    """Count a trigger's own word behind the mentions of a party."""
    same = sum(own in after for _, _, after in windows)
    if same:
        yield f"same-word:{min(same, 2)}"


def relation_blocks(party: Party, chosen: Sequence[Party], scene: Scene) -> Iterator[Block]:
    """Give how a party stands to those chosen for the other role."""
    kind, sort = scene.type, party.sort
    if not chosen:
        yield _none_chosen_signs, (kind, sort)
        return
    yield _chosen_signs, (min(len(chosen), 2), kind)
    for other in dict.fromkeys(other.sort for other in chosen):
        yield _by_signs, (other, sort, kind)
    if any(other.key == party.key for other in chosen):
        yield _tie_signs, ("is-chosen", f"t:{kind}", f"f:{scene.form}|n:{len(chosen)}")
    elif any(other.side == party.side for other in chosen):
        yield _tie_signs, ("same-side", f"s:{sort}")
    elif party.rank < 9:
        yield _tie_signs, ("other-side", f"rank:{min(party.rank, 3)}", f"t:{kind}")


def _none_chosen_signs(kind: str, sort: str) -> Iterator[str]:
    yield f"none-chosen|t:{kind}"
    yield f"none-chosen|s:{sort}"


def _chosen_signs(count: int, kind: str) -> Iterator[str]:
    yield f"chosen:{count}|t:{kind}"


def _by_signs(other: str, sort: str, kind: str) -> Iterator[str]:
    yield f"by:{other}|s:{sort}"
    yield f"by:{other}|s:{sort}|t:{kind}"


def _tie_signs(tie: str, *facts: str) -> Iterator[str]:
    yield tie
    yield from (f"{tie}|{fact}" for fact in facts)
