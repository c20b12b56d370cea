"""A reader out of any spaCy pipeline that marks happenings, and perhaps who says what.

The package does not need spaCy: give ``SpacyReader`` a loaded pipeline. A span is a happening when
its label is a type of the claims format, whatever its case: an entity (``doc.ents``), or a span in
any group (``doc.spans``). Spans labelled SOURCE, CUE and CONTENT are attributions; a content goes
to the nearest cue of its sentence, and to that cue's nearest source. Where a pipeline marks none
of these, the rules read who says what.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from sayso.claims.attributions import find_attributions
from sayso.claims.outside import Outside, tokens_at
from sayso.nouns.attribution import Attribution
from sayso.nouns.claim import CLAIM_TYPES
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading


class MarkedSpan(Protocol):
    """The part of a spaCy span that is used."""

    start_char: int
    end_char: int
    label_: str


class MarkedDoc(Protocol):
    """The part of a spaCy document that is used."""

    @property
    def ents(self) -> Iterable[MarkedSpan]:
        """The entities."""
        ...

    @property
    def spans(self) -> Mapping[str, Iterable[MarkedSpan]]:
        """The groups of spans."""
        ...


class SpacyReader:
    """Reads with a spaCy pipeline; ``border.refused`` counts what could not be used."""

    def __init__(self, pipeline: Callable[[str], MarkedDoc], name: str) -> None:
        """Take a loaded pipeline, and a name with its version ("my-pipeline/1")."""
        self.pipeline = pipeline
        self.name = name
        self.border = Outside(name)
        self._read: tuple[Reading, list[tuple[str, Span]]] | None = None

    def happenings(self, reading: Reading) -> tuple[Happening, ...]:
        """Give every span labelled with a type, in text order."""
        found = [
            self.border.happening(reading, label, span, reason=f"marked {label} by {self.name}")
            for label, span in self._marks(reading)
            if label in CLAIM_TYPES
        ]
        return tuple(happening for happening in found if happening is not None)

    def attributions(self, reading: Reading) -> tuple[Attribution, ...]:
        """Give each content with its source; by rules where the pipeline marks none."""
        marks = self._marks(reading)
        contents = [span for label, span in marks if label == "content"]
        if not contents:
            return find_attributions(reading)
        cues = [span for label, span in marks if label == "cue"]
        sources = [span for label, span in marks if label == "source"]
        found = []
        for content in contents:
            cue = nearest(content, cues, reading)
            source = nearest(cue or content, sources, reading)
            if source is None:
                self.border.refuse("no source stands beside the words said")
                continue
            found.append(self.border.attribution(reading, source, content, cue))
        return tuple(attribution for attribution in found if attribution is not None)

    def _marks(self, reading: Reading) -> list[tuple[str, Span]]:
        """Give the spans that the pipeline marks, with their labels in lower case."""
        if self._read is None or self._read[0] is not reading:
            doc = self.pipeline(reading.text)
            groups = [doc.ents, *doc.spans.values()]
            marks = {
                (Span(s.start_char, s.end_char), s.label_.casefold())
                for group in groups
                for s in group
            }
            self._read = (reading, [(label, span) for span, label in sorted(marks)])
        return self._read[1]


def nearest(to: Span, spans: Iterable[Span], reading: Reading) -> Span | None:
    """Give the span nearest to another one in the same sentence, none of whose words it shares."""
    own = tokens_at(to, reading)
    near = [
        span
        for span in spans
        if not span.overlaps(to)
        and own is not None
        and (place := tokens_at(span, reading)) is not None
        and place[0] == own[0]
    ]
    return min(near, key=lambda s: max(s.start - to.end, to.start - s.end), default=None)
