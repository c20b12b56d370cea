"""Whose word a happening stands on."""

import pytest
from builders import make_report, make_source

from sayso.claims.chain import chain_of
from sayso.language.read import read_report
from sayso.nouns.attribution import Attribution
from sayso.nouns.claim import ClaimType
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading

TEXT = "Title of it\n\nA monitor said rebel-held Douma was shelled as fighting went on."


def reading_and(words: str, kind: ClaimType = "shelling") -> tuple[Reading, Happening]:
    """A reading of the text and a happening at some words of it."""
    reading = read_report(make_report(TEXT))
    start = reading.text.index(words)
    sentence = reading.sentences[-1]
    trigger = Span(start, start + len(words))
    return reading, Happening(kind, trigger, sentence.span, len(reading.sentences) - 1)


def content_of(words: str) -> Span:
    """Where words stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_innermost_attribution_counts() -> None:
    """Of attributions that cover the trigger the innermost gives the chain."""
    reading, happening = reading_and("shelled")
    outer = Attribution(content_of("rebel-held Douma was shelled as"), (make_source("A"),))
    inner = Attribution(content_of("was shelled"), (make_source("B"), make_source("A")))
    assert [s.name for s in chain_of(happening, [outer, inner], reading)] == ["B", "A"]


def test_no_attribution_is_the_outlets_own_voice() -> None:
    """A trigger that no attribution covers stands on the outlet's word: an empty chain."""
    reading, happening = reading_and("shelled")
    elsewhere = Attribution(content_of("fighting went on"), (make_source(),))
    assert chain_of(happening, [elsewhere], reading) == ()


@pytest.mark.parametrize(("kind", "links"), [("control", 0), ("shelling", 1)])
def test_state_in_passing_is_the_outlets(kind: ClaimType, links: int) -> None:
    """Who holds a place, told in passing, is the outlet's word, whoever speaks of the shelling."""
    reading, happening = reading_and("rebel-held", kind)
    said = Attribution(
        content_of("rebel-held Douma was shelled"), (make_source(),), content_of("said")
    )
    assert len(chain_of(happening, [said], reading)) == links


def test_word_of_saying_is_its_speakers() -> None:
    """A happening that consists in saying so ("claimed responsibility") is its speaker's."""
    reading, happening = reading_and("said")
    said = Attribution(content_of("Douma was shelled"), (make_source("M"),), content_of("said"))
    assert chain_of(happening, [said], reading)[0].name == "M"
