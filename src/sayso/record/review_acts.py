"""People's acts of review: kept as rows beside what the machine read, undone but never deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, insert, select, update

from sayso.errors import UnknownName
from sayso.record.looking import Look
from sayso.record.review_tables import review_act
from sayso.record.tables import log
from sayso.record.write import note

ActKind = Literal["accept", "correct", "not_a_claim", "merge", "split"]
ACT_KINDS: tuple[ActKind, ...] = ActKind.__args__  # type: ignore[attr-defined]
LOGGED_AS: dict[str, str] = {kind: f"review: {kind}" for kind in ACT_KINDS}
LOGGED_UNDO = "review: undo"
REVIEW_LINES = frozenset({*LOGGED_AS.values(), LOGGED_UNDO})
"""The names that acts of review have in the log."""


@dataclass(frozen=True, slots=True)
class ReviewAct:
    """One act of one person on one claim.

    ``field`` is set for ``correct``; ``machine`` and ``value`` are then what the machine read and
    what the person says. ``judgements`` are those that a merge or a split made.
    """

    kind: ActKind
    claim: str
    by: str
    at: datetime
    incident: str = ""
    field: str = ""
    machine: str = ""
    value: str = ""
    reason: str = ""
    judgements: tuple[int, ...] = ()
    id: int = 0
    undone_at: datetime | None = None
    undone_by: str = ""

    @property
    def stands(self) -> bool:
        """Whether it was not undone."""
        return self.undone_at is None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A line of the log: when, by whom, what, about which row, in words."""

    id: int
    at: datetime
    by: str
    act: str
    about: str
    details: str


def keep_act(connection: Connection, act: ReviewAct) -> int:
    """Keep an act and note it in the log, in the caller's transaction; give its number."""
    done = connection.execute(
        insert(review_act).values(
            at=act.at, by=act.by, kind=act.kind, claim=act.claim, incident=act.incident,
            field=act.field, machine=act.machine, value=act.value, reason=act.reason,
            judgements=" ".join(str(number) for number in act.judgements),
        )
    )  # fmt: skip
    key = done.inserted_primary_key
    number = int(key[0]) if key else 0
    note(connection, LOGGED_AS[act.kind], act.claim, say_act(act, number), act.by)
    return number


def say_act(act: ReviewAct, number: int) -> str:
    """Give an act as a line of the log."""
    parts = [f"act {number}"]
    if act.kind == "correct":
        parts.append(f"{act.field}: “{act.machine}” → “{act.value}”")
    if act.kind in {"merge", "split"}:
        parts.append(f"{act.machine} → {act.value}")
    if act.reason:
        parts.append(act.reason)
    return "; ".join(parts)


def undo_act(connection: Connection, number: int, by: str) -> ReviewAct:
    """Undo an act: it stays to be read, and no longer holds.

    Raises:
        UnknownName: there is no such act, or it was undone before.

    """
    act = act_of(connection, number)
    if act is None:
        raise UnknownName(f"there is no act {number}; the log lists them all")
    if act.undone_at is not None:
        raise UnknownName(f"act {number} was undone before, by {act.undone_by}")
    connection.execute(
        update(review_act)
        .where(review_act.c.id == number)
        .values(undone_at=datetime.now(tz=UTC), undone_by=by)
    )
    note(connection, LOGGED_UNDO, act.claim, f"act {number}: {act.kind} by {act.by}", by)
    return act


def act_of(look: Look, number: int) -> ReviewAct | None:
    """Give the act of a number."""
    row = look.execute(select(review_act).where(review_act.c.id == number)).first()
    return make_act(row) if row else None


def last_act_of(look: Look, by: str) -> ReviewAct | None:
    """Give the last act of a person that stands."""
    query = (
        select(review_act)
        .where(review_act.c.by == by, review_act.c.undone_at.is_(None))
        .order_by(review_act.c.id.desc())
        .limit(1)
    )
    row = look.execute(query).first()
    return make_act(row) if row else None


def acts_on_claims(look: Look, claims: Sequence[str]) -> dict[str, list[ReviewAct]]:
    """Give the acts on these claims, undone ones too, oldest first."""
    found: dict[str, list[ReviewAct]] = {}
    for start in range(0, len(claims), 500):
        chunk = claims[start : start + 500]
        query = select(review_act).where(review_act.c.claim.in_(chunk)).order_by(review_act.c.id)
        for row in look.execute(query):
            found.setdefault(row.claim, []).append(make_act(row))
    return found


def standing_acts(look: Look) -> list[ReviewAct]:
    """Give every act that stands, oldest first; what agreement is reckoned from."""
    query = select(review_act).where(review_act.c.undone_at.is_(None)).order_by(review_act.c.id)
    return [make_act(row) for row in look.execute(query)]


def acts_stamp(look: Look) -> tuple[int, int]:
    """Give a mark that changes with every act and every undoing."""
    last = look.execute(select(func.max(review_act.c.id))).scalar()
    undone = look.execute(select(func.count()).where(review_act.c.undone_at.is_not(None))).scalar()
    return int(last or 0), int(undone or 0)


def reviewed_by(look: Look, by: str) -> set[str]:
    """Give the claims on which an act of this person stands."""
    query = select(review_act.c.claim).where(
        review_act.c.by == by, review_act.c.undone_at.is_(None)
    )
    return set(look.execute(query).scalars())


def people(look: Look) -> list[tuple[str, int]]:
    """Give who has reviewed, with how many acts stand, most first."""
    query = (
        select(review_act.c.by, func.count())
        .where(review_act.c.undone_at.is_(None))
        .group_by(review_act.c.by)
        .order_by(func.count().desc(), review_act.c.by)
    )
    return [(name, number) for name, number in look.execute(query)]


def log_page(
    look: Look, by: str = "", about: str = "", offset: int = 0, most: int = 100
) -> tuple[list[LogEntry], int]:
    """Give lines of the log, newest first, and how many there are."""
    conditions = []
    if by:
        conditions.append(log.c.by == by)
    if about:
        conditions.append(log.c.about == about)
    query = select(log).where(*conditions).order_by(log.c.id.desc()).offset(offset).limit(most)
    total = look.execute(select(func.count()).select_from(log).where(*conditions)).scalar_one()
    rows = look.execute(query)
    return [
        LogEntry(row.id, in_utc(row.at), row.by, row.act, row.about, row.details) for row in rows
    ], int(total)


def make_act(row: Row[Any]) -> ReviewAct:
    """Give an act of its row."""
    return ReviewAct(
        kind=row.kind, claim=row.claim, by=row.by, at=in_utc(row.at), incident=row.incident,
        field=row.field, machine=row.machine, value=row.value, reason=row.reason,
        judgements=tuple(int(number) for number in row.judgements.split()),
        id=row.id, undone_at=row.undone_at and in_utc(row.undone_at), undone_by=row.undone_by,
    )  # fmt: skip


def in_utc(moment: datetime) -> datetime:
    """SQLite forgets the time zone; all instants are kept in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
