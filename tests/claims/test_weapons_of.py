"""Which weapons a claim tells of."""

from sayso.claims.weapons_of import weapons_of
from sayso.language.read import read_report
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from tests.builders import make_report


def test_weapons_are_those_of_the_clause() -> None:
    """A claim names each weapon of its clause once, in order, and none of another clause."""
    text = "Rebels shot down a Mi-8 with an Igla while the Igla crew of a T-72 watched."
    reading = read_report(make_report(text))
    clause = Span(0, text.index(" while"))
    happening = Happening("downing", Span(7, 16), clause, 0)
    assert weapons_of(happening, reading) == ("Mi-8", "SA-18")
