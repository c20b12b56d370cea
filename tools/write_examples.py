"""Write a worked example: questions, the commands that answer them, and what they print.

usage: python -m tools.write_examples docs/examples/NAME.yml FOLDER

FOLDER holds the reports that the example is about; a fresh record is made of them. Beside the
questions the file gives for each the answer in our words and how good it is. Words of the reports
are left out of what is printed: they are not ours to hand on.
"""

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

MARKS = {"right": "Right.", "partly": "Partly right.", "wrong": "Wrong."}
WIDTH = 116
WORDS = "the words"
MOST_ROWS = 12
QUOTED = re.compile(r"“[^”]*”")


def run_sayso(arguments: list[str], folder: Path) -> str:
    """Give what a command prints, as a table of a fixed width."""
    command = [sys.executable, "-m", "sayso", *arguments]
    surroundings = {**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    return done.stdout or done.stderr


def trim(printed: str, most_rows: int = MOST_ROWS) -> str:
    """Leave out the reports' words, and rows beyond the most that are shown."""
    lines = [line.rstrip() for line in printed.rstrip().splitlines()]
    cut = lines[0].find(WORDS) if lines else -1
    if cut > 0:
        lines = [line[:cut].rstrip() for line in lines]
    rows = list(rows_of(lines))
    shown = [line for row in rows[: most_rows + 1] for line in [*row, ""]][:-1]
    if len(rows) > most_rows + 1:
        shown += ["", f"... and {len(rows) - most_rows - 1} more"]
    return "\n".join(QUOTED.sub("“…”", line) for line in shown)


def rows_of(lines: list[str]) -> Iterator[list[str]]:
    """Give the rows of a table: runs of lines between empty ones, the heading first."""
    row: list[str] = []
    for line in [*lines, ""]:
        if line:
            row.append(line)
        elif row:
            yield row
            row = []


def write_command(words: str, most_rows: int, folder: Path) -> str:
    """Give a command and what it prints."""
    arguments = shlex.split(words)
    # evidence below a table of holders is the reports' words; the table alone is shown
    wanted = [] if arguments[0] == "explain" else ["--format", "table"]
    printed = run_sayso([*arguments, *wanted], folder)
    if arguments[0] == "holders":
        printed = printed.split("\n\n")[0]
    return f"$ sayso {words}\n{trim(printed, most_rows)}\n"


def write_question(number: int, entry: Mapping[str, Any], folder: Path) -> str:
    """Give one question with commands, output, answer and mark."""
    most = entry.get("rows", MOST_ROWS)
    blocks = [write_command(words, most, folder) for words in entry["ask"]]
    mark = f"**{MARKS[entry['mark']]}** " if "mark" in entry else ""
    answer = "\n".join(line.strip() for line in entry["answer"].strip().splitlines())
    console = "```console\n" + "\n".join(blocks) + "```"
    return f"## {number}. {entry['question'].strip()}\n\n{console}\n\n{mark}{answer}\n"


def tally(questions: list[Mapping[str, Any]]) -> str:
    """Give how many answers are right, partly right and wrong."""
    marks = [entry["mark"] for entry in questions if "mark" in entry]
    if not marks:
        return ""
    counts = ", ".join(f"{marks.count(mark)} {words}" for mark, words in (
        ("right", "right"), ("partly", "partly right"), ("wrong", "wrong")))  # fmt: skip
    return f"\nOf {len(marks)} answers: {counts}.\n"


def write_page(example: Path, reports: Path) -> str:
    """Give the whole page, out of a record made for it."""
    told = yaml.safe_load(example.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        chosen = [
            str(path) for pattern in told["reports"] for path in sorted(reports.glob(pattern))
        ]
        run_sayso(["read", *chosen, "--into", told["record"]], folder)
        parts = [
            write_question(number, entry, folder)
            for number, entry in enumerate(told["questions"], start=1)
        ]
    how = (
        f"Written by `python -m tools.write_examples docs/examples/{example.name} FOLDER`; the "
        "answers and marks are ours, what the commands print is theirs.\n"
    )
    head = f"# {told['title']}\n\n{told['intro'].strip()}\n{how}{tally(told['questions'])}"
    return "\n".join([head, *parts])


def main() -> None:
    """Write the page beside its file of questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("example", type=Path)
    parser.add_argument("reports", type=Path)
    options = parser.parse_args()
    page = write_page(options.example, options.reports.resolve())
    options.example.with_suffix(".md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
