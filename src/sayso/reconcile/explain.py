"""Say why two claims are, or are not, one incident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.nouns.claim import Claim
from sayso.nouns.judgement import Judgement, Verdict
from sayso.nouns.reason import Reason
from sayso.nouns.report import Report
from sayso.reconcile.decide import decide_from
from sayso.reconcile.facets import make_facets
from sayso.reconcile.weigh import add_up, reasons_for


@dataclass(frozen=True, slots=True)
class PairExplained:
    """The waterfall of two claims: reasons, strongest first after the start, sum, verdict.

    ``ruled`` is a person's judgement that outweighs the reasons, if there is one.
    """

    left: str
    right: str
    reasons: tuple[Reason, ...]
    bits: float
    verdict: Verdict
    ruled: Judgement | None = None

    def lines(self) -> list[str]:
        """Give the waterfall as lines of text: each reason with its bits and the running sum."""
        found = [f"{self.left} and {self.right}: {self.verdict}"]
        running = 0.0
        for reason in self.reasons:
            running += reason.bits
            weight = "rules out" if reason.forbids else f"{reason.bits:+6.2f}"
            found.append(f"{weight:>9}  {running:+7.2f}  {reason.about:<11} {reason.sentence}")
        if self.ruled:
            found.append(
                f"{self.ruled.by} judged them {self.ruled.verdict} on {self.ruled.at:%Y-%m-%d}; "
                "that outweighs the reasons above."
            )
        return found


def explain_pair(
    left: Claim,
    right: Claim,
    reports: Mapping[str, Report],
    judgements: Sequence[Judgement] = (),
) -> PairExplained:
    """Explain a pair of claims; a standing judgement of a person outweighs the comparisons."""
    first, second = sorted((left, right), key=lambda claim: claim.id)
    start, *rest = reasons_for(
        make_facets(first, reports.get(first.report)),
        make_facets(second, reports.get(second.report)),
    )
    reasons = (start, *sorted(rest, key=lambda reason: (-reason.forbids, -abs(reason.bits))))
    ruled = standing_judgement(first.id, second.id, judgements)
    verdict = decide_from(reasons)
    if ruled and ruled.verdict != "unsure":
        verdict = ruled.verdict
    return PairExplained(first.id, second.id, reasons, add_up(reasons), verdict, ruled)


def standing_judgement(left: str, right: str, judgements: Sequence[Judgement]) -> Judgement | None:
    """Give the latest judgement on a pair that is not withdrawn."""
    standing = [
        judgement
        for judgement in judgements
        if {judgement.left, judgement.right} == {left, right} and judgement.withdrawn_at is None
    ]
    return max(standing, key=lambda judgement: (judgement.at, judgement.id), default=None)
