"""What the review queue is ordered by, for every claim, without its long noun."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from sayso.record.looking import Look
from sayso.record.tables import claim, incident


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One claim: what makes it doubtful, and how much hangs on its incident.

    ``unsure`` is how many of its fields are expected to be wrong; None where no reader says.
    """

    claim: str
    report: str
    type: str
    stance: str
    source_kind: str
    has_place: bool
    first_day: date | None
    last_day: date | None
    incident_claims: int
    independent: int
    disputed: bool
    unsure: float | None = None


def queue_rows(look: Look) -> Iterator[QueueRow]:
    """Give a row for every claim of the record."""
    weights = {
        row.id: (row.claims, row.independent, bool(row.disputed))
        for row in look.execute(
            select(incident.c.id, incident.c.claims, incident.c.independent, incident.c.disputed)
        )
    }
    query = select(
        claim.c.id, claim.c.report, claim.c.type, claim.c.stance, claim.c.source_kind,
        claim.c.place, claim.c.first_day, claim.c.last_day, claim.c.incident,
        claim.c.unsure,
    )  # fmt: skip
    for row in look.execute(query):
        yield QueueRow(
            row.id, row.report, row.type, row.stance, row.source_kind, row.place is not None,
            row.first_day, row.last_day, *weights.get(row.incident, (1, 1, False)), row.unsure,
        )  # fmt: skip
