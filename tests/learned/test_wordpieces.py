"""Words are cut into the pieces that the encoder knows."""

from sayso.learned.wordpieces import MOST_PIECES, WordPieces, plain_parts, shape_of

PIECES = WordPieces(["[UNK]", "[CLS]", "[SEP]", "shell", "##ing", "##ed", "al", "-", "bab", "a"])


def test_longest_pieces_from_the_left() -> None:
    """A word is cut into the longest known pieces, those behind the first marked as such."""
    assert PIECES.of("Shelling") == (3, 4)
    assert PIECES.of("al-Bab") == (6, 7, 8)


def test_unknown_words_have_one_piece() -> None:
    """A part that cannot be cut is one unknown piece, and a word is never without pieces."""
    assert PIECES.of("xyz") == (0,)
    assert PIECES.of("\u200f") == (0,)


def test_accents_and_case_are_dropped() -> None:
    """Accents and case are dropped before cutting, as the encoder was taught."""
    assert plain_parts("Ál-BAB's") == ["al", "-", "bab", "'", "s"]


def test_hostile_words_stay_short() -> None:
    """A word of a million signs has no more pieces than any other."""
    assert len(PIECES.of("-" * 1_000_000)) == MOST_PIECES
    assert len(PIECES.of("a-" * 500_000)) == MOST_PIECES


def test_shapes() -> None:
    """A word is in lower case, has a capital, or is in capitals."""
    assert [shape_of(w) for w in ("shells", "Shells", "SHELLS", "A", "5")] == [0, 1, 2, 1, 0]
