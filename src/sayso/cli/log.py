"""``sayso log``: every act on the record."""

from dataclasses import asdict

from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import print_rows

HEADINGS = ("number", "when", "by", "act", "about", "details")


def run(record: RecordArgument, wanted: FormatOption = None) -> None:
    """List every act on the record, oldest first: reading, judging, correcting."""
    import sayso

    with sayso.open(record, create=False) as opened:
        found = opened.log()
    lines = [(str(e.id), e.at, e.by, e.act, e.about, e.details) for e in found]
    print_rows(wanted, [asdict(entry) for entry in found], HEADINGS, lines)
