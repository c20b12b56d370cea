"""Times of coded happenings: the reader is given the trigger, and must say when.

usage: python -m benchmarks.happening_times FOLDER... [--misses]

FOLDER holds ``<report>.txt`` with ``<report>.jsonl`` of coded claims. A time is right when both
its ends are; claims whose coder gave none are told apart, since the scorer of claims lets them be.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.roles import coded_happenings
from sayso.claims.time_of import times_of


def judged(folder: Path) -> Iterator[tuple[dict[str, Any], tuple[str, str] | None, str, str]]:
    """Give every coded claim with first and last day, words and reason as found."""
    for _, group in groupby(coded_happenings(folder), key=lambda item: item[0].report.id):
        items = list(group)
        found = times_of([happening for _, happening, _ in items], items[0][0])
        for (_, _, claim), (moment, words) in zip(items, found, strict=True):
            days = (moment.start.isoformat(), moment.end.isoformat()) if moment else None
            yield claim, days, words, moment.reason if moment else ""


def coded_days(claim: dict[str, Any]) -> tuple[str, str] | None:
    """Give first and last day as coded."""
    told = claim["time"]
    return (told["start"], told.get("end") or told["start"]) if told and told["start"] else None


def verdict(coded: tuple[str, str] | None, found: tuple[str, str] | None) -> str:
    """Say how a found time agrees with the coded one."""
    if coded is None:
        return "none, none found" if found is None else "none, one found"
    if found is None:
        return "missed"
    if coded == found:
        return "right"
    return "overlaps" if found[0] <= coded[1] and coded[0] <= found[1] else "wrong"


def main() -> None:
    """Print the shares for each folder named on the command line, and the misses if asked."""
    misses = "--misses" in sys.argv
    for name in [argument for argument in sys.argv[1:] if not argument.startswith("--")]:
        counts: Counter[str] = Counter()
        by_type: dict[str, Counter[str]] = defaultdict(Counter)
        for claim, found, words, reason in judged(Path(name)):
            coded = coded_days(claim)
            said = verdict(coded, found)
            counts[said] += 1
            by_type[claim["type"]][said] += 1
            if misses and said in {"missed", "overlaps", "wrong"}:
                row = (claim["report"], claim["start"], claim["type"], said, coded, found)
                print(*row, f"[{claim['time_text']}] [{words}] {reason} :: {claim['quote']}")
        dated = sum(n for said, n in counts.items() if not said.startswith("none"))
        print(f"{name}: {counts['right'] / max(1, dated):.3f} right of {dated}; {dict(counts)}")


if __name__ == "__main__":
    main()
