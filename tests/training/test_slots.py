"""Runs of words that fill MUC-4's slots are put together where they name the same."""

import pytest

from benchmarks.slots import BARS, Filler, is_same
from training.lessons import FILLERS


def filler(words: str, slot: str = "PerpOrg") -> Filler:
    return Filler(slot, words, 0.9)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("THE HILL FRONT", "HILL FRONT", True),
        ("PERALTA", "ANA PERALTA", True),
        ("HFL", "HILL FRONT FOR LIBERTY", True),
        ("HILL FRONT FOR LIBERTY", "HFL", True),
        ("HILL FRONT", "LAKE FRONT", False),
    ],
)
def test_what_names_the_same_is_one_filler(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    """Words within others, and the initials of a body, are the same; other words are not."""
    assert is_same(filler(one), filler(other)) == same


def test_initials_are_those_of_bodies_alone() -> None:
    """A person's initials do not make two victims one."""
    assert not is_same(filler("AP", "Victim"), filler("ANA PERALTA", "Victim"))


def test_every_slot_has_a_bar() -> None:
    """No slot that the network fills is left without a chance from which on it is believed."""
    assert set(BARS) == set(FILLERS)
