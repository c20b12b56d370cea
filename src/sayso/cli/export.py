"""``sayso export``: the formats in which a record leaves."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.filtered import filtered
from sayso.cli.looking import looking_at
from sayso.cli.options import RecordArgument, one_of, read_day, read_output
from sayso.cli.show import number_of, say
from sayso.cli.why_nothing import nothing_found

if TYPE_CHECKING:
    from sayso.library import Filters, Record

WHAT = ("claims", "incidents", "holders")
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", parser=read_day, help="The same as --to with a day."),
]
KNOWN = ("jsonl", "csv", "excel", "geojson")


def read_what(words: str) -> str:
    """Check what is to be exported."""
    return one_of(words, WHAT, "list")


@filtered(last_day=UntilOption)
def run(
    record: RecordArgument,
    to: Annotated[
        list[str],
        typer.Option(
            "--to",
            "--to-format",
            metavar="FORMAT|DATE",
            help="jsonl, csv, excel (a csv that Excel opens by itself) or geojson; a second "
            "time with a day: on this day or earlier.",
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            parser=read_output,
            help="Where to; - is standard output.",
        ),
    ],
    what: Annotated[
        str,
        typer.Option(
            "--what", metavar="claims|incidents|holders", parser=read_what, help="What to export."
        ),
    ] = "claims",
    redact: Annotated[
        bool,
        typer.Option("--redact", help="Leave out who witnesses and unnamed sources are."),
    ] = False,
    *,
    filters: "Filters",
) -> None:
    """Write claims, incidents or holders to a file."""
    from sayso.views.exports import FORMATS

    to_format, to_day = formats_and_day(to)
    filters["to_day"] = filters["to_day"] or to_day
    with looking_at(record) as opened:
        rows = rows_of(opened, what, filters)
        if not rows:
            raise nothing_found(opened, what.removesuffix("s"), filters)
        if to_format != "jsonl" and what == "claims":
            rows = with_reports(opened, rows, addresses=not redact)
        if redact:
            rows = redacted(opened, rows)
    write_whole(output, FORMATS[to_format](rows))
    if output != "-":
        say(f"wrote {number_of(len(rows), what.removesuffix('s'))} to {output}")


def formats_and_day(given: Sequence[str]) -> tuple[str, str | None]:
    """Tell the format from the last day, for both are asked for with ``--to``."""
    formats = [words.lower() for words in given if words.lower() in KNOWN]
    others = [words for words in given if words.lower() not in KNOWN]
    if len(formats) != 1 or len(others) > 1:
        got = " ".join(given)
        raise typer.BadParameter(
            f"it takes one format out of {', '.join(KNOWN)}, and a second --to at most one day; "
            f"got {got!r}",
            param_hint="'--to'",
        )
    return formats[0], read_day(others[0]) if others else None


def rows_of(opened: "Record", what: str, filters: "Filters") -> list[dict[str, Any]]:
    """Give what is to be exported, in the contract's format."""
    if what == "claims":
        return opened.claims(**filters).to_json()
    if what == "incidents":
        return opened.incidents(**filters).to_json()
    unfit = [name for name, value in filters.items() if value and name not in {"place", "actor"}]
    if unfit:
        raise typer.BadParameter("holders can be chosen by --place and --actor only")
    return opened.holders(place=filters.get("place"), actor=filters.get("actor")).to_json()


def with_reports(
    opened: "Record", rows: list[dict[str, Any]], *, addresses: bool
) -> list[dict[str, Any]]:
    """Give claims with outlet, date and address of their report behind its id.

    A table or a map is read without the list of reports beside it. An address leads to the names
    that a redaction leaves out, so it can be left out too.
    """
    reports = {report.id: report for report in opened.reports()}
    found = []
    for row in rows:
        report = reports[row["report"]]
        published = report.published.day
        told = {"outlet": report.outlet, "published": published and published.isoformat()}
        if addresses:
            told["url"] = report.url
        at = list(row).index("report") + 1
        items = list(row.items())
        found.append(dict([*items[:at], *told.items(), *items[at:]]))
    return found


def redacted(opened: "Record", rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give rows without what tells who a private source is, found in the whole record."""
    from sayso.views.exports.redaction import make_redaction

    redaction = make_redaction(opened.claims())
    return [redaction.apply(row) for row in rows]


def write_whole(output: str, words: str) -> None:
    """Write a file beside its final name first, so that nobody finds half of it."""
    if output == "-":
        sys.stdout.write(words)
        return
    path = Path(output)
    unfinished = path.with_name(path.name + ".tmp")
    try:
        unfinished.write_text(words, encoding="utf-8", newline="")
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
