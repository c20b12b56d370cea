"""Incidents against coded incidents: B-cubed and pairwise F1, within and across reports.

DATA is a folder of coded reports; the coded claims are handed in without their incidents, so that
putting together is judged apart from reading; the benchmark ``linked`` hands sayso's own claims in.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.packs import run_scorer
from sayso.lexicon.actors import known_actors, state_actor, states
from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.count import Count
from sayso.nouns.evidence import Evidence
from sayso.nouns.moment import Moment
from sayso.nouns.place import Place, PlacePrecision
from sayso.nouns.publication import UNDATED, Publication
from sayso.nouns.report import Original, Report
from sayso.nouns.source import Source
from sayso.reconcile.reconcile import reconcile
from sayso.views.contract import claim_as_json

WIDE_WORDS = ("province", "governorate", "countryside", "department", "northern ", "southern ",
              "eastern ", "western ", "central ", "mountains", " and ")  # fmt: skip
Row = dict[str, Any]


@cache
def actors_by_name() -> dict[str, Actor]:
    """Give the lexicon's actors by every name, in lower case."""
    found: dict[str, Actor] = {}
    for code, state in states().items():
        for name in (state.forces_name, *state.names()):
            found.setdefault(name.casefold(), state_actor(code, name))
    for known in known_actors().values():
        for name in (known.name, *known.aliases):
            found[name.casefold()] = known.actor(name)
    return found


@cache
def country_names() -> frozenset[str]:
    """Give the names of all states, in lower case."""
    return frozenset(state.name.casefold() for state in states().values())


def make_actor(name: str) -> Actor:
    """Make an actor of a coded name."""
    return actors_by_name().get(name.casefold()) or Actor(name, name)


def make_place(row: Row | None) -> Place | None:
    """Make a place of a coded one; how exact it is shows in its name alone."""
    if row is None or not row.get("name"):
        return None
    name = str(row["name"])
    precision: PlacePrecision = "town"
    if name.casefold() in country_names():
        precision = "country"
    elif any(word in f"{name.casefold()} " for word in WIDE_WORDS):
        precision = "province"
    return Place(name, row.get("lat"), row.get("lon"), precision, text=name)


def make_moment(row: Row | None) -> Moment | None:
    """Make a moment of a coded one."""
    if row is None or not row.get("start"):
        return None
    start = date.fromisoformat(row["start"])
    end = date.fromisoformat(row.get("end") or row["start"])
    return Moment(start, end, "day" if start == end else "interval")


def make_source(entry: Any, kind: Any) -> Source:
    """Make a link of a coded list of acceptable names, or of one name."""
    names = entry if isinstance(entry, list) else [entry]
    return Source(str(names[0]), str(names[0]), kind)


def make_claim(row: Row, report: Report | None = None) -> Claim:
    """Make a claim of a coded one, without its incident; the first line is the headline."""
    kind = row.get("source_kind") or "anonymous"
    counts = [
        Count(count["kind"], count["low"], count["high"], count["unit"] or "", count["text"] or "")
        for count in row["counts"]
    ]
    headline = row["end"] <= (report.text.find("\n") if report else 0)
    return Claim(
        id=row["id"],
        evidence=Evidence(row["report"], row["start"], row["end"], row["quote"]),
        type=row["type"],
        trigger=row["trigger"] or "",
        stance=row["stance"],
        actors=tuple(make_actor(name) for name in row["actors"]),
        targets=tuple(make_actor(name) for name in row["targets"]),
        place=make_place(row["place"]),
        time=make_moment(row["time"]),
        time_text=row.get("time_text") or "",
        counts=tuple(counts),
        sources=tuple(make_source(entry, kind) for entry in row["sources"]),
        passage="headline" if headline else "body",
    )


def coded_claims(folder: Path) -> Iterator[Row]:
    """Give the coded claims of a folder."""
    for path in sorted(folder.rglob("*.jsonl")):
        if path.name == "reports.jsonl":
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line) if line.strip() else {}
            if "type" in row and "quote" in row:
                yield {**row, "report": path.stem}


def coded_reports(folder: Path) -> list[Report]:
    """Give the reports of a folder, published as its table says."""
    days: dict[str, Publication] = {}
    outlets: dict[str, str] = {}
    for path in sorted(folder.rglob("reports.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            outlets[row["report"]] = row.get("outlet") or ""
            if row.get("date"):
                days[row["report"]] = Publication(date.fromisoformat(row["date"]), "given")
    reports = []
    for path in sorted(folder.rglob("*.txt")):
        content = path.read_bytes()
        original = Original(content, "text/plain")
        report = Report(path.stem, content.decode(), original, outlet=outlets.get(path.stem, ""))
        reports.append(replace(report, published=days.get(path.stem, UNDATED)))
    return reports


def predict(data: Path, predictions: Path) -> None:
    """Write the claims with the incidents they were put to, one JSON object a line."""
    reports = coded_reports(data)
    by_id = {report.id: report for report in reports}
    claims = [make_claim(row, by_id.get(row["report"])) for row in coded_claims(data)]
    write_reconciled(claims, reports, predictions)


def write_reconciled(claims: list[Claim], reports: list[Report], predictions: Path) -> None:
    """Reconcile and write every claim with its incident."""
    done = reconcile(claims, reports)
    lines = [json.dumps(claim_as_json(claim), ensure_ascii=False) for claim in done.claims]
    predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's table."""
    return run_scorer("score_incidents.py", data, predictions)
