"""Two texts side by side: only what differs, to the word, and never slowly."""

import time

from sayso.views.text_differences import find_changes


def test_a_changed_figure_is_shown_to_the_word() -> None:
    """A copy that changes 22 to 25 shows one sentence, with just these words marked."""
    changes = find_changes(
        "It began. Shells killed 22 people.", "It began. Shells killed 25 people."
    )
    kinds = [(piece.kind, piece.words) for piece in changes[0].pieces if piece.kind != "same"]
    assert len(changes) == 1
    assert kinds == [("first", "22"), ("second", "25")]


def test_a_sentence_more_is_shown_whole() -> None:
    """What only one text has is given as such."""
    changes = find_changes("It began.", "It began. It ended.")
    assert [piece.kind for change in changes for piece in change.pieces] == ["second"]


def test_hostile_texts_take_no_longer() -> None:
    """Texts of two million characters without an end of sentence, or of many, are cut."""
    start = time.perf_counter()
    find_changes("a" * 2_000_000, "b" * 2_000_000)
    find_changes("a. " * 600_000, "b. " * 600_000)
    find_changes("x y " * 500_000, "y x " * 500_000)
    assert time.perf_counter() - start < 2
