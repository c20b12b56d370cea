"""Whether what is kept agrees with itself: offsets, hashes, references."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from sayso.nouns.claim import Claim
from sayso.nouns.incident import Incident
from sayso.record import tables
from sayso.record.nouns_as_json import from_json


def find_problems(connection: Connection) -> Iterator[str]:
    """Give a sentence for everything that does not agree; nothing for a sound record."""
    yield from database_problems(connection)
    yield from hash_problems(connection)
    yield from claim_problems(connection)
    yield from incident_problems(connection)
    yield from reference_problems(connection)


def database_problems(connection: Connection) -> Iterator[str]:
    """Ask the database about itself."""
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield f"the database file is damaged: {line}"
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"a row of {row[0]} points to a row of {row[2]} that is not there"


def hash_problems(connection: Connection) -> Iterator[str]:
    """Compare originals and texts with their SHA-256."""
    for row in connection.execute(select(tables.original)):
        if hashlib.sha256(row.content).hexdigest() != row.sha256:
            yield f"the original {row.sha256} was changed: its bytes have another SHA-256"
    columns = tables.report.c
    for row in connection.execute(select(columns.id, columns.text, columns.text_sha256)):
        if hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest() != row.text_sha256:
            yield f"the text of report {row.id} was changed: it has another SHA-256"


def claim_problems(connection: Connection) -> Iterator[str]:
    """Compare every claim's quote with the words at its offsets."""
    texts = dict(connection.execute(select(tables.report.c.id, tables.report.c.text)).all())
    for row in connection.execute(select(tables.claim)):
        words = texts.get(row.report, "")[row.start : row.end]
        claim = from_json(row.noun, Claim)
        if words != row.quote or claim.evidence.quote != row.quote:
            yield f"claim {row.id} quotes words that report {row.report} does not have there"
        for count in claim.counts:
            if count.part_of is not None and not 0 <= count.part_of < len(claim.counts):
                yield f"claim {row.id} has a count that is part of none"


def incident_problems(connection: Connection) -> Iterator[str]:
    """Compare incidents with the claims that they name."""
    ids = {row.id: row.incident for row in connection.execute(
        select(tables.claim.c.id, tables.claim.c.incident))}  # fmt: skip
    known = set()
    for (content,) in connection.execute(select(tables.incident.c.noun)):
        incident = from_json(content, Incident)
        known.add(incident.id)
        for key in incident.claims:
            if ids.get(key) != incident.id:
                yield f"incident {incident.id} names claim {key}, which does not name it"
    for key, incident_id in ids.items():
        if incident_id and incident_id not in known:
            yield f"claim {key} names incident {incident_id}, which is not there"


def reference_problems(connection: Connection) -> Iterator[str]:
    """Look for judgements on claims that are not there, and redirects that lead nowhere."""
    queries = {
        "judgement {0} is on claim {1}, which is not there":
            'SELECT id, "left" FROM judgement WHERE "left" NOT IN (SELECT id FROM claim) '
            'UNION SELECT id, "right" FROM judgement WHERE "right" NOT IN (SELECT id FROM claim)',
        "the id {0} leads to incident {1}, which is not there":
            "SELECT old, incident FROM redirect WHERE incident NOT IN (SELECT id FROM incident)",
    }  # fmt: skip
    for sentence, query in queries.items():
        for row in connection.execute(text(query)):
            yield sentence.format(*row)
