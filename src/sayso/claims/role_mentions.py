"""What a mention in the trigger's sentence says of a party's role: place, words, grammar.

Blocks are made of facts that recur (``role_signs``); what stands between a mention and the trigger
is counted by the tallies of the stretch.
"""

from collections.abc import Iterator

from sayso.claims.parties import Party
from sayso.claims.role_signs import Block
from sayso.claims.role_syntax import triggers_between
from sayso.claims.scene import Scene
from sayso.claims.stretch import Beside, Tallies
from sayso.lexicon.role_words import role_words
from sayso.nouns.reading import ActorMention

BUCKETS = ((0, "0"), (2, "2"), (5, "5"), (10, "10"), (20, "20"))
NEARER = 6
MOST_TOLD = 2
"""What is counted between a mention and the trigger is told as none, one, or more."""


def mention_blocks(mention: ActorMention, scene: Scene, party: Party) -> tuple[Block, ...]:
    """Give the signs of one mention in the trigger's sentence."""
    kind, form, beside = scene.type, scene.form, scene.stretch.of(mention)
    side, low, high = _between(scene, beside)
    clause, gap, small = scene.happening.clause, high - low, beside.small
    in_clause = clause.start <= mention.start < clause.end
    pronoun = "p" if mention.actor.reason.startswith("pronoun") else ""
    crossed = triggers_between(scene.around.triggers, scene.happening.trigger, mention)
    others = _others_between(mention, scene, side)
    part = scene.parts.get(mention.start, "none")
    return (
        (_part_signs, (part, form, kind)),
        (_sort_signs, (party.sort, part, side, form, kind)),
        (_side_signs, (side, pronoun, in_clause, form, kind)),
        (_place_signs, (side, _bucket(gap), form, kind)),
        (_small_signs, (small, side, _bucket(gap), kind)),
        (_form_signs, (small, side, pronoun, form)),
        (_stem_signs, (scene.stem, part, side, _bucket(min(gap, NEARER)))),
        (_stem_small_signs, (scene.stem, side, small)),
        (_before_signs, (beside.before, form, side)),
        (_after_signs, (beside.after, side)),
        (_company_signs, (side, _few(crossed), _few(others), form, kind, in_clause)),
        (_gap_signs, (side, form, *_counted_between(scene.stretch.tallies, low, high))),
        *_seldom(scene, beside, (side, low, high), in_clause=in_clause),
    )


def _bucket(distance: int) -> str:
    return next((name for limit, name in BUCKETS if distance <= limit), "far")


def _few(count: int) -> int:
    return min(count, MOST_TOLD)


def _between(scene: Scene, beside: Beside) -> tuple[str, int, int]:
    """Say whether a mention stands before, after or over the trigger, and what is between.

    What lies between are the words from one position up to another.
    """
    if beside.end < scene.first:
        return "b", beside.end + 1, scene.first
    if beside.start > scene.last:
        return "a", scene.last + 1, beside.start
    return "o", 0, 0


def _others_between(mention: ActorMention, scene: Scene, side: str) -> int:
    """Count the other actors between a mention and the trigger."""
    trigger = scene.happening.trigger
    low, high = (mention.end, trigger.start) if side == "b" else (trigger.end, mention.start)
    if low >= high:
        return 0
    key = mention.actor.key
    return sum(
        low <= other.start and other.end <= high and other.actor.key != key
        for other in scene.stretch.mentions
    )


def _counted_between(tallies: Tallies, low: int, high: int) -> tuple[int, int, int]:
    """Count verbs, words that break a clause, and commas between two positions."""
    return (
        _few(tallies.verbs[high] - tallies.verbs[low]),
        _few(tallies.breaks[high] - tallies.breaks[low]),
        _few(tallies.marks[high] - tallies.marks[low]),
    )


