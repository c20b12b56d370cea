"""Whether two claims stand in one report, or in reports of the same days."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import load_weights
from sayso.reconcile.facets import Facets

NEXT_TO = 350
"""Code points between two claims of one report that stand side by side: about two sentences."""

FEW_DAYS = 3


def find_background(left: Facets, right: Facets) -> str:
    """Name the finding: side by side, headline and body, one report, reports of the same days."""
    if left.report == right.report:
        if left.headline != right.headline:
            return "headline_and_body"
        return "side_by_side" if abs(left.position - right.position) <= NEXT_TO else "one_report"
    if not left.published or not right.published:
        # where both say when, the days of the reports add little; where not, nothing ties them
        return "undated_reports" if left.start and right.start else "nothing_dated"
    apart = abs(left.published - right.published)
    if apart == 0:
        return "same_day_reports"
    return "few_days_reports" if apart <= FEW_DAYS else "distant_reports"


def compare_backgrounds(left: Facets, right: Facets) -> Reason:
    """Compare where the claims stand."""
    finding, weights = find_background(left, right), load_weights()
    sentences = {
        "headline_and_body": "One is the headline of the report, the other stands below it.",
        "side_by_side": "They stand side by side in one report.",
        "one_report": "They stand in one report, further apart.",
        "same_day_reports": "Their reports are of one day.",
        "few_days_reports": f"Their reports are at most {FEW_DAYS} days apart.",
        "distant_reports": f"Their reports are more than {FEW_DAYS} days apart.",
        "nothing_dated": "Neither both claims nor both reports say when.",
        "undated_reports": "The day of one of their reports is not known.",
    }
    bits, forbids = weights.of("background", finding), weights.forbid("background", finding)
    return Reason("background", bits, sentences[finding], forbids)
