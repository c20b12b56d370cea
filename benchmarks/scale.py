"""How long many claims take to reconcile, and one report more.

DATA is a folder of coded reports. Copies of its claims are shifted, each copy as a whole, by a
seeded number of days (up to four years either way) and degrees (up to three), its places renamed
and its figures scaled, until there are enough; within a copy everything stays as it was told. So
the claims are as dense as real ones, with happenings of many years over one country. Seconds are
those of the processor, on one core, so that what else runs on the machine does not count.
"""

import json
import random
import resource
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.incidents import coded_claims, coded_reports, make_claim
from sayso.nouns.claim import Claim
from sayso.nouns.moment import Moment
from sayso.nouns.place import Place
from sayso.nouns.report import Report
from sayso.reconcile.neighbourhood import KeptClaims, reach
from sayso.reconcile.reconcile import reconcile

SIZES = (10_000, 100_000)
SEED = 20161211
NAMES = 40
"""A shifted town gets one of so many other names, so that places have the same name at times."""


class Shift:
    """One seeded shift of days, degrees, names and figures."""

    def __init__(self, number: int, dice: random.Random) -> None:
        """Throw the dice."""
        self.mark = f"~{number}"
        self.days = timedelta(days=dice.randint(-1460, 1460))
        self.north, self.east = dice.uniform(-3, 3), dice.uniform(-3, 3)
        self.factor = dice.uniform(0.5, 2.0)
        self.name = f" {number % NAMES}"

    def report(self, report: Report) -> Report:
        """Shift a report; its text is cut to its own id, so that no two are copies."""
        day = report.published.day
        published = replace(report.published, day=day + self.days if day else None)
        key = f"{report.id}{self.mark}"
        return replace(report, id=key, text=key, published=published)

    def place(self, place: Place | None) -> Place | None:
        """Shift a town; wide areas stay where they are."""
        if place is None or place.lat is None or place.lon is None or place.precision != "town":
            return place
        lat, lon = place.lat + self.north, place.lon + self.east
        return replace(place, name=f"{place.name}{self.name}", lat=lat, lon=lon)

    def time(self, time: Moment | None) -> Moment | None:
        """Shift days."""
        return time and replace(time, start=time.start + self.days, end=time.end + self.days)

    def number(self, number: int | None) -> int | None:
        """Scale a figure."""
        return None if number is None else max(1, round(number * self.factor))

    def claim(self, claim: Claim) -> Claim:
        """Shift a claim."""
        counts = tuple(
            replace(count, low=self.number(count.low), high=self.number(count.high))
            for count in claim.counts
        )
        return replace(
            claim,
            id=f"{claim.id}{self.mark}",
            evidence=replace(claim.evidence, report=f"{claim.report}{self.mark}"),
            place=self.place(claim.place),
            time=self.time(claim.time),
            counts=counts,
        )


def generate(folder: Path, size: int) -> tuple[list[Claim], list[Report]]:
    """Give so many claims with their reports."""
    dice = random.Random(SEED)  # noqa: S311 - a benchmark, no secret
    reports = coded_reports(folder)
    by_id = {report.id: report for report in reports}
    claims = [make_claim(row, by_id.get(row["report"])) for row in coded_claims(folder)]
    many: list[Claim] = []
    kept: list[Report] = []
    number = 0
    while len(many) < size:
        shift = Shift(number, dice)
        many += [shift.claim(claim) for claim in claims]
        kept += [shift.report(report) for report in reports]
        number += 1
    return many[:size], kept


def time_new_report(claims: list[Claim], reports: list[Report]) -> float:
    """Give the processor seconds for the last report to come into a record of all the others."""
    by_id = {report.id: report for report in reports}
    last = claims[-1].report
    fresh = [claim for claim in claims if claim.report == last]
    kept = KeptClaims([claim for claim in claims if claim.report != last], by_id)
    start = time.process_time()
    kept.know({last: by_id[last]})
    reached, at_hand = reach(fresh, {last: by_id[last]}, kept)
    reconcile(reached, list(at_hand.values()))
    return time.process_time() - start


def predict(data: Path, predictions: Path) -> None:
    """Write for each size the seconds, the peak memory, the incidents, and one report more."""
    rows = []
    for size in SIZES:
        claims, reports = generate(data, size)
        start = time.process_time()
        done = reconcile(claims, reports)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        row = {"claims": size, "seconds": round(seconds, 1), "peak_mb": peak}
        row["incidents"] = len(done.incidents)
        row["new_report_seconds"] = round(time_new_report(claims, reports), 3)
        rows.append(row)
    predictions.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def score(_data: Path, predictions: Path) -> str:
    """Give the rows, and how much ten times the claims cost."""
    rows = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    lines = [json.dumps(row) for row in rows]
    factor = rows[-1]["seconds"] / max(0.1, rows[0]["seconds"])
    return "\n".join([*lines, f"ten times the claims cost {factor:.1f} times the time"])
