"""Whether the same people or things suffer in two claims."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets


def find_targets(left: Facets, right: Facets) -> str:
    """Name the finding: the same, some shared, different, not told."""
    if not left.targets or not right.targets:
        return "untold" if left.targets or right.targets else "both_untold"
    if left.targets == right.targets:
        return "same"
    return "shared" if left.targets & right.targets else "different"


def compare_targets(left: Facets, right: Facets) -> Reason:
    """Compare to whom or what it is said to have been done."""
    finding = find_targets(left, right)
    first, second = sorted((name_all(left), name_all(right)))
    sentences = {
        "same": f"Both name {first} as struck or held.",
        "shared": f"{first} and {second} share a target.",
        "different": f"{first} and {second} are different targets.",
        "untold": f"Only one says to whom ({first or second}).",
        "both_untold": "Neither says to whom.",
    }
    return make_reason("targets", finding, sentences[finding])


def name_all(side: Facets) -> str:
    """Give the names of a claim's targets."""
    return ", ".join(sorted({actor.name for actor in side.claim.targets}))
