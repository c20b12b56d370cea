"""How far reading has come: a bar on a terminal, a line now and then elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.cli.inert import inert
from sayso.cli.show import say

if TYPE_CHECKING:
    from sayso.library import Progress

SECONDS_BETWEEN_LINES = 10.0
LONGEST_NAME = 40
Watch = Callable[["Progress"], None]


@contextmanager
def shown_progress(expected: int | None = None) -> Iterator[Watch]:
    """Give what is to be told of each report, and show it on standard error.

    ``expected`` is how many reports there are to be, where that is known.
    """
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lines_now_and_then(expected)
        return
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    words = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), BarColumn(20), words, TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        line = bar.add_task("looking for reports", total=expected)

        def watch(now: "Progress") -> None:
            words = say_progress(now, bar.tasks[0].elapsed or 0.0, expected)
            bar.update(line, description=words, completed=now.received)

        yield watch


def lines_now_and_then(expected: int | None = None) -> Watch:
    """Tell of progress in a line every few seconds, for logs."""
    started = time.monotonic()
    told = started

    def watch(now: "Progress") -> None:
        nonlocal told
        if time.monotonic() - told >= SECONDS_BETWEEN_LINES:
            told = time.monotonic()
            say(say_progress(now, told - started, expected))

    return watch


def say_progress(now: "Progress", seconds: float, expected: int | None = None) -> str:
    """Give how far a run has come in one line that no report's name can break."""
    if now.stage == "reconciling":
        return f"putting {now.claims:,} new claims together with those kept"
    rate = f", {now.received / seconds:.0f} a second" if seconds > 1 else ""
    last = inert(now.last)[-LONGEST_NAME:]
    of_all = f" of {expected:,}" if expected and now.received <= expected else ""
    return f"{now.received:,}{of_all} reports{rate}, {now.claims:,} claims  {last}"
