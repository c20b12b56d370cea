"""``sayso reports``: the reports of a record."""

from sayso.cli.options import FormatOption, RecordArgument
from sayso.cli.show import nothing, print_rows

HEADINGS = ("report", "outlet", "published", "known", "copy of", "claims", "title")


def run(record: RecordArgument, wanted: FormatOption = None) -> None:
    """List the reports: outlet, day of publication and how it is known, copies, claims."""
    import sayso

    with sayso.open(record, create=False) as opened:
        found = opened.reports()
    if not found:
        raise nothing(f"there are no reports in {record}; read some with `sayso read`")
    lines = [
        (
            row.id, row.outlet, str(row.published.day or ""), row.published.known, row.copy_of,
            str(row.claims), row.title[:60],
        )
        for row in found
    ]  # fmt: skip
    print_rows(wanted, found.to_json(), HEADINGS, lines)
