"""Weapons and equipment that a report names."""

from time import perf_counter

from sayso.language.equipment import find_equipment
from sayso.language.read import read_report
from sayso.nouns.reading import Sentence
from tests.builders import make_report


def test_a_reading_carries_its_equipment() -> None:
    """Every weapon of a report is found by type, with kind and words."""
    text = "A Mi-24 dropped barrel bombs on Kobol. Two Su-22M4 jets followed with Grad fire."
    reading = read_report(make_report(text))
    found = [(text[m.start : m.end], m.name, m.kind) for m in reading.equipment]
    assert found == [
        ("Mi-24", "Mi-24", "helicopter"),
        ("barrel bombs", "barrel bomb", "bomb"),
        ("Su-22M4", "Su-22", "aircraft"),
        ("jets", "warplane", "aircraft"),
        ("Grad", "BM-21 Grad", "rocket"),
    ]


def test_time_is_linear() -> None:
    """Twenty thousand names in one sentence are read in a moment."""
    text = "Su-22 " * 20_000
    began = perf_counter()
    assert len(find_equipment(text, [Sentence(0, len(text), 0, ())])) == 20_000
    assert perf_counter() - began < 10
