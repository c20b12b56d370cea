"""How sure a claim is follows the reader's chance, and is unknown where there is none."""

import pytest
from builders import make_report
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.claims.assemble import make_claims
from sayso.claims.doubt import sure_of
from sayso.language.read import read_report
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening


def happening(chance: float | None, read_by: str = "rules/1") -> Happening:
    return Happening("clash", Span(0, 5), Span(0, 9), 0, read_by=read_by, chance=chance)


def test_no_chance_gives_no_number() -> None:
    """Where a reader gives no chance, nothing is made up."""
    assert sure_of(happening(None)) is None


def test_readers_without_a_table_keep_their_chance() -> None:
    """The chance of a reader that was never calibrated is kept as it is."""
    assert sure_of(happening(0.7, "another/2")) == pytest.approx(0.7, abs=1e-3)


@settings(derandomize=True, max_examples=50)
@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(["rules/1", "joined/1+abc", "x/1"]))
def test_likelier_is_surer(one: float, other: float, reader: str) -> None:
    """Of two chances of one reader the higher one is never less sure, and all lie in 0 to 1."""
    low, high = sorted((one, other))
    first, second = sure_of(happening(low, reader)), sure_of(happening(high, reader))
    assert first is not None
    assert second is not None
    assert 0 <= first <= second <= 1


def test_every_claim_of_the_rules_says_how_sure() -> None:
    """A claim that the rules read says how sure it is."""
    text = "Hill Courier, 2016-05-04\n\nRebels captured the village of Odawa on Monday."
    (claim,) = make_claims(read_report(make_report(text)))
    assert claim.sure is not None
    assert 0 < claim.sure < 1
