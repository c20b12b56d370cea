"""``sayso claims``: who says what happened, where and when."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.cli.options import (
    ActorOption,
    FormatOption,
    FromOption,
    PlaceOption,
    RecordArgument,
    ReportOption,
    SourceOption,
    StanceOption,
    ToOption,
    TypeOption,
    WithinOption,
)
from sayso.cli.show import nothing, print_rows

if TYPE_CHECKING:
    from sayso.nouns.claim import Claim

HEADINGS = ("claim", "type", "who, to whom", "place", "time", "counts", "says", "words")


def run(
    record: RecordArgument,
    place: PlaceOption = None,
    within: WithinOption = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    type_: TypeOption = None,
    from_: FromOption = None,
    to: ToOption = None,
    report: ReportOption = None,
    stance: StanceOption = None,
    wanted: FormatOption = None,
) -> None:
    """List claims: one assertion each, by one chain of sources, in one report."""
    import sayso

    with sayso.open(record, create=False) as opened:
        found = opened.claims(
            place=place, within_km=within, actor=actor, source=source, type=type_,
            from_day=from_, to_day=to, report=report, stance=stance,
        )  # fmt: skip
    if not found:
        raise nothing("no claim meets these filters")
    print_rows(wanted, found.to_json(), HEADINGS, map(claim_line, found))


def claim_line(claim: "Claim") -> Sequence[str]:
    """Give a claim as a line for people."""
    from sayso.views.words import say_actors, say_count, say_moment

    whom = f" → {say_actors(claim.targets)}" if claim.targets else ""
    stance = "" if claim.stance == "asserted" else f" ({claim.stance})"
    return (
        claim.id,
        claim.type + stance,
        say_actors(claim.actors) + whom,
        claim.place.name if claim.place else "",
        say_moment(claim.time) if claim.time else "",
        "; ".join(map(say_count, claim.counts)),
        " ← ".join(link.name for link in claim.sources) or "the outlet",
        f"“{claim.evidence.quote}” {claim.report}",
    )
