"""Which words are quoted."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we left” and wept.", [("we left", False)]),
        ('He said "we left" and wept.', [("we left", False)]),
        ("He said «we left» and wept.", [("we left", False)]),
        ("He said ‘we left’ and wept.", [("we left", False)]),
        ("The men’s truck and Omar's mule", []),
        ('It began “like this" and ended.', [("like this", False)]),
        ("“We left.\n\n“We came back.”", [("We left.", False), ("We came back.", True)]),
        ("“One” and “two”", [("One", False), ("two", False)]),
        ("“We left\nin a truck.”", [("We left\nin a truck.", False)]),
    ],
)
def test_quoted_words(text: str, expected: list[tuple[str, bool]]) -> None:
    """Words between marks of any kind are quoted; a paragraph that reopens a quotation goes on."""
    assert [(q.span.words(text), q.continues) for q in find_quotations(text)] == expected


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.text(alphabet='ab “”"«»‘’\n', max_size=60))
def test_quotations_do_not_overlap(text: str) -> None:
    """Quotations come in text order and none overlaps another."""
    end = 0
    for quotation in find_quotations(text):
        assert quotation.start >= end
        end = quotation.end


@pytest.mark.parametrize("mark", ['"', "“", "‘", "“a\n\n"])
def test_many_marks_are_read_at_once(mark: str) -> None:
    """Ten thousand quotation marks take no more than a second."""
    start = time.perf_counter()
    find_quotations(mark * 10_000)
    assert time.perf_counter() - start < 1
