"""``sayso disputes``: what sources contradict one another on."""

from collections.abc import Iterator, Sequence
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
    from sayso.nouns.incident import Incident

HEADINGS = ("incident", "what", "disputed", "value", "source", "claims")


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
    """List what sources contradict one another on, each value with who says it."""
    import sayso

    with sayso.open(record, create=False) as opened:
        found = opened.disputes(
            place=place, within_km=within, actor=actor, source=source, type=type_,
            from_day=from_, to_day=to, report=report, stance=stance,
        )  # fmt: skip
    if not found:
        raise nothing("no dispute meets these filters")
    lines = [line for incident in found for line in dispute_lines(incident)]
    print_rows(wanted, found.to_json(), HEADINGS, lines)


def dispute_lines(incident: "Incident") -> Iterator[Sequence[str]]:
    """Give a line for each of the values that cannot all hold."""
    from sayso.views.words import say_bounds, say_moment

    what = f"{incident.type}, {incident.place.name if incident.place else 'no place'}, "
    what += say_moment(incident.time) if incident.time else "no time"
    for dispute in incident.disputed:
        for value in dispute.values:
            yield (
                incident.id, what, dispute.field, value.value, value.source,
                " ".join(value.claims),
            )  # fmt: skip
    for figure in incident.figures:
        for rival in figure.values if figure.disputed else ():
            yield (
                incident.id, what, f"{figure.kind} {figure.unit}".strip(),
                say_bounds(rival.low, rival.high), rival.source, " ".join(rival.claims),
            )  # fmt: skip
