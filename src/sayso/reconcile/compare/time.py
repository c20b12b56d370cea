"""Whether two claims speak of the same days."""

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.weights import make_reason
from sayso.reconcile.facets import Facets, day_of

WEEK = 7
MONTH = 31
LASTING_GAP = 45
EVENT_GAP = 2


CARRIED = "_carried"
"""Ends the name of a finding that rests on what a reader carried in from elsewhere."""

APART = "apart"
"""Rules out one happening, carried or not: else a claim without a day would tie months together."""


def find_time(left: Facets, right: Facets) -> str:
    """Name the finding; days that were carried in from elsewhere in a report weigh otherwise."""
    if not left.start or not right.start:
        return "untold" if left.start or right.start else "both_untold"
    finding = _find_days(left, right)
    carried = (left.time_carried or right.time_carried) and finding != APART
    return finding + CARRIED if carried else finding


def _find_days(left: Facets, right: Facets) -> str:
    """Name how the days lie; a lasting state is looked at more loosely than an event."""
    lasting = left.lasting and right.lasting
    gap = max(left.start - right.end, right.start - left.end)
    if gap > 0:
        control = left.type == right.type == "control"
        return _find_gap(gap, "control" if control else "lasting" if lasting else "event")
    longest = max(left.days, right.days)
    if left.start == right.start and left.end == right.end:
        return "same_day" if longest == 1 else "same_days"
    if longest <= WEEK:
        return "overlap_week"
    if longest <= MONTH:
        return "overlap_month"
    if lasting:
        return "overlap_lasting"
    both_long = min(left.days, right.days) > MONTH
    begun_together = both_long and abs(left.start - right.start) <= MONTH
    return "begun_together" if begun_together else "overlap_long"


def _find_gap(gap: int, sort: str) -> str:
    if sort == "event":
        if gap == 1:
            return "next_day"
        return "days_apart" if gap <= EVENT_GAP else APART
    if gap > LASTING_GAP:
        return APART
    if sort == "control":
        return "control_gap"
    return "lasting_week" if gap <= WEEK else "lasting_weeks"


def compare_times(left: Facets, right: Facets) -> Reason:
    """Compare the days of two claims; days that lie apart rule out one happening."""
    finding = find_time(left, right)
    first, second = sorted((say_days(left), say_days(right)))
    sentences = {
        "same_day": f"Both are on {first}.",
        "same_days": f"Both are in {first}.",
        "overlap_week": f"{first} and {second} overlap within a week.",
        "overlap_month": f"{first} and {second} overlap within a month.",
        "overlap_long": f"{first} and {second} overlap, but one is long.",
        "begun_together": f"{first} and {second} are long and began within a month.",
        "overlap_lasting": f"{first} and {second} overlap, and both tell of a lasting state.",
        "next_day": f"{first} and {second} are one day apart.",
        "days_apart": f"{first} and {second} are {EVENT_GAP} days apart.",
        "lasting_week": f"{first} and {second} are within a week; both tell of a lasting state.",
        "control_gap": f"{first} and {second} lie apart, but both say who holds it.",
        "lasting_weeks": f"{first} and {second} are weeks apart; both tell of a lasting state.",
        "apart": f"{first} and {second} lie too far apart.",
        "untold": f"Only one says when ({first or second}).",
        "both_untold": "Neither says when.",
    }
    sentence = sentences[finding.removesuffix(CARRIED)]
    if finding.endswith(CARRIED):
        sentence += " The words of one do not say when; it is taken from elsewhere in its report."
    return make_reason("time", finding, sentence)


def say_days(side: Facets) -> str:
    """Give the days in words; empty where they are not known."""
    if not side.start:
        return ""
    if side.days == 1:
        return f"{day_of(side.start)}"
    return f"{day_of(side.start)} to {day_of(side.end)}"
