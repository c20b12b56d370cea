"""Nouns to rows."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Insert, Table, delete, insert, or_, select, text, update

from sayso.nouns.claim import Claim
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Incident
from sayso.nouns.passage import Passage
from sayso.nouns.report import Original, Report
from sayso.nouns.reprint import Reprint
from sayso.record import tables
from sayso.record.nouns_as_json import to_json

Row = dict[str, Any]
Key = TypeVar("Key", str, int)
NO_BYTES = Original(b"", "")
CHUNK = 500


def keep_report(
    connection: Connection,
    report: Report,
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    read_with: str,
    runs: Collection[int] = (),
) -> None:
    """Keep a report with its original, passages and claims, and its text's runs of words."""
    _keep_original(connection, report)
    row = {**report_row(report, read_with), "runs": len(runs)}
    connection.execute(inserting(tables.report), row)
    insert_all(
        connection, tables.text_run, ({"run": run, "report": report.id} for run in sorted(runs))
    )
    insert_all(
        connection, tables.passage, (passage_row(report.id, i, p) for i, p in enumerate(passages))
    )
    keep_claims(connection, claims, report.published.anchor)
    add_to_search(connection, [("report", report.id, f"{report.title}\n{report.text}")])
    add_to_search(connection, [("claim", claim.id, claim.evidence.quote) for claim in claims])


def forget_reading(connection: Connection, report: str) -> None:
    """Take away what was read in a report, so that it can be kept anew; its bytes stay."""
    claims = select(tables.claim.c.id).where(tables.claim.c.report == report)
    ids = list(connection.execute(claims).scalars())
    forget = text("DELETE FROM search WHERE kind = :kind AND id = :id")
    gone = [("report", report), *(("claim", claim) for claim in ids)]
    connection.execute(forget, [{"kind": kind, "id": key} for kind, key in gone])
    for table in (tables.claim_actor, tables.claim_source):
        connection.execute(delete(table).where(table.c.claim.in_(claims)))
    reprint = tables.reprint.c
    connection.execute(
        delete(tables.reprint).where(or_(reprint.report == report, reprint.original == report))
    )
    for table in (tables.claim, tables.passage, tables.text_run):
        connection.execute(delete(table).where(table.c.report == report))
    connection.execute(delete(tables.report).where(tables.report.c.id == report))


def _keep_original(connection: Connection, report: Report) -> None:
    known = connection.execute(
        text("SELECT 1 FROM original WHERE sha256 = :digest"), {"digest": report.original.sha256}
    ).first()
    if known is None:
        row = {
            "sha256": report.original.sha256,
            "media_type": report.original.media_type,
            "content": report.original.content,
        }
        connection.execute(inserting(tables.original), row)


def report_row(report: Report, read_with: str) -> Row:
    """Give the row of a report; bytes and text are kept once, beside the noun."""
    bare = replace(report, text="", original=NO_BYTES)
    return {
        "id": report.id,
        "original": report.original.sha256,
        "text": report.text,
        "text_sha256": report.text_sha256,
        "rendition": report.rendition,
        "read_with": read_with,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "origin": report.origin,
        "language": report.language,
        "published_on": report.published.day,
        "published_known": report.published.known,
        "notes": "\n".join(report.notes),
        "settled": False,
        "noun": to_json(bare),
    }


def passage_row(report: str, position: int, passage: Passage) -> Row:
    """Give the row of a passage."""
    return {
        "report": report, "position": position, "kind": passage.kind, "start": passage.start,
        "end": passage.end, "noun": to_json(passage),
    }  # fmt: skip


def keep_claims(connection: Connection, claims: Sequence[Claim], told_on: date | None) -> None:
    """Keep the claims of one report with whom they name and on whose word they stand."""
    insert_all(connection, tables.claim, (claim_row(claim, told_on) for claim in claims))
    insert_all(connection, tables.claim_actor, actor_rows(claims))
    insert_all(connection, tables.claim_source, source_rows(claims))


def claim_row(claim: Claim, told_on: date | None) -> Row:
    """Give the row of a claim. The incident stands in its column alone, for it changes."""
    place, time = claim.place, claim.time
    return {
        "id": claim.id,
        "report": claim.report,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "quote": claim.evidence.quote,
        "type": claim.type,
        "stance": claim.stance,
        "place": place.key if place else None,
        "place_name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "first_day": time.start if time else None,
        "last_day": time.end if time else None,
        "told_on": told_on,
        "source": claim.sources[0].name if claim.sources else None,
        "source_kind": claim.source_kind,
        "sure": claim.sure,
        "unsure": claim.unsure,
        "incident": claim.incident,
        "noun": to_json(replace(claim, incident="")),
    }


def actor_rows(claims: Iterable[Claim]) -> Iterable[Row]:
    """Give a row for every actor and target of the claims."""
    for claim in claims:
        for role, actors in (("actor", claim.actors), ("target", claim.targets)):
            for position, actor in enumerate(actors):
                yield {
                    "claim": claim.id, "role": role, "position": position, "actor": actor.key,
                    "name": actor.name,
                }  # fmt: skip


