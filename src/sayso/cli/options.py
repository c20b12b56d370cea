"""Arguments and options that commands share."""

from typing import Annotated, Literal

import typer

RecordArgument = Annotated[
    str, typer.Argument(metavar="RECORD", help="Path of the record, or postgresql://...")
]
Format = Literal["table", "jsonl", "csv"]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="How to print; a table on a terminal, JSON Lines into a file."),
]
PlaceOption = Annotated[str | None, typer.Option("--place", help="A place, by any of its names.")]
WithinOption = Annotated[
    float | None, typer.Option("--within", metavar="KM", help="With --place: so near to it.")
]
ActorOption = Annotated[str | None, typer.Option("--actor", help="A party, by any alias.")]
SourceOption = Annotated[str | None, typer.Option("--source", help="Somebody in the chain.")]
TypeOption = Annotated[str | None, typer.Option("--type", help="A type, such as airstrike.")]
FromOption = Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day.")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="To this day.")]
ReportOption = Annotated[str | None, typer.Option("--report", help="The id of a report.")]
StanceOption = Annotated[
    str | None, typer.Option("--stance", help="asserted, denied, planned or uncertain.")
]
