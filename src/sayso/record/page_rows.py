"""Claims, incidents and reports in lists that are shown a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from sayso.nouns.claim import Claim
from sayso.nouns.incident import Incident
from sayso.nouns.report import Report
from sayso.nouns.reprint import Reprint
from sayso.record.looking import Look
from sayso.record.nouns_as_json import from_json
from sayso.record.page_filters import (
    Filters,
    claim_conditions,
    hits,
    incident_conditions,
    speaks,
    words_of,
)
from sayso.record.tables import claim, claim_source, incident, passage, report, reprint
from sayso.record.write import NO_BYTES

Row = TypeVar("Row")
COUNTED_UP_TO = 10_000
"""Counting stops here; a page then says "more than"."""
HEAD = 400
AROUND = 140
MOST_SEARCHED = 200_000
"""Characters of a report in which the words around a hit are looked for."""
NEIGHBOUR_DAYS = 45
"""Incidents further apart than this are no candidates for a merge."""


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """A part of a list: its rows, and how many there are in all, counted up to ten thousand."""

    rows: tuple[Row, ...]
    total: int

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.total >= COUNTED_UP_TO


def find_incidents(
    look: Look, wanted: Filters, order: str = "day", offset: int = 0, most: int = 25
) -> Slice[Incident]:
    """Give incidents in an order, and how many there are; see ``list_incidents``."""
    rows = list_incidents(look, wanted, order, offset, most)
    ids = select(incident.c.id).where(and_(True, *conditions_of(look, wanted, order)))  # noqa: FBT003
    return Slice(rows, count_up_to(look, ids))


def conditions_of(look: Look, wanted: Filters, order: str) -> list[ColumnElement[bool]]:
    """Give the conditions on incidents in an order, of which ``disputed`` is one itself."""
    conditions = incident_conditions(look, wanted)
    return [*conditions, incident.c.disputed.is_(True)] if order == "disputed" else conditions


def list_incidents(
    look: Look, wanted: Filters, order: str = "day", offset: int = 0, most: int = 25
) -> tuple[Incident, ...]:
    """Give incidents in an order: ``day``, ``latest`` day first, ``disputed`` most first."""
    conditions = conditions_of(look, wanted, order)
    orders = {
        "day": (
            incident.c.first_day.is_(None),
            incident.c.first_day,
            incident.c.last_day,
            incident.c.id,
        ),
        # said so, the order is that of an index, and no more rows are looked at than are shown
        "latest": (incident.c.first_day.desc().nulls_last(), incident.c.id),
        "disputed": (incident.c.independent.desc(), incident.c.claims.desc(), incident.c.id),
        "weight": (incident.c.claims.desc(), incident.c.id),
    }
    # ids first: the sort then never carries the nouns, which are long
    ids = select(incident.c.id).where(and_(True, *conditions))  # noqa: FBT003
    page = look.execute(ids.order_by(*orders[order]).offset(offset).limit(most)).scalars().all()
    found = {entry.id: entry for entry in incidents_by_id(look, page)}
    return tuple(found[key] for key in page)


def incidents_by_id(look: Look, ids: Sequence[str]) -> list[Incident]:
    """Give the incidents of these ids that are there."""
    query = select(incident.c.noun).where(incident.c.id.in_(ids))
    return [from_json(content, Incident) for (content,) in look.execute(query)]


def find_claims(look: Look, wanted: Filters, offset: int = 0, most: int = 25) -> Slice[Claim]:
    """Give claims by day, then report and place in its text."""
    ids = select(claim.c.id).where(and_(True, *claim_conditions(look, wanted)))  # noqa: FBT003
    if wanted.outlet:
        of_outlet = select(report.c.id).where(report.c.outlet == wanted.outlet)
        ids = ids.where(claim.c.report.in_(of_outlet))
    order = (claim.c.first_day.is_(None), claim.c.first_day, claim.c.report, claim.c.start)
    page = look.execute(ids.order_by(*order).offset(offset).limit(most)).scalars().all()
    query = select(claim.c.id, claim.c.noun, claim.c.incident).where(claim.c.id.in_(page))
    found = {row.id: replace(from_json(row.noun, Claim), incident=row.incident)
             for row in look.execute(query)}  # fmt: skip
    return Slice(tuple(found[key] for key in page), count_up_to(look, ids))


def count_up_to(look: Look, ids: Select[Any]) -> int:
    """Count rows, but no further than ``COUNTED_UP_TO``."""
    some = ids.order_by(None).limit(COUNTED_UP_TO).subquery()
    return int(look.execute(select(func.count()).select_from(some)).scalar() or 0)


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that a search found: without its text, and the words around the first hit."""

    report: Report
    around: str
    claims: int
    copy_of: str


