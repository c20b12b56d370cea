"""Who does it, and to whom or what.

Every party of the report is weighed for either role by small signs: where it stands from the
trigger, behind which preposition, how the trigger is built, what the type allows, how near it is
named outside the sentence. The weights were fitted on coded reports by ``tools/fit_roles.py`` and
lie in ``lexicon/data/role_weights.yml``; the heaviest signs are given as the reason.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.claims.chain import attribution_of
from sayso.claims.joined_roles import joined_targets
from sayso.claims.parties import Party, candidates_for, cast_of, within
from sayso.claims.role_features import actor_features, is_far, named_here, relation_blocks
from sayso.claims.role_story import Fights, Judged, pair_block, story_blocks
from sayso.claims.role_weights import (
    ACTS,
    ACTS_ALONE,
    SUFFERS,
    SUFFERS_ALONE,
    Weights,
    chance,
    together,
    total_of,
    weigh_signs,
)
from sayso.claims.scene import Around, Scene, scene_of
from sayso.claims.stretch import stretch_of
from sayso.nouns.actor import Actor
from sayso.nouns.attribution import Attribution
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import ActorMention, Reading

MOST_PARTIES = 8
MOST_TRIGGERS = 40
SLIGHTEST = 0.05
HOPELESS = 0.05
"""Who has less of a chance in either role, judged alone, is not weighed with the story."""
ALWAYS_ACTED = frozenset(
    {
        "control", "capture", "withdrawal", "deployment", "seizure", "possession", "strength",
        "clash",
    }
)  # fmt: skip
"""Types that have an author by their meaning: the likeliest is given though signs are weak."""
ALWAYS_SUFFERED = frozenset(
    {"downing", "detention", "seizure", "transfer", "capture", "destruction", "killing"}
)
"""Types that are done to somebody by their meaning."""

NUMBER_OF = re.compile(r" of (?:the )?")
REFLEXIVE = frozenset({"agreement", "displacement"})
"""Types in which the same people may act and suffer."""

LEAN_SUFFERING = 1.5
"""Those who may suffer exclude one another less often than chances that stand alone would have it.

Found by cross-validation on the open gold and on our own reports alike.
"""

Roles = tuple[tuple[Actor, ...], tuple[Actor, ...]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A happening with its candidates, what speaks for each, and its first judgement."""

    scene: Scene
    parties: Sequence[Party]
    weights: Sequence[Weights]
    judged: Judged


def surroundings(
    happenings: Sequence[Happening], attributions: Sequence[Attribution], reading: Reading
) -> list[Around]:
    """Give what is around each happening: the other triggers of its sentence, who tells of it."""
    triggers: dict[int, list[Span]] = {}
    for happening in happenings:
        triggers.setdefault(happening.sentence, []).append(happening.trigger)
    found = []
    for happening in happenings:
        said = attribution_of(happening, attributions, reading)
        inside = within(reading.actors, said.source_span) if said and said.source_span else []
        speakers = frozenset(mention.actor.key for mention in inside)
        beside = triggers[happening.sentence][:MOST_TRIGGERS]
        found.append(Around(tuple(beside), speakers))
    return found


def weigh(happening: Happening, reading: Reading, around: Around) -> Weighed:
    """Judge a happening alone."""
    scene, cast = scene_of(happening, reading, around), cast_of(reading)
    parties = [p for p in candidates_for(happening, reading) if not is_far(p, scene, cast)]
    weights = [weigh_signs(actor_features(party, scene, cast)) for party in parties]
    chances = [
        {party.key: chance(own[role]) for party, own in zip(parties, weights, strict=True)}
        for role in (ACTS_ALONE, SUFFERS_ALONE)
    ]
    judged = Judged(happening, *chances)
    contend = [i for i, party in enumerate(parties) if _contends(party.key, judged)]
    return Weighed(scene, [parties[i] for i in contend], [weights[i] for i in contend], judged)


def _contends(key: str, judged: Judged) -> bool:
    """Tell whether a party may have a role at all, so that the story need not be asked."""
    return max(judged.acting[key], judged.suffering[key]) >= HOPELESS


def roles_of(
    happenings: Sequence[Happening], reading: Reading, attributions: Sequence[Attribution] = ()
) -> list[Roles]:
    """Give actors and targets of all happenings of a reading, each in the light of the others."""
    weighed = [
        weigh(happening, reading, around)
        for happening, around in zip(
            happenings, surroundings(happenings, attributions, reading), strict=True
        )
    ]
    order = sorted(range(len(weighed)), key=lambda i: happenings[i].trigger.start)
    judged = [weighed[i].judged for i in order]
    fights = Fights(judged)
    found: dict[int, Roles] = {}
    for position, i in enumerate(order):
        acting, suffering = _decide(weighed[i], position, judged, fights)
        found[i] = (
            as_written(acting, happenings[i], reading),
            as_written(suffering, happenings[i], reading),
        )
    return [found[i] for i in range(len(weighed))]


