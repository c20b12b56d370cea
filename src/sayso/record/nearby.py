"""What lies near: claims near others in place and days, and texts that share runs of words."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from sayso.nouns.claim import Claim
from sayso.nouns.report import Report
from sayso.record import read, tables
from sayso.record.filters import KM_PER_DEGREE
from sayso.record.write import chunks

WITHIN_KM = 50.0
WITHIN = timedelta(days=75)
CUT = 16
"""Days are widened to runs of so many, so that what many claims ask for is asked once."""

LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and when a claim stands: place key, degrees, days, and days of publication.

    ``first`` and ``last`` are those of publication where the claim tells none.
    """

    place: str | None
    lat: float | None
    lon: float | None
    first: date | None
    last: date | None
    told: tuple[date, date] | None


class Nearby:
    """The kept claims near others. Give one connection, so that all answers are of one moment.

    ``tied`` gives for a claim those that a person's standing judgement ties to it.
    """

    def __init__(self, connection: Connection, tied: Mapping[str, Collection[str]]) -> None:
        """Remember what was read, so that nothing is read twice."""
        self.connection = connection
        self.tied = tied
        self._claims: dict[str, Claim] = {}
        self._reports: dict[str, Report] = {}
        self._spots: dict[Spot, frozenset[str]] = {}

    def near(self, claims: Sequence[Claim]) -> list[Claim]:
        """Give the kept claims of the same reports, those tied, and those near in place and days.

        Near is: the same place (or none, as the claim) or within 50 km, and days, or the days of
        publication, no more than 75 days apart.
        """
        days = self.reports({claim.report for claim in claims})
        spots = {spot_of(claim, days.get(claim.report)) for claim in claims}
        found = {key for spot in spots for key in self._near_spot(spot)}
        own = sorted({claim.report for claim in claims})
        for chunk in chunks(own):
            found |= self._ids(tables.claim.c.report.in_(chunk))
        for claim in claims:
            found.update(self.tied.get(claim.id, ()))
        return self.claims(sorted(found))

    def claims(self, ids: Iterable[str]) -> list[Claim]:
        """Give the kept claims of these ids."""
        wanted = list(ids)
        missing = [key for key in wanted if key not in self._claims]
        self._claims.update(read.claims_by_id(self.connection, missing))
        return [self._claims[key] for key in wanted if key in self._claims]

    def reports(self, ids: Iterable[str]) -> dict[str, Report]:
        """Give the kept reports of these ids, with their texts."""
        wanted = sorted(set(ids))
        missing = [key for key in wanted if key not in self._reports]
        for report in read.reports(self.connection, missing):
            self._reports[report.id] = report
        return {key: self._reports[key] for key in wanted if key in self._reports}

    def _near_spot(self, spot: Spot) -> frozenset[str]:
        if spot not in self._spots:
            self._spots[spot] = frozenset(self._ids(near_spot(spot)))
        return self._spots[spot]

    def _ids(self, condition: ColumnElement[bool]) -> set[str]:
        return set(self.connection.execute(select(tables.claim.c.id).where(condition)).scalars())


def spot_of(claim: Claim, report: Report | None) -> Spot:
    """Give where and when a claim stands, its days widened so that many claims share a spot."""
    place, time = claim.place, claim.time
    told = report.published.anchor if report else None
    first = time.start if time else told
    last = time.end if time else told
    return Spot(
        place.key if place else None,
        place.lat if place else None,
        place.lon if place else None,
        widened(first)[0] if first else None,
        widened(last)[1] if last else None,
        widened(told) if told else None,
    )


def widened(day: date) -> tuple[date, date]:
    """Give the first and last day of the run of days, of those that all time is cut into."""
    start = day.toordinal() - day.toordinal() % CUT
    return date.fromordinal(max(1, start)), date.fromordinal(min(LAST_DAY, start + CUT - 1))


def near_spot(spot: Spot) -> ColumnElement[bool]:
    """Give the condition that a row of ``claim`` is near a spot."""
    return and_(near_in_place(spot), near_in_days(spot))


def near_in_place(spot: Spot) -> ColumnElement[bool]:
    """Give the condition that the place is the same, or within 50 km."""
    claim = tables.claim.c
    if spot.place is None:
        return claim.place.is_(None)
    same = claim.place == spot.place
    if spot.lat is None or spot.lon is None:
        return same
    north = WITHIN_KM / KM_PER_DEGREE
    east = north / max(0.05, math.cos(math.radians(min(89.0, abs(spot.lat) + north))))
    box = and_(
        claim.lat.between(spot.lat - north, spot.lat + north),
        claim.lon.between(spot.lon - east, spot.lon + east),
    )
    return or_(same, box)


def near_in_days(spot: Spot) -> ColumnElement[bool]:
    """Give the condition that the days, or those of publication, are no more than 75 apart."""
    claim = tables.claim.c
    first = func.coalesce(claim.first_day, claim.told_on)
    last = func.coalesce(claim.last_day, claim.told_on)
    if spot.told is None and spot.first is None:
        return first.is_(None)
    near = []
    if spot.first and spot.last:
        near.append(and_(first <= _later(spot.last), last >= _earlier(spot.first)))
    if spot.told:
        near.append(claim.told_on.between(_earlier(spot.told[0]), _later(spot.told[1])))
    else:
        near.append(claim.told_on.is_(None))
    return or_(*near)


def _later(day: date) -> date:
    return min(day, date.max - WITHIN) + WITHIN


def _earlier(day: date) -> date:
    return max(day, date.min + WITHIN) - WITHIN


def texts_sharing(
    connection: Connection, runs: Mapping[str, Collection[int]], most_sharing: int, least: float
) -> set[str]:
    """Give the reports whose texts may be copies of others, or others of them.

    ``runs`` are the filed runs of words of each text that is asked about. Those found share at
    least ``least`` of the shorter text's filed runs, and two; runs that more than
    ``most_sharing`` texts share do not count.
    """
    found: set[str] = set()
    for report, own in runs.items():
        shared = count_shared(connection, sorted(own), most_sharing)
        lengths = number_of_runs(connection, list(shared))
        found |= {
            other
            for other, number in shared.items()
            if other != report and number >= max(2, least * min(len(own), lengths[other]))
        }
    return found


def count_shared(connection: Connection, own: Sequence[int], most_sharing: int) -> Counter[str]:
    """Count for each text how many of these runs it has."""
    run = tables.text_run.c
    sharing: dict[int, list[str]] = defaultdict(list)
    for chunk in chunks(own):
        query = select(run.run, run.report).where(run.run.in_(chunk))
        for number, other in connection.execute(query):
            sharing[number].append(other)
    return Counter(
        other for others in sharing.values() if len(others) <= most_sharing for other in others
    )


def number_of_runs(connection: Connection, reports: Sequence[str]) -> dict[str, int]:
    """Give how many runs of each text are filed."""
    report = tables.report.c
    return {
        key: number
        for chunk in chunks(reports)
        for key, number in connection.execute(
            select(report.id, report.runs).where(report.id.in_(chunk))
        )
    }
