"""Lessons become windows, and windows teach; these need torch, which is there for training only."""

from itertools import pairwise, product

import numpy as np
import pytest

from sayso.learned.wordpieces import WordPieces
from training.lessons import IGNORED, NOBODY, Argument, Lesson, Link

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

PIECES = WordPieces(["[UNK]", "[CLS]", "[SEP]", "rebels", "took", "odawa", ".", "two", "died"])
SENTENCES = (("Rebels", "took", "Odawa", "."), ("Two", "died", "."))


def lesson() -> Lesson:
    return Lesson(
        "x",
        "g",
        SENTENCES,
        happenings=np.array([0, 2, 0, 0, 0, 16, 0]),
        links=(Link(1, 5, NOBODY), Link(0, 5, 1)),
        arguments=(Argument(0, 1, 0, 0), Argument(2, 5, 2, 4)),
        judged=((0, 1), (2, 5)),
    )


def test_windows_keep_what_lies_in_them() -> None:
    """A window has the labels, triggers, links and arguments of its own words, counted anew."""
    from training.windows import make_window

    second = make_window(lesson(), PIECES, 4, 7)
    assert second.labels["happenings"].tolist() == [0, 16, 0]
    assert second.judged == ((2, 1),)
    assert second.arguments == ((2, 1, 0, 0),)
    assert second.links == ((1, 1, NOBODY),)


def test_batches_leave_what_is_not_coded_untaught() -> None:
    """Beside a coded window, one that is not coded for a head teaches that head nothing."""
    from training.windows import make_batch, make_window

    bare = Lesson("y", "g", SENTENCES)
    batch = make_batch([make_window(lesson(), PIECES, 0, 4), make_window(bare, PIECES, 0, 7)])
    assert batch.labels["happenings"][0].tolist() == [0, 2, 0, 0, *[IGNORED] * 3]
    assert (batch.labels["happenings"][1] == IGNORED).all()
    assert batch.words[0].tolist() == [1, 2, 3, 4, -1, -1, -1]


def test_rows_of_labels_are_as_unlikely_as_counting_says() -> None:
    """The loss of a row is what going through all rows one by one gives, gaps included."""
    from training.sequences import allowed_steps, unlikelihood

    torch.manual_seed(3)
    scores, steps = torch.randn(1, 4, 1, 3), torch.randn(1, 3, 3)
    labels = torch.tensor([[[1], [IGNORED], [0], [IGNORED]]])
    seen = torch.tensor([[True, True, True, False]])
    through = allowed_steps(steps)[0]
    every, right = [], []
    for row in product(range(3), repeat=3):
        total = sum(scores[0, word, 0, label] for word, label in enumerate(row))
        total = total + sum(through[a, b] for a, b in pairwise(row))
        every.append(total)
        if row[0] == 1 and row[2] == 0:
            right.append(total)
    wanted = torch.logsumexp(torch.stack(every), 0) - torch.logsumexp(torch.stack(right), 0)
    assert float(unlikelihood(scores, labels, seen, steps)) == pytest.approx(float(wanted) / 2)


def test_players_are_taught_and_all_other_words_are_not_players() -> None:
    """For a judged role the words of the argument are right and every other word is wrong."""
    from training.losses import players
    from training.windows import make_window

    assert players(make_window(lesson(), PIECES, 0, 4)).tolist() == [[1, 0, 0, 0]]


def test_a_share_of_our_own_prose_is_part_of_every_greater_share() -> None:
    """What half of our own prose teaches is part of three quarters; gold is always taught."""
    from training.folds import is_kept

    own = [Lesson(f"corpus/{number}", "g", ()) for number in range(200)]
    half, more = ({x.id for x in own if is_kept(x, share)} for share in (0.5, 0.75))
    assert half < more
    assert 70 < len(half) < 130
    assert is_kept(Lesson("syria/x", "g", ()), 0.0)
