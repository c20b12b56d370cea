"""The order of the rooms: files in, reports kept one by one, then all reconciled."""

import gc
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

from sayso.claims.assemble import make_claims
from sayso.claims.reader import Reader, find_reader
from sayso.errors import InputRefused, SaysoError
from sayso.ingest.columns import ColumnMapping
from sayso.ingest.receive import receive
from sayso.language.read import read_report
from sayso.lexicon.load import own_mark
from sayso.nouns.claim import Claim
from sayso.nouns.passage import Passage
from sayso.nouns.report import Refusal, Report
from sayso.reconcile.reprints import filed_runs
from sayso.reconcile_kept import reconcile_claims, reconcile_new, reconcile_record
from sayso.record.nouns_as_json import from_json, to_json
from sayso.record.store import Store
from sayso.settings import Settings

__all__ = ["Outcome", "Progress", "Watch", "read_into", "reconcile_claims", "reconcile_record"]

READ_WITH = "1"
"""The version of reading as a whole: what was read with another one, or by another reader, is read
again; its originals and texts stay."""


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


@dataclass(frozen=True, slots=True)
class Understood:
    """A report as resolved, with what was read in it, or why nothing could be."""

    report: Report
    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    runs: frozenset[int] = frozenset()
    failure: str = ""


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
        SaysoError: the gazetteer or the lexicon is not there, or a process beside this one died.

    """
    run = Run(store, settings, watch)
    with collecting_seldom():
        for found in understand_all(run.fresh(receive(paths, columns)), settings):
            run.keep(found)
        if not store.is_reconciled():
            run.tell("reconciling")
            reconcile_new(store, settings)
    return run.tally.outcome()


NEW_OBJECTS = 50_000
"""So many new objects are made before Python looks for cycles among them, 700 by default."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let Python look for cycles of objects less often, and as before afterwards.

    What is read is many small objects that never form a cycle, so looking for one at every few
    hundred of them finds nothing and takes a twentieth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(NEW_OBJECTS, before[0]) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Run:
    """One run of reading: what is kept already, what it counts, and whom it tells."""

    def __init__(self, store: Store, settings: Settings, watch: Watch | None) -> None:
        """Look up what is kept, and by which reader."""
        self.store = store
        own = own_mark()
        self.reader = find_reader(settings.reader).name + (f" own tables {own}" if own else "")
        self.watch = watch
        self.known = store.digests()
        self.met: set[str] = set()
        self.tally = Tally()

    def tell(self, stage: str, last: str = "") -> None:
        """Tell how far the run has come."""
        if self.watch:
            tally = self.tally
            self.watch(Progress(stage, tally.received, tally.kept, tally.claims, last))

    def fresh(self, items: Iterable[Report | Refusal]) -> Iterator[Report]:
        """Give the reports that are to be read; count those that are kept, note refusals."""
        for item in items:
            if isinstance(item, Refusal):
                self.tally.refused.append(item)
                self.tell("reading", item.origin)
                continue
            self.tally.received += 1
            report = self.unlike_kept(item)
            known = self.known.get(report.id, ("", ""))[1]
            if report.id in self.met or known == self.read_with(report):
                self.tally.unchanged += 1
                self.tell("reading", report.id)
            else:
                self.met.add(report.id)
                yield report

    def unlike_kept(self, report: Report) -> Report:
        """Give a report of other bytes than the kept one of its id an id of its own."""
        digest = report.original.sha256
        kept = self.known.get(report.id, (digest, ""))[0]
        return report if kept == digest else report.set_apart()

    def read_with(self, report: Report) -> str:
        """Name what the report is read with."""
        return f"{READ_WITH} {report.rendition} {self.reader}"

    def keep(self, found: Understood) -> None:
        """Keep one report; where it cannot be, say why and go on."""
        report, tally = found.report, self.tally
        failure, kept = found.failure, False
        if not failure:
            try:
                kept = self.store.keep(
                    report, found.passages, found.claims, self.read_with(report), found.runs
                )
            except InputRefused as error:
                failure = str(error)
        if failure:
            tally.refused.append(Refusal(report.origin or report.id, failure))
        elif kept:
            tally.kept += 1
            tally.claims += len(found.claims)
        else:
            tally.unchanged += 1
        self.tell("reading", report.id)


def describe_failure(error: Exception) -> str:
    """Give an unforeseen error as the reason why a report was refused."""
    words = f"{type(error).__name__}: {error}"[:300]
    return f"it could not be read ({words}); please report this"


def understand(report: Report, reader: Reader) -> Understood:
    """Read one report: with its date and outlet resolved, its passages, its claims.

    Raises:
        SaysoError: no report can be read, for the gazetteer or the lexicon is not there.

    """
    try:
        reading = read_report(report)
        notes = (*reading.report.notes, *reading.notes)
        resolved = replace(reading.report, published=reading.published, notes=notes)
        claims = tuple(make_claims(reading, reader))
        return Understood(resolved, tuple(reading.passages), claims, filed_runs(report.text))
    except InputRefused as error:
        return Understood(report, failure=str(error))
    except SaysoError:
        raise
    except Exception as error:  # noqa: BLE001 - the border: no single report may stop the run
        return Understood(report, failure=describe_failure(error))


def understand_all(reports: Iterable[Report], settings: Settings) -> Iterator[Understood]:
    """Read reports in the order they come, in this process or in several beside it."""
    if settings.workers == 1:
        reader = find_reader(settings.reader)
        for report in reports:
            yield understand(report, reader)
        return
    with ProcessPoolExecutor(settings.workers, get_context("spawn")) as pool:
        waiting: deque[Future[tuple[Understood, tuple[str, ...]]]] = deque()
        try:
            for report in reports:
                waiting.append(pool.submit(understand_beside, report, settings.reader))
                if len(waiting) >= AHEAD * settings.workers:
                    yield from_beside(waiting.popleft())
            while waiting:
                yield from_beside(waiting.popleft())
        except BrokenProcessPool as error:
            raise SaysoError(
                "a process that reads reports died, perhaps for want of memory; run the same "
                "command again with SAYSO_WORKERS=1: what was confirmed before is kept"
            ) from error


AHEAD = 4
"""So many reports wait for each process, so that none is idle and few are in memory."""


def understand_beside(report: Report, reader: str) -> tuple[Understood, tuple[str, ...]]:
    """Read one report in another process; claims travel as JSON."""
    found = understand(report, find_reader(reader))
    return replace(found, claims=()), tuple(map(to_json, found.claims))


def from_beside(waiting: "Future[tuple[Understood, tuple[str, ...]]]") -> Understood:
    """Give what another process has read, once it is ready."""
    found, claims = waiting.result()
    return replace(found, claims=tuple(from_json(claim, Claim) for claim in claims))
