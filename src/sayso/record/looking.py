"""Look at a record without being able to change it, for a limited time and a limited many rows."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError

from sayso.errors import RecordBusy, RecordError
from sayso.record.open import told_clearly, url_of

Look = Connection
"""An open look at the record: handed to the questions of this room, and to nothing else."""

MOST_SECONDS = 5.0
"""No question to the record may take longer; a page that would is refused with a sentence."""
MOST_ROWS = 500
"""No list on a page is longer; it goes on on the next one."""
STEPS_BETWEEN_CHECKS = 20_000
"""How many steps of SQLite's machine pass between two looks at the clock (about a millisecond)."""
CACHE_KIB = 64 * 1024
MAPPED_BYTES = 1 << 30


class Looker:
    """A read-only way into one record. Safe to share between threads.

    ``address`` is a path or a database address, as for ``open_engine``; the record must exist.
    """

    def __init__(self, address: str | Path, seconds: float = MOST_SECONDS) -> None:
        self.address = str(address)
        self.seconds = seconds
        self.engine = open_read_only(address)

    @contextmanager
    def look(self) -> Iterator[Look]:
        """Give one consistent look at the record.

        Raises:
            RecordError: the question took longer than it may, or the record cannot be read.

        """
        with told_clearly(self.address), self.engine.connect() as connection:
            limit_time(connection, self.seconds)
            try:
                yield connection
            except OperationalError as error:
                if "interrupted" in str(error.orig) or "timeout" in str(error.orig):
                    raise RecordBusy(
                        f"the question took longer than {self.seconds:g} seconds; "
                        "narrow it down with a place, a kind or dates"
                    ) from error
                raise
            finally:
                lift_limit(connection)


def open_read_only(address: str | Path) -> Engine:
    """Open a record so that nothing can be written through it."""
    url = url_of(address, create=False)
    if not url.startswith("sqlite"):
        return create_engine(url, execution_options={"postgresql_readonly": True})
    path = Path(url.removeprefix("sqlite:///")).resolve()
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect_read_only(path),
        poolclass=None,
        execution_options={"sayso_mode": "read"},
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open SQLite's file for reading; the second lock, ``query_only``, holds if the first fails."""
    try:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro", uri=True, check_same_thread=False, isolation_level=None
        )
    except sqlite3.Error as error:
        raise RecordError(f"{path} cannot be read ({error}); check the folder's access") from error
    for pragma in ("query_only = ON", "busy_timeout = 1000", "temp_store = MEMORY",
                   f"cache_size = -{CACHE_KIB}", f"mmap_size = {MAPPED_BYTES}"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    return connection


def limit_time(connection: Connection, seconds: float) -> None:
    """Stop any statement of this look that runs past its time."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(f"SET statement_timeout = {int(seconds * 1000)}")
        return
    end = time.monotonic() + seconds
    raw: Any = connection.connection.driver_connection
    raw.set_progress_handler(lambda: time.monotonic() > end, STEPS_BETWEEN_CHECKS)


def lift_limit(connection: Connection) -> None:
    """Take the limit off again, before the connection goes back to the pool."""
    if connection.dialect.name == "sqlite" and not connection.closed:
        raw: Any = connection.connection.driver_connection
        raw.set_progress_handler(None, 0)
