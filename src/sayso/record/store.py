"""An open record: transactions, and what is done in them as a whole."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, select

from sayso.nouns.claim import Claim
from sayso.nouns.passage import Passage
from sayso.nouns.report import Report
from sayso.record import read, tables, write
from sayso.record.filters import Wanted
from sayso.record.open import open_engine, shown_address
from sayso.record.plain_errors import told_clearly


class Store:
    """A record that is open. One transaction a report: it is there whole, or not at all."""

    def __init__(self, address: str | Path, *, create: bool = True) -> None:
        """Open the record, and make it where there is none and ``create`` is True."""
        self.address = shown_address(address)
        self.engine = open_engine(address, create=create)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that is kept whole or not at all."""
        with told_clearly(self.address), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a view of the record as it is now, which takes no lock."""
        with (
            told_clearly(self.address),
            self.engine.connect().execution_options(sayso_mode="read") as connection,
        ):
            yield connection

    def keep(
        self,
        report: Report,
        passages: Sequence[Passage],
        claims: Sequence[Claim],
        read_with: str,
        runs: Collection[int] = (),
    ) -> bool:
        """Keep a report with all that was read in it, confirmed when this returns.

        ``runs`` are checksums of its runs of words, by which copies of it are found. A report that
        was read with something else before is read again: the claims are then those of the last
        reading, the bytes stay. Gives False where it is kept with this reading, or with other
        bytes: what was kept is not overwritten.
        """
        with self.writing() as connection:
            before = read.known_digest(connection, report.id)
            if before and (before == (report.original.sha256, read_with)
                           or before[0] != report.original.sha256):  # fmt: skip
                return False
            if before:
                write.forget_reading(connection, report.id)
                write.set_state(connection, "reconciled", "no")
            write.keep_report(connection, report, passages, claims, read_with, runs)
            act = "read again" if before else "read"
            write.note(connection, act, report.id, f"{len(claims)} claims, {read_with}")
        return True

    def digests(self) -> dict[str, tuple[str, str]]:
        """Give for each kept report the SHA-256 of its original, and what it was read with."""
        with self.reading() as connection:
            return read.known_digests(connection)

    def is_reconciled(self) -> bool:
        """Whether the incidents take in every kept report."""
        with self.reading() as connection:
            return read.is_reconciled(connection)

    def claims(self, wanted: Wanted | None = None) -> list[Claim]:
        """Give the claims that are wanted."""
        with self.reading() as connection:
            return read.claims(connection, wanted)

    def texts(self, ids: Sequence[str]) -> Mapping[str, str]:
        """Give the texts of reports."""
        with self.reading() as connection:
            query = select(tables.report.c.id, tables.report.c.text)
            rows = connection.execute(query.where(tables.report.c.id.in_(ids)))
            return {row.id: row.text for row in rows}
