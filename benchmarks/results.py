"""Run every benchmark and write the tables: ``python -m benchmarks.results [NAME ...]``.

Each table says the command that made it. ``RESULTS.md`` is rewritten as a whole from the tables
kept in ``benchmarks/tables/``, so that one benchmark can be run again without the others.
"""

import argparse
import datetime as dt
import os
import platform
import subprocess
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


IN_SIGHT = (
    "Rules, weights and network were made with these reports in sight, and much of it is memory: "
    "what stories that nobody has seen will give stands in the table of whole claims held out."
)
LISTED: tuple[Table, ...] = (
    Table(
        "claims-syria",
        "claims",
        "gold/syria",
        "Claims, open gold: Syria",
        "Two independent codings agree at claim F1 0.94 and whole 0.63 here; bare keywords reach "
        f"0.52 and 0. {IN_SIGHT}",
    ),
    Table(
        "claims-wars",
        "claims",
        "gold/wars",
        "Claims, open gold: Libya, Iraq, Latin America",
        f"Two independent codings agree at 0.89 and 0.57. {IN_SIGHT}",
    ),
    Table(
        "claims-seeds",
        "claims",
        "gold/seeds",
        "Claims, open gold: two of the seed reports",
        "Two independent codings agree at 0.96 and 0.79; bare keywords reach 0.49 and 0. "
        f"{IN_SIGHT}",
    ),
    Table(
        "held-out",
        "held_out",
        "gold",
        "Finding claims in stories and wars held out of the fitting",
        "The weights of happenings are fitted anew without the stories, or without the war, that "
        "they are then judged on; the patterns and hedges are as shipped.",
    ),
    Table(
        "joined",
        "joined",
        "gold",
        "Finding claims held out: rules, and rules and network joined",
        "Neither the rules' weights nor the network had seen the stories that they are judged on. "
        "Below: how often claims of each chance are right.",
    ),
    Table(
        "doubt",
        "doubt",
        "gold",
        "How sure each field of a claim is, and how often such fields are right",
        "Where the claim itself is right. The weights are fitted on other stories and wars than "
        "those judged, our own corpus among them; the readers of the fields had these in sight.",
    ),
    Table("stances", "stances", "gold", "Stance of coded happenings, held out"),
    Table(
        "unseen",
        "unseen",
        "gold",
        "Whole claims in stories and wars that nothing was fitted on",
        "In four folds every table of weights is fitted anew on the other stories and wars, and "
        "the network had not seen them. Speakers, hedges and names of places are read as shipped.",
    ),
    Table("sources-syria", "sources", "gold/syria", "Sources, given the coded happenings: Syria"),
    Table("sources-wars", "sources", "gold/wars", "Sources, given the coded happenings: wars"),
    *(
        Table(
            f"parts-{part}",
            "parts",
            f"gold/{part}",
            f"Actors, targets, times and counts, given the coded happenings: {part.capitalize()}",
            IN_SIGHT,
        )
        for part in ("syria", "wars", "seeds")
    ),
    Table("incidents-syria", "incidents", "gold/syria", "Incidents from gold claims: Syria"),
    Table("incidents-wars", "incidents", "gold/wars", "Incidents from gold claims: other wars"),
    Table("linked-syria", "linked", "gold/syria", "Incidents from our own claims: Syria"),
    Table("linked-wars", "linked", "gold/wars", "Incidents from our own claims: other wars"),
    Table("ecbplus", "ecbplus", "data/ecbplus/dev.jsonl", "ECB+ dev, gold mentions"),
    Table("newscluster", "newscluster", "data/newscluster", "News clusters, dev"),
    Table("neardup", "neardup", "data/neardup", "Near-copies with altered figures"),
    Table("trnews", "geoparsing", "data/geoparsing/trnews.jsonl", "Places: TR-News dev"),
    Table("gwn", "geoparsing", "data/geoparsing/gwn.jsonl", "Places: GeoWebNews dev"),
    Table("lgl", "geoparsing", "data/geoparsing/lgl.jsonl", "Places: LGL dev"),
    Table("geovirus", "geoparsing", "data/geoparsing/geovirus.jsonl", "Places: GeoVirus dev"),
    Table("wikiwars", "time", "data/time/wikiwars_timex3.jsonl", "Times: WikiWars dev"),
    Table(
        "polnear",
        "polnear",
        "data/polnear/dev.jsonl",
        "PolNeAR dev",
        "The rules, which leave out wants and thoughts on purpose, and the trained reader. People "
        "among themselves reach 78, 71, 71 and 69.",
    ),
    Table(
        "muc4",
        "muc4",
        "data/muc4/dev.jsonl",
        "MUC-4 dev, role fillers",
        "By the network's head, which was taught on MUC-4's training part.",
    ),
    Table("heads", "heads", "", "The network's heads, held out, and what each is worth"),
    Table(
        "encoder",
        "encoder",
        "reports/syria/reports.jsonl",
        "What reading costs against the bare network",
    ),
    Table("case21", "case21", "data/case21/dev.jsonl", "CASE-2021 dev, types of events"),
    Table("petrarch", "petrarch", "data/petrarch/petrarch_unit.jsonl", "PETRARCH's own records"),
    Table("extraction", "extraction", "data/extraction", "Text out of web pages"),
    Table(
        "corpus",
        "corpus",
        "",
        "Our own corpus of many wars",
        "Written by us, and used in fitting the weights of happenings; see the held-out table.",
    ),
    Table("speed", "speed", "reports/syria/reports.jsonl", "Speed, one core"),
    Table("scale", "scale", "gold/syria", "Reconciling 100,000 claims"),
    Table("serve", "serve", "gold/syria", "The page over 100,000 claims, and three reviewers"),
)


def run_table(table: Table) -> str:
    """Run one benchmark, as its command says and in a process of its own; give its section."""
    given = ["--data", str(shared_folder() / table.data)] if table.data else []
    predictions = str(PROJECT / "predictions" / f"{table.name}.jsonl")
    run = ["benchmarks", table.benchmark, *given, "--predictions", predictions, "--report"]
    done = subprocess.run(
        [sys.executable, "-m", *run], cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True
    )
    where = f" --data ../shared/{table.data}" if table.data else ""
    command = f"python -m benchmarks {table.benchmark}{where} --report"
    remark = f"\n{table.remark}\n" if table.remark else ""
    return f"## {table.title}\n{remark}\n    {command}\n\n```text\n{done.stdout.strip()}\n```\n"


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
