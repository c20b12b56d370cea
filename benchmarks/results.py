"""Run every benchmark and write the tables: ``python -m benchmarks.results [NAME ...]``.

Each table says the command that made it. ``RESULTS.md`` is rewritten as a whole from the tables
kept in ``benchmarks/tables/``, so that one benchmark can be run again without the others.
"""

import argparse
import datetime as dt
import importlib
import os
import platform
import sys
from dataclasses import dataclass

import sayso
from benchmarks.packs import PROJECT, shared_folder

TABLES = PROJECT / "benchmarks" / "tables"
RESULTS = PROJECT / "benchmarks" / "RESULTS.md"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the results: a benchmark over one pack, with what to know when reading it."""

    name: str
    benchmark: str
    data: str
    title: str
    remark: str = ""


LISTED: tuple[Table, ...] = (
    Table(
        "claims-syria",
        "claims",
        "gold/syria",
        "Claims, open gold: Syria",
        "Two independent codings agree at claim F1 0.94 and whole 0.63 here; bare keywords reach "
        "0.52 and 0. The rules were written with these reports in sight.",
    ),
    Table(
        "claims-wars",
        "claims",
        "gold/wars",
        "Claims, open gold: Libya, Iraq, Latin America",
        "Two independent codings agree at 0.89 and 0.57.",
    ),
    Table(
        "claims-seeds",
        "claims",
        "gold/seeds",
        "Claims, open gold: two of the seed reports",
        "Two independent codings agree at 0.96 and 0.79; bare keywords reach 0.49 and 0.",
    ),
    Table("incidents-syria", "incidents", "gold/syria", "Incidents from gold claims: Syria"),
    Table("incidents-wars", "incidents", "gold/wars", "Incidents from gold claims: other wars"),
    Table("speed", "speed", "reports/syria/reports.jsonl", "Speed, one core"),
)


def run_table(table: Table) -> str:
    """Run one benchmark and give its section of the page."""
    benchmark = importlib.import_module(f"benchmarks.{table.benchmark}")
    data = shared_folder() / table.data
    predictions = PROJECT / "predictions" / f"{table.name}.jsonl"
    predictions.parent.mkdir(exist_ok=True)
    benchmark.predict(data, predictions)
    scores = str(benchmark.score(data, predictions)).strip()
    command = f"python -m benchmarks {table.benchmark} --data ../shared/{table.data} --report"
    remark = f"\n{table.remark}\n" if table.remark else ""
    return f"## {table.title}\n{remark}\n    {command}\n\n```text\n{scores}\n```\n"


def describe_run() -> str:
    """Give date, version and machine in one line."""
    today = dt.datetime.now(tz=dt.UTC).date()
    return (
        f"{today}, sayso {sayso.__version__}, Python {platform.python_version()}, "
        f"{platform.machine()}, {os.cpu_count()} cores"
    )


def write_results() -> None:
    """Put all kept tables together into RESULTS.md."""
    sections = [
        path.read_text(encoding="utf-8")
        for table in LISTED
        if (path := TABLES / f"{table.name}.md").exists()
    ]
    head = (
        "# Results\n\nMade by `make results`; every table names the command that made it.\n"
        "Only open parts of the benchmarks are used: train and dev, never held-back parts.\n"
    )
    RESULTS.write_text("\n".join([head, *sections]), encoding="utf-8")


def main() -> int:
    """Run the named tables, or all, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.results", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *(table.name for table in LISTED)])
    names = set(parser.parse_args().names)
    TABLES.mkdir(exist_ok=True)
    for table in LISTED:
        if names and table.name not in names:
            continue
        print(f"running {table.name}", file=sys.stderr)
        section = f"{run_table(table)}\n{describe_run()}\n"
        (TABLES / f"{table.name}.md").write_text(section, encoding="utf-8")
    write_results()
    return 0


if __name__ == "__main__":
    sys.exit(main())