def find_reports(
    look: Look, wanted: Filters, offset: int = 0, most: int = 25
) -> Slice[FoundReport]:
    """Give reports whose text has the words, latest first."""
    query = select(report.c.id)
    if wanted.words:
        found = hits(look, "report", wanted.words)
        if found is not None:
            query = query.where(report.c.id.in_(found))
    if wanted.outlet:
        query = query.where(report.c.outlet == wanted.outlet)
    if wanted.from_day:
        query = query.where(report.c.published_on >= wanted.from_day)
    if wanted.to_day:
        query = query.where(report.c.published_on <= wanted.to_day)
    if wanted.place or wanted.actor or wanted.source or wanted.type or wanted.stance:
        asked = replace(wanted, words="", from_day=None, to_day=None)
        query = query.where(
            report.c.id.in_(select(claim.c.report).where(and_(*claim_conditions(look, asked))))
        )
    order = (report.c.published_on.is_(None), report.c.published_on.desc(), report.c.id)
    page = look.execute(query.order_by(*order).offset(offset).limit(most)).scalars().all()
    return Slice(describe_reports(look, page, wanted.words), count_up_to(look, query))


def describe_reports(look: Look, keys: Sequence[str], words: str) -> tuple[FoundReport, ...]:
    """Give the reports of a list, in their order."""
    found = bare_reports(look, keys)
    counting = select(claim.c.report, func.count()).where(claim.c.report.in_(keys))
    claims: dict[str, int] = dict(map(tuple, look.execute(counting.group_by(claim.c.report))))
    copying = select(reprint.c.report, reprint.c.original).where(reprint.c.report.in_(keys))
    copies: dict[str, str] = dict(map(tuple, look.execute(copying)))
    return tuple(
        FoundReport(
            found[key],
            find_around(look, key, words) if words else "",
            claims.get(key, 0),
            copies.get(key, ""),
        )
        for key in keys
    )


def find_around(look: Look, key: str, words: str) -> str:
    """Give the words around the first hit in a report; its first words where none is found."""
    cut = func.substr(report.c.text, 1, MOST_SEARCHED)
    told = str(look.execute(select(cut).where(report.c.id == key)).scalar() or "")
    lowered = told.lower()
    places = [lowered.find(word) for word in words_of(words)]
    first = min((place for place in places if place >= 0), default=0)
    start = told.rfind(" ", 0, max(0, first - AROUND)) + 1
    return ("… " if start else "") + told[start : first + 2 * AROUND]


def report_of(look: Look, key: str) -> Report | None:
    """Give a report with its text, without the bytes as received."""
    row = look.execute(select(report.c.noun, report.c.text).where(report.c.id == key)).first()
    return row and replace(from_json(row.noun, Report), text=row.text, original=NO_BYTES)


def original_of(look: Look, key: str) -> str:
    """Give the SHA-256 of the bytes as received."""
    return look.execute(select(report.c.original).where(report.c.id == key)).scalar() or ""


def bare_reports(look: Look, ids: Sequence[str]) -> dict[str, Report]:
    """Give reports with no more of their texts than may serve as a title: from the headline on."""
    keys = sorted(set(ids))
    headline = (
        select(passage.c.report, func.min(passage.c.start).label("start"))
        .where(passage.c.kind == "headline", passage.c.report.in_(keys))
        .group_by(passage.c.report)
        .subquery()
    )
    first = func.coalesce(headline.c.start, 0) + 1
    query = (
        select(report.c.noun, func.substr(report.c.text, first, HEAD).label("head"))
        .outerjoin(headline, headline.c.report == report.c.id)
        .where(report.c.id.in_(keys))
    )
    found = [replace(from_json(row.noun, Report), text=row.head) for row in look.execute(query)]
    return {entry.id: entry for entry in found}


def claims_of_report(look: Look, key: str) -> list[Claim]:
    """Give the claims of a report in text order."""
    query = select(claim.c.noun, claim.c.incident).where(claim.c.report == key)
    rows = look.execute(query.order_by(claim.c.start, claim.c.id))
    return [replace(from_json(row.noun, Claim), incident=row.incident) for row in rows]


