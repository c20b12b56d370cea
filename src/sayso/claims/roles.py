"""Who does it, and to whom or what.

Every party of the report is weighed for either role by small signs: where it stands from the
trigger, behind which preposition, how the trigger is built, what the type allows, how near it is
named outside the sentence. The weights were fitted on coded reports by ``tools/fit_roles.py`` and
lie in ``lexicon/data/role_weights.yml``; the heaviest signs are given as the reason.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.claims.chain import attribution_of
from sayso.claims.parties import Party, candidates_for, cast_of, nearby_tokens, span_of, within
from sayso.claims.role_features import (
    Around,
    Scene,
    Signs,
    actor_features,
    is_far,
    relation_features,
    scene_of,
)
from sayso.claims.role_story import Fights, Judged, pair_signs, story_signs
from sayso.lexicon.load import load_table
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
STEPS = 20
"""To one unit of natural log odds, in the table of weights."""
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

LEAN_SUFFERING = 1.5
"""Those who may suffer exclude one another less often than chances that stand alone would have it.

Found by cross-validation on the open gold and on our own reports alike.
"""

Roles = tuple[tuple[Actor, ...], tuple[Actor, ...]]


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """The weight of each sign for one role, in steps of natural log odds.

    Steps are whole numbers, so that their sum is the same in whichever order a set gives them.
    """

    weights: Mapping[str, int]

    @classmethod
    def from_odds(cls, weights: Mapping[str, float]) -> "RoleWeights":
        """Round weights in natural log odds to steps."""
        return cls({sign: round(weight * STEPS) for sign, weight in weights.items()})

    @property
    def odds(self) -> dict[str, float]:
        """The weights in natural log odds."""
        return {sign: steps / STEPS for sign, steps in self.weights.items()}

    def sum_of(self, signs: Iterable[str]) -> int:
        """Give the sum of the weights, in steps."""
        return sum(filter(None, map(self.weights.get, signs)))

    def chance(self, signs: Signs) -> float:
        """Give the chance, 0 to 1, that a party with these signs has the role."""
        total = self.sum_of(signs.own)
        total += max(map(self.sum_of, signs.mentions), default=0)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total / STEPS))))


@cache
def role_weights(role: str, judgement: str) -> RoleWeights:
    """Give the weights of a role, ``actors`` or ``targets``, ``alone`` or with the ``story``."""
    table = load_table("role_weights")[f"{role} {judgement}"]
    return RoleWeights.from_odds(
        {sign: float(step) for step, signs in table.items() for sign in signs.split()}
    )


@dataclass(frozen=True, slots=True)
class Weighed:
    """A happening with its candidates, their signs, and its first judgement."""

    scene: Scene
    parties: Sequence[Party]
    signs: Sequence[Signs]
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
    signs = [actor_features(party, scene, cast) for party in parties]
    chances = [
        {
            party.key: role_weights(role, "alone").chance(own)
            for party, own in zip(parties, signs, strict=True)
        }
        for role in ("actors", "targets")
    ]
    judged = Judged(happening, *chances)
    contend = [i for i, party in enumerate(parties) if _contends(party.key, judged)]
    return Weighed(scene, [parties[i] for i in contend], [signs[i] for i in contend], judged)


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
    signs = [
        own.adding(story_signs(party, position, judged, fights))
        for party, own in zip(one.parties, one.signs, strict=True)
    ]
    acted, suffered = one.scene.type in ALWAYS_ACTED, one.scene.type in ALWAYS_SUFFERED
    acting = chosen_parties(one.parties, signs, role_weights("actors", "story"), some=acted)
    if one.scene.type == "strength":
        # Who gives the number of another's fighters is not one of them.
        told_by = one.scene.around.speakers
        acting = acting[:1] + [party for party in acting[1:] if party.key not in told_by]
    related = [
        own.adding(
            relation_features(party, acting, one.scene)
            | pair_signs(party, acting, position, fights, one.scene.type)
        )
        for party, own in zip(one.parties, signs, strict=True)
    ]
    weights = role_weights("targets", "story")
    suffering = chosen_parties(one.parties, related, weights, some=suffered, lean=LEAN_SUFFERING)
    if suffering and suffering[0].sort != "thing" and one.scene.type != "destruction":
        # A coder names the party or the people hit, and what was hit only where nobody is.
        suffering = [party for party in suffering if party.sort != "thing"]
    return acting, suffering


def actors_and_targets(happening: Happening, reading: Reading) -> Roles:
    """Give those who act and those who suffer; either is empty where the text does not tell."""
    return roles_of((happening,), reading)[0]


def chosen_parties(
    parties: Sequence[Party], signs: Sequence[Signs], weights: RoleWeights,
    *, some: bool = False, lean: float = 1.0,
) -> list[Party]:  # fmt: skip
    """Give the parties that weights choose for a role, likeliest first."""
    return likeliest(parties, [weights.chance(own) for own in signs], some=some, lean=lean)


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
    none = math.prod(1 - chance for chance in chances)
    expected = sum(chances)
    best, size, hits = none, 0, 0.0
    for taken, chance in enumerate(chances[:MOST_PARTIES], start=1):
        hits += chance
        worth = 2 * hits / (taken + max(expected, hits))
        if worth > best:
            best, size = worth, taken
    return size


def as_written(
    parties: Iterable[Party], happening: Happening, reading: Reading
) -> tuple[Actor, ...]:
    """Give each party's actor with the words of its mention nearest to the trigger."""
    stretch = span_of(nearby_tokens(happening, reading))
    actors = []
    for party in parties:
        here = party.inside(stretch)
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
