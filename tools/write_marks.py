"""Write a page of marks: every claim read in some reports, and whether it is right.

usage: python -m tools.write_marks docs/examples/marks/NAME.yml FOLDER [--list]

FOLDER holds the reports. The file gives a mark for each claim by its id, ``right``, ``partly`` or
``wrong``, with what is wrong, and for each report what was missed. A claim that has no mark is
named as such. ``--list`` prints the claims with their words instead, for whoever marks them.
Words of the reports are not written to the page: they are not ours to hand on.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

import sayso
from sayso.nouns.claim import Claim
from sayso.views.words import say_count, say_moment

MARKS = {"right": "right", "partly": "partly right", "wrong": "wrong", "": "not marked"}
HEADINGS = ("what", "who", "to whom", "where", "when", "how many", "on whose word", "mark")


def claims_by_report(folder: Path, patterns: Sequence[str]) -> dict[str, list[Claim]]:
    """Read the reports into a record of their own; give each one's claims in text order."""
    paths = [str(path) for pattern in patterns for path in sorted(folder.glob(pattern))]
    with TemporaryDirectory() as made, sayso.open(Path(made) / "marked.db") as record:
        record.read(*paths)
        return {row.id: list(record.claims(report=row.id)) for row in record.reports()}


def cells_of(claim: Claim) -> tuple[str, ...]:
    """Give a claim's fields in our words."""
    stance = "" if claim.stance == "asserted" else f" ({claim.stance})"
    return (
        claim.type + stance,
        "; ".join(actor.name for actor in claim.actors),
        "; ".join(actor.name for actor in claim.targets),
        claim.place.name if claim.place else "",
        say_moment(claim.time) if claim.time else "",
        "; ".join(map(say_count, claim.counts)),
        " ← ".join(source.name.strip('“”"') for source in claim.sources) or "the outlet",
    )


def write_report(report: str, claims: Sequence[Claim], told: Mapping[str, Any]) -> Iterator[str]:
    """Give the lines of one report: a table of its claims, then what was missed."""
    marks: Mapping[str, Any] = told.get("claims") or {}
    yield f"\n## {report}\n"
    yield tally([mark_of(marks.get(claim.id)) for claim in claims]) + "\n"
    yield "| " + " | ".join(HEADINGS) + " |"
    yield "| " + " | ".join("---" for _ in HEADINGS) + " |"
    for claim in claims:
        entry = marks.get(claim.id)
        note = entry.split(" ", 1)[1] if isinstance(entry, str) and " " in entry else ""
        mark = MARKS[mark_of(entry)] + (f": {note}" if note else "")
        yield "| " + " | ".join(cell.replace("|", "/") for cell in (*cells_of(claim), mark)) + " |"
    missed = told.get("missed") or ()
    if missed:
        yield "\nMissed:\n"
        yield from (f"- {what}" for what in missed)


def mark_of(entry: str | None) -> str:
    """Give the mark at the head of an entry such as ``partly the day is the day after``.

    Raises:
        SystemExit: it begins with no mark.

    """
    mark = (entry or "").split(" ", 1)[0]
    if mark not in MARKS:
        raise SystemExit(f"{entry!r} begins with none of {', '.join(filter(None, MARKS))}")
    return mark


def tally(marks: Sequence[str]) -> str:
    """Give how many claims have each mark."""
    counted = Counter(marks)
    parts = [f"{counted[mark]} {words}" for mark, words in MARKS.items() if counted[mark]]
    return f"{len(marks)} claims: {', '.join(parts)}."


def write_page(marks: Path, folder: Path) -> str:
    """Give the whole page."""
    told = yaml.safe_load(marks.read_text(encoding="utf-8"))
    found = claims_by_report(folder, told["reports"])
    own = told["marks"]
    lines = [line for key, claims in found.items() for line in write_report(
        key, claims, own.get(key) or {})]  # fmt: skip
    every = [
        mark_of((own.get(key) or {}).get("claims", {}).get(claim.id))
        for key, claims in found.items()
        for claim in claims
    ]
    how = (
        f"Written by `python -m tools.write_marks docs/examples/marks/{marks.name} FOLDER`; the "
        "marks are ours."
    )
    head = f"# {told['title']}\n\n{told['intro'].strip()}\n{how}\n\nOf {tally(every)}"
    return "\n".join([head, *lines]) + "\n"


def list_claims(marks: Path, folder: Path) -> Iterator[str]:
    """Give each claim with its id and its words, and the mark it has."""
    told = yaml.safe_load(marks.read_text(encoding="utf-8"))
    for key, claims in claims_by_report(folder, told["reports"]).items():
        own = (told["marks"].get(key) or {}).get("claims") or {}
        yield f"\n== {key}"
        for claim in claims:
            yield f"{claim.id}: {own.get(claim.id, '-')}"
            yield f"    {' | '.join(cells_of(claim))}"
            yield f"    {claim.evidence.start}-{claim.evidence.end} “{claim.evidence.quote}”"


def main() -> None:
    """Write the page beside the marks, or list the claims."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("marks", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if options.list:
        print("\n".join(list_claims(options.marks, options.folder)))
        return
    page = options.marks.parent.parent / f"{options.marks.stem}.md"
    page.write_text(write_page(options.marks, options.folder), encoding="utf-8")


if __name__ == "__main__":
    main()
