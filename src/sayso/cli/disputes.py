"""``sayso disputes``: what sources contradict one another on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.cli.columns import Column, Row
from sayso.cli.filtered import filtered
from sayso.cli.incidents import say_kind
from sayso.cli.looking import looking_at
from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import print_rows
from sayso.cli.why_nothing import nothing_found

if TYPE_CHECKING:
    from sayso.library import Filters
    from sayso.nouns.incident import Incident

COLUMNS = (
    Column("incident", 2, least=len("i-0123456789ab")),
    Column("disputed", 1),
    Column("who says what", 5),
)
FIELD_WORDS = {"happened": "whether it happened"}


@filtered()
def run(
    record: RecordArgument,
    *,
    filters: "Filters",
    wanted: FormatOption = None,
) -> None:
    """List what sources contradict one another on."""
    with looking_at(record) as opened:
        found = opened.disputes(**filters)
        if not found:
            raise nothing_found(opened, "dispute", filters)
    lines = (line for incident in found for line in dispute_rows(incident))
    print_rows(wanted, found.to_json(), COLUMNS, lines)


def dispute_rows(incident: "Incident") -> Iterator[Row]:
    """Give a row for each thing disputed, the incident before the first, a line a value."""
    from itertools import groupby

    from sayso.views.words import say_moment

    where = incident.place.name if incident.place else ""
    when = say_moment(incident.time) if incident.time else ""
    about: tuple[str, ...] = (f"{incident.type}, {where}".rstrip(", "), when, incident.id)
    for what, rivals in groupby(rivals_of(incident), key=lambda rival: rival[0]):
        says = [f"{value}: {source} ({', '.join(keys)})" for _, value, source, keys in rivals]
        yield (about, what, says)
        about = ()


def rivals_of(incident: "Incident") -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Give what is disputed, each value, who gives it, and the claims that carry it."""
    from sayso.views.words import say_bounds

    for dispute in incident.disputed:
        for value in dispute.values:
            what = FIELD_WORDS.get(dispute.field, dispute.field)
            yield what, value.value, value.source, value.claims
    for figure in incident.figures:
        for rival in figure.values if figure.disputed else ():
            yield say_kind(figure), say_bounds(rival.low, rival.high), rival.source, rival.claims
