"""Where a happening is said to have been."""

import re

import pytest
from builders import make_report

from sayso.claims.place_of import place_of
from sayso.language.places import find_places
from sayso.nouns.claim import ClaimType
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.passage import Passage
from sayso.nouns.place import Place
from sayso.nouns.publication import UNDATED
from sayso.nouns.reading import Reading, Sentence


def place_where(text: str, trigger: str, kind: ClaimType = "clash") -> Place | None:
    """Read a text and give the place of the happening that a word names."""
    report = make_report(text)
    spans = [m.span() for m in re.finditer(r"[^.]+\.?", text)]
    sentences = tuple(Sentence(start, end, 0, ()) for start, end in spans)
    reading = Reading(
        report, UNDATED, (Passage("body", 0, len(text)),), sentences,
        places=find_places(report, sentences),
    )  # fmt: skip
    start = text.index(trigger)
    number = next(i for i, s in enumerate(sentences) if s.start <= start < s.end)
    happening = Happening(kind, Span(start, start + len(trigger)), sentences[number].span, number)
    return place_of(happening, reading)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "name"),
    [
        (
            "In Syria, men captured Manbij after leaving Aleppo.",
            "captured",
            "capture",
            "Manbij",
        ),
        ("Syria: clashes broke out in Palmyra. Two men died.", "died", "casualty", "Palmyra"),
        (
            "A mine blew up in Zahraa district of Homs, Syria.",
            "blew up",
            "bombing",
            "Zahraa, Homs",
        ),
        ("Families in Syria fled from Palmyra to Homs.", "fled", "displacement", "Palmyra"),
        ("Syria sent troops to Homs from Aleppo.", "sent", "deployment", "Homs"),
    ],
)
def test_the_place_that_the_words_say(text: str, trigger: str, kind: ClaimType, name: str) -> None:
    """The object, the place of the clause, the narrower place, or the place carried on is given."""
    place = place_where(text, trigger, kind)
    assert place is not None
    assert place.name == name


def test_no_place_told_gives_none() -> None:
    """A text that names no place leaves the claim without one."""
    assert place_where("Gunmen fired at a bus and drove off.", "fired") is None


def test_where_someone_speaks_is_not_where_it_happened() -> None:
    """The place of an activist or a reporter is passed over for the place of the happening."""
    text = "In Syria, a resident of Aleppo told us by phone that Palmyra was shelled."
    place = place_where(text, "shelled", "shelling")
    assert place is not None
    assert place.name == "Palmyra"
