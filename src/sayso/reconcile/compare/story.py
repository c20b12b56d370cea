"""Whether two claims stand in reports of one story: what the reports open with."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets

STEPS = ((0.6, "carried"), (0.35, "one_story"), (0.2, "like"))


def find_story(left: Facets, right: Facets) -> str:
    """Name the finding by the share of telling words (Dice) of the two openings."""
    if left.report == right.report:
        return "one_report"
    if not left.opening or not right.opening:
        return "unread"
    total = len(left.opening) + len(right.opening)
    share = 2 * len(left.opening & right.opening) / total
    return next((finding for least, finding in STEPS if share >= least), "other")


def compare_stories(left: Facets, right: Facets) -> Reason:
    """Compare what the two reports open with."""
    finding = find_story(left, right)
    sentences = {
        "one_report": "They stand in one report.",
        "unread": "The text of one of their reports is not at hand.",
        "carried": "Their reports open with nearly the same words.",
        "one_story": "Their reports open like reports of one story.",
        "like": "Their reports open with some words in common.",
        "other": "Their reports open with different words.",
    }
    return make_reason("story", finding, sentences[finding])
