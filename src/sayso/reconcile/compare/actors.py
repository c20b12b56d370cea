"""Whether the same parties act in two claims."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets


def find_actors(left: Facets, right: Facets) -> str:
    """Name the finding: the same, some shared, one side, turned about, different, not told.

    Of two statements of control it is asked whether the same side holds the place.
    """
    if not left.actors or not right.actors:
        return "untold" if left.actors or right.actors else "both_untold"
    if left.type == right.type == "control":
        return "same_holder" if left.sides & right.sides else "other_holder"
    if left.actors == right.actors:
        return "same"
    if left.actors & right.actors:
        return "shared"
    if left.actors & right.targets or right.actors & left.targets:
        return "turned"
    return "one_side" if left.sides & right.sides else "different"


def compare_actors(left: Facets, right: Facets) -> Reason:
    """Compare who is said to have done it."""
    finding = find_actors(left, right)
    first, second = sorted((name_all(left), name_all(right)))
    sentences = {
        "same": f"Both name {first} as acting.",
        "shared": f"{first} and {second} share an actor.",
        "turned": f"Who acts in one ({first}) suffers in the other ({second}).",
        "same_holder": f"Both name {first} or {second} as holding it, of one side.",
        "other_holder": f"One names {first} as holding it, the other {second}.",
        "one_side": f"{first} and {second} fight on one side.",
        "different": f"{first} and {second} are different actors.",
        "untold": f"Only one says who acted ({first or second}).",
        "both_untold": "Neither says who acted.",
    }
    return make_reason("actors", finding, sentences[finding])


def name_all(side: Facets) -> str:
    """Give the names of a claim's actors."""
    return ", ".join(sorted({actor.name for actor in side.claim.actors}))
