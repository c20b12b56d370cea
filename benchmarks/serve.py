"""How quick the local page is over 100,000 claims, and whether three people may review at once.

DATA is a folder of coded reports, from which ``benchmarks.scale`` makes the claims; each report
keeps its own text, so that pages are as long as real ones. The server runs in a process of its own
on one core. Every kind of page is asked for with many different keys over loopback; then three
people review 1,000 claims each at the same time, each on a connection of their own.
"""

import json
import os
import random
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from benchmarks.incidents import coded_reports
from benchmarks.scale import SEED, generate
from sayso.nouns.claim import Claim
from sayso.nouns.passage import Passage
from sayso.nouns.report import Report
from sayso.reconcile.reconcile import reconcile
from sayso.record import write
from sayso.record.store import Store

CLAIMS = 100_000
ASKED = 60
"""Requests for each kind of page, each with another key where the page has one."""
ACTS = 1_000
MERGE_EVERY = 50
REVIEWERS = ("Amal", "Bilal", "Chiara")
CORE = 0
SERVER = """
import sys
from benchmarks.serve import serve_one
serve_one(sys.argv[1], int(sys.argv[2]))
"""


def build_record(folder: Path, path: Path, size: int = CLAIMS) -> None:
    """Write a record of so many claims, put together, with the reports' texts."""
    claims, reports = generate(folder, size)
    done = reconcile(claims, reports)
    texts = {report.id: report.text for report in coded_reports(folder)}
    by_report: dict[str, list[Claim]] = {}
    for claim in done.claims:
        by_report.setdefault(claim.report, []).append(claim)
    store = Store(path)
    with store.writing() as connection:
        for report in reports:
            told = with_text(report, texts[report.id.rsplit("~", 1)[0]])
            body = [Passage("body", 0, len(told.text))]
            own = by_report.get(report.id, [])
            write.keep_report(connection, told, body, own, "benchmark")
        write.keep_incidents(connection, done.incidents, {}, done.redirects)
        write.keep_holdings(connection, done.holdings)
        write.settle(connection)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
    store.close()


def with_text(report: Report, text: str) -> Report:
    """Give a report its text; each copy names itself, so that no two are one file."""
    words = f"{text}\n{report.id}\n"
    content = replace(report.original, content=words.encode(), media_type="text/plain")
    return replace(report, text=words, original=content)


def serve_one(path: str, port: int) -> None:
    """Serve on one core, under a token that the parent knows."""
    from sayso.web.desk import Desk
    from sayso.web.security import Door
    from sayso.web.server import make_server

    os.sched_setaffinity(0, {CORE})
    desk = Desk(path, Door(port=port, token="benchmark"))  # noqa: S106 - lasts a benchmark
    make_server(desk, "error").run()


