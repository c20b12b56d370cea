"""The words of a reading, and which of them a stretch of its text covers."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.nouns.evidence import Span
from sayso.nouns.reading import Reading, Sentence

Run = tuple[int, int]
"""First and last word, as positions in the lesson."""


@dataclass(frozen=True, slots=True)
class Words:
    """Where each word of a reading begins and ends, and which sentence it stands in."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> "Words":
        """Give the words of sentences."""
        tokens = [(token, i) for i, s in enumerate(sentences) for token in s.tokens]
        return cls(
            tuple(token.start for token, _ in tokens),
            tuple(token.end for token, _ in tokens),
            tuple(i for _, i in tokens),
        )

    @classmethod
    def in_reading(cls, reading: Reading) -> "Words":
        """Give the words of a reading."""
        return cls.of(reading.sentences)

    def __len__(self) -> int:
        return len(self.starts)

    def run(self, span: Span) -> Run | None:
        """Give first and last word of a stretch; None where it covers none."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        while first < len(self) and self.ends[first] <= span.start:
            first += 1
        last = bisect_right(self.starts, span.end - 1) - 1
        return (first, last) if first <= last < len(self) else None