def _decide(
    one: Weighed, position: int, judged: Sequence[Judged], fights: Fights
) -> tuple[list[Party], list[Party]]:
    """Choose who acts, then who suffers under them."""
    kind = one.scene.type
    weights = [
        together(own, total_of(story_blocks(party, position, judged, fights)))
        for party, own in zip(one.parties, one.weights, strict=True)
    ]
    chances = [chance(own[ACTS]) for own in weights]
    acting = likeliest(one.parties, chances, some=kind in ALWAYS_ACTED)
    if kind == "strength":
        # Who gives the number of another's fighters is not one of them.
        told_by = one.scene.around.speakers
        acting = acting[:1] + [party for party in acting[1:] if party.key not in told_by]
        acting = numbered(one) or acting
    suffer_chances = []
    for party, own in zip(one.parties, weights, strict=True):
        pair = pair_block(party, acting, position, fights, kind)
        ties = total_of((*relation_blocks(party, acting, one.scene), pair))
        suffer_chances.append(chance(own[SUFFERS] + ties[SUFFERS]))
    suffer_chances = joined_targets(one.parties, suffer_chances, one.scene.happening)
    suffered = kind in ALWAYS_SUFFERED
    suffering = likeliest(one.parties, suffer_chances, some=suffered, lean=LEAN_SUFFERING)
    if is_one_sided(kind, acting, suffering):
        acting, suffering = set_apart(one, (acting, suffering), (chances, suffer_chances))
    if suffering and suffering[0].sort != "thing" and kind != "destruction":
        # A coder names the party or the people hit, and what was hit only where nobody is.
        suffering = [party for party in suffering if party.sort != "thing"]
    return acting, suffering


def numbered(one: Weighed) -> list[Party]:
    """Give whose number the words tell of: "the number of Syrian army and militia personnel"."""
    text, behind = one.scene.reading.text, one.scene.happening.trigger.end
    found = NUMBER_OF.match(text, behind)
    if found is None:
        return []
    return [p for p in one.parties if any(m.start == found.end() for m in p.mentions)]


def is_one_sided(kind: str, acting: Sequence[Party], suffering: Sequence[Party]) -> bool:
    """Whether somebody has both roles in what nobody does to himself: takes a town from himself.

    Both sides of a fight, those who agree, and those who flee may have either role.
    """
    both = {party.key for party in acting} & {party.key for party in suffering}
    mutual = kind in REFLEXIVE or (kind == "clash" and min(len(acting), len(suffering)) > 1)
    return bool(both) and not mutual


def set_apart(
    one: Weighed,
    chosen: tuple[Sequence[Party], Sequence[Party]],
    chances: tuple[Sequence[float], Sequence[float]],
) -> tuple[list[Party], list[Party]]:
    """Leave whoever was given both roles only the likelier, and fill the other if it is empty.

    ``chances`` are those of acting and of suffering, in the order of the happening's parties.
    """
    acts, suffers = ({p.key: c for p, c in zip(one.parties, of_role, strict=True)}
                     for of_role in chances)  # fmt: skip
    moved = {p.key for p in chosen[1] if suffers[p.key] > acts[p.key]}
    acting = [party for party in chosen[0] if party.key not in moved]
    if not acting:
        left = [party for party in one.parties if party.key not in moved]
        some = one.scene.type in ALWAYS_ACTED
        acting = likeliest(left, [acts[party.key] for party in left], some=some)
    taken = {party.key for party in acting}
    suffering = [party for party in chosen[1] if party.key not in taken]
    if not suffering:
        left = [party for party in one.parties if party.key not in taken]
        some, odds = one.scene.type in ALWAYS_SUFFERED, [suffers[party.key] for party in left]
        suffering = likeliest(left, odds, some=some, lean=LEAN_SUFFERING)
    return acting, suffering


def actors_and_targets(happening: Happening, reading: Reading) -> Roles:
    """Give those who act and those who suffer; either is empty where the text does not tell."""
    return roles_of((happening,), reading)[0]


def likeliest(
    parties: Sequence[Party], chances: Sequence[float], *, some: bool = False, lean: float = 1.0
) -> list[Party]:
    """Give the set of parties that is likeliest to agree with what is meant, likeliest first.

    ``lean`` is what the odds of every party are taken times.

    With ``some`` the likeliest is given even where none is the likeliest answer of all. A side
    that the report does not name stands only where it names no other for the role.
    """
    order = sorted(range(len(parties)), key=lambda i: -chances[i])
    size = best_size([lean * c / (lean * c + 1 - c) for c in (chances[i] for i in order)])
    if some and not size and order and chances[order[0]] > SLIGHTEST:
        size = 1
    chosen = [parties[i] for i in order[:size]]
    named = [party for party in chosen if not party.sort.startswith("unnamed-")]
    return named or chosen


def best_size(chances: Sequence[float]) -> int:
    """Give how many of the likeliest to take, so that the expected set F1 is highest.

    ``chances`` fall. Taking none is right when all others are wrong; taking k is worth about
    twice the expected hits over k plus the expected number that are right.
    """
    none = math.prod(1 - hit for hit in chances)
    expected = sum(chances)
    best, size, hits = none, 0, 0.0
    for taken, hit in enumerate(chances[:MOST_PARTIES], start=1):
        hits += hit
        worth = 2 * hits / (taken + max(expected, hits))
        if worth > best:
            best, size = worth, taken
    return size


def as_written(
    parties: Iterable[Party], happening: Happening, reading: Reading
) -> tuple[Actor, ...]:
    """Give each party's actor with the words of its mention nearest to the trigger."""
    stretch = stretch_of(happening, reading)
    actors = []
    for party in parties:
        here = named_here(party, stretch)
        if here:
            nearest = min(here, key=lambda m: _remoteness(m, happening))
            actors.append(nearest.actor)
        elif party.mentions:
            reason = "not named in the sentence; from the story of the report"
            actors.append(replace(party.actor, reason=reason))
        else:
            actors.append(party.actor)
    return tuple(actors)


def _remoteness(mention: ActorMention, happening: Happening) -> tuple[bool, int]:
    """Say how far a mention is from being the one to quote: a pronoun last, then by distance."""
    pronoun = mention.actor.reason.startswith("pronoun")
    return pronoun, abs(mention.start - happening.trigger.start)
