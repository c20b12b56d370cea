"""Tell the headline, teaser, captions, advertisements and comments from the body."""

from sayso.nouns.passage import Passage
from sayso.nouns.report import Report


def find_passages(report: Report) -> tuple[Passage, ...]:
    """Give passages that together cover the whole text, in text order."""
    return (Passage("body", 0, len(report.text)),)
