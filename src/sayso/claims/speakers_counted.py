"""Numbers of those who speak are no numbers of what they say ("two officials said")."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.nouns.attribution import Attribution
from sayso.nouns.count import Count
from sayso.nouns.evidence import Span

ARTICLE = 4
"""Characters: "the " before a number."""


def without_speakers(
    counts: Sequence[Count], attributions: Sequence[Attribution]
) -> tuple[Count, ...]:
    """Leave out the counts that stand in the words for a source, and point parts anew."""
    spoken = [a.source_span for a in attributions if a.source_span is not None]
    kept = [
        i for i, count in enumerate(counts)
        if not any(_counts_speakers(Span(count.start, count.end), span) for span in spoken)
    ]  # fmt: skip
    if len(kept) == len(counts):
        return tuple(counts)
    moved: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return tuple(replace(counts[i], part_of=moved.get(counts[i].part_of)) for i in kept)


def _counts_speakers(count: Span, source: Span) -> bool:
    """Whether a count opens the words for a source, an article aside."""
    return source.covers(count) and count.start - source.start <= ARTICLE
