"""A report: its text with every claim lit up, what stands around the body, its copies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.errors import UnknownName
from sayso.nouns.claim import Claim
from sayso.nouns.passage import Passage
from sayso.nouns.report import Report
from sayso.nouns.reprint import Reprint
from sayso.record.looking import Look
from sayso.record.page_rows import (
    bare_reports,
    claims_of_report,
    original_of,
    report_of,
    reprints_of,
)
from sayso.record.read import passages
from sayso.views.incident_card import STANCE_WORDS
from sayso.views.report_lines import title_of
from sayso.views.report_text import PassageView, light_up
from sayso.views.text_differences import ChangedSentence, find_changes
from sayso.views.words import say_count, say_moment, say_publication, say_type, shorten

MOST_CHARACTERS = 60_000
"""A longer text is shown a part at a time."""
MOST_CLAIMS_BESIDE = 400


@dataclass(frozen=True, slots=True)
class ClaimBeside:
    """A claim in the margin of its report."""

    id: str
    type_words: str
    stance: str
    place: str
    when: str
    counts: tuple[str, ...]
    chain: tuple[str, ...]
    incident: str
    start: int


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Another report that carries the same text; ``is_original`` when that one came first."""

    id: str
    title: str
    outlet: str
    is_original: bool
    similarity: int
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything the page of a report shows. ``first`` and ``last`` are offsets of the part."""

    id: str
    title: str
    outlet: str
    published: str
    flagged: bool
    url: str
    language: str
    rendition: str
    text_sha256: str
    original_sha256: str
    notes: tuple[str, ...]
    passages: tuple[PassageView, ...]
    furniture: int
    claims: tuple[ClaimBeside, ...]
    chosen: str
    first: int
    last: int
    length: int
    before: int
    after: int
    copies: tuple[CopyLine, ...]
    compared_with: str
    changes: tuple[ChangedSentence, ...]


def make_report_page(
    look: Look, key: str, chosen: str = "", first: int = 0, compare: str = ""
) -> ReportPage:
    """Answer what a report says. ``chosen`` is the claim to light up, ``compare`` a copy's id.

    Raises:
        UnknownName: there is no such report.

    """
    report = report_of(look, key)
    if report is None:
        raise UnknownName(f"there is no report {key[:80]!r} in this record")
    claims = claims_of_report(look, key)
    first = part_of(claims, chosen, min(max(0, first), len(report.text)))
    last = min(len(report.text), first + MOST_CHARACTERS)
    kinds = passages(look, [key]).get(key, [])
    shown, cut = cut_passages(report, kinds, first, last)
    copies = reprints_of(look, [key])
    other = report_of(look, compare) if compare else None
    return ReportPage(
        id=report.id,
        title=title_of(headed(report, kinds), 300),
        outlet=shorten(report.outlet, 120),
        published=say_publication(report.published),
        flagged=bool(report.published.contradiction) or report.published.day is None,
        url=report.url if report.url.startswith(("https://", "http://")) else "",
        language=report.language,
        rendition=report.rendition,
        text_sha256=report.text_sha256,
        original_sha256=original_of(look, key),
        notes=tuple(shorten(note, 300) for note in report.notes),
        passages=tuple(light_up(report.text, shown, claims)) if cut else (),
        furniture=sum(not passage.speaks for passage in kinds),
        claims=tuple(
            make_claim_beside(claim) for claim in claims if first <= claim.evidence.start < last
        )[:MOST_CLAIMS_BESIDE],
        chosen=chosen,
        first=first,
        last=last,
        length=len(report.text),
        before=max(0, first - MOST_CHARACTERS) if first else -1,
        after=last if last < len(report.text) else -1,
        copies=make_copies(look, key, copies),
        compared_with=title_of(other) if other else "",
        changes=find_changes(other.text, report.text) if other else (),
    )  # fmt: skip


def headed(report: Report, kinds: Sequence[Passage]) -> Report:
    """Give the report with its text from the headline on, which serves as a title."""
    starts = [passage.start for passage in kinds if passage.kind == "headline"]
    return replace(report, text=report.text[starts[0] :]) if starts else report


def part_of(claims: Sequence[Claim], chosen: str, first: int) -> int:
    """Give where the part to show begins, so that the chosen claim is in it."""
    for claim in claims:
        if claim.id == chosen and not first <= claim.evidence.start < first + MOST_CHARACTERS:
            return max(0, claim.evidence.start - MOST_CHARACTERS // 4)
    return first


def cut_passages(
    report: Report, kinds: Sequence[Passage], first: int, last: int
) -> tuple[list[Passage], bool]:
    """Give the passages that lie in a part of the text, cut to it."""
    whole = kinds or [Passage("body", 0, len(report.text))]
    inside = [
        replace(passage, start=max(first, passage.start), end=min(last, passage.end))
        for passage in whole
        if passage.start < last and passage.end > first
    ]
    return inside, bool(inside)


def make_claim_beside(claim: Claim) -> ClaimBeside:
    """Give a claim for the margin."""
    return ClaimBeside(
        id=claim.id,
        type_words=say_type(claim.type),
        stance=STANCE_WORDS[claim.stance],
        place=shorten(claim.place.name, 60) if claim.place else "",
        when=say_moment(claim.time),
        counts=tuple(say_count(count) for count in claim.counts),
        chain=tuple(shorten(source.name, 60) for source in claim.sources),
        incident=claim.incident,
        start=claim.evidence.start,
    )


def make_copies(look: Look, key: str, reprints: Sequence[Reprint]) -> tuple[CopyLine, ...]:
    """Give the other reports that carry this text, originals first."""
    others = {entry.original if entry.report == key else entry.report for entry in reprints}
    reports = bare_reports(look, sorted(others))
    lines = []
    for entry in reprints:
        other = entry.original if entry.report == key else entry.report
        report = reports.get(other)
        lines.append(
            CopyLine(
                id=other,
                title=title_of(report) if report else other,
                outlet=shorten(report.outlet, 80) if report else "",
                is_original=entry.report == key,
                similarity=round(100 * entry.similarity),
                differences=tuple(shorten(words, 300) for words in entry.differences[:40]),
            )
        )
    return tuple(sorted(lines, key=lambda line: (not line.is_original, line.id)))
