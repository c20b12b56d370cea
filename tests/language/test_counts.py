"""Numbers of people and things, as the claims format bounds them."""

import json
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.counts import find_counts
from sayso.nouns.count import Count
from sayso.nouns.reading import Sentence

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases/counts.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
PLAIN = [case for case in CASES if "type" not in case]


def counts_in(text: str) -> list[Count]:
    """The counts of one sentence, without words that set no number and single things."""
    found = find_counts(text, [Sentence(0, len(text), 0, ())])
    return [m.count for m in found if m.count.reason not in {"a single one", "no number"}]


@pytest.mark.parametrize("case", PLAIN, ids=[case["text"][:50] for case in PLAIN])
def test_case(case: dict[str, object]) -> None:
    """Each case is read with just the bounds and units it lists."""
    found = [[count.low, count.high, count.unit] for count in counts_in(str(case["text"]))]
    assert found == case["counts"]


@settings(max_examples=60, derandomize=True)
@given(st.integers(3, 9_999_999))
def test_figures_with_and_without_commas_are_one_number(number: int) -> None:
    """However its thousands are parted, a number of people is the same number."""
    for written in (f"{number:,}", str(number)):
        [count] = counts_in(f"The raid killed {written} people")
        assert (count.low, count.high, count.unit) == (number, number, "people")


@settings(max_examples=40, derandomize=True)
@given(st.text(max_size=120))
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    """Whatever the text, mentions are its own words, in order, and do not overlap."""
    mentions = find_counts(text, [Sentence(0, len(text), 0, ())])
    ends = [0]
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.count.text
        assert mention.start >= ends[-1]
        ends.append(mention.end)


@pytest.mark.parametrize(
    "piece", ["1,000 ", "a ", "more than ", "7-", "one of ", "several the ", "9"]
)
def test_time_is_linear(piece: str) -> None:
    """Twenty thousand repeats of one piece are read in a moment."""
    text = piece * 20_000
    began = perf_counter()
    find_counts(text, [Sentence(0, len(text), 0, ())])
    assert perf_counter() - began < 10


def test_a_figure_of_four_hundred_digits_is_no_count() -> None:
    """No number that nothing on earth could be counted to is taken for a count."""
    assert counts_in(f"Some {'9' * 400} rebels were killed.") == []
