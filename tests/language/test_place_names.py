"""The runs of words that may name a place."""

from sayso.language.cased_words import in_capitals, words_of
from sayso.language.place_names import Line, place_names
from sayso.nouns.evidence import Span

TEXT = (
    "Shells fell in Kafr Zayta and in Homz, near the town of Talbisa, Syria, a guard in Hama said."
)


def line_of(text: str) -> Line:
    """A sentence that has not been looked through."""
    words = words_of(text, Span(0, len(text)))
    return Line(text, words, in_capitals(words), frozenset())


def test_a_line_looked_through_before_gives_the_same_names() -> None:
    """What is kept of a first look leaves the names of the next as they are, whatever countries."""
    looked = line_of(TEXT)
    assert list(place_names(looked, frozenset()))
    for countries in (frozenset({"SY"}), frozenset(), frozenset({"UA"})):
        assert list(place_names(looked, countries)) == list(place_names(line_of(TEXT), countries))


def test_names_found_by_sound_depend_on_the_countries() -> None:
    """A name misspelt is found in the countries that the report speaks of, and only there."""
    looked = line_of(TEXT)
    plain = list(place_names(looked, frozenset()))
    at_home = list(place_names(looked, frozenset({"SY"})))
    assert plain != at_home