def _seldom(
    scene: Scene, beside: Beside, between: tuple[str, int, int], *, in_clause: bool
) -> Iterator[Block]:
    """Give the signs of what is true of few mentions."""
    side, low, high = between
    form, tallies = scene.form, scene.stretch.tallies
    if beside.inner:
        yield _inner_signs, (beside.inner, side)
    if beside.says:
        yield _saying_signs, (side, in_clause)
    if beside.owns:
        yield _owner_signs, (side, _bucket(high - low), form)
    if beside.after == "and" or beside.before == "and":
        yield _joined_signs, (side,)
    if beside.hyphened and side == "o":
        yield _compound_signs, (scene.type,)
    if tallies.by[high] > tallies.by[low]:
        yield _plain_signs, ("by-between", side, form)
    if tallies.towards[high] > tallies.towards[low]:
        yield _plain_signs, ("against-between", side, form)
    if in_clause and beside.start <= 2:
        yield _plain_signs, ("opens", side, form)
    if side == "b" and high > low and scene.tokens[low].lower in role_words()["being"]:
        yield _plain_signs, ("being", side, form)


def _part_signs(part: str, form: str, kind: str) -> Iterator[str]:
    yield f"part:{part}|f:{form}"
    yield f"part:{part}|t:{kind}"


def _sort_signs(sort: str, part: str, side: str, form: str, kind: str) -> Iterator[str]:
    yield f"part:{part}|s:{sort}"
    yield f"m:{side}|s:{sort}|t:{kind}"
    yield f"m:{side}|s:{sort}|f:{form}"


def _side_signs(
    side: str, pronoun: str, in_clause: bool, form: str, kind: str  # noqa: FBT001
) -> Iterator[str]:  # fmt: skip
    yield f"m:{side}{pronoun}|c:{in_clause}"
    yield f"m:{side}|t:{kind}|f:{form}"


def _place_signs(side: str, gap: str, form: str, kind: str) -> Iterator[str]:
    yield f"m:{side}{gap}|f:{form}"
    yield f"m:{side}{gap}|t:{kind}"


def _small_signs(small: str, side: str, gap: str, kind: str) -> Iterator[str]:
    yield f"m:{side}{gap}|w:{small}"
    yield f"m:{side}|t:{kind}|w:{small}"


def _form_signs(small: str, side: str, pronoun: str, form: str) -> Iterator[str]:
    yield f"m:{side}{pronoun}|f:{form}|w:{small}"


def _stem_signs(stem: str, part: str, side: str, gap: str) -> Iterator[str]:
    yield f"part:{part}|tw:{stem}"
    yield f"m:{side}{gap}|tw:{stem}"


def _stem_small_signs(stem: str, side: str, small: str) -> Iterator[str]:
    yield f"m:{side}|tw:{stem}|w:{small}"


def _before_signs(before: str, form: str, side: str) -> Iterator[str]:
    """Make the signs of the word right before ("rebel-held areas", "IS positions")."""
    yield f"before:{before}|m:{side}"
    yield f"before:{before}|f:{form}|m:{side}"


def _after_signs(after: str, side: str) -> Iterator[str]:
    yield f"after:{after}|m:{side}"


def _inner_signs(inner: str, side: str) -> Iterator[str]:
    yield f"inner:{inner}|m:{side}"


def _company_signs(
    side: str, crossed: int, others: int, form: str, kind: str, in_clause: bool  # noqa: FBT001
) -> Iterator[str]:  # fmt: skip
    """Make the signs of other triggers and other actors between."""
    yield f"m:{side}|crossed:{crossed}"
    yield f"m:{side}|crossed:{crossed}|f:{form}"
    yield f"m:{side}|others:{others}|f:{form}"
    yield f"m:{side}|others:{others}|t:{kind}|c:{in_clause}"


def _gap_signs(side: str, form: str, verbs: int, breaks: int, commas: int) -> Iterator[str]:
    yield f"m:{side}|verbs:{verbs}|f:{form}"
    yield f"m:{side}|breaks:{breaks}"
    yield f"m:{side}|breaks:{breaks}|f:{form}"
    yield f"m:{side}|commas:{commas}"


def _saying_signs(side: str, in_clause: bool) -> Iterator[str]:  # noqa: FBT001
    yield "saying"
    yield f"saying|m:{side}|c:{in_clause}"


def _owner_signs(side: str, gap: str, form: str) -> Iterator[str]:
    yield f"owns|m:{side}|f:{form}"
    yield f"owns|m:{side}|gap:{gap}|f:{form}"


def _joined_signs(side: str) -> Iterator[str]:
    yield f"and|m:{side}"


def _compound_signs(kind: str) -> Iterator[str]:
    yield f"compound|t:{kind}"


def _plain_signs(told: str, side: str, form: str) -> Iterator[str]:
    yield f"m:{side}|{told}|f:{form}"
