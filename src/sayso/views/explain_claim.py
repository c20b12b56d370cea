"""Say why a claim reads as it does: each field with its value, and by which words it was read."""

from collections.abc import Iterator, Sequence

from sayso.nouns.actor import Actor
from sayso.nouns.claim import Claim
from sayso.nouns.report import Report
from sayso.views.words import say_count, say_moment

WIDTH = 9
AROUND = 80
"""Characters of the report shown on either side of the quote."""


def explain_claim(claim: Claim, report: Report) -> list[str]:
    """Give the lines: the words in their report, then each field with the reason below it."""
    evidence = claim.evidence
    before = report.text[max(0, evidence.start - AROUND) : evidence.start].replace("\n", " ")
    after = report.text[evidence.end : evidence.end + AROUND].replace("\n", " ")
    quote = evidence.quote.replace("\n", " ")
    readers = list(dict.fromkeys(claim.read_by.values()))
    read_by = f", read by {readers[0]}" if len(readers) == 1 else ""
    where = f"report {claim.report}, characters {evidence.start} to {evidence.end}"
    lines = [
        f"{claim.id} in {where}{read_by}",
        "",
        f"… {before}[{quote}]{after} …",
        "",
    ]
    if claim.sure is not None:
        lines += [f"read rightly, by its reckoning, in {claim.sure:.0%} of such cases", ""]
    for name, value in values_of(claim):
        reader = claim.read_by.get(name, "")
        reason = claim.reasons.get(name, "")
        if name in {"actors", "targets"} and len(getattr(claim, name)) == 1:
            reason = reason.removeprefix(f"{getattr(claim, name)[0].name}: ")
        told = (value or "-") + say_sure(claim, name)
        lines += field_lines(name, told, reason, "" if read_by else reader)
    if claim.incident:
        lines += field_lines("incident", claim.incident, "`sayso explain` of this id says why", "")
    return lines


def field_lines(name: str, value: str, reason: str, reader: str) -> Iterator[str]:
    """Give one field: its value, with what read it where readers differ, and below it why."""
    yield f"{name:<{WIDTH}}{value}{f'   ({reader})' if reader else ''}"
    for part in reason.split("; ") if name in {"actors", "targets", "counts"} else [reason]:
        if part:
            yield f"{'':<{WIDTH}}  because: {part}"


def say_sure(claim: Claim, name: str) -> str:
    """Give how likely a field is right, as words behind its value; empty where nobody says."""
    chance = claim.sure_by_field.get(name)
    return "" if chance is None else f"   [{chance:.0%}]"


def values_of(claim: Claim) -> list[tuple[str, str]]:
    """Give each field's value in words, with the report's own words where they differ."""
    time, place = claim.time, claim.place
    return [
        ("type", claim.type),
        ("trigger", claim.trigger),
        ("stance", claim.stance),
        ("actors", say_named(claim.actors)),
        ("targets", say_named(claim.targets)),
        ("place", f"{as_written(place.name, place.text)}, {place.precision}" if place else ""),
        ("time", as_written(say_moment(time), claim.time_text) if time else ""),
        ("counts", "; ".join(as_written(say_count(count), count.text) for count in claim.counts)),
        ("sources", " ← ".join(f"{s.name} ({s.kind})" for s in claim.sources) or "the outlet"),
    ]


def say_named(actors: Sequence[Actor]) -> str:
    """Give actors, each with the words that name it."""
    return "; ".join(as_written(actor.name, actor.text) for actor in actors)


def as_written(name: str, text: str) -> str:
    """Give a value with the report's own words for it, where they are others."""
    return name if not text or text == name else f"{name} “{text}”"
