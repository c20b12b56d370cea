"""Two reports that carry one text: a wire copy, a reprint, an edited take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reprint:
    """``report`` carries the text of ``original``; ``similarity`` is 0 to 1; changes stay visible.

    ``differences`` are sentences in plain words ("22 wounded became 25 wounded").
    """

    report: str
    original: str
    similarity: float
    differences: tuple[str, ...] = ()
