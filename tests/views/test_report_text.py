"""A report's text cut for lighting up evidence."""

from builders import make_claim
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.nouns.passage import Passage
from sayso.views.report_text import light_up

TEXT = "Headline here.\nThe army took the town. Rebels denied it.\nWhat a mess, says a reader."


@settings(max_examples=60, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 30)), max_size=6),
    st.lists(st.integers(1, len(TEXT) - 1), max_size=4, unique=True),
)
def test_no_word_is_lost(spans: list[tuple[int, int]], edges: list[int]) -> None:
    """However claims and passages overlap, the stretches joined give back the exact text."""
    borders = [0, *sorted(edges), len(TEXT)]
    passages = [Passage("body", borders[at], borders[at + 1]) for at in range(len(borders) - 1)]
    claims = [
        make_claim(f"c{at}", start=start, quote=TEXT[start : start + length])
        for at, (start, length) in enumerate(spans)
        if TEXT[start : start + length]
    ]
    views = light_up(TEXT, passages, claims)
    joined = "".join(stretch.words for view in views for stretch in view.stretches)
    assert joined == TEXT
    lit = {key for view in views for stretch in view.stretches for key in stretch.claims}
    assert lit == {claim.id for claim in claims}


def test_a_claim_begins_once_a_passage() -> None:
    """A link to a claim leads to one place in its passage, also where claims nest."""
    outer = make_claim("outer", start=15, quote=TEXT[15:38])
    inner = make_claim("inner", start=19, quote=TEXT[19:28])
    [view] = light_up(TEXT, (), [inner, outer])
    begins = [key for stretch in view.stretches for key in stretch.begins]
    assert sorted(begins) == ["inner", "outer"]


def test_comments_are_labelled_with_their_author() -> None:
    """A reader's comment says whose it is."""
    [_, comment] = light_up(
        TEXT, [Passage("body", 0, 58), Passage("comment", 58, 85, author="Jo")], []
    )
    assert comment.label == "Reader's comment: Jo"
