"""A report's text, cut where claims and passages begin and end, so that evidence can be lit up."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.nouns.claim import Claim
from sayso.nouns.passage import Passage


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that carry the same claims throughout.

    ``claims`` are the ids whose evidence covers these words; ``begins`` those whose evidence
    starts here, which is where a link to the claim leads.
    """

    words: str
    claims: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with its stretches; ``label`` is empty for plain body text."""

    kind: str
    label: str
    stretches: tuple[Stretch, ...]


LABELS = {
    "comment": "Reader's comment",
    "quoted_article": "Quoted from",
    "caption": "Caption",
    "advertisement": "Advertisement",
    "subscription": "Subscription line",
    "related": "Related links",
    "boilerplate": "Page furniture",
    "teaser": "Teaser",
}


def light_up(text: str, passages: Sequence[Passage], claims: Sequence[Claim]) -> list[PassageView]:
    """Cut a text into passages, and each passage into stretches of the same claims."""
    spans = sorted((claim.evidence.start, claim.evidence.end, claim.id) for claim in claims)
    whole = passages or (Passage("body", 0, len(text)),)
    return [view_passage(text, passage, spans) for passage in whole]


def view_passage(text: str, passage: Passage, spans: Sequence[tuple[int, int, str]]) -> PassageView:
    """Cut one passage."""
    label = LABELS.get(passage.kind, "")
    if passage.kind == "quoted_article" and passage.outlet:
        label = f"{label} {passage.outlet}"
    if passage.kind == "comment" and passage.author:
        label = f"{label}: {passage.author}"
    inside = [span for span in spans if span[0] < passage.end and passage.start < span[1]]
    return PassageView(passage.kind, label, tuple(cut(text, passage.start, passage.end, inside)))


def cut(text: str, start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> list[Stretch]:
    """Cut ``text[start:end]`` at every boundary of the spans, which must be sorted by start."""
    edges = {start, end}
    edges |= {edge for span in spans for edge in span[:2] if start < edge < end}
    borders = sorted(edges)
    stretches = []
    open_spans: list[tuple[int, int, str]] = []
    upcoming = list(reversed(spans))
    for left, right in pairwise(borders):
        begins = []
        while upcoming and upcoming[-1][0] <= left:
            span = upcoming.pop()
            open_spans.append(span)
            begins.append(span[2])
        open_spans = [span for span in open_spans if span[1] > left]
        names = tuple(span[2] for span in open_spans)
        stretches.append(Stretch(text[left:right], names, tuple(begins)))
    return stretches
