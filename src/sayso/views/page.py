"""The published page: everything that one self-contained file shows, as a documented context."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.nouns.claim import Claim
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Incident
from sayso.nouns.passage import Passage
from sayso.nouns.report import Report
from sayso.nouns.reprint import Reprint
from sayso.views.control_band import ControlChart, make_chart
from sayso.views.incident_card import IncidentCard, make_card
from sayso.views.report_text import PassageView, light_up
from sayso.views.words import say_day, say_publication, say_type

MOST_MONTHS = 240


@dataclass(frozen=True, slots=True)
class Kept:
    """What the page is made of, as the record keeps it."""

    reports: Sequence[Report]
    passages: Mapping[str, Sequence[Passage]]
    claims: Sequence[Claim]
    incidents: Sequence[Incident]
    holdings: Sequence[Holding] = ()
    reprints: Sequence[Reprint] = ()


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place on the map: where, how exactly, how many incidents and how many disputed.

    ``precision`` is empty where it does not matter for the drawing.
    """

    key: str
    name: str
    lat: float
    lon: float
    radius_km: float
    incidents: int
    disputed: int
    precision: str = ""


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its text lit up. ``copy_of`` is the original's title, or empty."""

    id: str
    title: str
    outlet: str
    published: str
    flagged: bool
    copy_of: str
    differences: tuple[str, ...]
    claims: int
    passages: tuple[PassageView, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A first link of the chains: its kind, how many claims and reports."""

    name: str
    kind: str
    claims: int
    reports: int


@dataclass(frozen=True, slots=True)
class Month:
    """Reports published and incidents dated in one month, beside each other on purpose."""

    label: str
    start: str
    reports: int
    incidents: int


@dataclass(frozen=True, slots=True)
class PageContext:
    """The whole page. Counts are of the record, not of what happened."""

    title: str
    span: str
    reports: tuple[ReportView, ...]
    incidents: tuple[IncidentCard, ...]
    places: tuple[PlaceMark, ...]
    control: ControlChart
    sources: tuple[SourceRow, ...]
    months: tuple[Month, ...]
    types: tuple[tuple[str, str, int], ...]
    parties: tuple[str, ...]
    claims: int
    disputed: int
    version: str = ""
    notes: tuple[str, ...] = field(default=())


def make_page(kept: Kept, title: str = "Record of claims", version: str = "") -> PageContext:
    """Make the context of the published page; ``version`` is that of the sayso that makes it."""
    claims = {claim.id: claim for claim in kept.claims}
    reports = {report.id: report for report in kept.reports}
    cards = [make_card(incident, claims, reports) for incident in kept.incidents]
    cards.sort(key=lambda card: (card.start or "9999", card.end, card.id))
    types = Counter(card.type for card in cards)
    parties = Counter(party for card in cards for party in card.parties)
    return PageContext(
        title=title,
        span=say_span(kept.incidents),
        reports=view_reports(kept),
        incidents=tuple(cards),
        places=mark_places(kept.incidents),
        control=make_chart(kept.holdings),
        sources=tally_sources(kept.claims),
        months=tally_months(kept.reports, kept.incidents),
        types=tuple((slug, say_type(slug), count) for slug, count in types.most_common()),
        parties=tuple(name for name, _ in parties.most_common(40)),
        claims=len(kept.claims),
        disputed=sum(card.is_disputed for card in cards),
        version=version,
    )


def say_span(incidents: Sequence[Incident]) -> str:
    """Give the first and last day that any incident is dated to."""
    days = [day for entry in incidents if entry.time for day in (entry.time.start, entry.time.end)]
    if not days:
        return "undated"
    first, last = say_day(min(days)), say_day(max(days))
    return first if first == last else f"{first} to {last}"


def view_reports(kept: Kept) -> tuple[ReportView, ...]:
    """Give every report with its claims lit up, in order of publication, undated last."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in kept.claims:
        by_report[claim.report].append(claim)
    copies = {reprint.report: reprint for reprint in kept.reprints}
    titles = {report.id: title_of(report) for report in kept.reports}
    ordered = sorted(kept.reports, key=lambda report: (report.published.day or date.max, report.id))
    views = []
    for report in ordered:
        claims = by_report[report.id]
        reprint = copies.get(report.id)
        passages = kept.passages.get(report.id, ())
        views.append(
            ReportView(
                id=report.id,
                title=titles[report.id],
                outlet=report.outlet,
                published=say_publication(report.published),
                flagged=bool(report.published.contradiction) or report.published.day is None,
                copy_of=titles.get(reprint.original, reprint.original) if reprint else "",
                differences=reprint.differences if reprint else (),
                claims=len(claims),
                passages=tuple(light_up(report.text, passages, claims)),
                url=report.url,
            )
        )
    return tuple(views)


def title_of(report: Report) -> str:
    """Give a report's title, or its first line where it has none."""
    return report.title or report.text.strip().split("\n", 1)[0][:140] or report.id


def mark_places(incidents: Sequence[Incident]) -> tuple[PlaceMark, ...]:
    """Give one mark a place, most incidents first, so that small marks are drawn on top."""
    groups: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.place and incident.place.lat is not None and incident.place.lon is not None:
            groups[incident.place.key].append(incident)
    marks = []
    for key, group in groups.items():
        place = group[0].place
        if place is None or place.lat is None or place.lon is None:
            continue
        disputed = sum(entry.is_disputed for entry in group)
        marks.append(
            PlaceMark(
                key,
                place.name,
                place.lat,
                place.lon,
                place.radius_km,
                len(group),
                disputed,
                place.precision,
            )
        )
    return tuple(sorted(marks, key=lambda mark: (-mark.incidents, mark.name)))


def tally_sources(claims: Sequence[Claim]) -> tuple[SourceRow, ...]:
    """Give the first links of all chains, most claims first; the outlets' own voice apart."""
    names: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.sources:
            names[claim.sources[0].name].append(claim)
    rows = [
        SourceRow(name, group[0].source_kind, len(group), len({claim.report for claim in group}))
        for name, group in names.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.claims, row.name)))


def tally_months(reports: Sequence[Report], incidents: Sequence[Incident]) -> tuple[Month, ...]:
    """Count reports and incidents by month, so that a spike of reporting shows as one."""
    published = Counter(report.published.day.replace(day=1) for report in reports
                        if report.published.day)  # fmt: skip
    happened = Counter(entry.time.start.replace(day=1) for entry in incidents
                       if entry.time and entry.time.days <= 62)  # fmt: skip
    months = run_of_months(sorted({*published, *happened}))
    return tuple(
        Month(f"{month:%B %Y}", month.isoformat(), published[month], happened[month])
        for month in months
    )


def run_of_months(months: Sequence[date]) -> list[date]:
    """Fill the gaps between first and last month, unless that would be over twenty years."""
    if not months or (months[-1] - months[0]).days > MOST_MONTHS * 31:
        return list(months)
    first = months[0].year * 12 + months[0].month - 1
    last = months[-1].year * 12 + months[-1].month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]
