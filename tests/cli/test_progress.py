"""How far reading has come, in words."""

import pytest

from sayso.cli.progress import say_progress
from sayso.pipeline import Progress


@pytest.mark.parametrize(
    ("received", "expected", "words"),
    [(120, 661, "120 of 661 reports"), (120, None, "120 reports"), (700, 661, "700 reports")],
)
def test_the_whole_is_named_where_it_is_known(
    received: int, expected: int | None, words: str
) -> None:
    """What there is in all is said where it is known, and never less than what is done."""
    line = say_progress(Progress("reading", received, received, 3, "a\x1b[2J"), 4.0, expected)
    assert line.startswith(words)
    assert "\x1b" not in line


def test_putting_together_is_its_own_stage() -> None:
    """After reading, the line says what is done then."""
    line = say_progress(Progress("reconciling", 5, 5, 31), 4.0, 5)
    assert line == "putting 31 new claims together with those kept"
