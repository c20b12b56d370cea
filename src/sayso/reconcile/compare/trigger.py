"""Whether two claims name the happening by the same word."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets


def find_trigger(left: Facets, right: Facets) -> str:
    """Name the finding: the same word, one shared, or different words."""
    if left.trigger == right.trigger and left.trigger:
        return "same"
    return "shared" if left.trigger & right.trigger else "different"


def compare_triggers(left: Facets, right: Facets) -> Reason:
    """Compare the words that name the happening."""
    finding = find_trigger(left, right)
    first, second = sorted((left.claim.trigger, right.claim.trigger))
    sentences = {
        "same": f'Both call it "{first}".',
        "shared": f'"{first}" and "{second}" share a word.',
        "different": f'One calls it "{first}", the other "{second}".',
    }
    return make_reason("trigger", finding, sentences[finding])
