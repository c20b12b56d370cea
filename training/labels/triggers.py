"""Where the trigger of each coded claim stands: as coded, and as the lexicon finds it."""

from dataclasses import dataclass

from sayso.nouns.evidence import Span
from tools.fit_happenings import Coded, Row, is_optional, nearness, trigger_of


@dataclass(frozen=True, slots=True)
class CodedTrigger:
    """A coded claim with the stretches that name its happening; the coded one comes first."""

    claim: Row
    spans: tuple[Span, ...]


def coded_triggers(report: Coded) -> list[CodedTrigger]:
    """Give the triggers of a report's claims, each candidate standing for one claim at most."""
    found = []
    taken: set[int] = set()
    for claim in sorted(report.claims, key=is_optional):
        spans = [Span(*trigger_of(claim))]
        free = (i for i in range(len(report.candidates)) if i not in taken)
        ranks = {i: nearness(report.candidates[i], claim) for i in free}
        best = max(ranks, key=lambda i: ranks[i], default=-1)
        if best >= 0 and ranks[best] > 0:
            taken.add(best)
            spans.append(report.candidates[best].trigger.span)
        found.append(CodedTrigger(claim, tuple(spans)))
    return found
