"""A report's lines, each with its place and the empty lines above it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank; ``gap`` is how many blank lines stand above it."""

    start: int
    end: int
    words: str
    gap: int = 0
    indented: bool = False

    @property
    def heads(self) -> bool:
        """Whether it is shaped like a heading: short, no full stop, a capital first."""
        words = self.words
        return (
            12 <= len(words) <= 160
            and words[-1] not in ".,;:!…]"
            and (words[0].isupper() or words[0] in "‘“'\"" or words[0].isdigit())
        )


def find_lines(text: str) -> tuple[Line, ...]:
    """Give the lines of a text that hold anything, in order."""
    lines = []
    start = gap = 0
    for piece in text.splitlines(keepends=True):
        words = piece.strip()
        if words:
            lines.append(Line(start, start + len(piece), words, gap, piece[0] in " \t\u00a0"))
            gap = 0
        else:
            gap += 1
        start += len(piece)
    return tuple(lines)
