"""The library: ``sayso.open`` gives a record, and the record answers."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from sayso import __version__
from sayso.errors import FULL, BadSetting, InputRefused, UnknownName
from sayso.ingest.columns import ColumnMapping
from sayso.ingest.expected import expected_reports
from sayso.nouns.claim import Claim
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Incident
from sayso.nouns.judgement import Judgement, Verdict
from sayso.nouns.passage import Passage
from sayso.nouns.report import Report
from sayso.nouns.reprint import Reprint
from sayso.pipeline import Outcome, Progress, Watch, read_into
from sayso.reconcile.explain import explain_pair
from sayso.reconcile_kept import reconcile_claims, reconcile_record
from sayso.record import read, write
from sayso.record.check import find_problems
from sayso.record.judgements import (
    add_judgement,
    all_judgements,
    from_lines,
    take_judgements,
    to_line,
    withdraw_judgement,
)
from sayso.record.read import LogLine, ReportRow
from sayso.record.store import Store
from sayso.settings import Settings, settings_from
from sayso.table import Json, Lines, Table
from sayso.views.contract import claim_as_json, holding_as_json, incident_as_json
from sayso.views.explain_claim import explain_claim
from sayso.views.explain_incident import explain_incident
from sayso.views.page import Kept, make_page
from sayso.wanted import Filters, actor_keys, day_from, make_wanted, place_keys
from sayso.web.publish import write_page

__all__ = [
    "Filters", "Outcome", "Progress", "Record", "Table", "expected_reports", "open_record",
]  # fmt: skip


def open_record(
    address: str | Path, *, settings: Settings | None = None, create: bool = True
) -> "Record":
    """Open the record at a path (SQLite) or a database address (``postgresql://...``).

    Raises:
        NotARecord: the file is something else; or there is none and ``create`` is False.
        NewerRecord: it was written by a later sayso.
        RecordBusy: another process is writing to it.

    """
    return Record(Store(address, create=create), settings or settings_from())


class Record:
    """A record of who says what happened: read reports into it, and ask it."""

    def __init__(self, store: Store, settings: Settings) -> None:
        """Take an open store; ``sayso.open`` does this."""
        self.store = store
        self.settings = settings

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        found = self.summary()
        return f"<sayso record {self.store.address}: " + ", ".join(
            f"{number:,} {name}" for name, number in found.items()
        ) + ">"  # fmt: skip

    def _repr_html_(self) -> str:
        """Show what the record holds in a notebook."""
        cells = "".join(
            f"<tr><th>{escape(name)}</th><td>{number:,}</td></tr>"
            for name, number in self.summary().items()
        )
        return f"<p>sayso record {escape(self.store.address)}</p><table>{cells}</table>"

    def close(self) -> None:
        """Let go of the record."""
        self.store.close()

    def read(
        self,
        *paths: str | Path,
        columns: ColumnMapping | str | None = None,
        progress: Watch | None = None,
    ) -> Outcome:
        """Read files, folders and patterns into the record, then put all claims together.

        Reading again changes nothing. What cannot be read is named in ``refused``. ``columns``
        says under which names a table has text, date and so on: ``"text=Inhalt,date=Datum"``.

        Raises:
            RecordError: the record cannot be written; what was confirmed before is kept.

        """
        names = ColumnMapping.parse(columns) if isinstance(columns, str) else columns
        return read_into(self.store, paths, self.settings, names, progress)

    def reports(self) -> Table[ReportRow]:
        """Give the reports, by day of publication, undated last."""
        with self.store.reading() as connection:
            return Table(read.report_rows(connection), report_row_as_json)

    def report(self, key: str) -> Report:
        """Give one report with its text and its original.

        Raises:
            UnknownName: there is none of that id.

        """
        with self.store.reading() as connection:
            found = read.reports(connection, [key], originals=True)
        if not found:
            raise UnknownName(f"there is no report {key!r}; `sayso reports RECORD` lists them")
        return found[0]

    def text(self, key: str) -> str:
        """Give the text that all offsets of a report's claims refer to."""
        return self.report(key).text

    def passages(self, key: str) -> list[Passage]:
        """Give the passages of a report, in text order."""
        with self.store.reading() as connection:
            return read.passages(connection, [key]).get(key, [])

    def claims(self, **filters: Unpack[Filters]) -> Table[Claim]:
        """Give the claims that meet all filters; without filters, every claim.

        ``place="Tadmur"``, ``within_km=20`` (of the place), ``actor="ISIL"``, ``source="SANA"``,
        ``type="airstrike"``, ``from_day="2016-12-01"``, ``to_day="2016-12-11"``, ``report="id"``,
        ``stance="denied"``, ``least_sure=0.7``. Names go by any spelling that sayso knows; see
        ``sayso.Filters``.

        Raises:
            BadSetting: a filter, type, stance, distance or day cannot be used.

        """
        with self.store.reading() as connection:
            return Table(read.claims(connection, make_wanted(filters)), claim_as_json)

    def incidents(self, **filters: Unpack[Filters]) -> Table[Incident]:
        """Give the incidents that meet all filters; they are those of ``claims``."""
        with self.store.reading() as connection:
            return Table(read.incidents(connection, make_wanted(filters)), incident_as_json)

    def disputes(self, **filters: Unpack[Filters]) -> Table[Incident]:
        """Give the incidents on which sources contradict one another; filters as for ``claims``."""
        wanted = replace(make_wanted(filters), disputed=True)
        with self.store.reading() as connection:
            return Table(read.incidents(connection, wanted), incident_as_json)

    def claim(self, key: str) -> Claim:
        """Give one claim.

        Raises:
            UnknownName: there is none of that id.

        """
        with self.store.reading() as connection:
            found = read.claims_by_id(connection, [key]).get(key)
        if found is None:
            raise UnknownName(f"there is no claim {key!r}; `sayso claims RECORD` lists them")
        return found

    def claims_of(self, incident: Incident) -> list[Claim]:
        """Give the claims of an incident, in the order in which it names them."""
        with self.store.reading() as connection:
            found = read.claims_by_id(connection, incident.claims)
        return [found[key] for key in incident.claims if key in found]

    def incident(self, key: str) -> Incident:
        """Give one incident; an id that was merged away leads to the incident it is in now.

        Raises:
            UnknownName: there is none of that id.

        """
        with self.store.reading() as connection:
            found = read.incident_of(connection, key)
        if found is None:
            raise UnknownName(f"there is no incident {key!r}; `sayso incidents RECORD` lists them")
        return found

    def holders(
        self, place: str | None = None, on: date | str | None = None, actor: str | None = None
    ) -> Table[Holding]:
        """Give who held which place when, at all places or one, over time or on a day.

        Raises:
            BadSetting: the day cannot be used.

        """
        places = place_keys(place)[0] if place else None
        day = day_from("on", on)
        holders = actor_keys(actor) if actor else None
        with self.store.reading() as connection:
            found = read.holdings(connection, places)
        kept = [
            holding
            for holding in found
            if (day is None or stands_on(holding, day))
            and (holders is None or (holding.holder and holding.holder.key in holders))
        ]
        return Table(kept, holding_as_json)

    def reprints(self) -> list[Reprint]:
        """Give which reports carry the text of which, and what they changed."""
        with self.store.reading() as connection:
            return read.reprints(connection)

    def search(self, words: str) -> Table[Claim]:
        """Give the claims whose quote has all these words, best first."""
        with self.store.reading() as connection:
            hits = read.search(connection, "claim", words)
            found = read.claims_by_id(connection, hits)
        return Table((found[key] for key in hits if key in found), claim_as_json)

    def search_reports(self, words: str) -> Table[ReportRow]:
        """Give the reports whose title or text has all these words, best first."""
        with self.store.reading() as connection:
            hits = read.search(connection, "report", words)
            rows = {row.id: row for row in read.report_rows(connection)}
        return Table((rows[key] for key in hits if key in rows), report_row_as_json)

    def explain(self, key: str, other: str | None = None) -> Lines:
        """Say why a claim reads as it does, what an incident stands on, or how two claims relate.

        The lines show themselves: ``print(record.explain(claim.id))``.

        Raises:
            UnknownName: an id is neither a claim's nor an incident's.
            BadSetting: both ids are the same.

        """
        if other == key:
            raise BadSetting(f"two claims are compared with one another; {key!r} was given twice")
        if other is not None:
            left, right = self.claim(key), self.claim(other)
            with self.store.reading() as connection:
                reports = {r.id: r for r in read.reports(connection, [left.report, right.report])}
                judged = all_judgements(connection)
            return Lines(explain_pair(left, right, reports, judged).lines())
        with self.store.reading() as connection:
            claim = read.claims_by_id(connection, [key]).get(key)
            incident = None if claim else read.incident_of(connection, key)
        if claim:
            return Lines(explain_claim(claim, self.report(claim.report)))
        if incident is None:
            raise UnknownName(f"{key!r} is the id of no claim and no incident in this record")
        return Lines(explain_incident(incident, {c.id: c for c in self.claims_of(incident)}))

    def judge(
        self, left: str, right: str, verdict: Verdict, by: str = "", note: str = ""
    ) -> Judgement:
        """Keep a person's word on whether two claims are of one happening, and follow it.

        Raises:
            UnknownName: a claim is not in the record.
            BadSetting: both ids are the same.

        """
        if left == right:
            raise BadSetting(f"a judgement is on two claims; {left!r} was given twice")
        self.claim(left), self.claim(right)
        made = Judgement(left, right, verdict, by or self.user(), datetime.now(tz=UTC), note=note)
        with self.store.writing() as connection:
            whole = not read.is_reconciled(connection)
            kept = add_judgement(connection, made)
            write.set_state(connection, "reconciled", "no")
        self.follow(kept, whole=whole)
        return kept

    def withdraw(self, number: int, by: str = "") -> Judgement:
        """Withdraw a judgement; the incidents are again as without it.

        Raises:
            UnknownName: there is none of that number, or it is withdrawn already.

        """
        with self.store.writing() as connection:
            whole = not read.is_reconciled(connection)
            found = withdraw_judgement(connection, number, by or self.user())
            write.set_state(connection, "reconciled", "no")
        self.follow(found, whole=whole)
        return found

    def follow(self, judgement: Judgement, *, whole: bool) -> None:
        """Let the incidents follow a judgement: those near it, or all where they need it anyway."""
        if whole:
            reconcile_record(self.store, self.settings)
        else:
            reconcile_claims(self.store, self.settings, (judgement.left, judgement.right))

    def judgements(self) -> list[Judgement]:
        """Give all judgements, the withdrawn ones too."""
        with self.store.reading() as connection:
            return all_judgements(connection)

    def dump_judgements(self, path: str | Path) -> int:
        """Write all judgements to a text file for version control; give how many."""
        found = self.judgements()
        with told_of_path(path):
            Path(path).write_text("".join(f"{to_line(j)}\n" for j in found), encoding="utf-8")
        return len(found)

    def load_judgements(self, path: str | Path) -> int:
        """Take the judgements and withdrawals of a text file that are not here yet; give how many.

        Raises:
            InputRefused: a line is no judgement; nothing was taken.

        """
        try:
            lines = Path(path).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InputRefused(
                f"{path} cannot be read ({error}); give a file of judgements"
            ) from error
        found = from_lines(lines, str(path))
        with self.store.writing() as connection:
            taken = take_judgements(connection, found)
            if taken:
                write.set_state(connection, "reconciled", "no")
        if taken:
            reconcile_record(self.store, self.settings)
        return taken

    def publish(self, path: str | Path, title: str = "") -> Path:
        """Write one self-contained page that works offline; give where it is."""
        with self.store.reading() as connection:
            kept = Kept(
                reports=read.reports(connection),
                passages=read.passages(connection),
                claims=read.claims(connection),
                incidents=read.incidents(connection),
                holdings=read.holdings(connection),
                reprints=read.reprints(connection),
            )
        target = Path(path)
        with told_of_path(target):
            title = title or Path(self.store.address).stem
            write_page(make_page(kept, title, __version__), target)
        return target

    def check(self) -> list[str]:
        """Give a sentence for all that does not agree with itself; none for a sound record."""
        with self.store.reading() as connection:
            return list(find_problems(connection))

    def log(self) -> list[LogLine]:
        """Give every act on the record, oldest first."""
        with self.store.reading() as connection:
            return read.log_lines(connection)

    def summary(self) -> dict[str, int]:
        """Count reports, copies, claims, sources, incidents, disputed ones, and places held."""
        with self.store.reading() as connection:
            return read.summary(connection)

    def user(self) -> str:
        """Give who acts, as set or as logged in."""
        return self.settings.user or login_name()


@contextmanager
def told_of_path(path: str | Path) -> Iterator[None]:
    """Say which file could not be written, and why.

    Raises:
        BadSetting: the path cannot be written.
        OSError: the disk is full, which no other path of it would cure.

    """
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise
        raise BadSetting(
            f"{path} cannot be written ({error.strerror}); give a path in a folder that is there"
        ) from error


def login_name() -> str:
    """Give the name of who is logged in; containers may know none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def stands_on(holding: Holding, day: date) -> bool:
    """Whether an interval takes in a day; an end that is not known takes in all beyond."""
    return (holding.start or day) <= day <= (holding.end or day)


def report_row_as_json(row: ReportRow) -> Json:
    """Give a report's line in the format of the command line's contract."""
    published = row.published
    return {
        "id": row.id,
        "outlet": row.outlet,
        "published": published.day and published.day.isoformat(),
        "known": published.known,
        "date_words": published.words,
        "contradiction": published.contradiction,
        "language": row.language,
        "copy_of": row.copy_of,
        "claims": row.claims,
        "title": row.title,
        "url": row.url,
        "origin": row.origin,
        "notes": list(row.notes),
    }
