"""What the trained reader makes of how a happening is told is weighed with words that hedge."""

from dataclasses import replace
from math import log
from types import MappingProxyType

import numpy as np
from builders import make_report
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.claims.assemble import as_said, make_claims
from sayso.claims.happenings import find_happenings
from sayso.claims.joined_stances import heard_stances, joined_stance
from sayso.claims.tagged import Tags
from sayso.language.read import read_report
from sayso.nouns.claim import STANCES

DENIED = tuple(map(log, (0.03, 0.95, 0.01, 0.01)))
ASSERTED = tuple(map(log, (0.97, 0.01, 0.01, 0.01)))
READING = read_report(make_report("Rebels captured the village of Odawa on Monday."))


def test_a_clear_denial_is_heard_without_any_hedge() -> None:
    """Where no word of the lexicon hedges, what the trained reader is sure of stands."""
    stance, reason = joined_stance(DENIED, "asserted", "asserted")
    assert stance == "denied"
    assert "0.95" in reason


def test_a_hedge_is_not_lightly_overruled() -> None:
    """A word that tells a plan counts more than a trained reader that is all but sure."""
    assert joined_stance(tuple(map(log, (0.6, 0.02, 0.36, 0.02))), "planned", "asserted")[0] == (
        "planned"
    )


@settings(max_examples=30, derandomize=True)
@given(
    st.lists(st.floats(0.001, 1), min_size=4, max_size=4),
    st.sampled_from(STANCES),
    st.sampled_from(STANCES),
)
def test_more_chance_never_speaks_against_a_stance(
    chances: list[float], near: str, cue: str
) -> None:
    """Raising the chance of the stance that was chosen does not change the choice."""
    heard = tuple(map(log, chances))
    best, _ = joined_stance(heard, near, cue)
    place = STANCES.index(best)
    raised = (*heard[:place], heard[place] + 1, *heard[place + 1 :])
    assert joined_stance(raised, near, cue)[0] == best


def test_without_a_trained_reader_the_rules_stand() -> None:
    """A happening that nothing was heard of keeps the stance of its words."""
    (happening,) = find_happenings(READING)
    assert as_said(happening, None, READING) is happening
    heard = replace(happening, heard=DENIED)
    assert as_said(heard, None, READING).stance == "denied"
    assert as_said(replace(happening, heard=ASSERTED), None, READING).stance == "asserted"
    assert [claim.stance for claim in make_claims(READING)] == ["asserted"]


def test_the_words_of_the_trigger_are_heard() -> None:
    """The chances are those at the trigger's words; a sentence that was not read gives none."""
    (happening,) = find_happenings(READING)
    words = READING.sentences[0].tokens
    scores = np.log(np.full((len(words), 4), 0.25, dtype=np.float32))
    scores[1] = DENIED
    tags = Tags(stances=MappingProxyType({0: scores}))
    assert np.allclose(heard_stances(happening, tags, READING), DENIED, atol=1e-5)
    assert heard_stances(happening, Tags(), READING) == ()
