"""Scores become runs of words, and runs are linked to one another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.learned.spans import BEGIN, INSIDE, OUTSIDE, likeliest, runs_in, runs_of
from sayso.learned.speech import best_link, buckets, said_in
from sayso.learned.tagger import Decoding, log_softmax

EVEN = np.zeros((3, 3, 3), dtype=np.float32)


def scores(*layers: str) -> np.ndarray:
    """Scores that are clear about labels given as letters, ``o``, ``b``, ``i``, a layer each."""
    told = np.full((len(layers[0]), 3, 3), -5.0, dtype=np.float32)
    for layer, labels in enumerate(layers):
        for word, label in enumerate(labels):
            told[word, layer, "obi".index(label)] = 0.0
    return told


def decoding(**more: np.ndarray) -> Decoding:
    given_ = {"distance": np.zeros((2, 17)), "nobody": np.zeros(2), "transitions": EVEN, **more}
    return Decoding(("clash",), far=8, **given_)  # type: ignore[arg-type]


def test_runs_begin_anew_where_told() -> None:
    """Two runs that touch stay two when the second one begins anew."""
    assert runs_of(np.array([BEGIN, INSIDE, BEGIN, OUTSIDE, BEGIN])) == [(0, 1), (2, 2), (4, 4)]


def test_inside_never_follows_outside() -> None:
    """A word inside a run without a beginning becomes one, or is left out."""
    labels = likeliest(scores("oiio", "iooo", "bboi"), EVEN)
    for layer in range(3):
        before = OUTSIDE
        for label in labels[:, layer]:
            assert not (label == INSIDE and before == OUTSIDE)
            before = label


def test_habits_decide_what_scores_leave_open() -> None:
    """Where the scores are even, the habits of neighbouring labels decide."""
    told = np.zeros((2, 3, 3), dtype=np.float32)
    told[0, :, BEGIN] = 3.0
    habits = EVEN.copy()
    habits[:, BEGIN, INSIDE] = 2.0
    assert runs_in(told, habits) == ([(0, 1)], [(0, 1)], [(0, 1)])


@settings(derandomize=True, max_examples=40)
@given(st.lists(st.lists(st.floats(-5, 5), min_size=9, max_size=9), min_size=1, max_size=8))
def test_the_way_through_is_the_best_one(rows: list[list[float]]) -> None:
    """No allowed row of labels scores higher than the one that is given."""
    told = np.array(rows, dtype=np.float64).reshape(len(rows), 3, 3)
    labels = likeliest(told.astype(np.float32), EVEN)
    found = sum(told[i, 0, label] for i, label in enumerate(labels[:, 0]))
    greedy = np.zeros(3)
    best = told[0, 0].copy()
    best[INSIDE] = -1e9
    for word in range(1, len(told)):
        greedy = np.array([best.max(), best.max(), max(best[BEGIN], best[INSIDE])])
        best = greedy + told[word, 0]
    assert found == pytest.approx(best.max(), abs=1e-3)


def test_contents_find_cue_and_source() -> None:
    """A content is linked to the cue and the cue to the source that answer it best."""
    told = scores("booooo", "oboooo", "oooboo")
    links = np.zeros((6, 4, 2), dtype=np.float32)
    links[1, 2] = [1, 0]
    links[0, 3] = [1, 0]
    (said,) = said_in(told, links, decoding())
    assert (said.source, said.cue, said.contents) == ((0, 0), (1, 1), ((3, 3),))


def test_a_cue_may_have_nobody() -> None:
    """A cue whose asking fits nobody better than any source has no source."""
    told = scores("booooo", "oboooo", "oooboo")
    links = np.zeros((6, 4, 2), dtype=np.float32)
    links[1, 2] = [1, 0]
    (said,) = said_in(told, links, decoding(nobody=np.array([5.0, 0.0])))
    assert said.source is None


def test_no_cue_no_speech() -> None:
    """Without a cue or without a content there is nothing said."""
    links = np.zeros((3, 4, 2), dtype=np.float32)
    assert said_in(scores("boo", "ooo", "oob"), links, decoding()) == []
    assert said_in(np.zeros((0, 3, 3), dtype=np.float32), links[:0], decoding()) == []


def test_distances_are_told_apart_by_powers_of_two() -> None:
    """Distances fall into classes by powers of two, apart for either side."""
    assert buckets(np.array([0, 1, -1, 3, 100_000]), 8).tolist() == [8, 9, 7, 10, 16]


def test_nearer_wins_where_the_network_says_so() -> None:
    """Of equally fitting targets the one at the likelier distance is taken."""
    near = np.zeros((2, 17))
    near[0, 9] = 1.0
    links = np.zeros((6, 4, 2), dtype=np.float32)
    told = decoding(distance=near)
    assert best_link((0, 0), [(1, 1), (5, 5)], links, told, 0) == 0


def test_log_chances_add_up_to_one() -> None:
    """Log chances over the last axis add up to one."""
    found = log_softmax(np.array([[1000.0, 0.0], [0.0, 0.0]], dtype=np.float32))
    assert np.exp(found).sum(axis=-1).tolist() == pytest.approx([1, 1])
