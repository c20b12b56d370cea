"""What a running server holds: the record to look at and to note in, and what was worked out."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sayso.errors import SaysoError
from sayso.pipeline import reconcile_claims, reconcile_record
from sayso.record.looking import Look, Looker
from sayso.record.page_tallies import stamp_of
from sayso.record.review_acts import REVIEW_LINES
from sayso.record.review_queue_rows import queue_rows
from sayso.record.store import Store
from sayso.settings import Settings
from sayso.views.doubt import QueueOrder, order_queue
from sayso.web.security import Door

Answer = TypeVar("Answer")
MOST_REMEMBERED = 64
JUDGING_LINES = frozenset({"judge", "withdraw", "reconcile"})
"""What the log calls merging, splitting, undoing either, and putting together."""


class Desk:
    """One record, open for looking and for noting down.

    Pages are asked through ``look``, which cannot write and has a time limit; acts of review go
    through ``store``, each in one short transaction.
    """

    def __init__(
        self, address: str | Path, door: Door, settings: Settings | None = None, title: str = ""
    ) -> None:
        """Open the record, which must exist.

        Raises:
            NotARecord: there is none at this address.
            NewerRecord: it was written by a later sayso.

        """
        self.door = door
        self.store = Store(address, create=False)
        self.looker = Looker(address)
        self.title = title or Path(str(address).split("?")[0]).stem.replace("_", " ")
        self.memory = Memory()
        self.order = Memory()
        self.ordering = threading.Lock()
        self.together = Together(self.store, settings or Settings())

    @contextmanager
    def look(self) -> Iterator[Look]:
        """Give a look at the record for one page."""
        with self.looker.look() as look:
            yield look

    def remember(self, look: Look, about: Hashable, work: Callable[[], Answer]) -> Answer:
        """Give what was worked out before, as long as nothing was read or judged since."""
        return self.memory.recall(stamp_of(look, REVIEW_LINES), about, work)

    def queue(self, look: Look) -> QueueOrder:
        """Give the claims in the order in which they should be reviewed.

        It takes a second on a large record, so it is worked out once for all, and again only when
        something was read; a merge changes little of it.
        """
        with self.ordering:
            stamp = stamp_of(look, REVIEW_LINES | JUDGING_LINES)
            return self.order.recall(stamp, "queue", lambda: order_queue(queue_rows(look)))

    def close(self) -> None:
        """Let go of the record."""
        self.together.wait(10.0)
        self.looker.engine.dispose()
        self.store.close()


class Memory:
    """Answers that hold until the record changes; safe to share between threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stamp = ""
        self.kept: OrderedDict[Hashable, Any] = OrderedDict()

    def recall(self, stamp: str, about: Hashable, work: Callable[[], Answer]) -> Answer:
        """Give the kept answer, or work it out and keep it."""
        with self.lock:
            if stamp != self.stamp:
                self.stamp = stamp
                self.kept.clear()
            if about in self.kept:
                self.kept.move_to_end(about)
                found: Answer = self.kept[about]
                return found
        answer = work()
        with self.lock:
            if stamp == self.stamp:
                self.kept[about] = answer
                while len(self.kept) > MOST_REMEMBERED:
                    self.kept.popitem(last=False)
        return answer


@dataclass
class Together:
    """Puts claims together again after a merge, a split or an undo, one run at a time.

    A run starts at once in the background and looks only at what the claims can touch; acts that
    come while it runs are taken up by the next. ``whole`` asks for all claims: the record was left
    unreconciled by somebody else, or a run failed.
    """

    store: Store
    settings: Settings
    lock: threading.Lock = field(default_factory=threading.Lock)
    idle: threading.Event = field(default_factory=threading.Event)
    claims: set[str] = field(default_factory=set)
    whole: bool = False
    failure: str = ""

    def __post_init__(self) -> None:
        self.idle.set()

    def ask(self, claims: Iterable[str], *, whole: bool = False) -> None:
        """Have these claims, and all that they can touch, put together again."""
        with self.lock:
            self.claims.update(claims)
            self.whole = self.whole or whole
            if not self.idle.is_set():
                return
            self.idle.clear()
        threading.Thread(target=self._work, name="sayso-together", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait until the incidents are up to date; False when it takes longer."""
        return self.idle.wait(seconds)

    def _work(self) -> None:
        while True:
            with self.lock:
                claims, whole = sorted(self.claims), self.whole
                self.claims.clear()
                self.whole = False
                if not claims and not whole:
                    self.idle.set()
                    return
            try:
                if whole:
                    reconcile_record(self.store, self.settings)
                else:
                    reconcile_claims(self.store, self.settings, claims)
                self.failure = ""
            except SaysoError as error:
                # the next act, or the next run of sayso, puts everything together
                self.failure, self.whole = str(error), True
                self.idle.set()
                return
