"""Open a record: the one place where SQLite and PostgreSQL differ in how they are opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from sayso.errors import NotARecord, RecordBusy, RecordError
from sayso.record.migrations import migrate, version_of

SQLITE_MAGIC = b"SQLite format 3\x00"
WAIT_MS = 10_000
"""So long a writer waits for another one."""


def open_engine(address: str | Path, *, create: bool = True) -> Engine:
    """Open the record at a path or a database address, and bring its schema up to date.

    Raises:
        NotARecord: there is none (and none is to be made), or the file is something else.
        NewerRecord: it was written by a later sayso.
        RecordBusy: another process holds it for too long.
        RecordError: it cannot be opened; says why.

    """
    url = url_of(address, create=create)
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_at_once)
    with told_clearly(str(address)):
        with engine.connect() as connection:
            up_to_date = version_of(connection)
        with engine.begin() as connection:
            if not up_to_date and not create:
                raise NotARecord(f"{address} holds no sayso record; make one with `sayso read`")
            migrate(connection)
    return engine


def url_of(address: str | Path, *, create: bool) -> str:
    """Give the database address of a path, after a look at what lies there."""
    text = str(address)
    if text.startswith("postgresql://"):
        return text.replace("postgresql://", "postgresql+psycopg://", 1)
    if "://" in text:
        return text
    path = Path(address)
    if path.is_dir():
        raise NotARecord(f"{path} is a folder; give the path of a file, such as {path}/war.db")
    if not path.exists():
        if not create:
            raise NotARecord(
                f"there is no record at {path}; make one with `sayso read REPORTS --into {path}`"
            )
        if not path.parent.exists():
            raise RecordError(f"there is no folder {path.parent}; make it first")
        return f"sqlite:///{path}"
    try:
        head = path.open("rb").read(len(SQLITE_MAGIC))
    except OSError as error:
        raise RecordError(f"{path} cannot be opened ({error.strerror}); ask for access") from error
    if head and head != SQLITE_MAGIC:
        raise NotARecord(
            f"{path} is no sayso record; give the path of a record, or of a file that does not "
            "exist yet"
        )
    return f"sqlite:///{path}"


def _prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    """Set what SQLite needs on every connection; transactions are begun by us, not by Python."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_at_once(connection: Connection) -> None:
    """Take the write lock when a transaction begins, so that none fails half way for being late."""
    mode = connection.get_execution_options().get("sayso_mode", "write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if mode == "write" else "BEGIN")


@contextmanager
def told_clearly(address: str) -> Iterator[None]:
    """Turn what a database complains of into an error that says what to do."""
    try:
        yield
    except OperationalError as error:
        raise _clear_error(address, str(error.orig)) from error
    except DatabaseError as error:
        reason = str(error.orig)
        if "not a database" in reason or "malformed" in reason:
            raise NotARecord(
                f"{address} is no sayso record, or was damaged ({reason}); give the path of a "
                "record, or take it from a backup"
            ) from error
        raise RecordError(f"the record {address} could not be used: {reason}") from error


def _clear_error(address: str, reason: str) -> RecordError:
    lowered = reason.lower()
    if "locked" in lowered or "busy" in lowered:
        return RecordBusy(
            f"another process is writing to {address}; wait until it is done, or stop it"
        )
    if "full" in lowered or "disk i/o" in lowered:
        return RecordError(
            f"the disk is full ({reason}); free some space and run the same command again: "
            "what was confirmed before is kept"
        )
    if "readonly" in lowered or "unable to open" in lowered:
        return RecordError(f"{address} cannot be written ({reason}); check the folder's access")
    return RecordError(f"the record {address} could not be used: {reason}")
