"""Read the project's own corpus of coded reports: plain text, and claims in the claims format.

usage: python -m tools.read_corpus [OUT]

Checks every report under ``corpus/reports`` and prints what the corpus holds. With OUT, writes
``<war>-<report>.txt`` and ``.jsonl`` there, the layout of coded reports that scorers and tools for
fitting read, with ``reports.jsonl``. ``corpus/README.md`` describes the form of a report.
"""

import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from sayso.nouns.passage import PassageKind
from tools.coded_lines import CodingError, Known, read_claim_line
from tools.counted_words import bounds_of
from tools.marked_text import MarkedText, MarkError, MarkReader

Json = dict[str, Any]

CORPUS = Path(__file__).parent.parent / "corpus" / "reports"
RULE = "---"
HEAD = {"war", "outlet", "style", "date"}
PASSAGE_KINDS = frozenset(get_args(PassageKind))
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NAME = re.compile(r"\d\d-[a-z0-9-]+")


class CorpusError(ValueError):
    """A report that cannot be read, or is not coded by the rules; says file and line."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """One report of the corpus: its head, its plain text with marks, and its coded claims."""

    id: str
    path: Path
    war: str
    outlet: str
    style: str
    date: dt.date | None
    marked: MarkedText
    claims: tuple[Json, ...]

    @property
    def text(self) -> str:
        """The report as it would be read, without any mark."""
        return self.marked.text


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file and the number of its first line."""

    text: str
    line: int


def read_corpus(folder: Path = CORPUS) -> Iterator[CorpusReport]:
    """Give every report of a corpus, by war and number."""
    for path in sorted(folder.glob("*/*.txt")):
        yield read_corpus_report(path)


def read_corpus_report(path: Path) -> CorpusReport:
    """Read one report.

    Raises:
        CorpusError: anything in it is not by the rules.

    """
    if not NAME.fullmatch(path.stem):
        raise CorpusError(path, 1, "a report's file is named <two digits>-<slug>.txt")
    head_part, text_part, coding_part = parts_of(path)
    head = read_head(path, head_part)
    marked = read_marks(path, text_part)
    identity = f"{path.parent.name}-{path.stem}"
    claims = tuple(read_claims(path, coding_part, marked, identity, head["date"]))
    uncoded = set(marked.quotes) - {int(claim["id"].rsplit("-", 1)[1]) for claim in claims}
    if uncoded:
        raise CorpusError(path, coding_part.line, f"no line for claims {sorted(uncoded)}")
    return CorpusReport(identity, path, marked=marked, claims=claims, **head)


