"""When a report was published, and how that is known."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

HowKnown = Literal["given", "metadata", "printed", "inferred", "unknown"]
"""``given`` by the person or the table; page ``metadata``; ``printed`` in the text;
``inferred`` from the content (a weekday with a date); ``unknown``. Never a file's time stamp."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication date with its own say-so.

    A date that the body contradicts is kept in ``day`` and flagged: ``body_day`` is the day that
    the body implies and ``contradiction`` a sentence that says why.
    """

    day: date | None = None
    known: HowKnown = "unknown"
    words: str = ""
    body_day: date | None = None
    contradiction: str = ""

    @property
    def anchor(self) -> date | None:
        """The day against which "yesterday" is reckoned: the body's own where it contradicts."""
        return self.body_day or self.day


UNDATED = Publication()
