"""``sayso incidents``: claims of one happening put together, rival figures side by side."""

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
    from sayso.nouns.figure import Figure
    from sayso.nouns.incident import Incident

HEADINGS = ("incident", "type", "place", "time", "who, to whom", "claims", "sources", "figures")


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
    """List incidents with their figures: low, best, high by a named rule, and who gives which."""
    import sayso

    with sayso.open(record, create=False) as opened:
        found = opened.incidents(
            place=place, within_km=within, actor=actor, source=source, type=type_,
            from_day=from_, to_day=to, report=report, stance=stance,
        )  # fmt: skip
    if not found:
        raise nothing("no incident meets these filters")
    print_rows(wanted, found.to_json(), HEADINGS, map(incident_line, found))


def incident_line(incident: "Incident") -> Sequence[str]:
    """Give an incident as a line for people."""
    from sayso.views.words import say_actors, say_moment

    whom = f" → {say_actors(incident.targets)}" if incident.targets else ""
    mark = ", disputed" if incident.is_disputed else ""
    return (
        incident.id,
        incident.type + mark,
        incident.place.name if incident.place else "",
        say_moment(incident.time) if incident.time else "",
        say_actors(incident.actors) + whom,
        f"{len(incident.claims)} in {len(incident.reports)}",
        f"{len(incident.sources)}, {incident.independent} independent",
        "\n".join(map(say_figure, incident.figures)).replace("\n", " | "),
    )


def say_figure(figure: "Figure") -> str:
    """Give rival figures in one line: the range by its rule, then who gives which."""
    from sayso.views.words import say_bounds

    rival = "; ".join(f"{v.source}: {say_bounds(v.low, v.high)}" for v in figure.values)
    bounds = (figure.low, figure.best, figure.high)
    ends = " / ".join("?" if end is None else f"{end:,}" for end in bounds)
    disputed = ", disputed" if figure.disputed else ""
    what = figure.kind if figure.unit in {"people", ""} else f"{figure.kind} {figure.unit}"
    return f"{what} {ends} ({figure.rule}{disputed}): {rival}"
