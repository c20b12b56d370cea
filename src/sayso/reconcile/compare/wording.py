"""Whether two claims are told in the same words."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets

STEPS = ((0.8, "same_sentence"), (0.5, "much"), (0.3, "some"), (0.12, "little"))


def find_wording(left: Facets, right: Facets) -> str:
    """Name the finding by the share of telling words (Dice), from the same sentence to none."""
    total = len(left.words) + len(right.words)
    share = 2 * len(left.words & right.words) / total if total else 0.0
    finding = next((finding for least, finding in STEPS if share >= least), "none")
    # one sentence of one report often tells of several happenings; across reports it is a copy
    return "carried_over" if finding == "same_sentence" and left.report != right.report else finding


def compare_wordings(left: Facets, right: Facets) -> Reason:
    """Compare the words of the two quotes."""
    finding = find_wording(left, right)
    shared = ", ".join(sorted(left.words & right.words)[:6])
    sentences = {
        "same_sentence": "They are all but the same sentence.",
        "carried_over": "Two reports carry all but the same sentence.",
        "much": f"They share most of their telling words ({shared}).",
        "some": f"They share some telling words ({shared}).",
        "little": f"They share few telling words ({shared}).",
        "none": "They share hardly a telling word.",
    }
    return make_reason("wording", finding, sentences[finding])
