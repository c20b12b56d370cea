"""How sure a claim is follows the reader's chance, and is unknown where there is none."""

import pytest
from builders import make_report
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.claims.assemble import make_claims
from sayso.claims.doubt import sure_of
from sayso.claims.field_doubt import FIELDS, chance_of, kind_of
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


def test_every_field_says_how_sure() -> None:
    """Each field of a claim has a chance, and ``unsure`` is what they leave open, summed."""
    text = "Hill Courier, 2016-05-04\n\nRebels captured the village of Odawa on Monday."
    (claim,) = make_claims(read_report(make_report(text)))
    assert set(claim.sure_by_field) == set(FIELDS)
    assert all(0 < chance < 1 for chance in claim.sure_by_field.values())
    assert claim.sure is not None
    open_ = 1 - claim.sure + sum(1 - chance for chance in claim.sure_by_field.values())
    assert claim.unsure == pytest.approx(open_, abs=1e-3)


def test_what_is_told_nearby_is_surer() -> None:
    """A day told in the sentence itself is surer than one taken over from far off."""
    near, far = (
        make_claims(read_report(make_report(f"Hill Courier, 2016-05-04\n\n{words}")))[-1]
        for words in (
            "Rebels captured the village of Odawa on Monday.",
            "Rebels met on Monday. They spoke for long. Nobody left. They captured Odawa.",
        )
    )
    assert near.sure_by_field["time"] > far.sure_by_field["time"]


def test_reasons_of_one_kind_are_one_sign() -> None:
    """Names, days and quoted words do not tell two ways of reckoning apart."""
    assert kind_of("Tuesday on or before 2016-12-13") == kind_of("Friday on or before 1944-01-02")
    assert kind_of("'told': subject") == kind_of("'said': subject")
    assert kind_of("'told': subject") != kind_of("'told': inverted")


def test_a_sign_that_is_not_in_the_table_says_nothing() -> None:
    """An unknown sign leaves the chance as it is."""
    assert chance_of(("always", "never seen"), {"always": 1.0}) == chance_of(
        ("always",), {"always": 1.0}
    )
