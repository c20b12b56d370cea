"""Opening a record: what is none, what is newer, what is in use, and what cannot be written."""

import sqlite3
from pathlib import Path

import pytest
from builders import make_report
from record.kept import keep_all
from sqlalchemy import inspect

import sayso
from sayso.errors import NewerRecord, NotARecord, RecordBusy, RecordDamaged, RecordError
from sayso.record import open as opening
from sayso.record import tables
from sayso.record.store import Store


def test_opening_again_changes_nothing(address: str) -> None:
    """A record that is opened again has the same version and the same content."""
    with sayso.open(address) as record:
        keep_all(record.store)
        before = list(record.claims())
    with sayso.open(address, create=False) as record:
        assert list(record.claims()) == before
        with record.store.reading() as connection:
            assert {"report", "claim", "incident"} <= set(inspect(connection).get_table_names())


def test_migrations_make_the_schema(address: str) -> None:
    """All migrations together make the tables and columns that the code knows."""
    with sayso.open(address) as record, record.store.reading() as connection:
        found = inspect(connection)
        for table in tables.metadata.tables.values():
            made = {column["name"] for column in found.get_columns(table.name)}
            assert made == {column.name for column in table.columns}, table.name


def test_a_record_from_before_is_brought_up_to_date(address: str) -> None:
    """Claims kept before it was kept how sure they are stay, without a number."""
    with sayso.open(address) as record:
        keep_all(record.store)
        before = [claim.id for claim in record.claims()]
        with record.store.writing() as connection:
            connection.exec_driver_sql("DROP INDEX claim_queue")
            for name in ("sure", "unsure"):
                connection.exec_driver_sql(f"ALTER TABLE claim DROP COLUMN {name}")
            connection.exec_driver_sql("DELETE FROM schema_version WHERE version > 3")
    with sayso.open(address, create=False) as record:
        assert [claim.id for claim in record.claims()] == before
        assert not record.claims(least_sure=0.0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"It rained on Monday.", "is no sayso record"),
        (b"SQLite format 3\x00" + b"junk" * 500, "no sayso record"),
        (b"", "no sayso record"),
    ],
)
def test_what_is_no_record(tmp_path: Path, content: bytes, words: str) -> None:
    """A text, a broken database and an empty file are told to be none, and are left as they are."""
    path = tmp_path / "war.db"
    path.write_bytes(content)
    with pytest.raises(NotARecord, match=words):
        sayso.open(path, create=False)
    assert path.read_bytes() == content


def test_other_databases_are_left_alone(tmp_path: Path) -> None:
    """A database of something else is not turned into a record."""
    path = tmp_path / "birds.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bird (name TEXT)")
    connection.close()
    with pytest.raises(NotARecord, match="other tables"):
        sayso.open(path)


@pytest.mark.parametrize("address", ["mysql://host/war", "postgresql://host:door/war"])
def test_addresses_that_are_none(address: str) -> None:
    """An address of another kind of database is refused with the two kinds that can be given."""
    with pytest.raises(NotARecord, match="postgresql://user"):
        sayso.open(address)


def test_folders(tmp_path: Path) -> None:
    """A folder, and a path in no folder, are told apart."""
    with pytest.raises(NotARecord, match="is a folder"):
        sayso.open(tmp_path)
    with pytest.raises(RecordError, match="make it first"):
        sayso.open(tmp_path / "none" / "war.db")


def test_a_path_with_odd_signs(tmp_path: Path) -> None:
    """Signs that mean something in addresses mean nothing in paths."""
    path = tmp_path / "a b?c#d%41.db"
    with sayso.open(path) as record:
        keep_all(record.store)
    assert path.is_file()
    with sayso.open(path, create=False) as record:
        assert len(record.reports()) == 2


def test_newer_records(address: str) -> None:
    """A record of a later version is refused and left as it is."""
    with sayso.open(address) as record, record.store.writing() as connection:
        connection.exec_driver_sql("UPDATE schema_version SET version = 99 WHERE version = 1")
    with pytest.raises(NewerRecord, match="schema 99"):
        sayso.open(address)


def test_a_server_that_does_not_answer() -> None:
    """A database that cannot be reached is named, without its password."""
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError, match="does not answer") as caught:
        sayso.open("postgresql://editor:hush@127.0.0.1:9/war")
    assert "hush" not in str(caught.value)


def test_two_writers(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one writes, another one waits and then says that the record is in use; reading goes."""
    monkeypatch.setattr(opening, "WAIT_MS", 50)
    with sayso.open(address) as record, sayso.open(address) as other:
        with record.store.writing():
            with pytest.raises(RecordBusy, match="another process"):
                keep_all(other.store)
            assert len(other.reports()) == 0
            with sayso.open(address, create=False) as third:
                assert len(third.claims()) == 0
        keep_all(other.store)
        assert len(record.reports()) == 2


def test_a_full_disk(tmp_path: Path) -> None:
    """Where the disk is full the error says so, and what was confirmed is kept."""
    store = Store(tmp_path / "war.db")
    keep_all(store)
    with store.engine.connect().execution_options(sayso_mode="read") as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    large = make_report("It rained. " * 100_000, "large")
    with pytest.raises(RecordError, match="disk is full"):
        store.keep(large, [], [], "1")
    with sayso.open(tmp_path / "war.db") as record:
        assert len(record.reports()) == 2
        assert record.check() == []
    store.close()


def test_a_damaged_record(tmp_path: Path) -> None:
    """A record with a torn page is told to be damaged."""
    path = tmp_path / "war.db"
    with sayso.open(path) as record:
        keep_all(record.store)
    content = bytearray(path.read_bytes())
    for start in range(4096 * 2, len(content), 4096):
        content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(RecordDamaged, match="backup"):
        sayso.open(path, create=False).check()


def test_folders_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written a record can be read, and writing says what is missing."""
    with sayso.open(tmp_path / "war.db") as record:
        keep_all(record.store)
    # root may write anywhere, so what the system would say is said in its place
    monkeypatch.setattr(opening.os, "access", lambda *_: False)
    with sayso.open(tmp_path / "war.db", create=False) as record:
        assert len(record.claims()) == 3
        with pytest.raises(RecordError, match="cannot be written"):
            record.judge("c-1", "c-2", "same", by="Editor")
    assert [path.name for path in tmp_path.iterdir()] == ["war.db"]
