"""``sayso claims``: who says what happened, where and when."""

from typing import TYPE_CHECKING

from sayso.cli.columns import Column, Row
from sayso.cli.filtered import filtered
from sayso.cli.looking import looking_at
from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import print_rows
from sayso.cli.why_nothing import nothing_found

if TYPE_CHECKING:
    from sayso.library import Filters
    from sayso.nouns.claim import Claim

COLUMNS = (
    Column("when and where", 3),
    Column("what", 2, least=len("c-0123456789ab")),
    Column("who, to whom, how many", 4),
    Column("on whose word", 3),
    Column("the words", 6),
)


@filtered()
def run(
    record: RecordArgument,
    *,
    filters: "Filters",
    wanted: FormatOption = None,
) -> None:
    """List who says what happened, with the exact words."""
    with looking_at(record) as opened:
        found = opened.claims(**filters)
        if not found:
            raise nothing_found(opened, "claim", filters)
    print_rows(wanted, found.to_json(), COLUMNS, map(claim_row, found))


def claim_row(claim: "Claim") -> Row:
    """Give a claim in cells for people."""
    from sayso.views.words import say_actors, say_count, say_moment

    whom = f"→ {say_actors(claim.targets)}" if claim.targets else ""
    return (
        (say_moment(claim.time) if claim.time else "", claim.place.name if claim.place else ""),
        (claim.type, "" if claim.stance == "asserted" else claim.stance, claim.id),
        (say_actors(claim.actors), whom, *map(say_count, claim.counts)),
        (say_chain(claim), f"({claim.source_kind})"),
        (f"“{claim.evidence.quote}”", f"in {claim.report}"),
    )


def say_chain(claim: "Claim") -> str:
    """Give the chain of sources, nearest to the happening first."""
    return " ← ".join(link.name for link in claim.sources) or "the outlet itself"
