"""Say why a claim reads as it does: each field with its value, what read it, and by which words."""

from sayso.nouns.claim import Claim
from sayso.nouns.count import Count
from sayso.nouns.report import Report

WIDTH = 9
AROUND = 80
"""Characters of the report shown on either side of the quote."""


def explain_claim(claim: Claim, report: Report) -> list[str]:
    """Give the lines: the words in their report, then a line a field."""
    evidence = claim.evidence
    before = report.text[max(0, evidence.start - AROUND) : evidence.start].replace("\n", " ")
    after = report.text[evidence.end : evidence.end + AROUND].replace("\n", " ")
    quote = evidence.quote.replace("\n", " ")
    return [
        f"{claim.id} in report {claim.report}, characters {evidence.start} to {evidence.end}",
        f"… {before}[{quote}]{after} …",
        *(field_line(name, value, claim) for name, value in values_of(claim)),
    ]


def field_line(name: str, value: str, claim: Claim) -> str:
    """Give one field: value, reader, reason."""
    reader = claim.read_by.get(name, "")
    reason = claim.reasons.get(name, "")
    why = f"   <- {reason}" if reason else ""
    return f"{name:<{WIDTH}}{value or '-'}   ({reader}){why}"


def values_of(claim: Claim) -> list[tuple[str, str]]:
    """Give each field's value in words."""
    time = claim.time
    days = "" if time is None else f"{time.start} to {time.end} ({time.precision})"
    place = claim.place
    return [
        ("type", claim.type),
        ("trigger", claim.trigger),
        ("stance", claim.stance),
        ("actors", "; ".join(f"{a.name} ('{a.text}')" for a in claim.actors)),
        ("targets", "; ".join(f"{a.name} ('{a.text}')" for a in claim.targets)),
        ("place", f"{place.name} ('{place.text}', {place.precision})" if place else ""),
        ("time", f"{days} '{claim.time_text}'" if days else ""),
        ("counts", "; ".join(map(say_count, claim.counts))),
        ("sources", " <- ".join(f"{s.name} ({s.kind})" for s in claim.sources) or "the outlet"),
    ]


def say_count(count: Count) -> str:
    """Give a count with its bounds and its words."""
    low = "" if count.low is None else f"{count.low:,}"
    high = "" if count.high is None else f"{count.high:,}"
    bounds = low if low == high else f"{low or '…'} to {high or '…'}"
    return f"{count.kind} {bounds} {count.unit} ('{count.text}')"
