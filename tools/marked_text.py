r"""Marks inside a corpus report: claims, triggers, sources, cues and kinds of passage.

``[3: The garrison {withdrew} on Sunday]`` is the quote of claim 3 with its trigger in braces;
``[1,2: ...]`` one quote for two claims; ``{2:burned}`` a trigger of a numbered claim.
``<s3:the mayor>`` and ``<c3:said>`` mark the words of the source and the cue of claim 3.
A line that begins ``::caption `` or ``::comment(A reader) `` is a passage of that kind.
A backslash before ``[ ] { } < > \\`` makes the character an ordinary one.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

NUMBERS = r"\d+(?:,\d+)*"
OPENINGS = {
    "[": re.compile(rf"\[({NUMBERS}): ?"),
    "{": re.compile(rf"\{{(?:({NUMBERS}):)?"),
    "<": re.compile(rf"<([sc])({NUMBERS}):"),
}
CLOSINGS = {"]": "[", "}": "{", ">": "<"}
SPECIAL = frozenset("[]{}<>\\")
PASSAGE = re.compile(r"::([a-z_]+)(?:\(([^)\n]*)\))? ")

Extent = tuple[int, int]


class MarkError(ValueError):
    """A mark that cannot be read; ``position`` is the offset in the marked text."""

    def __init__(self, position: int, problem: str) -> None:
        super().__init__(problem)
        self.position = position


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A line of another kind than body, in offsets of the plain text."""

    kind: str
    start: int
    end: int
    name: str


@dataclass(slots=True)
class MarkedText:
    """Plain text with what was marked in it, by claim number, in offsets of the plain text."""

    text: str = ""
    quotes: dict[int, Extent] = field(default_factory=dict)
    triggers: dict[int, list[Extent]] = field(default_factory=lambda: defaultdict(list))
    sources: dict[int, list[Extent]] = field(default_factory=lambda: defaultdict(list))
    cues: dict[int, list[Extent]] = field(default_factory=lambda: defaultdict(list))
    passages: list[MarkedPassage] = field(default_factory=list)

    def passage_at(self, position: int) -> str:
        """Give the kind of passage at an offset."""
        kinds = [p.kind for p in self.passages if p.start <= position < p.end]
        return kinds[0] if kinds else "body"


@dataclass(frozen=True, slots=True)
class Opened:
    """A mark that waits for its end."""

    sign: str
    kind: str
    numbers: tuple[int, ...]
    start: int
    position: int


class MarkReader:
    """Reads marked text from left to right, once."""

    def __init__(self, marked: str) -> None:
        self.marked = marked
        self.plain: list[str] = []
        self.open: list[Opened] = []
        self.passage: MarkedPassage | None = None
        self.found = MarkedText()

    def read(self) -> MarkedText:
        """Give the plain text and its marks.

        Raises:
            MarkError: a mark is malformed, not closed, or closed by another.

        """
        position = 0
        while position < len(self.marked):
            position = self.step(position)
        self.end_passage()
        if self.open:
            raise MarkError(self.open[-1].position, f"{self.open[-1].sign!r} is never closed")
        self.found.text = "".join(self.plain)
        return self.found

    def step(self, position: int) -> int:
        """Read one character or mark and give the offset after it."""
        sign = self.marked[position]
        at_line_start = position == 0 or self.marked[position - 1] == "\n"
        if at_line_start and (heading := PASSAGE.match(self.marked, position)):
            start = len(self.plain)
            self.passage = MarkedPassage(heading[1], start, start, heading[2] or "")
            return heading.end()
        if sign == "\n":
            self.end_passage()
        if sign == "\\" and self.marked[position + 1 : position + 2] in SPECIAL:
            self.plain.append(self.marked[position + 1])
            return position + 2
        if sign in OPENINGS:
            return self.open_mark(sign, position)
        if sign in CLOSINGS:
            self.close_mark(sign, position)
        else:
            self.plain.append(sign)
        return position + 1

    def open_mark(self, sign: str, position: int) -> int:
        """Open a mark and give the offset after its sign and numbers."""
        opening = OPENINGS[sign].match(self.marked, position)
        if opening is None:
            raise MarkError(position, f"{sign!r} opens no mark: number it, or write \\{sign}")
        written = opening[opening.re.groups]
        numbers = tuple(map(int, written.split(","))) if written else self.innermost(position)
        kind = opening[1] if sign == "<" else sign
        self.open.append(Opened(sign, kind, numbers, len(self.plain), position))
        return opening.end()

    def innermost(self, position: int) -> tuple[int, ...]:
        """Give the claims of the quote around a trigger without a number."""
        for mark in reversed(self.open):
            if mark.sign == "[":
                return mark.numbers
        raise MarkError(position, "a trigger stands outside every quote")

    def close_mark(self, sign: str, position: int) -> None:
        """Close the innermost mark and keep where it stood."""
        if not self.open or self.open[-1].sign != CLOSINGS[sign]:
            raise MarkError(position, f"{sign!r} closes nothing here")
        mark = self.open.pop()
        extent = (mark.start, len(self.plain))
        words = "".join(self.plain[mark.start :])
        if not words or words != words.strip():
            raise MarkError(position, f"a mark is empty or ends in a space: {words!r}")
        for number in mark.numbers:
            self.keep(mark.kind, number, extent, position)

    def keep(self, kind: str, number: int, extent: Extent, position: int) -> None:
        """Keep one mark under its claim."""
        if kind == "[":
            if number in self.found.quotes:
                raise MarkError(position, f"claim {number} has two quotes")
            self.found.quotes[number] = extent
            return
        lists = {"{": self.found.triggers, "s": self.found.sources, "c": self.found.cues}
        lists[kind][number].append(extent)

    def end_passage(self) -> None:
        """End the passage of this line, if one was opened."""
        if self.passage is not None:
            kind, start, name = self.passage.kind, self.passage.start, self.passage.name
            self.found.passages.append(MarkedPassage(kind, start, len(self.plain), name))
            self.passage = None
