"""Reconcile what a record keeps: all of it, or only what new claims can touch.

Both come to the same; the second looks at no more than the claims near the new ones, so that one
report more into a large record costs little.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from sayso.nouns.claim import Claim
from sayso.nouns.judgement import Judgement
from sayso.nouns.report import Report
from sayso.nouns.reprint import Reprint
from sayso.reconcile.holdings import derive_holdings
from sayso.reconcile.neighbourhood import reach, ties_of
from sayso.reconcile.reconcile import Reconciliation, reconcile
from sayso.reconcile.reprints import LEAST_CONTAINED, MOST_SHARING, filed_runs, find_reprints
from sayso.record import read, write
from sayso.record.judgements import all_judgements
from sayso.record.nearby import Nearby, texts_sharing
from sayso.record.store import Store
from sayso.settings import Settings

FEW = 50
"""Reports are few where the record keeps this many times as many."""


def reconcile_new(store: Store, settings: Settings) -> None:
    """Take the reports that are not yet reconciled into the incidents."""
    with store.reading() as connection:
        fresh = read.unsettled(connection)
        number = len(read.known_digests(connection))
        whole = read.state(connection, "reconciled") == "no"
    if whole or len(fresh) * FEW > number:
        reconcile_record(store, settings)
    elif fresh:
        reconcile_near(store, settings, fresh)


def reconcile_record(store: Store, settings: Settings) -> None:
    """Put all kept claims together anew, and write the outcome in one transaction."""
    with store.writing() as connection:
        done = reconcile(
            read.claims(connection),
            read.reports(connection),
            all_judgements(connection),
            settings.figure_rule,
        )
        incident_of = {claim.id: claim.incident for claim in done.claims}
        write.keep_incidents(connection, done.incidents, incident_of, done.redirects)
        write.keep_holdings(connection, done.holdings)
        write.keep_reprints(connection, done.reprints)
        write.settle(connection)
        write.note(connection, "reconcile", "", f"{len(done.incidents)} incidents")


def reconcile_near(
    store: Store, settings: Settings, reports: Sequence[str], claims: Sequence[str] = ()
) -> None:
    """Reconcile only what these reports, and these claims, can touch, in one transaction.

    Everything else must be reconciled already.
    """
    with store.writing() as connection:
        judgements = all_judgements(connection)
        near = Nearby(connection, ties_of(judgements))
        copies = renew_reprints(connection, near, reports)
        touched = sorted({*reports, *copies.moved})
        fresh = [*claims_of_reports(connection, touched), *near.claims(claims)]
        done = reconcile_reached(fresh, near, copies.reprints, judgements, settings.figure_rule)
        write_part(connection, done)
        write.settle(connection)
        write.note(connection, "reconcile", "", f"{len(done.incidents)} incidents near")


@dataclass(frozen=True, slots=True)
class Copies:
    """All reprints as they stand now, and the reports that carry another first text than before."""

    reprints: tuple[Reprint, ...]
    moved: frozenset[str]


def renew_reprints(connection: Connection, near: Nearby, fresh: Sequence[str]) -> Copies:
    """Find of whom new reports are copies, and which kept ones are copies of them; keep it."""
    before = {entry.report: entry for entry in read.reprints(connection)}
    around = sharing(connection, near.reports(fresh)) | set(fresh)
    further = sharing(connection, near.reports(around)) | around
    found = find_reprints(list(near.reports(further).values()))
    renewed = [entry for entry in found if entry.report in around]
    after = {key: entry for key, entry in before.items() if key not in around}
    after.update((entry.report, entry) for entry in renewed)
    write.keep_reprints(connection, renewed, around)
    first = {key: entry.original for key, entry in before.items()}
    now = {key: entry.original for key, entry in after.items()}
    moved = {key for key in {*first, *now} if root_of(key, first) != root_of(key, now)}
    return Copies(tuple(after.values()), frozenset(moved))


def sharing(connection: Connection, reports: Mapping[str, Report]) -> set[str]:
    """Give the kept reports that share so many runs of words that they may be copies."""
    runs = {key: filed_runs(report.text) for key, report in reports.items()}
    return texts_sharing(connection, runs, MOST_SHARING, LEAST_CONTAINED / 2)


def root_of(report: str, originals: Mapping[str, str]) -> str:
    """Give the first text of a chain of copies."""
    seen = {report}
    while (original := originals.get(report)) and original not in seen:
        seen.add(original)
        report = original
    return report


def claims_of_reports(connection: Connection, reports: Iterable[str]) -> list[Claim]:
    """Give the claims of reports."""
    return [claim for key in reports for claim in read.claims_of_report(connection, key)]


def reconcile_reached(
    fresh: Sequence[Claim],
    near: Nearby,
    reprints: Sequence[Reprint],
    judgements: Sequence[Judgement],
    rule: str,
) -> Reconciliation:
    """Reconcile the claims that the fresh ones can touch, with all of their incidents."""
    wanted = {claim.id: claim for claim in fresh}
    while True:
        own = near.reports({claim.report for claim in wanted.values()})
        reached, at_hand = reach(list(wanted.values()), own, near, judgements)
        ids = {claim.id for claim in reached}
        incidents = {claim.incident for claim in reached if claim.incident}
        members = set(read.claims_of_incidents(near.connection, sorted(incidents)))
        if members <= ids:
            break
        wanted = {claim.id: claim for claim in [*reached, *near.claims(sorted(members - ids))]}
    originals = {entry.report: entry.original for entry in reprints}
    roots = {root_of(key, originals) for key in at_hand}
    known = {**near.reports(roots), **at_hand}
    return reconcile(reached, list(known.values()), judgements, rule, reprints)


def write_part(connection: Connection, done: Reconciliation) -> None:
    """Put the incidents of some claims in the place of those that they were in."""
    incident_of = {claim.id: claim.incident for claim in done.claims}
    before = read.incidents_of_claims(connection, list(incident_of))
    write.keep_incidents(connection, done.incidents, incident_of, done.redirects, gone=before)
    places = {claim.place.key for claim in done.claims if claim.place}
    renew_holdings(connection, places)


def renew_holdings(connection: Connection, places: Collection[str]) -> None:
    """Derive anew who held these places when."""
    if places:
        claims = read.claims_at(connection, sorted(places))
        incident_of = {claim.id: claim.incident for claim in claims}
        write.keep_holdings(connection, derive_holdings(claims, incident_of), places)
