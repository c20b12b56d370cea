"""Where a happening is said to have been."""

import re

import pytest
from builders import make_report

from sayso.claims.place_candidates import place_candidates
from sayso.claims.place_of import chances_of, place_of, places_of, possible_places
from sayso.claims.place_signs import blocks_of, signs_of
from sayso.claims.places_told import governor_of, places_told
from sayso.claims.sign_blocks import HUNDREDTHS, Scales
from sayso.language.places import find_places
from sayso.lexicon.place_weights import place_weights
from sayso.nouns.claim import ClaimType
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.passage import Passage
from sayso.nouns.place import Place
from sayso.nouns.publication import UNDATED
from sayso.nouns.reading import Reading, Sentence


def told_by(text: str, trigger: str, kind: ClaimType = "clash") -> tuple[Happening, Reading]:
    """Read a text and give the happening that a word names, in its reading."""
    report = make_report(text)
    spans = [m.span() for m in re.finditer(r"[^.]+\.?", text)]
    sentences = tuple(Sentence(start, end, 0, ()) for start, end in spans)
    reading = Reading(
        report, UNDATED, (Passage("body", 0, len(text)),), sentences,
        places=find_places(report, sentences),
    )  # fmt: skip
    start = text.index(trigger)
    number = next(i for i, s in enumerate(sentences) if s.start <= start < s.end)
    span = Span(start, start + len(trigger))
    return Happening(kind, span, sentences[number].span, number), reading


def place_where(text: str, trigger: str, kind: ClaimType = "clash") -> Place | None:
    """Give the place of the happening that a word of a text names."""
    return place_of(*told_by(text, trigger, kind))


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


def test_the_chances_of_all_candidates_add_up_to_one() -> None:
    """Each place is a candidate once, one candidate leaves it open, and their chances make one."""
    happening, reading = told_by(
        "Homs was shelled. Palmyra and Homs in Syria were hit. Clashes went on.", "Clashes"
    )
    ((candidates, scene),) = possible_places([happening], reading)
    keys = [candidate.key for candidate in candidates]
    assert len(keys) == len(set(keys))
    assert keys.count("") == 1
    assert sum(chances_of(candidates, scene, Scales.of({"open": 0.4}))) == pytest.approx(1.0)


def test_places_of_all_happenings_are_those_of_each() -> None:
    """A happening is placed the same whether it is asked for alone or with itself told twice."""
    happening, reading = told_by("Rebels shelled Homs and left Palmyra, in Syria.", "shelled")
    assert places_of([happening, happening], reading) == [place_of(happening, reading)] * 2


@pytest.mark.parametrize(
    ("words", "led"),
    [
        (["fought", "in", "the", "northern", "town", "of"], ("in", "kind")),
        (["a", "spokesman", "in"], ("in", "tellers")),
        (["the", "fall", "of"], ("of", "taking")),
        (["captured"], ("-", "-")),
        (["in", "March", ",", "captured"], ("-", "-")),
    ],
)
def test_the_small_word_that_leads_to_a_place(words: list[str], led: tuple[str, str]) -> None:
    """The preposition and the noun before it are found behind the kind of place, not a comma."""
    assert governor_of(words) == led


def test_a_report_of_thousands_of_places_has_few_candidates() -> None:
    """However many places a report tells, a happening is weighed against a few dozen."""
    text = "Fighting in Homs, in Hama and in Palmyra. " * 700 + "Clashes went on in Syria."
    happening, reading = told_by(text, "Clashes")
    assert len(place_candidates(happening, reading, places_told(reading))) < 80


def test_places_weigh_what_their_signs_weigh() -> None:
    """What is summed by blocks, kept or met first, is the sum over the signs one by one."""
    happening, reading = told_by(
        "In Syria, Homs was shelled. Palmyra and, near it, Homs were hit. Clashes went on.", "hit"
    )
    ((candidates, scene),) = possible_places([happening], reading)
    known = place_weights()
    scales = Scales.of(known)
    for _ in range(2):
        for candidate in candidates:
            single = sum(known.get(sign, 0.0) for sign in signs_of(candidate, scene))
            blocks = blocks_of(candidate, scene)
            assert scales.weigh(blocks) / HUNDREDTHS == pytest.approx(single)
            assert scales.weigh_singly(blocks) == pytest.approx(single)
    assert len({scales.weigh(blocks_of(candidate, scene)) for candidate in candidates}) > 1
