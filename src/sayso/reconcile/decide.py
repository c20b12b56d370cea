"""Turn bits into a verdict."""

from sayso.nouns.judgement import Verdict
from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import load_weights
from sayso.reconcile.weigh import add_up


def decide(bits: float) -> Verdict:
    """Give same, different, or unsure between the two thresholds of the list."""
    weights = load_weights()
    if bits >= weights.same_from:
        return "same"
    return "different" if bits < weights.different_below else "unsure"


def decide_from(reasons: tuple[Reason, ...]) -> Verdict:
    """Give the verdict from the reasons alone."""
    return decide(add_up(reasons))
