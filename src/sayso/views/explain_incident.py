"""Say what an incident stands on: its fields, rival figures and disputes, with their claims."""

from collections.abc import Iterable, Iterator, Mapping

from sayso.nouns.claim import Claim
from sayso.nouns.incident import Incident
from sayso.views.words import say_bounds, say_iso_days, say_moment

WIDTH = 12
LONGEST_QUOTE = 160
FIELD_WORDS = {"happened": "whether it happened"}


def explain_incident(incident: Incident, claims: Mapping[str, Claim]) -> list[str]:
    """Give the lines: what it is, on which claims each value stands, and the claims' own words.

    ``claims`` are the incident's, by id.
    """
    members = sorted(
        (claims[key] for key in incident.claims if key in claims),
        key=lambda claim: (claim.report, claim.evidence.start, claim.id),
    )
    where = f", {incident.place.name}" if incident.place else ""
    counted = (
        f"claims: {len(members)}, reports: {len(incident.reports)}, sources: "
        f"{len(incident.sources)}, independent of one another: {incident.independent}"
    )
    return [
        f"{incident.id}: {incident.type}{where}, {say_moment(incident.time)}",
        counted,
        "",
        *agreed_lines(incident, members),
        *figure_lines(incident),
        *dispute_lines(incident),
        *(f"{'sources':<{WIDTH}}{sentence}" for sentence in incident.independence),
        *grade_lines(incident),
        "",
        "on these words:",
        *(claim_line(claim) for claim in members),
    ]


def agreed_lines(incident: Incident, members: list[Claim]) -> Iterator[str]:
    """Give the fields that are agreed on or best supported, each with the claims that say so."""
    alike = [claim.id for claim in members if claim.type == incident.type]
    yield value_line("type", incident.type, alike)
    for name in ("actors", "targets"):
        for actor in getattr(incident, name):
            named = [c.id for c in members if actor.key in {a.key for a in getattr(c, name)}]
            yield value_line(name, actor.name, named)
    place, time = incident.place, incident.time
    if place:
        there = [c.id for c in members if c.place and c.place.key == place.key]
        yield value_line("place", place.name, there)
    if time:
        days = (time.start, time.end)
        then = [c.id for c in members if c.time and (c.time.start, c.time.end) == days]
        yield value_line("time", say_moment(time), then)


def figure_lines(incident: Incident) -> Iterator[str]:
    """Give each figure with the rule that chose the best, then who gives which."""
    for figure in incident.figures:
        what = f"{figure.kind} {figure.unit}".strip()
        if len(figure.values) == 1:
            only = figure.values[0]
            words = f"{what}: {say_bounds(only.low, only.high)}, {only.source}"
            yield value_line("figure", words, only.claims)
            continue
        ends = " – ".join("?" if end is None else f"{end:,}"
                          for end in (figure.low, figure.best, figure.high))  # fmt: skip
        disputed = ", disputed" if figure.disputed else ""
        yield f"{'figure':<{WIDTH}}{what}: {ends} (low – best – high by {figure.rule}{disputed})"
        for value in figure.values:
            words = f"  {say_bounds(value.low, value.high)}: {value.source}"
            yield value_line("", words, value.claims)


def dispute_lines(incident: Incident) -> Iterator[str]:
    """Give what sources contradict one another on, a line a value."""
    for dispute in incident.disputed:
        yield f"{'disputed':<{WIDTH}}{FIELD_WORDS.get(dispute.field, dispute.field)}"
        for value in dispute.values:
            yield value_line("", f"  {say_iso_days(value.value)}: {value.source}", value.claims)


def grade_lines(incident: Incident) -> Iterator[str]:
    """Give the suggested grade with its rule."""
    if incident.grade:
        yield f"{'grade':<{WIDTH}}{incident.grade.name}, a suggestion: {incident.grade.rule}"


def value_line(name: str, value: str, keys: Iterable[str]) -> str:
    """Give one value with the claims that carry it."""
    return f"{name:<{WIDTH}}{value}  ({', '.join(keys) or 'follows from the others'})"


def claim_line(claim: Claim) -> str:
    """Give a claim's own words, and who says them where."""
    quote = " ".join(claim.evidence.quote.split())
    short = quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE].rstrip()}…"
    says = " ← ".join(link.name for link in claim.sources) or "the outlet itself"
    stance = "" if claim.stance == "asserted" else f", {claim.stance}"
    return f"  {claim.id}  “{short}”  {says}, in {claim.report}{stance}"
