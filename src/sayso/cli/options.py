"""Arguments and options that commands share, and the checks of what is typed there."""

from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from sayso.nouns.claim import CLAIM_TYPES, STANCES

FORMATS = ("table", "jsonl", "csv")


def read_day(words: str) -> str:
    """Check a day typed on the command line."""
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"it takes a day such as 2016-12-11; got {words!r}") from error


def read_type(words: str) -> str:
    """Check a type of claim."""
    return one_of(words, CLAIM_TYPES, "type")


def read_stance(words: str) -> str:
    """Check a stance."""
    return one_of(words, STANCES, "stance")


def read_distance(words: str) -> float:
    """Check a distance in kilometres."""
    return read_number(words, 20_000, "kilometres from 0 to 20000, such as 25")


def read_share(words: str) -> float:
    """Check a share."""
    return read_number(words, 1, "a share from 0 to 1, such as 0.7")


def read_number(words: str, highest: float, taken: str) -> float:
    """Check a number from 0 to the highest that is taken."""
    try:
        number = float(words)
    except ValueError:
        number = -1.0
    if not 0 <= number <= highest:
        raise typer.BadParameter(f"it takes {taken}; got {words!r}")
    return number


def read_name(words: str) -> str:
    """Check a name or id: an empty one would ask for everything."""
    if not words.strip():
        raise typer.BadParameter("it takes a name; got an empty one")
    return words.strip()


def read_output(words: str) -> str:
    """Check where something is to be written: a file, there or not, in a folder that is there.

    What is written replaces the file as a whole, which would turn a device into a file.
    """
    path = Path(words)
    if words == "-":
        return words
    if path.exists() and not path.is_file():
        raise typer.BadParameter(f"{words} is a folder or a device; give the name of a file")
    if not path.resolve().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {path.parent}; make it first")
    return str(path.resolve()) if path.is_symlink() else words


def read_format(words: str) -> str:
    """Check in which format a list is to be printed."""
    return one_of(words, FORMATS, "format")


def read_workers(words: str) -> int:
    """Check a number of processes."""
    from sayso.settings import MOST_WORKERS

    number = int(words) if words.strip().isdecimal() else 0
    if not 1 <= number <= MOST_WORKERS:
        raise typer.BadParameter(
            f"it takes a number of processes from 1 to {MOST_WORKERS}; got {words!r}"
        )
    return number


def one_of(words: str, known: tuple[str, ...], what: str) -> str:
    """Give the known word that was typed, or say which there are."""
    typed = words.strip().lower().replace(" ", "")
    if typed in known:
        return typed
    near = get_close_matches(typed, known, 1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    raise typer.BadParameter(f"there is no {what} {words!r}{meant}; one of {', '.join(known)}")


RecordArgument = Annotated[
    str, typer.Argument(metavar="RECORD", help="Path of the record, or postgresql://…")
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="table|jsonl|csv", parser=read_format,
        help="How to print: table on a terminal, else jsonl.",
    ),
]  # fmt: skip
PlaceOption = Annotated[
    str | None,
    typer.Option("--place", metavar="NAME", parser=read_name, help="A place, by any of its names."),
]
WithinOption = Annotated[
    float | None,
    typer.Option(
        "--within", metavar="KM", parser=read_distance, help="With --place: at most so far off."
    ),
]
ActorOption = Annotated[
    str | None,
    typer.Option(
        "--actor", metavar="NAME", parser=read_name, help="Who does it or suffers it; any name."
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option(
        "--source", metavar="NAME", parser=read_name, help="On whose word, anywhere in a chain."
    ),
]
TypeOption = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", parser=read_type, help="What: airstrike, capture, …"),
]
FromOption = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", parser=read_day, help="On this day or later."),
]
ToOption = Annotated[
    str | None,
    typer.Option("--to", metavar="DATE", parser=read_day, help="On this day or earlier."),
]
ReportOption = Annotated[
    str | None,
    typer.Option("--report", metavar="ID", parser=read_name, help="In this report."),
]
StanceOption = Annotated[
    str | None,
    typer.Option(
        "--stance", metavar="STANCE", parser=read_stance,
        help="asserted, denied, planned or uncertain.",
    ),
]  # fmt: skip
LeastSureOption = Annotated[
    float | None,
    typer.Option(
        "--least-sure", metavar="SHARE", parser=read_share,
        help="Read rightly with at least this chance, 0 to 1.",
    ),
]  # fmt: skip
