"""Passages cover the text, and what is no body is told apart."""

import itertools
import json
from pathlib import Path

import pytest
from builders import make_report
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.passages import find_passages

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "passages.jsonl").read_text().splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_cases(case: dict) -> None:
    """Each words of a case stand in a passage of the kind, and of the outlet, that it names."""
    text = case["text"]
    passages = find_passages(make_report(text))
    for words, kind, *outlet in case["expected"]:
        place = text.index(words)
        passage = next(p for p in passages if p.start <= place < p.end)
        assert passage.kind == kind, passage.reason
        assert not outlet or passage.outlet == outlet[0]


PIECES = ["5 min read", "Title here", "\n", "\n\n", " ", "X reports:", "[…]", "2016-02-03",
          "By A Writer", "The army left the town on Monday.", "Related", "Comments (3)",
          "é\u2028"]  # fmt: skip


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_passages_cover_the_text(text: str) -> None:
    """Passages begin at the first character, end at the last, and leave no gap."""
    passages = find_passages(make_report(text))
    assert passages[0].start == 0
    assert passages[-1].end == len(text)
    assert all(a.end == b.start for a, b in itertools.pairwise(passages))


@pytest.mark.parametrize(
    "text", ["a " * 1_000_000, "A\n" * 100_000, '"' * 100_000, "X reports:\n" * 20_000]
)
def test_hostile_texts_do_not_hang(text: str) -> None:
    """Two megabytes on one line, or a hundred thousand lines, are read in linear time."""
    assert find_passages(make_report(text))[-1].end == len(text)
