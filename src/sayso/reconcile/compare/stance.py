"""Whether two claims are put forward in the same way: as done, as planned, with a hedge, denied."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets


def find_stance(left: Facets, right: Facets) -> str:
    """Name the finding: the same, one of them planned, or otherwise different."""
    stances = {left.claim.stance, right.claim.stance}
    if len(stances) == 1:
        return "same"
    return "one_planned" if "planned" in stances else "different"


def compare_stances(left: Facets, right: Facets) -> Reason:
    """Compare the stances; a denial may well speak of what another asserts, a plan seldom."""
    finding = find_stance(left, right)
    first, second = sorted((left.claim.stance, right.claim.stance))
    sentences = {
        "same": f"Both are {first}.",
        "one_planned": f"One is {first}, the other {second}: what is planned has yet to happen.",
        "different": f"One is {first}, the other {second}.",
    }
    return make_reason("stance", finding, sentences[finding])
