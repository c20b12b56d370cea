"""Rows to nouns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, text

from sayso.nouns.claim import Claim
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Incident
from sayso.nouns.passage import Passage
from sayso.nouns.publication import Publication
from sayso.nouns.report import Original, Report
from sayso.nouns.reprint import Reprint
from sayso.record import tables
from sayso.record.filters import Wanted, claim_conditions, incident_conditions
from sayso.record.nouns_as_json import from_json
from sayso.record.write import NO_BYTES, chunks

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 32


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list: without its text, with how many claims it makes and whose copy it is."""

    id: str
    outlet: str
    published: Publication
    language: str
    copy_of: str
    claims: int
    title: str
    origin: str
    notes: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One act: when, by whom, what, about which row, in words."""

    id: int
    at: str
    by: str
    act: str
    about: str
    details: str


def report_rows(connection: Connection) -> list[ReportRow]:
    """Give all reports, by day of publication and id, undated last."""
    counting = select(tables.claim.c.report, func.count()).group_by(tables.claim.c.report)
    counted: dict[str, int] = dict(map(tuple, connection.execute(counting)))
    copying = select(tables.reprint.c.report, tables.reprint.c.original)
    copies: dict[str, str] = dict(map(tuple, connection.execute(copying)))
    found = [
        ReportRow(
            noun.id, noun.outlet, noun.published, noun.language, copies.get(noun.id, ""),
            counted.get(noun.id, 0), noun.title, noun.origin, noun.notes,
            noun.url,
        )
        for (content,) in connection.execute(select(tables.report.c.noun))
        for noun in [from_json(content, Report)]
    ]  # fmt: skip
    return sorted(found, key=lambda row: (row.published.day or date.max, row.id))


def reports(
    connection: Connection, ids: Sequence[str] | None = None, *, originals: bool = False
) -> list[Report]:
    """Give reports with their texts, all or those of these ids; originals only where asked for."""
    columns = [tables.report.c.noun, tables.report.c.text, tables.report.c.original]
    query = select(*columns).order_by(tables.report.c.id)
    if ids is None:
        rows: Iterable[Any] = connection.execute(query)
    else:
        rows = [
            row
            for chunk in chunks(ids)
            for row in connection.execute(query.where(tables.report.c.id.in_(chunk)))
        ]
    return [
        replace(
            from_json(content, Report),
            text=words,
            original=original(connection, digest) if originals else NO_BYTES,
        )
        for content, words, digest in rows
    ]


def original(connection: Connection, digest: str) -> Original:
    """Give the bytes as they came."""
    table = tables.original
    row = connection.execute(
        select(table.c.content, table.c.media_type).where(table.c.sha256 == digest)
    ).one()
    return Original(row.content, row.media_type)


def passages(connection: Connection, ids: Sequence[str] | None = None) -> dict[str, list[Passage]]:
    """Give the passages of all reports, or of these, in text order."""
    table = tables.passage
    query = select(table.c.report, table.c.noun).order_by(table.c.report, table.c.position)
    if ids is not None:
        query = query.where(table.c.report.in_(ids))
    found: dict[str, list[Passage]] = {}
    for key, content in connection.execute(query):
        found.setdefault(key, []).append(from_json(content, Passage))
    return found


def claims(connection: Connection, wanted: Wanted | None = None) -> list[Claim]:
    """Give the claims that are wanted, by report and place in its text."""
    table = tables.claim
    query = select(table.c.noun, table.c.incident).order_by(
        table.c.report, table.c.start, table.c.id
    )
    if wanted is not None:
        query = query.where(*claim_conditions(wanted))
    return [_claim(row) for row in connection.execute(query)]


def claims_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Claim]:
    """Give the claims of these ids."""
    return {claim.id: claim for claim in _claims_with(connection, tables.claim.c.id, ids)}


def claims_of_report(connection: Connection, report: str) -> list[Claim]:
    """Give the claims of one report, in text order."""
    table = tables.claim
    query = select(table.c.noun, table.c.incident).where(table.c.report == report)
    return [_claim(row) for row in connection.execute(query.order_by(table.c.start, table.c.id))]


def claims_at(connection: Connection, places: Sequence[str]) -> list[Claim]:
    """Give the claims at places, by id."""
    found = _claims_with(connection, tables.claim.c.place, places)
    return sorted(found, key=lambda claim: claim.id)


def claims_of_incidents(connection: Connection, incidents: Sequence[str]) -> list[str]:
    """Give the ids of the claims that are in these incidents."""
    table = tables.claim
    return [
        key
        for chunk in chunks(incidents)
        for key in connection.execute(
            select(table.c.id).where(table.c.incident.in_(chunk))
        ).scalars()
    ]


def incidents_of_claims(connection: Connection, claims: Sequence[str]) -> set[str]:
    """Give the ids of the incidents that these claims are in."""
    table = tables.claim
    return {
        key
        for chunk in chunks(claims)
        for key in connection.execute(
            select(table.c.incident).where(table.c.id.in_(chunk))
        ).scalars()
        if key
    }


def _claims_with(
    connection: Connection, column: ColumnElement[Any], keys: Sequence[str]
) -> Iterator[Claim]:
    query = select(tables.claim.c.noun, tables.claim.c.incident)
    for chunk in chunks(keys):
        yield from map(_claim, connection.execute(query.where(column.in_(chunk))))


def _claim(row: Any) -> Claim:
    return replace(from_json(row.noun, Claim), incident=row.incident)


def incidents(connection: Connection, wanted: Wanted | None = None) -> list[Incident]:
    """Give the incidents that are wanted, by first day, undated last."""
    table = tables.incident
    query = select(table.c.noun).order_by(
        table.c.first_day.is_(None), table.c.first_day, table.c.place_name, table.c.id
    )
    if wanted is not None:
        query = query.where(*incident_conditions(wanted))
    return [from_json(content, Incident) for (content,) in connection.execute(query)]


def incident_of(connection: Connection, key: str) -> Incident | None:
    """Give the incident of an id, or the one that an id given before a merge leads to."""
    seen: set[str] = set()
    while key not in seen:
        seen.add(key)
        content = connection.execute(
            select(tables.incident.c.noun).where(tables.incident.c.id == key)
        ).scalar()
        if content is not None:
            return from_json(content, Incident)
        onward = connection.execute(
            select(tables.redirect.c.incident).where(tables.redirect.c.old == key)
        ).scalar()
        key = onward or key
    return None


def redirects(connection: Connection) -> dict[str, str]:
    """Give where ids that are no more lead."""
    return dict(connection.execute(select(tables.redirect.c.old, tables.redirect.c.incident)).all())


def holdings(connection: Connection, places: Iterable[str] | None = None) -> list[Holding]:
    """Give who held which place when, all or at these places, by place and time."""
    table = tables.holding
    query = select(table.c.noun).order_by(table.c.place_name, table.c.place, table.c.position)
    if places is not None:
        query = query.where(table.c.place.in_(sorted(places)))
    return [from_json(content, Holding) for (content,) in connection.execute(query)]


def reprints(connection: Connection) -> list[Reprint]:
    """Give which reports carry the text of which."""
    query = select(tables.reprint.c.noun).order_by(tables.reprint.c.report)
    return [from_json(content, Reprint) for (content,) in connection.execute(query)]


def known_digests(connection: Connection) -> dict[str, tuple[str, str]]:
    """Give for each kept report the SHA-256 of its original, and what it was read with."""
    table = tables.report
    query = select(table.c.id, table.c.original, table.c.read_with)
    return {row.id: (row.original, row.read_with) for row in connection.execute(query)}


def known_digest(connection: Connection, report: str) -> tuple[str, str] | None:
    """Give the SHA-256 of a report's original and what it was read with; None where not kept."""
    table = tables.report
    query = select(table.c.original, table.c.read_with).where(table.c.id == report)
    row = connection.execute(query).first()
    return (row.original, row.read_with) if row else None