@contextmanager
def running(path: Path) -> Iterator[tuple[str, int]]:
    """Run the server; give its address and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(path), str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(20)


def wait_for(address: str) -> None:
    """Wait until the server answers."""
    for _ in range(200):
        try:
            httpx.get(f"{address}/static/icon.svg", timeout=5)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"no answer from {address}")


def open_client(address: str, name: str = "") -> httpx.Client:
    """Come in by the printed address; ``name`` is under whom acts are kept."""
    client = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
    client.get("/?token=benchmark").raise_for_status()
    if name:
        port = address.rsplit(":", 1)[1]
        client.cookies.set(f"sayso-name-{port}", name, domain="127.0.0.1", path="/")
    return client


@dataclass(frozen=True, slots=True)
class Keys:
    """What to ask for, drawn at random from the record."""

    claims: Sequence[str]
    incidents: Sequence[str]
    reports: Sequence[str]
    places: Sequence[str]
    sources: Sequence[str]
    words: Sequence[str]


def draw_keys(path: Path) -> Keys:
    """Draw keys with a seed; half of the incidents are disputed ones, half of the places busy."""
    dice = random.Random(SEED)  # noqa: S311 - a benchmark, no secret
    connection = sqlite3.connect(path)

    def some(query: str) -> list[str]:
        rows = [row[0] for row in connection.execute(query)]
        return dice.sample(rows, min(ASKED, len(rows)))

    half = "(SELECT id FROM incident WHERE disputed ORDER BY claims DESC LIMIT 300)"
    found = Keys(
        claims=[row[0] for row in connection.execute("SELECT id FROM claim ORDER BY id")],
        incidents=[*some(f"SELECT id FROM {half}")[: ASKED // 2],  # noqa: S608 - our own words
                   *some("SELECT id FROM incident")[: ASKED // 2]],
        reports=some("SELECT id FROM report"),
        places=[*some("SELECT place FROM incident WHERE place IS NOT NULL GROUP BY place "
                      "ORDER BY count(*) DESC LIMIT 60")[: ASKED // 2],
                *some("SELECT DISTINCT place FROM incident WHERE place IS NOT NULL")
                [: ASKED // 2]],
        sources=some("SELECT source FROM claim_source GROUP BY source "
                     "ORDER BY count(*) DESC LIMIT 200"),
        words=("army", "killed", "attack", "Aleppo", "regime forces", "village", "air strikes",
               "captured", "fighters", "civilians wounded", "Palmyra", "tank"),
    )  # fmt: skip
    connection.close()
    return found


def addresses(keys: Keys) -> dict[str, list[str]]:
    """Give for each kind of page the addresses to ask for."""
    days = [f"{year}-{month:02}" for year in range(2012, 2020) for month in range(1, 13)]
    words = [quote(word) for word in keys.words]
    return {
        "overview": ["/"] * 10 + [f"/?from={day}-01&to={day}-28" for day in days[: ASKED - 10]],
        "place": [f"/place/{quote(key, safe='')}" for key in keys.places],
        "place, one day": [f"/place/{quote(key, safe='')}?on=2015-03-11" for key in keys.places],
        "incident": [f"/incident/{key}" for key in keys.incidents],
        "report": [f"/report/{quote(key, safe='')}" for key in keys.reports],
        "sources": [f"/sources?offset={number * 7}" for number in range(ASKED)],
        "source": [f"/source/{quote(key, safe='')}" for key in keys.sources],
        "search, words": [f"/search?q={word}&offset={at}" for word in words
                          for at in range(0, 125, 25)],
        "search, reports": [f"/search?what=reports&q={word}&offset={at}" for word in words
                            for at in range(0, 125, 25)],
        "search, filters": [f"/search?what=incidents&type=airstrike&from={day}-01"
                            for day in days[:ASKED]],
        "review": [f"/review?claim={key}" for key in keys.claims[:: len(keys.claims) // ASKED]],
        "review, queue": ["/review"] * ASKED,
        "log": [f"/log?offset={100 * number}" for number in range(ASKED)],
        "agreement": ["/agreement"] * 10,
    }  # fmt: skip


def cpu_seconds(process: int) -> float:
    """Give the processor time that a process has used (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def time_pages(address: str, process: int, keys: Keys) -> list[dict[str, Any]]:
    """Ask for every page; give the median, the 95th percentile and the worst, in milliseconds.

    ``cpu_ms`` is the processor time a page takes, which other work on the machine does not change.
    """
    client = open_client(address, "Amal")
    client.get("/review").raise_for_status()  # the first one orders the queue, and is told apart
    rows = []
    for kind, asked in addresses(keys).items():
        taken = []
        used = cpu_seconds(process)
        for path in asked:
            start = time.perf_counter()
            answer = client.get(path)
            taken.append((time.perf_counter() - start) * 1000)
            answer.raise_for_status()
        taken.sort()
        rows.append(
            {
                "page": kind,
                "asked": len(taken),
                "cpu_ms": round((cpu_seconds(process) - used) * 1000 / len(taken), 1),
                "median_ms": round(taken[len(taken) // 2], 1),
                "p95_ms": round(taken[min(len(taken) - 1, int(len(taken) * 0.95))], 1),
                "worst_ms": round(taken[-1], 1),
            }
        )
    return rows


def neighbour_of(client: httpx.Client, claim: str) -> str:
    """Give a claim of an incident nearby, with which a person might merge; the claim if none."""
    near = client.get(f"/api/review?claim={claim}").json()["neighbours"]
    return str(near[0][1]) if near else claim


class LockWatch(threading.Thread):
    """Takes the write lock of the record again and again, and keeps the longest wait for it."""

    def __init__(self, path: Path) -> None:
        """Watch a record; ``stop`` ends it."""
        super().__init__(daemon=True)
        self.path, self.longest, self.stop = path, 0.0, threading.Event()

    def run(self) -> None:
        """Take the lock and let go of it at once."""
        connection = sqlite3.connect(self.path, timeout=60, isolation_level=None)
        while not self.stop.wait(0.01):
            start = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            self.longest = max(self.longest, time.perf_counter() - start)
        connection.close()


def review_together(
    address: str, path: Path, claims: Sequence[str], acts: int = ACTS
) -> dict[str, Any]:
    """Have three people review at once; count what was kept, and the longest wait for one act."""
    waits: list[float] = []
    refused: list[str] = []
    sent: list[tuple[str, str]] = []

    def work(name: str, turn: int) -> None:
        client = open_client(address, name)
        page = client.get("/review").text
        token = page.split('name="token" value="', 1)[1].split('"', 1)[0]
        for number in range(acts):
            claim = claims[(number * len(REVIEWERS) + turn * (number % 2)) % len(claims)]
            reason = f"{name} {number}"
            form = {"token": token, "claim": claim, "reason": reason, "kind": "accept"}
            if number % 3 == 1:
                form |= {"kind": "correct", "field": "place", "value": f"Place {number} {name}"}
            elif number % 7 == 2:
                form |= {"kind": "not_a_claim"}
            elif number % MERGE_EVERY == MERGE_EVERY - 1:
                form |= {"kind": "merge", "other": neighbour_of(client, claim)}
            start = time.perf_counter()
            answer = client.post("/review/act", data=form, follow_redirects=False)
            waits.append(time.perf_counter() - start)
            if form["kind"] == "merge" and answer.status_code == 400:
                # both are in one incident by now: the person is content with that
                answer = client.post(
                    "/review/act", data=form | {"kind": "accept"}, follow_redirects=False
                )
            if answer.status_code == 303:
                sent.append((name, reason))
            else:
                refused.append(answer.text[:200])

    threads = [
        threading.Thread(target=work, args=(name, turn)) for turn, name in enumerate(REVIEWERS)
    ]
    watch = LockWatch(path)
    watch.start()
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - start
    watch.stop.set()
    watch.join()
    connection = sqlite3.connect(path)
    kept = set(connection.execute("SELECT by, reason FROM review_act"))
    logged = connection.execute("SELECT count(*) FROM log WHERE act LIKE 'review: %'").fetchone()[0]
    connection.close()
    waits.sort()
    return {
        "people": len(REVIEWERS),
        "acts_sent": len(sent),
        "refused": len(refused),
        "acts_kept": len(kept & set(sent)),
        "lines_in_log": logged,
        "seconds": round(seconds, 1),
        "p95_wait_ms": round(waits[int(len(waits) * 0.95)] * 1000, 1),
        "longest_wait_ms": round(waits[-1] * 1000, 1),
        "longest_lock_ms": round(watch.longest * 1000, 1),
    }


def predict(data: Path, predictions: Path) -> None:
    """Build the record, time every page, have three people review; write the rows."""
    with tempfile.TemporaryDirectory() as folder:
        kept = os.environ.get("SAYSO_BENCHMARK_RECORD", "")
        path = Path(kept) if kept else Path(folder) / "large.db"
        if not path.exists():
            build_record(data, path)
        keys = draw_keys(path)
        with running(path) as (address, process):
            rows = time_pages(address, process, keys)
            rows.append(review_together(address, path, keys.claims))
    predictions.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def score(_data: Path, predictions: Path) -> str:
    """Give the rows as a table, and the worst 95th percentile."""
    rows = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    pages = [row for row in rows if "page" in row]
    lines = [
        f"{'page':<18}{'asked':>6}{'median':>9}{'p95':>9}{'worst':>9}{'cpu':>9}   milliseconds"
    ]
    lines += [
        f"{row['page']:<18}{row['asked']:>6}{row['median_ms']:>9}{row['p95_ms']:>9}"
        f"{row['worst_ms']:>9}{row['cpu_ms']:>9}"
        for row in pages
    ]
    lines += [json.dumps(row) for row in rows if "people" in row]
    return "\n".join([*lines, f"worst 95th percentile {max(row['p95_ms'] for row in pages)} ms"])
