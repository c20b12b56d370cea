"""Reconcile what a record keeps: all of it, or only what new claims can touch.

Both come to the same; the second looks at no more than the claims near the new ones, so that one
report more into a large record costs little.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from sayso.nouns.claim import Claim
from sayso.nouns.holding import Holding
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
TRIES = 3
"""So often claims are put together beside others' work, before they are under the write lock."""
JUDGING = ("judge", "withdraw")
"""What the log calls a judgement and its withdrawal; both are followed by a run of their own."""


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
        write_part(connection, done, derive_part(connection, done))
        write.settle(connection)
        write.note(connection, "reconcile", "", f"{len(done.incidents)} incidents near")


def reconcile_claims(store: Store, settings: Settings, claims: Sequence[str]) -> None:
    """Do the same for claims alone, with the record free for other writers until all is known.

    The outcome is worked out on one view of the record and written in one short transaction. Where
    reports or incidents were written in the meantime, it is worked out again. Judgements that came
    in the meantime stay to be taken in by the run that follows them.
    """
    for _ in range(TRIES):
        with store.reading() as connection:
            before = read.last_line(connection)
            judgements = all_judgements(connection)
            near = Nearby(connection, ties_of(judgements))
            fresh, reprints = near.claims(claims), read.reprints(connection)
            done = reconcile_reached(fresh, near, reprints, judgements, settings.figure_rule)
            held = derive_part(connection, done)
        with store.writing() as connection:
            acts = read.acts_since(connection, before)
            if any(not act.startswith("review: ") and act not in JUDGING for act in acts):
                continue
            write_part(connection, done, held)
            if acts.isdisjoint(JUDGING):
                write.settle(connection)
            write.note(connection, "reconcile", "", f"{len(done.incidents)} incidents near")
            return
    reconcile_near(store, settings, (), claims)


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


@dataclass(frozen=True, slots=True)
class HeldPlaces:
    """Who held some places when: the keys of the places, and all their holdings."""

    places: frozenset[str]
    holdings: tuple[Holding, ...]


def derive_part(connection: Connection, done: Reconciliation) -> HeldPlaces:
    """Derive anew who held the places of some claims when, by what those are now put into."""
    places = frozenset(claim.place.key for claim in done.claims if claim.place)
    claims = read.claims_at(connection, sorted(places)) if places else []
    incident_of = {claim.id: claim.incident for claim in (*claims, *done.claims)}
    return HeldPlaces(places, tuple(derive_holdings(claims, incident_of)))


def write_part(connection: Connection, done: Reconciliation, held: HeldPlaces) -> None:
    """Put the incidents of some claims in the place of those that they were in."""
    incident_of = {claim.id: claim.incident for claim in done.claims}
    before = read.incidents_of_claims(connection, list(incident_of))
    write.keep_incidents(connection, done.incidents, incident_of, done.redirects, gone=before)
    if held.places:
        write.keep_holdings(connection, held.holdings, held.places)
