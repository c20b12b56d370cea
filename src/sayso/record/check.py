"""Whether what is kept agrees with itself: offsets, hashes, references."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from sayso.nouns.claim import Claim
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Incident
from sayso.record import tables
from sayso.record.nouns_as_json import Noun, from_json


def find_problems(connection: Connection) -> Iterator[str]:
    """Give a sentence for everything that does not agree; nothing for a sound record."""
    yield from database_problems(connection)
    yield from hash_problems(connection)
    yield from claim_problems(connection)
    yield from incident_problems(connection)
    yield from reference_problems(connection)
    yield from holding_problems(connection)


def noun_of(content: str, kind: type[Noun]) -> Noun | None:
    """Give a noun back; None where it was changed so that it is none."""
    try:
        return from_json(content, kind)
    except ValueError:
        return None


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
        content = row.content if isinstance(row.content, bytes) else b""
        if hashlib.sha256(content).hexdigest() != row.sha256:
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
        claim = noun_of(row.noun, Claim)
        if claim is None:
            yield f"claim {row.id} cannot be read: its noun was changed"
            continue
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
    table = tables.incident.c
    for number, content in connection.execute(select(table.id, table.noun)):
        known.add(number)
        incident = noun_of(content, Incident)
        if incident is None:
            yield f"incident {number} cannot be read: its noun was changed"
            continue
        for key in incident.claims:
            if ids.get(key) != incident.id:
                yield f"incident {incident.id} names claim {key}, which does not name it"
    for key, incident_id in ids.items():
        if incident_id and incident_id not in known:
            yield f"claim {key} names incident {incident_id}, which is not there"


REFERENCES = {
    "judgement {0} is on claim {1}, which is not there": (
        'SELECT id, "left" FROM judgement WHERE "left" NOT IN (SELECT id FROM claim) '
        'UNION SELECT id, "right" FROM judgement WHERE "right" NOT IN (SELECT id FROM claim)'
    ),
    "the id {0} leads to incident {1}, which is not there": (
        "SELECT old, incident FROM redirect WHERE incident NOT IN (SELECT id FROM incident)"
    ),
    "report {0} has a passage that ends at {1}, behind its text": (
        'SELECT report, "end" FROM passage JOIN report ON report.id = passage.report '
        'WHERE "end" > length(text)'
    ),
    "report {0} is kept, and the log does not say when it was read": (
        "SELECT id FROM report WHERE id NOT IN "
        "(SELECT about FROM log WHERE act IN ('read', 'read again'))"
    ),
    "claim {0} is in no incident, although its report {1} counts as reconciled": (
        "SELECT claim.id, report FROM claim JOIN report ON report.id = claim.report "
        "WHERE settled AND incident = ''"
    ),
    "the record counts {1} filed runs for the text of report {0}, and has others": (
        "SELECT id, runs FROM report LEFT JOIN "
        "(SELECT report, count(*) AS filed FROM text_run GROUP BY report) AS found "
        "ON found.report = report.id WHERE runs <> coalesce(filed, 0)"
    ),
}
"""What is wrong, and the question that finds it."""


def reference_problems(connection: Connection) -> Iterator[str]:
    """Look for rows that name what is not there, or that say other than the rows they are of."""
    for sentence, query in REFERENCES.items():
        for row in connection.execute(text(query)):
            yield sentence.format(*row)


def holding_problems(connection: Connection) -> Iterator[str]:
    """Look for holders that rest on claims which are not there."""
    ids = set(connection.execute(select(tables.claim.c.id)).scalars())
    for (content,) in connection.execute(select(tables.holding.c.noun)):
        holding = noun_of(content, Holding)
        if holding is None:
            yield "who held a place cannot be read: the noun was changed"
            continue
        for key in {*holding.claims, *holding.contesting} - ids:
            yield f"who held {holding.place.name} rests on claim {key}, which is not there"
