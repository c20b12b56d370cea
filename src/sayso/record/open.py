"""Open a record: the one place where SQLite and PostgreSQL differ in how they are opened."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from sayso.errors import NotARecord, RecordError
from sayso.record.migrations import MIGRATIONS, migrate, version_of
from sayso.record.plain_errors import told_clearly

__all__ = ["make_engine", "open_engine", "shown_address", "told_clearly", "url_of"]

SQLITE_MAGIC = b"SQLite format 3\x00"
SQLITE = "sqlite:///"
POSTGRES = ("postgresql://", "postgres://")
WAIT_MS = 10_000
"""So long a writer waits for another one, in milliseconds."""
LOG_PAGES = 8_000
"""SQLite's log may grow to so many pages (32 MB) before it is written into the file: the pages of
the indices change with every report, and are so written once for many reports."""


def open_engine(address: str | Path, *, create: bool = True) -> Engine:
    """Open the record at a path or a database address, and bring its schema up to date.

    A record in a folder that cannot be written is opened for reading alone.

    Raises:
        NotARecord: there is none (and none is to be made), or the file is something else.
        NewerRecord: it was written by a later sayso.
        RecordBusy: another process holds it for too long.
        RecordError: it cannot be opened; says why.

    """
    engine = make_engine(address, create=create)
    try:
        bring_up_to_date(engine, shown_address(address), create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def bring_up_to_date(engine: Engine, shown: str, *, create: bool) -> None:
    """Look at the schema's version, and change what is of an earlier one."""
    with told_clearly(shown):
        with engine.connect().execution_options(sayso_mode="read") as connection:
            version = version_of(connection)
        if version == 0 and not create:
            raise NotARecord(f"{shown} holds no sayso record; make one with `sayso read`")
        if version != len(MIGRATIONS):
            with engine.begin() as connection:
                migrate(connection)


def make_engine(address: str | Path, *, create: bool) -> Engine:
    """Make the way into a database, without looking at what it holds."""
    url = url_of(address, create=create)
    if url.startswith("sqlite"):
        engine = create_engine(sqlite_url(Path(url.removeprefix(SQLITE))))
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_at_once)
        return engine
    try:
        engine = create_engine(url)
    except ModuleNotFoundError as error:
        raise RecordError(
            "a record in PostgreSQL needs psycopg: pip install 'sayso[postgres]'"
        ) from error
    except (ArgumentError, ValueError) as error:
        raise NotARecord(
            f"{shown_address(address)} is no database address; it reads "
            "postgresql://user:password@host/name"
        ) from error
    event.listen(engine, "begin", _begin_alone)
    return engine


def shown_address(address: str | Path) -> str:
    """Give an address as it may be shown: without its password."""
    text = str(address)
    if "://" not in text:
        return text
    try:
        return make_url(text).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return text.split("://", 1)[0] + "://..."


def url_of(address: str | Path, *, create: bool) -> str:
    """Give the database address of a path, after a look at what lies there.

    Raises:
        NotARecord: there is nothing (and nothing is to be made), or something else.
        RecordError: it cannot be opened.

    """
    text = str(address)
    for start in POSTGRES:
        if text.startswith(start):
            return f"postgresql+psycopg://{text.removeprefix(start)}"
    if "://" in text and not text.startswith(SQLITE):
        raise NotARecord(
            f"{shown_address(text)} is no address of a record; give the path of a file, or "
            "postgresql://user:password@host/name"
        )
    path = Path(text.removeprefix(SQLITE))
    check_path(path, create=create)
    return f"{SQLITE}{path}"


def check_path(path: Path, *, create: bool) -> None:
    """Look at what lies at a path before SQLite does, and say what is wrong with it."""
    if path.is_dir():
        raise NotARecord(f"{path} is a folder; give the path of a file, such as {path}/war.db")
    if not path.exists():
        if not create:
            raise NotARecord(
                f"there is no record at {path}; make one with `sayso read REPORTS --into {path}`"
            )
        if not path.parent.is_dir():
            raise RecordError(f"there is no folder {path.parent}; make it first")
        return
    if not path.is_file():
        raise NotARecord(f"{path} is no ordinary file; give the path of a sayso record")
    try:
        with path.open("rb") as stream:
            head = stream.read(len(SQLITE_MAGIC))
    except OSError as error:
        raise RecordError(f"{path} cannot be opened ({error.strerror}); ask for access") from error
    if not head and not create:
        raise NotARecord(
            f"{path} is empty, so it holds no sayso record; make one with `sayso read`"
        )
    if head and head != SQLITE_MAGIC:
        raise NotARecord(
            f"{path} is no sayso record; give the path of a record, or of a file that does not "
            "exist yet"
        )


def sqlite_url(path: Path) -> URL:
    """Give SQLite's address of a file; for reading alone where nothing beside it can be written.

    SQLite keeps a log beside the file. Where it can make none, and none is left over, nobody
    writes to the record, so it may be read as a file that never changes.
    """
    left_over = path.with_name(f"{path.name}-wal").exists()
    if path.exists() and not os.access(path.parent, os.W_OK) and not left_over:
        query = {"mode": "ro", "immutable": "1", "uri": "true"}
        return URL.create("sqlite", database=path.resolve().as_uri(), query=query)
    return URL.create("sqlite", database=str(path))


def _prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    """Set what SQLite needs on every connection; transactions are begun by us, not by Python."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
    # each transaction reaches the disk before it counts as kept, so that not even a power cut
    # takes a confirmed report away
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _mode_of(connection: Connection) -> str:
    return str(connection.get_execution_options().get("sayso_mode", "write"))


def _begin_at_once(connection: Connection) -> None:
    """Take the write lock when a transaction begins, so that none fails half way for being late."""
    writes = _mode_of(connection) == "write"
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_alone(connection: Connection) -> None:
    """Let one writer in at a time on PostgreSQL too, as SQLite does."""
    if _mode_of(connection) == "write":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {WAIT_MS}")
        connection.exec_driver_sql(
            "SELECT pg_advisory_xact_lock(hashtext('sayso'), hashtext(current_schema()))"
        )
