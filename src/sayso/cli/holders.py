"""``sayso holders``: who held which place when, and on whose word."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.options import ActorOption, FormatOption, PlaceOption, RecordArgument
from sayso.cli.show import chosen, inert, nothing, print_rows

if TYPE_CHECKING:
    from sayso.library import Record
    from sayso.nouns.holding import Holding

HEADINGS = ("place", "holder", "status", "from", "to", "claims", "contesting", "why")


def run(
    record: RecordArgument,
    place: PlaceOption = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="On this day.")] = None,
    actor: ActorOption = None,
    wanted: FormatOption = None,
) -> None:
    """List who held which place when: held, claimed by one side, contested, or unknown."""
    import sayso

    with sayso.open(record, create=False) as opened:
        found = opened.holders(place=place, on=on, actor=actor)
        if not found:
            where = f" of {place}" if place else ""
            raise nothing(f"no claim tells of a holder{where}" + (f" on {on}" if on else ""))
        print_rows(wanted, found.to_json(), HEADINGS, map(line_of, found))
        if chosen(wanted) == "table" and place:
            for words in evidence_of(found, opened):
                sys.stdout.write(inert(words) + "\n")


def line_of(holding: "Holding") -> tuple[str, ...]:
    """Give an interval as a line for people."""
    return (
        holding.place.name,
        holding.holder.name if holding.holder else "-",
        holding.status,
        str(holding.start or "?"),
        str(holding.end or "?"),
        str(len(holding.claims)),
        str(len(holding.contesting)),
        holding.reason,
    )


def evidence_of(found: "Iterable[Holding]", opened: "Record") -> Iterator[str]:
    """Give the words on which each interval rests, with who says them."""
    for holding in found:
        if not holding.holder:
            continue
        yield ""
        yield f"{holding.holder.name}, {holding.start or '?'} to {holding.end or '?'}:"
        for key in (*holding.claims, *holding.contesting):
            claim = opened.claim(key)
            says = " ← ".join(link.name for link in claim.sources) or "the outlet"
            against = "against: " if key in holding.contesting else ""
            yield f"  {key}  {against}“{claim.evidence.quote}”  {says}, in {claim.report}"
