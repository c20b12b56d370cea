"""``sayso judge``: a person's word on whether two claims are of one happening."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.columns import Column
from sayso.cli.options import FormatOption, RecordArgument, read_output
from sayso.cli.show import nothing, number_of, print_rows, say

if TYPE_CHECKING:
    from sayso.nouns.judgement import Verdict

app = typer.Typer(no_args_is_help=True, help="Say that two claims are one happening, or not.")
Left = Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim.")]
Right = Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim.")]
By = Annotated[str, typer.Option("--by", help="Who says so; the login name if not told.")]
Note = Annotated[str, typer.Option("--note", help="Why.")]
FileArgument = Annotated[
    str, typer.Argument(metavar="FILE", help="A text file, one judgement a line.")
]
COLUMNS = (
    Column("number"),
    Column("verdict"),
    Column("claim"),
    Column("claim"),
    Column("by", 2),
    Column("when", 3),
    Column("withdrawn", 3),
    Column("note", 5),
)


@app.command("same")
def same(record: RecordArgument, left: Left, right: Right, by: By = "", note: Note = "") -> None:
    """Put two claims into one incident."""
    judge(record, (left, right), "same", by, note)


@app.command("different")
def different(
    record: RecordArgument, left: Left, right: Right, by: By = "", note: Note = ""
) -> None:
    """Keep two claims apart."""
    judge(record, (left, right), "different", by, note)


def judge(record: str, pair: tuple[str, str], verdict: "Verdict", by: str, note: str) -> None:
    """Keep a judgement, and say how to take it back."""
    import sayso

    with sayso.open(record, create=False) as opened:
        made = opened.judge(*pair, verdict, by, note)
        incidents = [opened.claim(key).incident for key in pair]
    say(f"judgement {made.id}: {made.left} and {made.right} are {verdict}, says {made.by}")
    say(f"they are now in {' and '.join(dict.fromkeys(incidents))}")
    say(f"take it back with: sayso judge withdraw {record} {made.id}")


@app.command("withdraw")
def withdraw(
    record: RecordArgument,
    number: Annotated[
        int,
        typer.Argument(metavar="NUMBER", min=1, max=2**31 - 1, help="As `judge list` gives it."),
    ],
    by: By = "",
) -> None:
    """Take a judgement back; it stays in the record, and what it did is undone."""
    import sayso

    with sayso.open(record, create=False) as opened:
        gone = opened.withdraw(number, by)
    say(f"judgement {number} is withdrawn by {gone.withdrawn_by}")


@app.command("list")
def list_(record: RecordArgument, wanted: FormatOption = None) -> None:
    """List all judgements, the withdrawn ones too."""
    import sayso

    with sayso.open(record, create=False) as opened:
        found = opened.judgements()
    if not found:
        raise nothing("nobody has judged yet")
    rows = [
        {
            "number": j.id, "verdict": j.verdict, "left": j.left, "right": j.right, "by": j.by,
            "at": j.at.isoformat(), "withdrawn_at": j.withdrawn_at and j.withdrawn_at.isoformat(),
            "note": j.note,
        }
        for j in found
    ]  # fmt: skip
    lines = [["" if value is None else str(value) for value in row.values()] for row in rows]
    print_rows(wanted, rows, COLUMNS, lines)


@app.command("dump")
def dump(
    record: RecordArgument,
    file: Annotated[
        str, typer.Argument(metavar="FILE", parser=read_output, help="Where to write them.")
    ],
) -> None:
    """Write all judgements to a text file for version control."""
    import sayso

    with sayso.open(record, create=False) as opened:
        say(f"wrote {number_of(opened.dump_judgements(file), 'judgement')} to {file}")


@app.command("load")
def load(record: RecordArgument, file: FileArgument) -> None:
    """Take the judgements of a text file that are not here yet, and follow them."""
    import sayso

    with sayso.open(record, create=False) as opened:
        say(f"{number_of(opened.load_judgements(file), 'judgement')} new")
