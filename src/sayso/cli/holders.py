"""``sayso holders``: who held which place when, and on whose word."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.claims import say_chain
from sayso.cli.columns import Column, Row
from sayso.cli.inert import inert
from sayso.cli.looking import looking_at
from sayso.cli.options import ActorOption, FormatOption, PlaceOption, RecordArgument, read_day
from sayso.cli.show import chosen, nothing, print_rows
from sayso.cli.why_nothing import near_names, nothing_found

if TYPE_CHECKING:
    from sayso.library import Record
    from sayso.nouns.holding import Holding

COLUMNS = (
    Column("place", 2),
    Column("holder", 3),
    Column("status"),
    Column("from"),
    Column("to"),
    Column("claims"),
    Column("contesting"),
    Column("why", 6),
)


def run(
    record: RecordArgument,
    place: PlaceOption = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", parser=read_day, help="Who held it on this day."),
    ] = None,
    actor: ActorOption = None,
    wanted: FormatOption = None,
) -> None:
    """List who held which place when, and on whose word."""
    with looking_at(record) as opened:
        found = opened.holders(place=place, on=on, actor=actor)
        if not found:
            raise no_holder(opened, place, on, actor)
        print_rows(wanted, found.to_json(), COLUMNS, map(holding_row, found))
        if chosen(wanted) == "table" and place:
            for words in evidence_of(found, opened):
                sys.stdout.write(inert(words) + "\n")


def no_holder(record: "Record", place: str | None, on: str | None, actor: str | None) -> typer.Exit:
    """Say why no holder is known: the name, the day, or the whole record."""
    known = record.holders(place=place, actor=actor)
    if on and known:
        runs = ", ".join(f"{line.start or '?'} to {line.end or '?'}" for line in known[:6])
        of_what = place or actor or "any place"
        return nothing(f"no claim tells who held {of_what} on {on}; it is told for {runs}")
    filters = {"place": place, "actor": actor}
    everything = record.holders()
    if not everything or not any(filters.values()):
        return nothing_found(record, "holder", filters)
    asked = place or actor or ""
    names: Iterable[str] = (
        (line.place.name for line in everything)
        if place
        else (line.holder.name for line in everything if line.holder)
    )
    from collections import Counter

    near = near_names(asked, Counter(names))
    return nothing(f"no claim tells of a capture, withdrawal or control of {asked!r}; {near}")


def holding_row(holding: "Holding") -> Row:
    """Give an interval in cells for people."""
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
    """Give the words on which each interval rests, with who says them and in which report."""
    for holding in found:
        if not holding.holder:
            continue
        yield ""
        since, until = holding.start or "?", holding.end or "?"
        yield f"{holding.holder.name}, {since} to {until}, on these words:"
        for key in (*holding.claims, *holding.contesting):
            claim = opened.claim(key)
            against = "against: " if key in holding.contesting else ""
            says = f"{say_chain(claim)}, in {claim.report}"
            yield f"  {key}  {against}“{claim.evidence.quote}”  {says}"