def source_rows(claims: Iterable[Claim]) -> Iterable[Row]:
    """Give a row for every link of the claims' chains."""
    for claim in claims:
        for position, source in enumerate(claim.sources):
            yield {
                "claim": claim.id, "position": position, "source": source.key,
                "name": source.name, "kind": source.kind,
            }  # fmt: skip


def insert_all(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert rows, none of which may be there."""
    chunk = list(rows)
    if chunk:
        connection.execute(inserting(table), chunk)


@cache
def inserting(table: Table) -> Insert:
    """Give the statement that inserts into a table, made once."""
    return insert(table)


def add_to_search(connection: Connection, entries: Sequence[tuple[str, str, str]]) -> None:
    """Add words to the full text search: kind, id, words."""
    if entries:
        connection.execute(
            text("INSERT INTO search (kind, id, words) VALUES (:kind, :id, :words)"),
            [{"kind": kind, "id": key, "words": _no_nul(words)} for kind, key, words in entries],
        )


def _no_nul(words: str) -> str:
    return words.replace("\x00", " ")


def keep_incidents(
    connection: Connection,
    incidents: Sequence[Incident],
    incident_of: Mapping[str, str],
    redirects: Mapping[str, str],
    gone: Iterable[str] | None = None,
) -> None:
    """Put incidents in the place of those that are ``gone`` (all, if not told), and link claims."""
    told_anew = None if gone is None else {*redirects, *(entry.id for entry in incidents)}
    take_away(connection, tables.incident.c.id, gone)
    take_away(connection, tables.redirect.c.old, told_anew)
    insert_all(connection, tables.incident, map(incident_row, incidents))
    insert_all(
        connection,
        tables.redirect,
        ({"old": old, "incident": new} for old, new in sorted(redirects.items())),
    )
    if incident_of:
        connection.execute(
            text(
                "UPDATE claim SET incident = :incident WHERE id = :claim AND incident <> :incident"
            ),
            [{"claim": key, "incident": value} for key, value in incident_of.items()],
        )


def take_away(connection: Connection, column: Column[str], keys: Iterable[str] | None) -> None:
    """Delete the rows of a column's table that have one of the keys there; all, if not told."""
    if keys is None:
        connection.execute(delete(column.table))
        return
    for chunk in chunks(sorted(keys)):
        connection.execute(delete(column.table).where(column.in_(chunk)))


def chunks(keys: Sequence[Key]) -> Iterable[Sequence[Key]]:
    """Give keys in runs that fit one statement."""
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def incident_row(incident: Incident) -> Row:
    """Give the row of an incident."""
    place, time = incident.place, incident.time
    return {
        "id": incident.id,
        "type": incident.type,
        "place": place.key if place else None,
        "place_name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "first_day": time.start if time else None,
        "last_day": time.end if time else None,
        "claims": len(incident.claims),
        "reports": len(incident.reports),
        "independent": incident.independent,
        "disputed": incident.is_disputed,
        "noun": to_json(incident),
    }


def keep_holdings(
    connection: Connection, holdings: Sequence[Holding], places: Collection[str] | None = None
) -> None:
    """Put holdings in the place of those kept: at these places, or at all if not told."""
    take_away(connection, tables.holding.c.place, places)
    counted: Counter[str] = Counter()
    rows = []
    for holding in holdings:
        key = holding.place.key
        rows.append(
            {
                "place": key, "position": counted[key], "place_name": holding.place.name,
                "first_day": holding.start, "last_day": holding.end,
                "holder": holding.holder.key if holding.holder else None,
                "holder_name": holding.holder.name if holding.holder else None,
                "status": holding.status, "noun": to_json(holding),
            }
        )  # fmt: skip
        counted[key] += 1
    insert_all(connection, tables.holding, rows)


def keep_reprints(
    connection: Connection, reprints: Sequence[Reprint], reports: Collection[str] | None = None
) -> None:
    """Put reprints in the place of those kept: of these reports, or of all if not told."""
    take_away(connection, tables.reprint.c.report, reports)
    insert_all(
        connection,
        tables.reprint,
        (
            {
                "report": entry.report, "original": entry.original,
                "similarity": entry.similarity, "noun": to_json(entry),
            }
            for entry in reprints
        ),
    )  # fmt: skip


def settle(connection: Connection) -> None:
    """Note that the incidents take in every kept report."""
    connection.execute(update(tables.report).where(~tables.report.c.settled).values(settled=True))
    set_state(connection, "reconciled", "yes")


def note(
    connection: Connection, act: str, about: str = "", details: str = "", by: str = "sayso"
) -> None:
    """Write a line into the log."""
    row = {"at": datetime.now(tz=UTC), "by": by, "act": act, "about": about, "details": details}
    connection.execute(inserting(tables.log), row)


def set_state(connection: Connection, name: str, value: str) -> None:
    """Set what the record says of itself."""
    done = connection.execute(
        update(tables.state).where(tables.state.c.name == name).values(value=value)
    )
    if not done.rowcount:
        connection.execute(insert(tables.state).values(name=name, value=value))
