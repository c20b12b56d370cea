"""Which numbers belong to a happening, and what they count."""

import json
import re
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.counts import figures, judge
from sayso.claims.clauses import clause_at, span_between
from sayso.claims.counts_of import counts_of
from sayso.claims.parts import with_parts
from sayso.claims.weapons_of import weapons_of
from sayso.language.read import read_report
from sayso.nouns.claim import CLAIM_TYPES, ClaimType
from sayso.nouns.count import Count
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading
from tests.builders import make_report

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases/counts.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
    if '"type"' in line
]


def happening_in(reading: Reading, trigger: str, kind: ClaimType) -> Happening:
    """A happening in the clause that the reader cuts round its trigger."""
    start = reading.text.index(trigger)
    end = start + len(trigger)
    position = max(i for i, s in enumerate(reading.sentences) if s.start <= start)
    sentence = reading.sentences[position]
    inside = [i for i, t in enumerate(sentence.tokens) if t.start < end and t.end > start]
    clause = span_between(sentence, *clause_at(sentence, inside[0], inside[-1]))
    return Happening(kind, Span(start, end), clause, position)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_case(case: dict[str, object], request: pytest.FixtureRequest) -> None:
    """Invented sentences of many wars give the counts that a coder would give."""
    if case.get("fails"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=str(case["fails"])))
    reading = read_report(make_report(str(case["text"])))
    happening = happening_in(reading, str(case["trigger"]), case["type"])  # type: ignore[arg-type]
    found = [[c.kind, c.low, c.high, c.unit] for c in counts_of(happening, reading)]
    assert found == case["counts"]


def test_counts_are_words_of_the_report() -> None:
    """Each count carries its words, where they stand, and why it was given."""
    text = "Shelling of the market in Bozova killed at least 14 traders and wounded dozens."
    reading = read_report(make_report(text))
    counts = counts_of(happening_in(reading, "Shelling", "shelling"), reading)
    assert [count.text for count in counts] == ["at least 14 traders", "dozens"]
    assert all(text[count.start : count.end] == count.text for count in counts)
    assert all(count.reason for count in counts)


@settings(max_examples=30, derandomize=True)
@given(st.sampled_from(CLAIM_TYPES), st.integers(2, 9999))
def test_no_count_comes_from_outside_the_sentence(kind: ClaimType, number: int) -> None:
    """Whatever the type, a number of another sentence is never a happening's."""
    text = f"Rain fell on the coast. The army struck the port. {number} people watched."
    reading = read_report(make_report(text))
    assert counts_of(happening_in(reading, "struck", kind), reading) == ()


@pytest.mark.shared
@pytest.mark.parametrize(("name", "floor"), [("wars", 0.9), ("seeds", 0.85)])
def test_floor_on_coded_reports(shared: Path, name: str, floor: float) -> None:
    """On coded reports, with triggers given, the share of coded counts found keeps its floor."""
    found = figures(list(judge(shared / "gold" / name)))
    assert found["recall"] >= floor


def test_parts_point_to_their_total() -> None:
    """A part told by "including" names its total, and the total says what its parts make."""
    text = "An air strike killed 15 people including four children in Saada."
    reading = read_report(make_report(text))
    total, part = counts_of(happening_in(reading, "air strike", "airstrike"), reading)
    assert part.part_of == 0
    assert "its parts make 4, of 15" in total.reason


@pytest.mark.parametrize(("numbers", "says"), [((3, 5, 8), "3 + 5 = 8"), ((3, 5, 9), "")])
def test_numbers_that_add_up_are_parts(numbers: tuple[int, int, int], says: str) -> None:
    """Numbers of one kind that just add up to another are its parts; others are not."""
    values = [*numbers[:2], numbers[2]]
    counts = [Count("killed", value, value, "people") for value in values]
    marked = with_parts(counts, "")
    assert [count.part_of for count in marked] == ([2, 2, None] if says else [None] * 3)
    assert says in marked[2].reason


def test_time_is_linear_in_one_endless_sentence() -> None:
    """A thousand happenings among a thousand numbers of one sentence are read in a moment."""
    text = "raids killed 12 men and 3 tanks burned " * 1000
    reading = read_report(make_report(text))
    whole = Span(0, len(text))
    starts = [match.start() for match in re.finditer("killed", text)]
    began = perf_counter()
    for start in starts:
        counts_of(Happening("airstrike", Span(start, start + 6), whole, 0), reading)
        weapons_of(Happening("airstrike", Span(start, start + 6), whole, 0), reading)
    assert perf_counter() - began < 20
