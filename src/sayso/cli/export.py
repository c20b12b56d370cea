"""``sayso export``: the formats in which a record leaves."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from sayso.cli.options import (
    ActorOption,
    FromOption,
    PlaceOption,
    RecordArgument,
    ReportOption,
    SourceOption,
    StanceOption,
    TypeOption,
    WithinOption,
)
from sayso.cli.show import nothing, say

What = Literal["claims", "incidents", "holders"]


def run(
    record: RecordArgument,
    to_format: Annotated[str, typer.Option("--to-format", "--to", help="jsonl, csv, geojson.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="PATH", help="Where to.")],
    what: Annotated[What, typer.Option("--what", help="What to export.")] = "claims",
    redact: Annotated[
        bool, typer.Option("--redact", help="Leave out who unnamed sources and witnesses are.")
    ] = False,
    place: PlaceOption = None,
    within: WithinOption = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    type_: TypeOption = None,
    from_: FromOption = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="To this day.")
    ] = None,
    report: ReportOption = None,
    stance: StanceOption = None,
) -> None:
    """Write claims, incidents or holders to a file."""
    import sayso
    from sayso.errors import BadSetting
    from sayso.views.exports import FORMATS, redacted

    if to_format not in FORMATS:
        raise BadSetting(f"no format {to_format!r}; one of {', '.join(FORMATS)}")
    filters = {
        "place": place, "within_km": within, "actor": actor, "source": source, "type": type_,
        "from_day": from_, "to_day": until, "report": report, "stance": stance,
    }  # fmt: skip
    with sayso.open(record, create=False) as opened:
        if what == "holders":
            rows = opened.holders(place=place, actor=actor).to_json()
        elif what == "incidents":
            rows = opened.incidents(**filters).to_json()
        else:
            rows = opened.claims(**filters).to_json()
    if not rows:
        raise nothing(f"no {what} meet these filters; nothing was written")
    kept = [dict(redacted(row)) for row in rows] if redact and what == "claims" else rows
    unfinished = output.with_name(output.name + ".tmp")
    unfinished.write_text(FORMATS[to_format](kept), encoding="utf-8", newline="")
    unfinished.replace(output)
    say(f"{len(rows):,} {what} are in {output}")
