"""People's judgements: kept as rows, withdrawn, never deleted; to a text file and back.

The text file is JSON Lines, one judgement a line, made for version control.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import get_args

from sqlalchemy import Connection, insert, select, update

from sayso.errors import InputRefused, UnknownName
from sayso.nouns.judgement import Judgement, Verdict
from sayso.record import tables
from sayso.record.write import note


def add_judgement(connection: Connection, judgement: Judgement) -> Judgement:
    """Keep a judgement; it comes back with its number."""
    done = connection.execute(
        insert(tables.judgement).values(
            left=judgement.left, right=judgement.right, verdict=judgement.verdict,
            by=judgement.by, at=judgement.at, note=judgement.note,
            withdrawn_at=judgement.withdrawn_at, withdrawn_by=judgement.withdrawn_by,
        )
    )  # fmt: skip
    key = done.inserted_primary_key
    number = int(key[0]) if key else 0
    words = f"{judgement.left} {judgement.verdict} {judgement.right}"
    note(connection, "judge", str(number), f"{words}. {judgement.note}".strip(), judgement.by)
    return find_judgement(connection, number)


def withdraw_judgement(connection: Connection, number: int, by: str) -> Judgement:
    """Withdraw a judgement: what it did is undone, and it stays to be read.

    Raises:
        UnknownName: there is no judgement of that number, or it is withdrawn already.

    """
    found = find_judgement(connection, number)
    if found.withdrawn_at is not None:
        raise UnknownName(
            f"judgement {number} was withdrawn on {found.withdrawn_at:%Y-%m-%d} by "
            f"{found.withdrawn_by}; judge anew to bring it back"
        )
    mark_withdrawn(connection, number, datetime.now(tz=UTC), by)
    return find_judgement(connection, number)


def take_judgements(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """Keep judgements from elsewhere that are not here yet, and withdrawals of those that are.

    Gives how many changed anything.
    """
    here = {made_of(entry): entry for entry in all_judgements(connection)}
    taken = 0
    for entry in judgements:
        known = here.get(made_of(entry))
        if known is None:
            here[made_of(entry)] = add_judgement(connection, entry)
            taken += 1
        elif entry.withdrawn_at and not known.withdrawn_at:
            mark_withdrawn(connection, known.id, entry.withdrawn_at, entry.withdrawn_by)
            here[made_of(entry)] = find_judgement(connection, known.id)
            taken += 1
    return taken


def made_of(judgement: Judgement) -> tuple[str, str, str, str, datetime, str]:
    """Give what makes two judgements the same: all but the number and the withdrawal."""
    return (
        judgement.left, judgement.right, judgement.verdict, judgement.by, judgement.at,
        judgement.note,
    )  # fmt: skip


def mark_withdrawn(connection: Connection, number: int, at: datetime, by: str) -> None:
    """Note by whom and when a judgement was withdrawn."""
    connection.execute(
        update(tables.judgement)
        .where(tables.judgement.c.id == number)
        .values(withdrawn_at=at, withdrawn_by=by)
    )
    note(connection, "withdraw", str(number), "", by)


def find_judgement(connection: Connection, number: int) -> Judgement:
    """Give the judgement of a number.

    Raises:
        UnknownName: there is none.

    """
    row = connection.execute(
        select(tables.judgement).where(tables.judgement.c.id == number)
    ).first()
    if row is None:
        raise UnknownName(f"there is no judgement {number}; `sayso judge list` gives them all")
    return _noun(row)


def all_judgements(connection: Connection) -> list[Judgement]:
    """Give all judgements, the withdrawn ones too, in the order they were made."""
    return [_noun(row) for row in connection.execute(select(tables.judgement).order_by("id"))]


def _noun(row: object) -> Judgement:
    values = row._mapping  # type: ignore[attr-defined]  # noqa: SLF001 - the documented access
    return Judgement(
        left=values["left"], right=values["right"], verdict=values["verdict"], by=values["by"],
        at=_utc(values["at"]), note=values["note"], id=values["id"],
        withdrawn_at=_utc(values["withdrawn_at"]) if values["withdrawn_at"] else None,
        withdrawn_by=values["withdrawn_by"],
    )  # fmt: skip


def _utc(moment: datetime) -> datetime:
    """SQLite forgets the time zone; all instants are kept in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def to_line(judgement: Judgement) -> str:
    """Give a judgement as one line of the text file."""
    gone = judgement.withdrawn_at
    values = {
        "left": judgement.left, "right": judgement.right, "verdict": judgement.verdict,
        "by": judgement.by, "at": judgement.at.isoformat(), "note": judgement.note,
        "withdrawn_at": gone.isoformat() if gone else None,
        "withdrawn_by": judgement.withdrawn_by,
    }  # fmt: skip
    return json.dumps(values, ensure_ascii=False)


def from_lines(lines: Iterable[str], origin: str) -> list[Judgement]:
    """Give the judgements of a text file.

    Raises:
        InputRefused: a line is none; names the line.

    """
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if row["verdict"] not in get_args(Verdict):
                raise ValueError(f"the verdict is {row['verdict']!r}")  # noqa: TRY301
            gone = row.get("withdrawn_at")
            found.append(
                Judgement(
                    row["left"], row["right"], row["verdict"], row["by"],
                    datetime.fromisoformat(row["at"]), note=row.get("note", ""),
                    withdrawn_at=datetime.fromisoformat(gone) if gone else None,
                    withdrawn_by=row.get("withdrawn_by", ""),
                )
            )  # fmt: skip
        except (ValueError, KeyError, TypeError) as error:
            raise InputRefused(
                f"line {number} of {origin} is no judgement ({error}); expected a line as "
                "`sayso judge dump` writes it. Nothing of the file was taken"
            ) from error
    return found
