"""Counts of coded happenings: the reader is given the trigger, and must say how many.

usage: python -m benchmarks.counts FOLDER... [--misses N] [--own-clauses]

FOLDER holds ``<report>.txt`` with ``<report>.jsonl`` of coded claims. ``recall`` is what the scorer
of claims gives: the share of coded counts found, over claims with coded counts. ``exact`` is the
share of claims, with counts coded or given, where the bounds given are just those coded. ``kind``
is the share of found counts that have the coded kind. ``--own-clauses`` reads each happening in
the clause that the reader cuts, not the coded one.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.roles import coded_happenings
from sayso.claims.clauses import clause_at, span_between
from sayso.claims.counts_of import counts_of
from sayso.nouns.count import Count
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A coded claim with the counts that the reader gave."""

    claim: dict[str, Any]
    given: tuple[Count, ...]

    @property
    def wanted(self) -> Counter[Bounds]:
        """The bounds coded."""
        return Counter((c.get("low"), c.get("high")) for c in self.claim.get("counts") or ())

    @property
    def found(self) -> Counter[Bounds]:
        """The bounds given."""
        return Counter((count.low, count.high) for count in self.given)

    @property
    def recall(self) -> float:
        """The share of coded bounds found, as the scorer of claims has it."""
        wanted = self.claim["counts"]
        return sum((c.get("low"), c.get("high")) in self.found for c in wanted) / len(wanted)


def own_clause(happening: Happening, reading: Reading) -> Happening:
    """Give a coded happening with the clause that the reader would cut round its trigger."""
    sentence = reading.sentences[happening.sentence]
    inside = [
        i for i, token in enumerate(sentence.tokens)
        if token.start < happening.trigger.end and token.end > happening.trigger.start
    ]  # fmt: skip
    if not inside:
        return happening
    left, right = clause_at(sentence, inside[0], inside[-1])
    return replace(happening, clause=span_between(sentence, left, right))


def judge(folder: Path, *, own_clauses: bool = False) -> Iterator[Judged]:
    """Give every coded claim of a folder with the reader's counts."""
    for reading, coded, claim in coded_happenings(folder):
        happening = own_clause(coded, reading) if own_clauses else coded
        yield Judged(claim, counts_of(happening, reading))


def figures(judged: list[Judged]) -> dict[str, float]:
    """Give recall, exact and kind, and over how many claims."""
    coded = [item for item in judged if item.wanted]
    either = [item for item in judged if item.wanted or item.found]
    same_kind = [
        any(c["kind"] == count.kind for count in item.given if _bounds(c) == _bounds_of(count))
        for item in coded
        for c in item.claim["counts"]
        if _bounds(c) in item.found
    ]
    return {
        "recall": sum(item.recall for item in coded) / max(1, len(coded)),
        "coded": len(coded),
        "exact": sum(item.wanted == item.found for item in either) / max(1, len(either)),
        "either": len(either),
        "kind": sum(same_kind) / max(1, len(same_kind)),
    }


def _bounds(coded: dict[str, Any]) -> Bounds:
    return coded.get("low"), coded.get("high")


def _bounds_of(count: Count) -> Bounds:
    return count.low, count.high


def main() -> None:
    """Print the figures of each folder, and claims that went wrong."""
    names = [name for name in sys.argv[1:] if not name.startswith("--") and not name.isdecimal()]
    most = next((int(name) for name in sys.argv[1:] if name.isdecimal()), 0)
    for name in names:
        judged = list(judge(Path(name), own_clauses="--own-clauses" in sys.argv))
        print(name, " ".join(f"{k} {v:.3f}" for k, v in figures(judged).items()))
        wrong = [item for item in judged if item.wanted != item.found]
        for item in wrong[:most]:
            claim = item.claim
            print(f"  {claim['report'][:30]} {claim['type']}|{claim['trigger']}| {claim['quote']}")
            print(f"      coded {[(c['text'], *_bounds(c)) for c in claim['counts'] or ()]}")
            print(f"      given {[(c.text, *_bounds_of(c)) for c in item.given]}")


if __name__ == "__main__":
    main()
