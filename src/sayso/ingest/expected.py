"""How many reports a run is going to read, as far as that can be told quickly."""

from collections.abc import Sequence
from pathlib import Path

from sayso.ingest.files import find_files
from sayso.nouns.report import Refusal

LINES = {".jsonl", ".ndjson"}
TABLES = {".csv", ".tsv", ".json"}
MOST_COUNTED = 2_000_000_000
"""Bytes of tables of which lines are counted; about a second of reading."""
BLOCK = 1 << 20


def expected_reports(paths: Sequence[str | Path]) -> int | None:
    """Give the number of reports in files, folders and patterns; None where nobody can tell yet.

    A file is one report, and so is a line of JSON Lines. How many records a CSV or JSON file has
    shows only when it is read. What will be refused is counted too.
    """
    number = counted = 0
    for found in find_files(paths):
        if isinstance(found, Refusal):
            continue
        suffix = found.suffix.lower()
        if suffix in TABLES:
            return None
        try:
            if suffix in LINES:
                counted += found.stat().st_size
                if counted > MOST_COUNTED:
                    return None
                number += lines_of(found)
            else:
                number += 1
        except OSError:
            continue
    return number


def lines_of(path: Path) -> int:
    """Give how many lines with anything in them a file has, near enough for a bar."""
    number, last = 0, b"\n"
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            number += block.count(b"\n")
            last = block
    return number + (not last.endswith(b"\n"))
