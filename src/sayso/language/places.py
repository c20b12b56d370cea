"""Find the places that a report names, and which places they are."""

from collections.abc import Sequence

from sayso.nouns.reading import PlaceMention, Sentence
from sayso.nouns.report import Report


def find_places(report: Report, sentences: Sequence[Sentence]) -> tuple[PlaceMention, ...]:
    """Give the mentions of places, in text order, each resolved or abstained from."""
    del report, sentences
    return ()