def log_lines(connection: Connection) -> list[LogLine]:
    """Give the log, oldest first."""
    query = select(tables.log).order_by(tables.log.c.id)
    return [
        LogLine(
            row.id, row.at.isoformat(timespec="seconds"), row.by, row.act, row.about, row.details
        )
        for row in connection.execute(query)
    ]


def state(connection: Connection, name: str) -> str:
    """Give what the record says of itself; empty where it says nothing."""
    query = select(tables.state.c.value).where(tables.state.c.name == name)
    return connection.execute(query).scalar() or ""


def unsettled(connection: Connection) -> list[str]:
    """Give the reports that are kept and not yet reconciled."""
    query = select(tables.report.c.id).where(tables.report.c.settled.is_(False))
    return list(connection.execute(query.order_by(tables.report.c.id)).scalars())


def is_reconciled(connection: Connection) -> bool:
    """Whether the incidents take in every kept report and judgement."""
    return state(connection, "reconciled") != "no" and not unsettled(connection)


def last_line(connection: Connection) -> int:
    """Give the number of the log's last line, 0 where there is none."""
    return int(connection.execute(select(func.max(tables.log.c.id))).scalar() or 0)


def acts_since(connection: Connection, line: int) -> set[str]:
    """Give what the log says was done after a line."""
    query = select(tables.log.c.act).where(tables.log.c.id > line).distinct()
    return set(connection.execute(query).scalars())


def search(connection: Connection, kind: str, words: str, limit: int = 1000) -> list[str]:
    """Give the ids of the reports or claims (``kind``) that have all these words, best first.

    Only letters and digits count; no mark in the words is a command.
    """
    terms = WORD.findall(words)[:MOST_WORDS]
    if not terms:
        return []
    if connection.dialect.name == "sqlite":
        asked = " ".join(f'"{term}"' for term in terms)
        query = (
            "SELECT id FROM search WHERE search MATCH :words AND kind = :kind "
            "ORDER BY rank, id LIMIT :limit"
        )
    else:
        asked = " ".join(terms)
        query = (
            "SELECT id FROM search, plainto_tsquery('simple', :words) asked "
            "WHERE kind = :kind AND to_tsvector('simple', words) @@ asked "
            "ORDER BY ts_rank(to_tsvector('simple', words), asked) DESC, id LIMIT :limit"
        )
    rows = connection.execute(text(query), {"words": asked, "kind": kind, "limit": limit})
    return [row.id for row in rows]


def summary(connection: Connection) -> dict[str, int]:
    """Count what is kept."""

    def count(query: str) -> int:
        return int(connection.execute(text(query)).scalar() or 0)

    return {
        "reports": count("SELECT count(*) FROM report"),
        "copies": count("SELECT count(DISTINCT report) FROM reprint"),
        "claims": count("SELECT count(*) FROM claim"),
        "sources": count("SELECT count(DISTINCT source) FROM claim_source"),
        "incidents": count("SELECT count(*) FROM incident"),
        "disputed": count("SELECT count(*) FROM incident WHERE disputed"),
        "places held": count("SELECT count(DISTINCT place) FROM holding WHERE holder IS NOT NULL"),
    }
