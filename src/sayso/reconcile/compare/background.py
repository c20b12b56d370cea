"""Whether two claims stand in one report, or in reports of the same days."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets

GAPS = ((0, "one_clause"), (30, "next_clause"), (150, "next_sentence"), (400, "near_by"),
        (1000, "some_way"))  # fmt: skip
"""Code points between two claims of one report, up to which they stand so far from each other."""

FEW_DAYS = 3


def find_background(left: Facets, right: Facets) -> str:
    """Name the finding: how far apart in one report, or how many days between two reports."""
    if left.report == right.report:
        if left.headline != right.headline:
            return "headline_and_body"
        gap = max(left.position - right.until, right.position - left.until)
        return next((finding for most, finding in GAPS if gap <= most), "far_below")
    if not left.published or not right.published:
        # where both say when, the days of the reports add little; where not, nothing ties them
        return "undated_reports" if left.start and right.start else "nothing_dated"
    apart = abs(left.published - right.published)
    if apart == 0:
        return "same_day_reports"
    return "few_days_reports" if apart <= FEW_DAYS else "distant_reports"


def compare_backgrounds(left: Facets, right: Facets) -> Reason:
    """Compare where the claims stand."""
    finding = find_background(left, right)
    sentences = {
        "headline_and_body": "One is the headline of the report, the other stands below it.",
        "one_clause": "They stand in one clause of one report.",
        "next_clause": "They stand side by side in one report.",
        "next_sentence": "They stand a sentence apart in one report.",
        "near_by": "They stand a few sentences apart in one report.",
        "some_way": "They stand a few paragraphs apart in one report.",
        "far_below": "They stand far apart in one report.",
        "same_day_reports": "Their reports are of one day.",
        "few_days_reports": f"Their reports are at most {FEW_DAYS} days apart.",
        "distant_reports": f"Their reports are more than {FEW_DAYS} days apart.",
        "nothing_dated": "Neither both claims nor both reports say when.",
        "undated_reports": "The day of one of their reports is not known.",
    }
    return make_reason("background", finding, sentences[finding])
