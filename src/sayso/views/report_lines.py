"""A report in a list: its title, who published it when, how many claims, whose copy it is."""

from dataclasses import dataclass

from sayso.nouns.report import Report
from sayso.record.page_rows import FoundReport
from sayso.views.words import say_publication, shorten


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list. ``around`` are the words around the first hit of a search."""

    id: str
    title: str
    outlet: str
    published: str
    flagged: bool
    claims: int
    copy_of: str
    around: str


def make_report_line(found: FoundReport) -> ReportLine:
    """Give a report as a line of a list."""
    report = found.report
    return ReportLine(
        id=report.id,
        title=title_of(report),
        outlet=shorten(report.outlet, 80),
        published=say_publication(report.published),
        flagged=bool(report.published.contradiction) or report.published.day is None,
        claims=found.claims,
        copy_of=found.copy_of,
        around=shorten(found.around, 400),
    )


def title_of(report: Report, most: int = 160) -> str:
    """Give a report's title on one line, else the first line of its text, else its id."""
    first = report.text[:1000].strip().split("\n", 1)[0]
    return shorten(report.title or first or report.id, most)