def parts_of(path: Path) -> tuple[Part, Part, Part]:
    """Give head, text and coding of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rules = [number for number, line in enumerate(lines) if line == RULE]
    if len(rules) != 3 or rules[0] != 0:
        raise CorpusError(path, 1, f"a file is {RULE}, head, {RULE}, text, {RULE}, claims")
    ends = [*rules[1:], len(lines)]
    parts = [
        Part("\n".join(lines[start + 1 : end]), start + 2)
        for start, end in zip(rules, ends, strict=True)
    ]
    return parts[0], parts[1], parts[2]


def read_head(path: Path, part: Part) -> Json:
    """Give war, outlet, style and date."""
    head = yaml.safe_load(part.text)
    if not isinstance(head, dict) or set(head) != HEAD:
        raise CorpusError(path, part.line, f"the head has {', '.join(sorted(HEAD))}")
    date = None if head["date"] == "none" else head["date"]
    if date is not None and not isinstance(date, dt.date):
        raise CorpusError(path, part.line, f"no date: {date!r}; write YYYY-MM-DD or none")
    return {**head, "date": date}


def read_marks(path: Path, part: Part) -> MarkedText:
    """Give the plain text of a report and its marks."""
    marked = part.text.strip("\n") + "\n"
    try:
        found = MarkReader(marked).read()
    except MarkError as error:
        line = part.line + marked.count("\n", 0, error.position)
        raise CorpusError(path, line, str(error)) from error
    for passage in found.passages:
        if passage.kind not in PASSAGE_KINDS:
            raise CorpusError(path, part.line, f"no such kind of passage: {passage.kind!r}")
    return found


def read_claims(
    path: Path, part: Part, marked: MarkedText, report: str, date: dt.date | None
) -> Iterator[Json]:
    """Give the claims of the coding lines, checked against the text."""
    known, seen = Known(), set[int]()
    for line_number, line in enumerate(part.text.splitlines(), part.line):
        if not line.strip():
            continue
        try:
            number, coded = read_claim_line(line, known)
            claim = placed(number, marked, seen) | coded
            check_words(claim, marked.text)
            check_day(claim, date)
        except CodingError as error:
            raise CorpusError(path, line_number, str(error)) from error
        yield {"report": report, "id": f"{report}-{number:02d}"} | claim


def placed(number: int, marked: MarkedText, seen: set[int]) -> Json:
    """Give offsets, quote, trigger and passage of a claim, with the extents of its marks."""
    if number in seen or number not in marked.quotes:
        raise CodingError(f"claim {number} is coded twice or not marked in the text")
    seen.add(number)
    start, end = marked.quotes[number]
    triggers = marked.triggers.get(number, [])
    if not triggers:
        raise CodingError(f"claim {number} has no trigger")
    if any(first < start or last > end for first, last in triggers):
        raise CodingError(f"a trigger of claim {number} stands outside its quote")
    return {
        "start": start,
        "end": end,
        "quote": marked.text[start:end],
        "trigger": " ... ".join(marked.text[first:last] for first, last in triggers),
        "trigger_extents": triggers,
        "source_extents": marked.sources.get(number, []),
        "cue_extents": marked.cues.get(number, []),
        "passage": marked.passage_at(start),
    }


def check_words(claim: Json, text: str) -> None:
    """Hold that the words given for time, counts and sources stand in the report."""
    lowered = text.lower()
    if claim["time_text"] and claim["time_text"].lower() not in lowered:
        raise CodingError(f"not in the text: {claim['time_text']!r}")
    for names in claim["sources"]:
        if not any(name.lower() in lowered for name in names):
            raise CodingError(f"no name of this source is in the text: {names}")
    for count in claim["counts"]:
        if count["text"].lower() not in lowered:
            raise CodingError(f"not in the text: {count['text']!r}")
        bounds = bounds_of(count["text"])
        if bounds not in {None, (count["low"], count["high"])}:
            raise CodingError(f"{count['text']!r} means {bounds} by the rules")


def check_day(claim: Json, date: dt.date | None) -> None:
    """Hold that days and words agree, and that nothing is told before it happened."""
    if claim["time"] is not None:
        check_weekday(claim)
    if date is None or claim["time"] is None or claim["stance"] == "planned":
        return
    if claim["time"]["end"] > date.isoformat():
        raise CodingError(f"{claim['stance']}, and yet later than the report: {claim['time']}")
    days = {"yesterday": date - dt.timedelta(1), "today": date}
    meant = days.get(claim["time_text"].lower())
    if meant and meant.isoformat() != claim["time"]["start"] and not claim["note"]:
        raise CodingError(f"{claim['time_text']!r} is {meant}; say why not in a note")


def check_weekday(claim: Json) -> None:
    """Hold that a single day falls on the weekday that the words name."""
    day = dt.date.fromisoformat(claim["time"]["start"])
    named = {name for name in WEEKDAYS if name in claim["time_text"].lower()}
    single = claim["time"]["start"] == claim["time"]["end"]
    if single and named and WEEKDAYS[day.weekday()] not in named:
        raise CodingError(f"{day} is a {WEEKDAYS[day.weekday()]}, not a {', '.join(named)}")


def write_corpus(reports: list[CorpusReport], folder: Path) -> None:
    """Write plain texts and claims, one pair of files a report, and the list of reports."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for report in reports:
        (folder / f"{report.id}.txt").write_text(report.text, encoding="utf-8")
        lines = [json.dumps(claim, ensure_ascii=False) + "\n" for claim in report.claims]
        (folder / f"{report.id}.jsonl").write_text("".join(lines), encoding="utf-8")
        date = report.date.isoformat() if report.date else None
        head = {"report": report.id, "war": report.war, "outlet": report.outlet}
        listed.append(json.dumps({**head, "style": report.style, "date": date}) + "\n")
    (folder / "reports.jsonl").write_text("".join(listed), encoding="utf-8")


def describe(reports: list[CorpusReport]) -> str:
    """Say what the corpus holds: reports, words, claims by type, stance and source."""
    claims = [claim for report in reports for claim in report.claims]
    words = sum(len(report.text.split()) for report in reports)
    wars = {report.war for report in reports}
    silent = sum(not report.claims for report in reports)
    nested = sum(len(claim["sources"]) > 1 for claim in claims)
    size = f"{len(reports)} reports ({silent} without a claim), {len(wars)} wars, {words} words"
    lines = [f"{size}, {len(claims)} claims ({nested} on a chain of two or more)"]
    for heading, values in (
        ("type", [claim["type"] for claim in claims]),
        ("stance", [claim["stance"] for claim in claims]),
        ("source", [claim["source_kind"] for claim in claims]),
        ("count", [count["kind"] for claim in claims for count in claim["counts"]]),
        ("style", [report.style for report in reports]),
    ):
        told = ", ".join(f"{value} {n}" for value, n in Counter(values).most_common())
        lines.append(f"{heading}: {told}")
    return "\n".join(lines)


def main() -> int:
    """Check the corpus, describe it, and write it out if asked."""
    reports, wrong = [], 0
    for path in sorted(CORPUS.glob("*/*.txt")):
        try:
            reports.append(read_corpus_report(path))
        except CorpusError as error:
            print(error, file=sys.stderr)
            wrong += 1
    if wrong:
        return 1
    if len(sys.argv) > 1:
        write_corpus(reports, Path(sys.argv[1]))
    print(describe(reports))
    return 0


if __name__ == "__main__":
    sys.exit(main())
