"""Which claim a person should look at first: by how doubtful it is and how much hangs on it.

Both are sums of points that are named here and shown with each claim. Where the reader says how
sure it is of a claim and of each field, a point of doubt is a field expected to be wrong; else the
points go by what is often wrong.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.record.review_queue_rows import QueueRow

STANCE_POINTS = {"uncertain": 2.0, "denied": 1.5, "planned": 1.0}
SOURCE_POINTS = {"anonymous": 1.0, "witness": 0.5}
HARM = frozenset({"killing", "casualty", "airstrike", "shelling", "bombing", "detention"})
WIDE_DAYS = 14


@dataclass(frozen=True, slots=True)
class Point:
    """A reason to look at a claim: a label's name, and its points."""

    name: str
    points: float


def doubt_of(row: QueueRow) -> tuple[Point, ...]:
    """Give what makes a claim doubtful."""
    if row.unsure is not None:
        return (Point("unsure", round(row.unsure, 1)),)
    points = []
    if row.stance in STANCE_POINTS:
        points.append(Point(f"stance_{row.stance}", STANCE_POINTS[row.stance]))
    if row.source_kind in SOURCE_POINTS:
        points.append(Point(f"source_{row.source_kind}", SOURCE_POINTS[row.source_kind]))
    if not row.has_place:
        points.append(Point("no_place", 2.0))
    if row.first_day is None or row.last_day is None:
        points.append(Point("no_day", 1.0))
    elif (row.last_day - row.first_day).days > WIDE_DAYS:
        points.append(Point("wide_days", 0.5))
    return tuple(points)


def weight_of(row: QueueRow) -> tuple[Point, ...]:
    """Give how much hangs on a claim."""
    points = [Point("claims_of_incident", round(math.log2(1 + row.incident_claims), 1))]
    if row.disputed:
        points.append(Point("disputed", 2.0))
    if row.independent <= 1:
        points.append(Point("one_source", 0.5))
    if row.type in HARM:
        points.append(Point("harm", 1.0))
    return tuple(points)


def score_of(row: QueueRow) -> float:
    """Give the place in the queue: one more than the doubt, times the weight."""
    doubt = sum(point.points for point in doubt_of(row))
    weight = sum(point.points for point in weight_of(row))
    return (1 + doubt) * weight


@dataclass(frozen=True, slots=True)
class QueueOrder:
    """The claims in the order in which they should be looked at, and each one's row."""

    keys: tuple[str, ...]
    rows: dict[str, QueueRow]


def order_queue(rows: Iterable[QueueRow]) -> QueueOrder:
    """Order claims: highest score first, equal ones by id so that the order is always the same."""
    kept = {row.claim: row for row in rows}
    keys = sorted(kept, key=lambda key: (-score_of(kept[key]), key))
    return QueueOrder(tuple(keys), kept)
