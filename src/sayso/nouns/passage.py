"""The parts of a page: what is body and what stands around it."""

from dataclasses import dataclass
from typing import Literal

from sayso.nouns.evidence import Span

PassageKind = Literal[
    "headline",
    "teaser",
    "byline",
    "dateline",
    "body",
    "caption",
    "advertisement",
    "subscription",
    "related",
    "comment",
    "quoted_article",
    "boilerplate",
]

SPEAKING: frozenset[str] = frozenset({"headline", "body", "caption", "comment", "quoted_article"})
"""Kinds of passage whose sentences may carry claims; a teaser repeats, the rest is furniture."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of text of one kind.

    ``outlet`` is set for a quoted article (the outlet it is quoted from, as written);
    ``author`` for a comment or byline, where the text names one. ``reason`` says what gave
    the kind away, in a few words.
    """

    kind: PassageKind
    start: int
    end: int
    outlet: str = ""
    author: str = ""
    reason: str = ""

    @property
    def span(self) -> Span:
        """The place of the passage in the report."""
        return Span(self.start, self.end)

    @property
    def speaks(self) -> bool:
        """Whether sentences of this passage may carry claims."""
        return self.kind in SPEAKING
