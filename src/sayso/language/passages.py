"""Tell the headline, teaser, captions, advertisements and comments from the body.

Precision first: a line is body unless something gives it away, for a sentence of the article
that is called furniture is lost to every later reader.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.language.comments import comments_begin
from sayso.language.lines import Line, find_lines
from sayso.language.monitored_broadcasts import broadcast_lines
from sayso.language.page_furniture import SHORT, has_credit, is_furniture
from sayso.language.page_head import read_head
from sayso.language.quoted_articles import quoted_lines
from sayso.language.run_on import cut_line
from sayso.nouns.passage import Passage, PassageKind
from sayso.nouns.report import Report

MOST_INDENTED = 0.15
OPENERS: tuple[tuple[str, PassageKind], ...] = (
    ("subscription", "subscription"),
    ("related", "related"),
)


def find_passages(report: Report) -> tuple[Passage, ...]:
    """Give passages that together cover the whole text, in text order.

    What the page's markup gave away is kept; the rest is told by the shape of its lines. An
    empty text has one empty body.
    """
    text = report.text
    lines = find_lines(text)
    if not lines:
        return (Passage("body", 0, len(text)),)
    marked = marked_lines(lines, report.markup)
    kinds = dict(read_head(lines, report.title, frozenset(marked)))
    first = max(kinds, default=-1) + 1
    kinds.update(tail_kinds(lines, first))
    others = broadcast_lines(lines) | quoted_lines(lines, first)
    for number, (outlet, reason) in others.items():
        kinds.setdefault(number, Passage("quoted_article", 0, 0, outlet=outlet, reason=reason))
    kinds.update(marked)
    headline = next((lines[n].words for n, p in kinds.items() if p.kind == "headline"), "")
    pieces: list[Passage] = []
    for number, line in enumerate(lines):
        if number in kinds:
            pieces.append(replace(kinds[number], start=line.start, end=line.end))
        else:
            pieces.extend(cut_line(text, line, headline or report.title))
    return joined(pieces, len(text))


def marked_lines(lines: Sequence[Line], markup: Iterable[Passage]) -> dict[int, Passage]:
    """Give the lines, by number, that the page's markup tells the kind of."""
    found: dict[int, Passage] = {}
    number = 0
    for passage in sorted(markup, key=lambda passage: passage.start):
        while number < len(lines) and lines[number].end <= passage.start:
            number += 1
        while number < len(lines) and lines[number].start < passage.end:
            found[number] = passage
            number += 1
    return found


def tail_kinds(lines: Sequence[Line], first: int) -> dict[int, Passage]:
    """Give the kind of each line below the head that is no body, by number."""
    found: dict[int, Passage] = {}
    comments = comments_begin(lines)
    captions_indented = few_indented(lines)
    block: Passage | None = None
    for number in range(first, len(lines)):
        line = lines[number]
        if comments and number == comments[0]:
            block = None
        passage = furniture(line)
        if passage and passage.kind in {"subscription", "related"}:
            block = passage
        elif block and passage is None:
            passage = block if len(line.words) <= SHORT and number > len(lines) // 2 else None
            block = block if passage else None
        if passage is None and comments and number >= comments[0]:
            passage = Passage("comment", 0, 0, reason=comments[1])
        if passage is None and captions_indented and line.indented and len(line.words) <= 160:
            passage = Passage("caption", 0, 0, reason="a short line indented between paragraphs")
        if passage:
            found[number] = passage
    return found


def furniture(line: Line) -> Passage | None:
    """Give the kind of a line that the lexicon of furniture knows; None for all else."""
    if is_furniture(line.words, "advertisement"):
        return Passage("advertisement", 0, 0, reason="an advertisement's marker")
    for name, kind in OPENERS:
        if is_furniture(line.words, name):
            return Passage(kind, 0, 0, reason=f"the line {line.words[:40]!r}")
    if is_furniture(line.words, "comments"):
        return Passage("boilerplate", 0, 0, reason="the heading of the comments")
    if is_furniture(line.words, "boilerplate"):
        return Passage("boilerplate", 0, 0, reason="a line of the page, not of the article")
    if has_credit(line.words):
        return Passage("caption", 0, 0, reason="a picture's credit")
    return None


def few_indented(lines: Sequence[Line]) -> bool:
    """Whether indented lines are rare enough to mean something."""
    indented = sum(line.indented for line in lines)
    return len(lines) >= 8 and 0 < indented <= MOST_INDENTED * len(lines)


@dataclass(slots=True)
class Growing:
    """Passages as they are joined."""

    passages: list[Passage]

    def add(self, piece: Passage) -> None:
        """Put a piece at the end, or into the last passage where it is more of the same."""
        last = self.passages[-1] if self.passages else None
        if last and same_kind(last, piece):
            self.passages[-1] = replace(last, end=piece.end)
        else:
            self.passages.append(piece)


def joined(pieces: Sequence[Passage], length: int) -> tuple[Passage, ...]:
    """Give the pieces as passages without gaps: blanks belong to the passage before them."""
    growing = Growing([])
    for position, piece in enumerate(pieces):
        start = piece.start if position else 0
        end = pieces[position + 1].start if position + 1 < len(pieces) else length
        growing.add(replace(piece, start=start, end=end))
    return tuple(growing.passages)


def same_kind(left: Passage, right: Passage) -> bool:
    """Whether two pieces side by side are one passage; what stands alone stays apart."""
    return (
        left.kind == right.kind
        and left.kind not in {"headline", "caption", "teaser", "dateline"}
        and left.outlet == right.outlet
        and left.author == right.author
        and (left.kind != "body" or left.reason == right.reason)
    )
