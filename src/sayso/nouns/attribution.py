"""Who says which words."""

from dataclasses import dataclass

from sayso.nouns.evidence import Span
from sayso.nouns.source import Source


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text and the chain of those who say it, nearest to the happening first.

    Where attributions nest, the innermost one that covers a trigger carries the whole chain.
    ``cue`` is the verb or phrase of saying ("said", "according to"), None where there is none
    (a comment, a quoted article). ``content`` never contains its own source or cue.
    """

    content: Span
    chain: tuple[Source, ...]
    cue: Span | None = None
    source_span: Span | None = None
    read_by: str = "rules/1"
    reason: str = ""
