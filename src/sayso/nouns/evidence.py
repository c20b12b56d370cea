"""Spans of a report's text, and the exact words they hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From which character to which, half open, in code points of the report's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0; got start={self.start}, end={self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def words(self, text: str) -> str:
        """Give the exact words."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of a report that carry a claim: ``quote == text[start:end]``."""

    report: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """The place of the words in the report."""
        return Span(self.start, self.end)
