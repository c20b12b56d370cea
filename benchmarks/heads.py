"""What each head of the network reads rightly in stories and wars held out, and what it is worth.

The figures were measured by the training runs that stand beside them; ``heads.json`` keeps them,
since the runs take an hour. DATA, where given, is the folder of runs of one's own, whose figures
are printed in their stead; ``python -m benchmarks.heads FOLDER`` keeps those.

F1 over words, on coded reports held out: happenings by type, stances at the coded triggers, names
and passages against what the rules read, arguments given the coded trigger.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

KEPT = Path(__file__).parent / "heads.json"
PART = "coded reports"
MEAN = "fold mean"
"""Stands before the means of the runs that leave out a fold and nothing else."""
COLUMNS = (
    ("happenings", "all"),
    ("stances", "denied"),
    ("stances", "planned"),
    ("stances", "uncertain"),
    ("arguments", "all"),
    *(("arguments", role) for role in ("actor", "target", "place", "time", "count", "instrument")),
    ("names", "all"),
    ("passages", "all"),
)
Figures = Mapping[str, Mapping[str, float]]
Runs = Mapping[str, Mapping[str, Figures]]
"""Figures by run, by part of the texts, by head, by label."""


def gather(folder: Path) -> dict[str, dict[str, Figures]]:
    """Give the figures of all runs whose files stand in a folder, by run."""
    return {
        path.stem.removeprefix("heads-"): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("heads-*.json"))
    }


def predict(data: Path | None, predictions: Path) -> None:
    """Write the figures of one's own runs, or those kept."""
    runs = gather(data) if data else json.loads(KEPT.read_text(encoding="utf-8"))
    predictions.write_text(json.dumps(runs) + "\n", encoding="utf-8")


def score(_data: Path | None, predictions: Path) -> str:
    """Give a line for each run."""
    return "\n".join(lines(json.loads(predictions.read_text(encoding="utf-8"))))


def lines(runs: Runs) -> Iterator[str]:
    """Give the table, a run a line, and below it the commands."""
    names = [head if label == "all" else label for head, label in COLUMNS]
    width = max(len(label_of(run)) for run in runs)
    yield " ".join([" " * width, *(f"{name[:10]:>10}" for name in names)])
    rows = {label_of(run): cells_of(parts[PART]) for run, parts in runs.items()}
    folds = [cells for label, cells in rows.items() if re.fullmatch(r"fold \d", label)]
    for label, cells in (rows | ({MEAN: means(folds)} if folds else {})).items():
        told = ["         -" if cell is None else f"{cell:>10.3f}" for cell in cells]
        yield " ".join([f"{label:<{width}}", *told])
    yield ""
    for run in runs:
        yield f"{label_of(run):<{width}}  {command_of(run)}"


def cells_of(figures: Figures) -> list[float | None]:
    """Give the figures of a row; None where a head is not in a run."""
    return [figures.get(head, {}).get(label) for head, label in COLUMNS]


def means(rows: Sequence[Sequence[float | None]]) -> list[float | None]:
    """Give the mean of each column over rows."""
    columns = ([cell for cell in column if cell is not None] for column in zip(*rows, strict=True))
    return [sum(column) / len(column) if column else None for column in columns]


def label_of(run: str) -> str:
    """Give a run's name as a reader of the table wants it."""
    return run.replace("-", " ")


def command_of(run: str) -> str:
    """Give the command that measured a run, as its name tells."""
    words = run.split("-")
    options: list[str] = []
    if words[0] == "without":
        options += ["--without", words[1]]
    else:
        options += ["--fold", words[1]]
        pairs = list(zip(words[2::2], words[3::2], strict=True))
        options += [f"--leave-out {name}" for sort, name in pairs if sort == "without"]
        options += [f"--own-share {share}" for sort, share in pairs if sort == "own"]
        options += ["--with-fillers" for sort, _ in pairs if sort == "with"]
    return " ".join(["python -m training --data ../shared --out FOLDER", *options])


def main() -> None:
    """Keep the figures of runs of one's own."""
    runs = gather(Path(sys.argv[1]))
    KEPT.write_text(json.dumps(runs, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
