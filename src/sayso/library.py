"""The library: ``sayso.open`` gives a record, and the record answers."""

import getpass
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypedDict, TypeVar, overload

from sayso.errors import BadSetting, UnknownName
from sayso.gazetteer.lookup import find
from sayso.ingest.columns import ColumnMapping
from sayso.lexicon.actors import known_actors, states
from sayso.nouns.claim import CLAIM_TYPES, STANCES, Claim
from sayso.nouns.holding import Holding
from sayso.nouns.incident import Incident
from sayso.nouns.judgement import Judgement, Verdict
from sayso.nouns.passage import Passage
from sayso.nouns.report import Report
from sayso.nouns.reprint import Reprint
from sayso.nouns.selection import Selection
from sayso.pipeline import Outcome, Watch, read_into, reconcile_record
from sayso.reconcile.explain import explain_incident, explain_pair
from sayso.record import read, write
from sayso.record.check import find_problems
from sayso.record.filters import Wanted
from sayso.record.judgements import (
    add_judgement,
    all_judgements,
    from_lines,
    to_line,
    withdraw_judgement,
)
from sayso.record.read import LogLine, ReportRow
from sayso.record.store import Store
from sayso.settings import Settings, settings_from
from sayso.views.contract import claim_as_json, holding_as_json, incident_as_json
from sayso.views.explain_claim import explain_claim
from sayso.views.page import Kept, make_page
from sayso.web.publish import write_page

if TYPE_CHECKING:
    import pandas as pd

Item = TypeVar("Item")
Json = dict[str, Any]
MOST_SHOWN = 50
"""Rows that a notebook shows of a long table."""


class Filters(TypedDict, total=False):
    """What ``claims``, ``incidents`` and ``disputes`` can be asked for; days may be ISO strings."""

    place: str | None
    within_km: float | None
    actor: str | None
    source: str | None
    type: str | None
    from_day: date | str | None
    to_day: date | str | None
    report: str | None
    stance: str | None


class Table(Sequence[Item], Generic[Item]):
    """A list of nouns that shows itself as a table in a notebook."""

    def __init__(self, items: Iterable[Item], as_json: Callable[[Item], Json]) -> None:
        """Keep the items, and how one is written as JSON."""
        self._items = tuple(items)
        self._as_json = as_json

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> "Table[Item]": ...
    def __getitem__(self, index: int | slice) -> "Item | Table[Item]":
        if isinstance(index, slice):
            return Table(self._items[index], self._as_json)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __repr__(self) -> str:
        return f"<{len(self)} items>" if self._items else "<nothing>"

    def to_json(self) -> list[Json]:
        """Give every item as a dictionary in the contract's format."""
        return [self._as_json(item) for item in self._items]

    def to_pandas(self) -> "pd.DataFrame":
        """Give a data frame, a row an item; needs the extra ``pandas``."""
        import pandas as pd

        return pd.DataFrame([flat_row(row) for row in self.to_json()])

    def _repr_html_(self) -> str:
        """Show the first rows in a notebook, every cell escaped."""
        rows = [flat_row(self._as_json(item)) for item in self._items[:MOST_SHOWN]]
        if not rows:
            return "<p>nothing</p>"
        head = "".join(f"<th>{escape(str(name))}</th>" for name in rows[0])
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(str(v))}</td>" for v in row.values()) + "</tr>"
            for row in rows
        )
        more = f"<p>{len(self) - MOST_SHOWN:,} more</p>" if len(self) > MOST_SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def flat_row(row: Mapping[str, Any]) -> Json:
    """Give a row with names in place of objects: what fits a cell."""
    return {name: flat_value(value) for name, value in row.items()}


