"""Signs of roles in blocks: none stands twice, and what is weighed by blocks is weighed rightly."""

from collections.abc import Iterator

import pytest

from sayso.claims.parties import Party, candidates_for, cast_of
from sayso.claims.role_features import actor_features, relation_blocks
from sayso.claims.role_signs import Block, Signs, signs_in
from sayso.claims.role_story import Fights, pair_block, story_blocks
from sayso.claims.role_weights import ACTS, sign_weights, total_of, weigh_signs
from sayso.claims.roles import surroundings, weigh
from sayso.claims.scene import Scene, scene_of
from sayso.claims.stretch import stretch_of
from sayso.language.read import read_report
from sayso.nouns.reading import Reading
from tests.builders import make_report
from tests.claims.test_roles import happening_in

TEXT = (
    "Boko Haram fighters and ISWAP attacked the Nigerian army's base in Bama, Nigeria, where they, "
    "soldiers said, burned a church and a truck. ISWAP-held villages were shelled by the army on "
    "Monday, and the army killed Musa Danladi, the group said. Civilians fled the army and the "
    "rebels, against whom the army's jets had bombed Bama, before the army's airstrikes."
)
TRIGGERS = (
    ("attacked", "clash"), ("burned", "destruction"), ("shelled", "shelling"),
    ("killed", "killing"), ("bombed", "airstrike"), ("airstrikes", "airstrike"),
)  # fmt: skip


def told() -> Reading:
    """The invented report."""
    return read_report(make_report(TEXT))


def blocks_of_all(reading: Reading) -> Iterator[tuple[Signs, tuple[Block, ...]]]:
    """The signs of every party before every trigger, with the blocks that the story adds."""
    happenings = [happening_in(reading, *trigger) for trigger in TRIGGERS]  # type: ignore[arg-type]
    beside = surroundings(happenings, (), reading)
    weighed = [weigh(h, reading, near) for h, near in zip(happenings, beside, strict=True)]
    judged = [one.judged for one in weighed]
    fights, cast = Fights(judged), cast_of(reading)
    for position, (happening, near) in enumerate(zip(happenings, beside, strict=True)):
        scene: Scene = scene_of(happening, reading, near)
        parties: list[Party] = list(candidates_for(happening, reading))
        for party in parties:
            more = (
                *story_blocks(party, position, judged, fights),
                *relation_blocks(party, parties[:2], scene),
                pair_block(party, parties[:2], position, fights, happening.type),
            )
            yield actor_features(party, scene, cast), more


def test_no_sign_stands_in_two_blocks() -> None:
    """A sign counts once: blocks of a party share none, nor do blocks of one mention."""
    seen = 0
    for signs, more in blocks_of_all(told()):
        for blocks in ((*signs.blocks, *more), *signs.by_mention):
            listed = [sign for block in blocks for sign in signs_in(block)]
            assert len(listed) == len(set(listed))
            seen += len(listed)
    assert seen > 1000


def test_blocks_weigh_what_their_signs_weigh() -> None:
    """Weights summed by block are those of the signs one by one, with the best mention's."""
    known, index = sign_weights(), ACTS
    nonzero = 0
    for signs, more in blocks_of_all(told()):
        plain = {key: weights[index] for key, weights in known.items()}
        own = sum(plain.get(sign, 0) for sign in signs.own)
        best = max(
            (sum(plain.get(sign, 0) for sign in mention) for mention in signs.mentions), default=0
        )
        assert weigh_signs(signs)[index] == own + best
        added = sum(plain.get(sign, 0) for block in more for sign in signs_in(block))
        assert weigh_signs(signs.adding(more))[index] == own + best + added
        assert total_of(more)[index] == added
        nonzero += added != 0
    assert nonzero


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_tallies_count_what_stands_between(trigger: tuple[str, str]) -> None:
    """The difference of two tallies is the number of such words between two places."""
    reading = told()
    stretch = stretch_of(happening_in(reading, *trigger), reading)  # type: ignore[arg-type]
    words = [token.lower for token in stretch.tokens]
    for low in range(len(words)):
        for high in range(low, len(words) + 1):
            between = words[low:high]
            assert stretch.tallies.by[high] - stretch.tallies.by[low] == between.count("by")
    assert stretch_of(happening_in(reading, *trigger), reading) is stretch  # type: ignore[arg-type]


def test_another_reading_is_looked_at_anew() -> None:
    """What is kept of one reading is not given for another, even of the same words."""
    first, second = told(), told()
    one = stretch_of(happening_in(first, "attacked", "clash"), first)
    other = stretch_of(happening_in(second, "attacked", "clash"), second)
    assert one is not other
    assert other.mentions[0] is second.actors[0]
