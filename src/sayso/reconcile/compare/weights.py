"""How many bits each finding of each comparison weighs, from one list that was fitted."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.load import load_table
from sayso.nouns.reason import Reason


@dataclass(frozen=True, slots=True)
class Weights:
    """The list: bits by comparison and finding, the start, the thresholds, what forbids."""

    bits: Mapping[str, Mapping[str, float]]
    start: float
    same_from: float
    different_below: float
    join_from: float
    forbids: Mapping[str, frozenset[str]]

    def of(self, about: str, finding: str) -> float:
        """Give the bits of a finding; a finding that the fit has not seen weighs nothing."""
        return self.bits.get(about, {}).get(finding, 0.0)

    def forbid(self, about: str, finding: str) -> bool:
        """Whether the finding alone rules out that the two are one happening."""
        return finding in self.forbids.get(about, frozenset())


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the list."""
    table = load_table("weights")
    return Weights(
        bits=table["bits"],
        start=float(table["start"]),
        same_from=float(table["same_from"]),
        different_below=float(table["different_below"]),
        join_from=float(table["join_from"]),
        forbids={about: frozenset(found) for about, found in table["forbids"].items()},
    )


def make_reason(about: str, finding: str, sentence: str) -> Reason:
    """Give a finding as a reason: its bits, whether it rules out, and the sentence that says it."""
    weights = load_weights()
    return Reason(about, weights.of(about, finding), sentence, weights.forbid(about, finding))