def flat_value(value: Any) -> Any:
    """Give a value as a cell shows it."""
    if isinstance(value, list):
        return "; ".join(str(flat_value(entry)) for entry in value)
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            ends = (value["start"], value["end"])
            return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
        return value.get("name") or value.get("text") or value.get("field") or str(value)
    return value


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

    def close(self) -> None:
        """Let go of the record."""
        self.store.close()

    def read(
        self,
        *paths: str | Path,
        columns: ColumnMapping | None = None,
        progress: Watch | None = None,
    ) -> Outcome:
        """Read files, folders and patterns into the record, then put all claims together.

        Reading again changes nothing. What cannot be read is named in ``refused``.

        Raises:
            RecordError: the record cannot be written; what was confirmed before is kept.

        """
        return read_into(self.store, paths, self.settings, columns, progress)

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

    def claims(self, **filters: Any) -> Table[Claim]:
        """Give the claims that meet the filters, see ``Filters``.

        Raises:
            UnknownName: a place, actor or source is not known.
            BadSetting: a type, stance or day cannot be used.

        """
        with self.store.reading() as connection:
            return Table(read.claims(connection, self.wanted(**filters)), claim_as_json)

    def incidents(self, **filters: Any) -> Table[Incident]:
        """Give the incidents that meet the filters, see ``Filters``."""
        with self.store.reading() as connection:
            return Table(read.incidents(connection, self.wanted(**filters)), incident_as_json)

    def disputes(self, **filters: Any) -> Table[Incident]:
        """Give the incidents on which sources contradict one another."""
        found = (incident for incident in self.incidents(**filters) if incident.is_disputed)
        return Table(found, incident_as_json)

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
        """Give who held which place when, at all places or one, over time or on a day."""
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
        """Give the claims whose words, or whose report's words, have all these words."""
        with self.store.reading() as connection:
            hits = read.search(connection, words)
            found = read.claims_by_id(connection, [key for kind, key in hits if kind == "claim"])
        return Table(found.values(), claim_as_json)

    def search_reports(self, words: str) -> list[ReportRow]:
        """Give the reports whose text has all these words, best first."""
        with self.store.reading() as connection:
            hits = [key for kind, key in read.search(connection, words) if kind == "report"]
            rows = {row.id: row for row in read.report_rows(connection)}
        return [rows[key] for key in hits if key in rows]

    def explain(self, key: str, other: str | None = None) -> list[str]:
        """Say why a claim reads as it does, what an incident stands on, or how two claims relate.

        Raises:
            UnknownName: an id is neither a claim's nor an incident's.

        """
        if other is not None:
            left, right = self.claim(key), self.claim(other)
            with self.store.reading() as connection:
                reports = {r.id: r for r in read.reports(connection, [left.report, right.report])}
                judged = all_judgements(connection)
            return explain_pair(left, right, reports, judged).lines()
        if key.startswith("c-"):
            claim = self.claim(key)
            return explain_claim(claim, self.report(claim.report))
        incident = self.incident(key)
        return explain_incident(incident, {c.id: c for c in self.claims_of(incident)}).lines()

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
            kept = add_judgement(connection, made)
            write.set_state(connection, "reconciled", "no")
        reconcile_record(self.store, self.settings)
        return kept

    def withdraw(self, number: int, by: str = "") -> Judgement:
        """Withdraw a judgement; the incidents are again as without it.

        Raises:
            UnknownName: there is none of that number, or it is withdrawn already.

        """
        with self.store.writing() as connection:
            found = withdraw_judgement(connection, number, by or self.user())
            write.set_state(connection, "reconciled", "no")
        reconcile_record(self.store, self.settings)
        return found

    def judgements(self) -> list[Judgement]:
        """Give all judgements, the withdrawn ones too."""
        with self.store.reading() as connection:
            return all_judgements(connection)

    def dump_judgements(self, path: str | Path) -> int:
        """Write all judgements to a text file for version control; give how many."""
        found = self.judgements()
        Path(path).write_text("".join(f"{to_line(j)}\n" for j in found), encoding="utf-8")
        return len(found)

    def load_judgements(self, path: str | Path) -> int:
        """Take the judgements of a text file that are not here yet; give how many.

        Raises:
            InputRefused: a line is no judgement; nothing was taken.

        """
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        known = {to_line(judgement) for judgement in self.judgements()}
        fresh = [j for j in from_lines(lines, str(path)) if to_line(j) not in known]
        if fresh:
            with self.store.writing() as connection:
                for judgement in fresh:
                    add_judgement(connection, judgement)
            reconcile_record(self.store, self.settings)
        return len(fresh)

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
        write_page(make_page(kept, title or Path(self.store.address).stem), target)
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
        return self.settings.user or getpass.getuser()

    def wanted(self, **filters: Any) -> Wanted:
        """Look up the names of a selection.

        Raises:
            UnknownName: a place or actor is not known.
            BadSetting: a filter, type, stance or day cannot be used.

        """
        asked = selection_from(filters)
        places, center = place_keys(asked.place) if asked.place else (None, None)
        return Wanted(
            asked,
            places,
            center,
            actor_keys(asked.actor) if asked.actor else None,
            frozenset({asked.source.casefold()}) if asked.source else None,
        )


def selection_from(filters: Mapping[str, Any]) -> Selection:
    """Check what was asked for."""
    values = {name: value for name, value in filters.items() if value is not None}
    unknown = values.keys() - Filters.__annotations__.keys()
    if unknown:
        known = ", ".join(Filters.__annotations__)
        raise BadSetting(f"there is no filter {', '.join(sorted(unknown))}; one of {known}")
    if values.get("type") not in {None, *CLAIM_TYPES}:
        raise BadSetting(f"no type {values['type']!r}; one of {', '.join(CLAIM_TYPES)}")
    if values.get("stance") not in {None, *STANCES}:
        raise BadSetting(f"no stance {values['stance']!r}; one of {', '.join(STANCES)}")
    for name in ("from_day", "to_day"):
        values[name] = day_from(name, values.get(name))
    if values.get("within_km") is not None and values["within_km"] < 0:
        raise BadSetting(f"--within takes kilometres, 0 or more; got {values['within_km']}")
    return Selection(**values)


def day_from(name: str, value: date | str | None) -> date | None:
    """Give a day given as such or in ISO form."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BadSetting(f"{name} takes a day such as 2016-12-11; got {value!r}") from error


def place_keys(name: str) -> tuple[frozenset[str], tuple[float, float] | None]:
    """Give the keys of the places that a name means, and the point of the likeliest."""
    found = find(name)
    if not found:
        return frozenset({name.casefold()}), None
    first = found[0]
    keys = {entry.id for entry in found if entry.main or entry.id == first.id}
    return frozenset({*keys, name.casefold()}), (first.lat, first.lon)


def actor_keys(name: str) -> frozenset[str]:
    """Give the keys of the actors that a name means: by name, alias, or words of one side."""
    asked = name.casefold()
    keys = {asked}
    for known in known_actors().values():
        names = (known.name, *known.aliases, *known.also, *known.hostile, *known.flattering)
        if asked == known.id or asked in {entry.casefold() for entry in names}:
            keys.add(known.id)
    for code, state in states().items():
        if asked in {entry.casefold() for entry in (state.name, state.forces_name, *state.names())}:
            keys |= {code, f"state:{code}", state.forces_name.casefold(), state.name.casefold()}
    return frozenset(keys)


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
        "contradiction": published.contradiction,
        "language": row.language,
        "copy_of": row.copy_of,
        "claims": row.claims,
        "title": row.title,
        "origin": row.origin,
        "notes": list(row.notes),
    }
