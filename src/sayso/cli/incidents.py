"""``sayso incidents``: claims of one happening put together, rival figures side by side."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.cli.columns import Column, Row
from sayso.cli.filtered import filtered
from sayso.cli.looking import looking_at
from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import print_rows
from sayso.cli.why_nothing import nothing_found

if TYPE_CHECKING:
    from sayso.library import Filters
    from sayso.nouns.figure import Figure
    from sayso.nouns.incident import Incident

COLUMNS = (
    Column("when and where", 3),
    Column("what", 2, least=len("c-0123456789ab")),
    Column("who, to whom", 3),
    Column("figures: low – best – high", 5),
    Column("sources", 3),
)
MOST_SOURCES = 5


@filtered()
def run(
    record: RecordArgument,
    *,
    filters: "Filters",
    wanted: FormatOption = None,
) -> None:
    """List incidents, rival figures side by side."""
    with looking_at(record) as opened:
        found = opened.incidents(**filters)
        if not found:
            raise nothing_found(opened, "incident", filters)
    print_rows(wanted, found.to_json(), COLUMNS, map(incident_row, found))


def incident_row(incident: "Incident") -> Row:
    """Give an incident in cells for people."""
    from sayso.views.words import say_actors, say_moment

    whom = f"→ {say_actors(incident.targets)}" if incident.targets else ""
    place, time = incident.place, incident.time
    return (
        (say_moment(time) if time else "", place.name if place else ""),
        (incident.type, "DISPUTED" if incident.is_disputed else "", incident.id),
        (say_actors(incident.actors), whom),
        [line for figure in incident.figures for line in figure_lines(figure)],
        list(source_lines(incident)),
    )


def figure_lines(figure: "Figure") -> Iterator[str]:
    """Give the range by its rule, then who gives which, where there is more than one word on it."""
    from sayso.views.words import say_bounds

    ends = " – ".join(
        "?" if end is None else f"{end:,}" for end in (figure.low, figure.best, figure.high)
    )
    disputed = ", DISPUTED" if figure.disputed else ""
    if len(figure.values) == 1:
        only = figure.values[0]
        yield f"{say_kind(figure)}: {say_bounds(only.low, only.high)}, {only.source}"
        return
    yield f"{say_kind(figure)}: {ends} ({figure.rule}{disputed})"
    for value in figure.values:
        yield f"  {say_bounds(value.low, value.high)}: {value.source}"


def say_kind(figure: "Figure") -> str:
    """Give what a figure counts: the kind, and of what where that is not people."""
    return figure.kind if figure.unit in {"people", "", figure.kind} else (
        f"{figure.unit} {figure.kind}" if figure.kind not in {"equipment", "other"} else figure.unit
    )  # fmt: skip


def source_lines(incident: "Incident") -> Iterator[str]:
    """Give how many sources there are, how many hang on no other, and their names."""
    number = len(incident.sources)
    yield f"{number}, {incident.independent} independent"
    for tally in incident.sources[:MOST_SOURCES]:
        yield f"{tally.name} ({tally.kind})"
    if number > MOST_SOURCES:
        yield f"and {number - MOST_SOURCES} more"
