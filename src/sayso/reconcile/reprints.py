"""Find reports that carry another report's text: wire copies, reprints, shortened and edited takes.

Texts are cut into runs of five words. A fixed sample of the runs (those whose checksum leaves no
remainder, after Broder's modulo sketch) is filed, so that texts which share any meet without
comparing all with all. Those that meet are measured by containment, the share of the shorter
text's runs that the longer one has too, so that a shortened take is found as well as a full one.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from sayso.nouns.report import Report
from sayso.nouns.reprint import Reprint
from sayso.reconcile.changes import list_changes, words_in

RUN = 5
LEAST_RUNS = 20
"""Texts with fewer runs of words are too short to be called a copy."""

LEAST_CONTAINED = 0.5
"""From here on a text counts as carried over; shared quotations alone stay well below."""

SAMPLE = 4
MOST_SHARING = 200
"""A run that more texts share is furniture of the page, not news."""

UNDATED = 9_999_999


def find_reprints(reports: Sequence[Report]) -> tuple[Reprint, ...]:
    """Give for each report that carries an earlier one's text the closest earlier one.

    Where several are as close, the earliest counts; the first text of a chain of copies is found
    by following ``original``.
    """
    texts = {report.id: report.text for report in reports}
    runs = {key: runs_of(text) for key, text in texts.items()}
    near = find_sharing(runs)
    place: dict[str, int] = {}
    found = []
    for report in sorted(reports, key=order_of):
        shares = [
            (-round(contained_share(runs[report.id], runs[other]), 1), place[other], other)
            for other in near.get(report.id, ())
            if other in place
        ]
        place[report.id] = len(place)
        original = min(shares, default=(0.0, 0, ""))[2]
        share = contained_share(runs[report.id], runs[original]) if original else 0.0
        if share >= LEAST_CONTAINED:
            changes = list_changes(texts[original], report.text)
            found.append(Reprint(report.id, original, round(share, 3), changes))
    return tuple(found)


def order_of(report: Report) -> tuple[int, int, str]:
    """Order by publication day, undated ones last; of one day the fuller text first."""
    day = report.published.anchor
    return (day.toordinal() if day else UNDATED, -len(report.text), report.id)


def runs_of(text: str) -> frozenset[int]:
    """Give the checksums of all runs of five words, in lower case."""
    lower = [match[0].lower() for match in words_in(text)]
    return frozenset(
        zlib.crc32(" ".join(lower[start : start + RUN]).encode(errors="replace"))
        for start in range(len(lower) - RUN + 1)
    )


def sample(runs: Iterable[int]) -> list[int]:
    """Give the runs that are filed: those whose checksum leaves no remainder."""
    return [run for run in runs if run % SAMPLE == 0]


def filed_runs(text: str) -> frozenset[int]:
    """Give the runs of a text that are filed; none of a text too short to be called a copy."""
    found = runs_of(text)
    return frozenset(sample(found)) if len(found) >= LEAST_RUNS else frozenset()


def contained_share(left: frozenset[int], right: frozenset[int]) -> float:
    """Give the share of the shorter text's runs that the longer one has too."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def find_sharing(runs: Mapping[str, frozenset[int]]) -> dict[str, set[str]]:
    """Give for each text those that share enough sampled runs to be worth measuring."""
    filed: dict[int, list[str]] = defaultdict(list)
    sampled: dict[str, int] = {}
    for key, found in runs.items():
        if len(found) >= LEAST_RUNS:
            kept = sample(found)
            sampled[key] = len(kept)
            for run in kept:
                filed[run].append(key)
    near: dict[str, set[str]] = defaultdict(set)
    for (left, right), shared in _count_shared(filed.values()).items():
        if shared >= max(2, LEAST_CONTAINED * min(sampled[left], sampled[right]) / 2):
            near[left].add(right)
            near[right].add(left)
    return near


def _count_shared(files: Iterable[list[str]]) -> Counter[tuple[str, str]]:
    tally: Counter[tuple[str, str]] = Counter()
    for keys in files:
        if 1 < len(keys) <= MOST_SHARING:
            tally.update(combinations(sorted(keys), 2))
    return tally
