"""Numbered changes of the schema, each applied once and in order.

``tables.py`` is the schema as of version 1. Once a version is released its function is not touched
any more: a later change is a new function with its own statements, and ``tables.py`` is then what
all functions together make, which a test compares.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, inspect, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from sayso import __version__
from sayso.errors import NewerRecord, NotARecord
from sayso.record import tables
from sayso.record.browse_views import m003_views
from sayso.record.review_tables import m002_review

Migration = Callable[[Connection], None]


def m001_first_schema(connection: Connection) -> None:
    """Make the tables, and the full text search over reports and quotes."""
    tables.metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, id UNINDEXED, words, "
                "tokenize = 'unicode61 remove_diacritics 2')"
            )
        )
    else:
        connection.execute(
            text("CREATE TABLE search (kind TEXT NOT NULL, id TEXT NOT NULL, words TEXT NOT NULL)")
        )
        connection.execute(
            text("CREATE INDEX search_words ON search USING gin (to_tsvector('simple', words))")
        )


def m004_how_sure(connection: Connection) -> None:
    """Keep with each claim how sure its reader is; claims kept before have no number."""
    made = {column["name"] for column in inspect(connection).get_columns("claim")}
    for name in ("sure", "unsure"):
        if name not in made:
            connection.exec_driver_sql(f"ALTER TABLE claim ADD COLUMN {name} FLOAT")
    connection.exec_driver_sql("DROP INDEX IF EXISTS claim_queue")
    connection.exec_driver_sql(
        "CREATE INDEX claim_queue ON claim (id, report, type, stance, source_kind, place, "
        "first_day, last_day, incident, unsure)"
    )


MIGRATIONS: tuple[Migration, ...] = (m001_first_schema, m002_review, m003_views, m004_how_sure)
"""The first one is version 1."""


def version_of(connection: Connection) -> int:
    """Give the version of the schema; 0 for an empty database.

    Raises:
        NotARecord: there are tables, but none of ours.

    """
    try:
        names = set(inspect(connection).get_table_names())
        if not names:
            return 0
        if "schema_version" not in names:
            raise NotARecord(
                f"the database {connection.engine.url.render_as_string()} holds other tables; "
                "give the path of a sayso record, or of a file that does not exist yet"
            )
        found = connection.execute(select(tables.schema_version.c.version)).scalars().all()
    except OperationalError:
        raise
    except DatabaseError as error:
        raise NotARecord(
            f"{connection.engine.url.database} is no sayso record ({error.orig}); give the path "
            "of a record, or of a file that does not exist yet"
        ) from error
    return max(found, default=0)


def migrate(connection: Connection) -> int:
    """Bring the schema up to date; give its version.

    Raises:
        NewerRecord: the record was written by a later sayso.
        NotARecord: the database holds something else.

    """
    version = version_of(connection)
    if version > len(MIGRATIONS):
        raise NewerRecord(
            f"this record has schema {version}, and sayso {__version__} knows up to "
            f"{len(MIGRATIONS)}; update sayso, the record is left as it is"
        )
    for number in range(version + 1, len(MIGRATIONS) + 1):
        MIGRATIONS[number - 1](connection)
        connection.execute(
            insert(tables.schema_version).values(
                version=number, applied_at=datetime.now(tz=UTC), sayso=__version__
            )
        )
    return len(MIGRATIONS)
