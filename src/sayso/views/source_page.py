"""A source: what it said, who carried it, where others agreed with it and where not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.errors import UnknownName
from sayso.nouns.incident import Incident
from sayso.record.looking import Look
from sayso.record.page_filters import Filters
from sayso.record.page_rows import (
    find_claims,
    incidents_with_source,
    links_before_and_after,
    outlets_carrying,
)
from sayso.record.page_tallies import SourceTally, find_source, tally_sources
from sayso.views.claim_card import ClaimCard, make_claim_cards
from sayso.views.incident_lines import IncidentLine, make_incident_lines
from sayso.views.words import shorten

A_PAGE = 25
LISTED = 8
MOST_RIVALS = 200
"""So many disputed incidents of a source are looked into for who disputes."""
LISTED_SOURCES = 100


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The sources of the record, most claims first; ``words`` narrow the names down."""

    words: str
    rows: tuple[SourceTally, ...]
    offset: int
    page_size: int
    is_more: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Who stands beside a source in chains, or carries it, and in how many claims."""

    name: str
    claims: int
    reports: int = 0


@dataclass(frozen=True, slots=True)
class SourcePage:
    """Everything the page of a source shows.

    ``alone``, ``agreed`` and ``disputed`` count incidents: nobody else speaks of them, others do
    and nothing is disputed, something is. Agreement of sources that hang on one another counts
    for nothing here: only incidents with two independent sources are ``agreed``.
    """

    line: SourceTally
    said: tuple[ClaimCard, ...]
    total: int
    offset: int
    page_size: int
    carried_by: tuple[Beside, ...]
    heard_from: tuple[Beside, ...]
    passed_to: tuple[Beside, ...]
    agreed: int
    disputed: int
    alone: int
    disputed_with: tuple[IncidentLine, ...]
    agreed_with: tuple[IncidentLine, ...]


def make_sources_page(look: Look, words: str = "", offset: int = 0) -> SourcesPage:
    """Answer on whose word the claims stand."""
    rows = tally_sources(look, words, offset, LISTED_SOURCES + 1)
    lines = [replace(row, name=shorten(row.name, 120)) for row in rows[:LISTED_SOURCES]]
    return SourcesPage(words, tuple(lines), offset, LISTED_SOURCES, len(rows) > LISTED_SOURCES)


def make_source_page(look: Look, key: str, offset: int = 0) -> SourcePage:
    """Answer what one source said, and who agreed.

    Raises:
        UnknownName: no claim stands on the word of such a source.

    """
    found = find_source(look, key)
    if found is None:
        raise UnknownName(f"no claim in this record stands on the word of {key[:80]!r}")
    claims = find_claims(look, Filters(source=found.tally.key), offset, A_PAGE)
    rivals, _ = incidents_with_source(look, found.tally.key, disputed=True, most=MOST_RIVALS)
    disputed = [incident for incident in rivals if is_disputed_by(incident, found.tally.name)]
    agreed, agreeing = incidents_with_source(look, found.tally.key, disputed=False, most=LISTED)
    beside = links_before_and_after(look, found.tally.key)
    return SourcePage(
        line=replace(found.tally, name=shorten(found.tally.name, 200)),
        said=make_claim_cards(look, claims.rows),
        total=claims.total,
        offset=offset,
        page_size=A_PAGE,
        carried_by=tuple(Beside(shorten(outlet or "outlet not known", 80), number, reports)
                         for outlet, number, reports in outlets_carrying(look, found.tally.key)),
        heard_from=name_beside(beside, "before"),
        passed_to=name_beside(beside, "after"),
        agreed=agreeing,
        disputed=len(disputed),
        alone=found.alone,
        disputed_with=make_incident_lines(look, disputed[:LISTED]),
        agreed_with=make_incident_lines(look, agreed),
    )  # fmt: skip


def is_disputed_by(incident: Incident, name: str) -> bool:
    """Whether a source is among those who contradict one another in an incident."""
    speakers = [value.source for dispute in incident.disputed for value in dispute.values]
    speakers += [value.source for figure in incident.figures if figure.disputed
                 for value in figure.values]  # fmt: skip
    return name in speakers


def name_beside(rows: Sequence[tuple[str, str, int]], side: str) -> tuple[Beside, ...]:
    """Give who stands on one side of a source."""
    return tuple(Beside(shorten(name, 80), number) for where, name, number in rows if where == side)
