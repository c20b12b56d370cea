"""How much of the reading time where, when, how many and who take together, and each alone.

usage: python -m benchmarks.stages FOLDER

FOLDER holds ``*.txt``. Every report is read once to warm the tables; processor time is counted.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.claims.assemble import make_claims
from sayso.claims.counts_of import counts_of
from sayso.claims.happenings import find_happenings
from sayso.claims.place_of import places_of
from sayso.claims.time_of import time_of
from sayso.language.counts import find_counts
from sayso.language.mentions import find_actors
from sayso.language.moments import find_moments
from sayso.language.places import find_places
from sayso.language.read import read_report
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading
from sayso.nouns.report import Original, Report

OF_CLAIMS: dict[str, Callable[[Happening, Reading], object]] = {
    "when": time_of, "how many": counts_of,
}  # fmt: skip


@contextmanager
def counted(spent: Counter[str], stage: str) -> Iterator[None]:
    """Add the processor time spent inside to a stage's."""
    began = time.process_time()
    yield
    spent[stage] += round(1e6 * (time.process_time() - began))


def read_once(report: Report, spent: Counter[str]) -> None:
    """Read a report as a whole, and each stage of it alone, adding up microseconds."""
    with counted(spent, "all"):
        reading = read_report(report)
        make_claims(reading)
    sentences = reading.sentences
    with counted(spent, "where"):
        find_places(reading.report, sentences, reading.actors)
    with counted(spent, "when"):
        find_moments(reading.text, sentences, reading.published)
    with counted(spent, "how many"):
        find_counts(reading.text, sentences)
    with counted(spent, "who"):
        find_actors(reading.text, sentences)
    happenings = find_happenings(reading)
    with counted(spent, "where"):
        places_of(happenings, reading)
    for stage, find in OF_CLAIMS.items():
        with counted(spent, stage):
            for happening in happenings:
                find(happening, reading)


def main() -> None:
    """Print each stage's share; roles of claims are counted in neither."""
    spent: Counter[str] = Counter()
    paths = sorted(Path(sys.argv[1]).rglob("*.txt"))
    reports = [
        Report(
            path.stem, path.read_text(encoding="utf-8"), Original(path.read_bytes(), "text/plain")
        )
        for path in paths
    ]
    for report in reports:
        read_once(report, Counter())
    for report in reports:
        read_once(report, spent)
    whole = spent.pop("all")
    for stage, micros in spent.most_common():
        print(f"{stage}: {micros / whole:.3f} of the reading time")
    each, together = whole / 1e6 / max(1, len(reports)), sum(spent.values()) / whole
    print(f"together: {together:.3f}; {each:.3f} s a report, {len(reports)} reports")


if __name__ == "__main__":
    main()
