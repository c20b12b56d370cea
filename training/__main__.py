"""Train the reader and write its file and card: ``python -m training --data DIR --out FOLDER``.

DIR holds ``gold/`` (coded reports) and ``data/polnear/``; what is absent is left out and the card
says so. Our own ``corpus/`` is always read. A run that was cut off goes on where it stood.
``--fold N`` trains on claims alone without a fold of stories and wars and writes what it makes of
them; ``--without PART`` does so for a part of the gold (``syria``).
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import torch

from training.card import write_card
from training.coded_reports import lessons_of, read_all
from training.export import export
from training.folds import held_out, without_part
from training.lessons import FOLDS, Lesson, read_lessons, write_lessons
from training.polnear import read_polnear
from training.run import Plan, train

HELD_OUT_PLAN = Plan(epochs=6, seed=10, encoder_rate=3e-4, pieces_a_batch=1024, repeat_happenings=1)


def say(words: str) -> None:
    """Tell how far it has come."""
    sys.stdout.write(f"{time.strftime('%H:%M:%S')} {words}\n")
    sys.stdout.flush()


def all_lessons(data: Path | None, out: Path) -> tuple[list[Lesson], list[Lesson]]:
    """Give the lessons in reports of war, and those in political news, from what is present.

    They are kept in ``out`` and read from there when a run goes on.
    """
    kept = out / "lessons.jsonl"
    if kept.exists():
        lessons = read_lessons(kept)
        war = [lesson for lesson in lessons if lesson.happenings is not None]
        return war, [lesson for lesson in lessons if lesson.happenings is None]
    gold = data / "gold" if data and (data / "gold").is_dir() else None
    polnear = data / "data" / "polnear" / "train.jsonl" if data else None
    war = list(lessons_of(read_all(gold)))
    politics = list(read_polnear(polnear)) if polnear and polnear.exists() else []
    write_lessons([*war, *politics], kept)
    return war, politics


def main() -> None:
    """Train, export and describe."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    parser.add_argument("--without")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    war, politics = all_lessons(options.data, options.out)
    say(f"{len(war)} texts of war, {len(politics)} of politics")
    if options.fold is not None:
        held_out(war, HELD_OUT_PLAN, options.fold, options.out, say)
        return
    if options.without:
        without_part(war, HELD_OUT_PLAN, options.without, options.out, say)
        return
    plan = replace(Plan(), epochs=options.epochs)
    network = train([*war, *politics], plan, options.out, say)
    torch.save(network.state_dict(), options.out / "network.pt")
    digest = export(network, politics, options.version, options.out / "reader.onnx")
    write_card(options.out / "CARD.md", options.version, digest, plan, war, politics)
    say(f"wrote {options.out / 'reader.onnx'}, SHA-256 {digest}")


if __name__ == "__main__":
    main()