def reprints_of(look: Look, keys: Sequence[str]) -> list[Reprint]:
    """Give the copies that these reports are, or that were made of them."""
    query = select(reprint.c.noun).where(
        or_(reprint.c.report.in_(keys), reprint.c.original.in_(keys))
    )
    return [from_json(content, Reprint) for (content,) in look.execute(query)]


def texts_around(look: Look, spans: Sequence[tuple[str, int, int]], reach: int) -> list[str]:
    """Give for each (report, start, end) the text from ``reach`` before to ``reach`` after."""
    found = []
    for key, start, end in spans:
        first = max(0, start - reach)
        cut = func.substr(report.c.text, first + 1, end - first + reach)
        found.append(look.execute(select(cut).where(report.c.id == key)).scalar() or "")
    return found


def links_before_and_after(look: Look, source: str, most: int = 30) -> list[tuple[str, str, int]]:
    """Count who stands beside a source in chains: (``before`` or ``after``, name, claims)."""
    here, other = claim_source.alias("here"), claim_source.alias("other")
    found: list[tuple[str, str, int]] = []
    for side, step in (("before", -1), ("after", 1)):
        query = (
            select(other.c.name, func.count().label("number"))
            .join(here, and_(here.c.claim == other.c.claim,
                             other.c.position == here.c.position + step))
            .where(here.c.source == source)
            .group_by(other.c.name)
            .order_by(func.count().desc())
            .limit(most)
        )  # fmt: skip
        found += [(side, str(name), number) for name, number in look.execute(query)]
    return found


def outlets_carrying(look: Look, source: str, most: int = 30) -> list[tuple[str, int, int]]:
    """Count the outlets that carry a source: (outlet, claims, reports), most claims first."""
    query = (
        select(report.c.outlet, func.count(), func.count(report.c.id.distinct()))
        .join(claim, claim.c.report == report.c.id)
        .where(speaks([source]))
        .group_by(report.c.outlet)
        .order_by(func.count().desc())
        .limit(most)
    )
    return [(str(outlet), claims, reports) for outlet, claims, reports in look.execute(query)]


def incidents_with_source(
    look: Look, source: str, *, disputed: bool, most: int
) -> tuple[list[Incident], int]:
    """Give incidents that a source speaks of together with others, and how many there are.

    Most independent first; either those in which something is disputed, or those in which nothing
    is.
    """
    spoken = select(claim.c.incident).where(speaks([source]))
    ids = (
        select(incident.c.id)
        .where(
            incident.c.id.in_(spoken),
            incident.c.independent > 1,
            incident.c.disputed.is_(disputed),
        )
        .order_by(incident.c.independent.desc(), incident.c.id)
    )
    keys = list(look.execute(ids).scalars())
    found = {entry.id: entry for entry in incidents_by_id(look, keys[:most])}
    return [found[key] for key in keys[:most]], len(keys)


def neighbours_of(look: Look, centre: Incident, most: int) -> list[Incident]:
    """Give other incidents at the same place: what a merge may join.

    Nearest in days first, and of those on the same days the ones of the same kind.
    """
    if centre.place is None:
        return []
    query = select(incident.c.noun).where(
        incident.c.place == centre.place.key, incident.c.id != centre.id
    )
    if centre.time:
        reach = timedelta(days=NEIGHBOUR_DAYS)
        query = query.where(
            or_(
                incident.c.first_day.is_(None),
                and_(incident.c.first_day <= centre.time.end + reach,
                     incident.c.last_day >= centre.time.start - reach),
            )
        )  # fmt: skip
    found = [from_json(content, Incident) for (content,) in look.execute(query.limit(400))]
    found.sort(
        key=lambda entry: (_days_between(centre, entry), entry.type != centre.type, entry.id)
    )
    return found[:most]


def _days_between(left: Incident, right: Incident) -> int:
    if left.time is None or right.time is None:
        return 10_000
    if left.time.overlaps(right.time):
        return 0
    return min(abs((left.time.start - right.time.end).days),
               abs((right.time.start - left.time.end).days))  # fmt: skip


def passages_count(look: Look, key: str) -> int:
    """Count the passages of a report."""
    return int(look.execute(select(func.count()).where(passage.c.report == key)).scalar_one())
