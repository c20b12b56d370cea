"""A small record in our own prose for the tests of the local page, and a server that shows it."""

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx
from builders import ISLAMIC_STATE, make_claim, make_day, make_report, make_source

from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.count import Count
from sayso.nouns.passage import Passage
from sayso.nouns.report import Report
from sayso.reconcile.reconcile import reconcile
from sayso.record import write
from sayso.record.store import Store
from sayso.web.desk import Desk
from sayso.web.security import Door
from sayso.web.server import make_server

ARMY = Actor("Syrian government forces", text="the army", id="syrian-army", kind="force")
COURIER = (
    "Palmyra lost again\n\n"
    "Islamic State fighters took Palmyra on Sunday, 11 December 2016, the governor said. "
    "State agency SANA put the attackers at more than 4,000. "
    "The Russian Defense Ministry spoke of more than 5,000 attackers. "
    "A resident near the town counted fewer than 300 attackers.\n\n"
    "Subscribe to our morning letter.\n\n"
    "Comment by Old Miller: they never held Palmyra at all."
)
HARBOUR = (
    "Army leaves Palmyra\n\n"
    "The army left Palmyra on 11 December 2016, activists said. "
    "Shelling killed 22 people in Homs on 10 December 2016, a medic said."
)
COPY = HARBOUR.replace("22 people", "25 people")
ARABIC = "سقوط تدمر\n\nسيطر التنظيم على تدمر يوم الأحد، قال المحافظ."


@dataclass(frozen=True)
class Site:
    """A running server: its address, how to come in, and the record's file."""

    address: str
    door: Door
    desk: Desk
    path: Path
    clients: list[httpx.Client] = field(default_factory=list)

    def stranger(self) -> httpx.Client:
        """Give a client that has not come in; it is closed with the server."""
        client = httpx.Client(base_url=self.address, timeout=30)
        self.clients.append(client)
        return client

    def client(self, name: str = "") -> httpx.Client:
        """Come in by the printed address; ``name`` is under whom acts are kept."""
        client = self.stranger()
        client.follow_redirects = True
        client.get(f"/?token={self.door.token}").raise_for_status()
        if name:
            self.post(client, "/name", name=name)
        return client

    def post(self, client: httpx.Client, path: str, **form: str) -> httpx.Response:
        """Post a form as our own pages do."""
        return client.post(path, data={"token": self.door.form_token, **form})


def quote_claim(report: Report, key: str, words: str, type: str = "capture", **more) -> Claim:
    """A claim whose quote stands in the report where it says."""
    return make_claim(key, report.id, type, quote=words, start=report.text.index(words), **more)


def strength(report: Report, key: str, words: str, name: str, bounds: tuple, kind: str) -> Claim:
    """A claim of how strong the attackers were."""
    counted = Count("strength", *bounds, unit="people", text=words)
    return quote_claim(
        report, key, words, "strength", counts=(counted,), sources=(make_source(name, kind),)
    )


def make_reports() -> list[Report]:
    """Four reports: one with rival figures, one with its altered copy, one in Arabic."""
    day = date(2016, 12, 13)
    return [
        make_report(COURIER, "courier", day, outlet="Desert Courier", title="Palmyra lost again"),
        make_report(HARBOUR, "harbour", day, outlet="Morning Harbour"),
        make_report(COPY, "copy", date(2016, 12, 14), outlet="Coast Echo"),
        make_report(ARABIC, "arabic", day, outlet="صوت الصحراء", title="سقوط تدمر"),
    ]


def make_claims(reports: Sequence[Report]) -> list[Claim]:
    """The claims of those reports."""
    courier, harbour, copy, arabic = reports
    governor, activists = make_source("the governor"), make_source("activists", "witness")
    killed = {"type": "shelling", "actors": (), "time": make_day("2016-12-10"), "place": None}
    return [
        quote_claim(courier, "c-capture", "Islamic State fighters took Palmyra on Sunday, 11 "
                    "December 2016", sources=(governor,)),
        strength(courier, "c-sana", "State agency SANA put the attackers at more than 4,000",
                 "SANA", (4000, None), "official"),
        strength(courier, "c-russia", "The Russian Defense Ministry spoke of more than 5,000 "
                 "attackers", "Russian Defense Ministry", (5000, None), "official"),
        strength(courier, "c-resident", "A resident near the town counted fewer than 300 "
                 "attackers", "a resident", (None, 300), "witness"),
        quote_claim(courier, "c-miller", "they never held Palmyra at all", stance="denied",
                    passage="comment", sources=(make_source("Old Miller", "anonymous"),)),
        quote_claim(harbour, "c-left", "The army left Palmyra on 11 December 2016", "withdrawal",
                    actors=(ARMY,), sources=(activists,)),
        quote_claim(harbour, "c-22", "Shelling killed 22 people in Homs on 10 December 2016",
                    counts=(Count("killed", 22, 22, "people"),), **killed),
        quote_claim(copy, "c-25", "Shelling killed 25 people in Homs on 10 December 2016",
                    counts=(Count("killed", 25, 25, "people"),), **killed),
        quote_claim(arabic, "c-arabic", "سيطر التنظيم على تدمر يوم الأحد",
                    sources=(make_source("المحافظ"),), actors=(ISLAMIC_STATE,)),
    ]  # fmt: skip


def make_passages(report: Report) -> list[Passage]:
    """The passages of a report: a headline, and in one a subscription line and a comment."""
    text = report.text
    end = text.index("\n")
    if report.id != "courier":
        return [Passage("headline", 0, end), Passage("body", end, len(text))]
    line, comment = text.index("Subscribe"), text.index("Comment by")
    return [
        Passage("headline", 0, end),
        Passage("body", end, line),
        Passage("subscription", line, comment),
        Passage("comment", comment, len(text), author="Old Miller"),
    ]


def write_record(path: Path, reports: Sequence[Report], claims: Sequence[Claim]) -> Path:
    """Keep reports and claims in a new record, and put the claims together."""
    done = reconcile(claims, reports)
    store = Store(path)
    for report in reports:
        own = [claim for claim in done.claims if claim.report == report.id]
        store.keep(report, make_passages(report), own, "test")
    with store.writing() as connection:
        write.keep_incidents(connection, done.incidents, {}, done.redirects)
        write.keep_holdings(connection, done.holdings)
        write.keep_reprints(connection, done.reprints)
        write.settle(connection)
    store.close()
    return path


def small_record(path: Path) -> Path:
    """The record of the reports above."""
    reports = make_reports()
    return write_record(path, reports, make_claims(reports))


@contextmanager
def serving(path: Path, **door: str) -> Iterator[Site]:
    """Serve a record on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = Door(port=port, **door)
    desk = Desk(path, made)
    server = make_server(desk, "critical")
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(400):
        if server.started:
            break
        time.sleep(0.02)
    site = Site(f"http://127.0.0.1:{port}", made, desk, path)
    yield site
    for client in site.clients:
        client.close()
    server.should_exit = True
    thread.join(10)
