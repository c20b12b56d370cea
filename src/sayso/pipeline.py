"""The order of the rooms: files in, reports kept one by one, then all reconciled."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sayso.claims.assemble import make_claims
from sayso.claims.reader import Reader, find_reader
from sayso.errors import RecordError
from sayso.ingest.columns import ColumnMapping
from sayso.ingest.receive import receive
from sayso.language.read import read_report
from sayso.nouns.claim import Claim
from sayso.nouns.passage import Passage
from sayso.nouns.report import Refusal, Report
from sayso.reconcile.reprints import filed_runs
from sayso.reconcile_kept import reconcile_new, reconcile_record
from sayso.record.store import Store
from sayso.settings import Settings

__all__ = ["Outcome", "Progress", "Watch", "read_into", "reconcile_record", "understand"]

READ_WITH = "1"
"""The version of reading as a whole: reports read with another one are read again."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: what it is at, how many reports are through, and what came last."""

    stage: str
    received: int
    kept: int
    claims: int
    last: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: reports received, kept anew, unchanged, refused with the reason."""

    received: int
    kept: int
    unchanged: int
    refused: tuple[Refusal, ...]
    claims: int
    seconds: float


@dataclass(slots=True)
class Tally:
    """What a run has counted so far."""

    started: float = field(default_factory=time.monotonic)
    received: int = 0
    kept: int = 0
    unchanged: int = 0
    claims: int = 0
    refused: list[Refusal] = field(default_factory=list)

    def outcome(self) -> Outcome:
        """Give the counts as they stand."""
        seconds = time.monotonic() - self.started
        refused = tuple(self.refused)
        return Outcome(self.received, self.kept, self.unchanged, refused, self.claims, seconds)


Watch = Callable[[Progress], None]


def read_into(
    store: Store,
    paths: Sequence[str | Path],
    settings: Settings,
    columns: ColumnMapping | None = None,
    watch: Watch | None = None,
) -> Outcome:
    """Read files into a record: each report in a transaction of its own, then reconcile.

    What is kept already, with the same bytes and read the same way, is left as it is. What cannot
    be read is named in the outcome, and the rest goes on.

    Raises:
        RecordError: the record cannot be written; what was confirmed before is kept.

    """
    tally = Tally()
    reader = find_reader(settings.reader)
    known = store.digests()
    for item in receive(paths, columns):
        if isinstance(item, Refusal):
            tally.refused.append(item)
        else:
            keep_one(store, item, reader, known, tally)
        if watch:
            watch(Progress("reading", tally.received, tally.kept, tally.claims, origin_of(item)))
    if not store.is_reconciled():
        if watch:
            watch(Progress("reconciling", tally.received, tally.kept, tally.claims))
        reconcile_new(store, settings)
    return tally.outcome()


def origin_of(item: Report | Refusal) -> str:
    """Give what to call a report or a refusal in a line of progress."""
    return item.id if isinstance(item, Report) else item.origin


def keep_one(
    store: Store, report: Report, reader: Reader, known: dict[str, tuple[str, str]], tally: Tally
) -> None:
    """Read and keep one report, unless it is kept already."""
    tally.received += 1
    how = f"{READ_WITH} {report.rendition} {reader.name}"
    digest = report.original.sha256
    if report.id in known and known[report.id][0] != digest:
        report = replace(report, id=f"{report.id}~{digest[:8]}")
    if report.id in known:
        tally.unchanged += 1
        return
    try:
        resolved, passages, claims = understand(report, reader)
        kept = store.keep(resolved, passages, claims, how, filed_runs(report.text))
    except RecordError:
        raise
    except Exception as error:  # noqa: BLE001 - the border: no single report may stop the run
        reason = f"it could not be read ({type(error).__name__}: {error}); please report this"
        tally.refused.append(Refusal(report.origin or report.id, reason))
        return
    known[report.id] = (digest, how)
    tally.kept += kept
    tally.unchanged += not kept
    tally.claims += len(claims) if kept else 0


def understand(report: Report, reader: Reader) -> tuple[Report, Sequence[Passage], Sequence[Claim]]:
    """Read one report: with its date and outlet resolved, its passages, its claims."""
    reading = read_report(report)
    notes = (*reading.report.notes, *reading.notes)
    resolved = replace(reading.report, published=reading.published, notes=notes)
    return resolved, reading.passages, make_claims(reading, reader)
