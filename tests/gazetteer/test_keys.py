"""The keys under which names are looked up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.gazetteer.keys import LONGEST_NAME, exact_key, sound_key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Al-Qaryatayn", "al qaryatáyn"),
        ("T-4", "t 4"),
        ("Sana’a", "Sanaa"),
        ("U.S.", "US"),
        ("Deir  ez-Zor", "deir ez zor"),
    ],
)
def test_spelling_that_the_exact_key_forgives(left: str, right: str) -> None:
    """Case, accents, apostrophes, hyphens, dots and spaces make no other name."""
    assert exact_key(left) == exact_key(right) != ""


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Qaryatayn", "al-Qaryateen"),
        ("Qaryatain", "Karyatayn"),
        ("Tayfur", "Tayfoor"),
        ("Hasakah", "al-Hassakeh"),
        ("Mayadin", "al-Mayadeen"),
        ("Dayr az-Zawr", "Deir al-Zour"),
    ],
)
def test_arabic_names_that_sound_alike(left: str, right: str) -> None:
    """Ways of writing one Arabic name share one key by sound."""
    assert sound_key(left) == sound_key(right) != ""


@pytest.mark.parametrize(
    ("left", "right"), [("Kharkiv", "Kharkov"), ("Luhansk", "Lugansk"), ("Chernihiv", "Chernigov")]
)
def test_cyrillic_names_that_sound_alike(left: str, right: str) -> None:
    """The Ukrainian and the Russian form of a town share one key by sound."""
    assert sound_key(left, cyrillic=True) == sound_key(right, cyrillic=True) != ""


def test_different_towns_do_not_sound_alike() -> None:
    """The key by sound keeps apart what a reader keeps apart."""
    names = ["Palmyra", "Sukhna", "Qaryatayn", "Tabqa", "Manbij", "Jarablus", "Saraqib"]
    assert len({sound_key(name) for name in names}) == len(names)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_a_key_of_a_key_is_the_key(name: str) -> None:
    """The exact key is a fixed point, and no text makes it fail."""
    assert exact_key(exact_key(name)) == exact_key(name)
    sound_key(name)
    sound_key(name, cyrillic=True)


def test_a_name_of_ten_thousand_letters_has_no_key() -> None:
    """What is too long to be a name is no name, rather than a slow one."""
    assert exact_key("x" * 10_000) == ""
    assert exact_key("x" * LONGEST_NAME) != ""
