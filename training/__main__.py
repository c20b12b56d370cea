"""Train the reader and write its file and card: ``python -m training --data DIR --out FOLDER``.

DIR holds ``gold/`` (coded reports), ``data/polnear/`` and ``data/muc4/``; what is absent is left
out and the card says so. Our own ``corpus/`` is always read. A run that was cut off goes on where
it stood. ``--fold N`` trains on reports of war alone, without a fold of stories and wars, and
writes what it makes of them; ``--without PART`` does so for a part of the gold (``syria``). What a
head or our own prose is worth is measured by ``--leave-out HEAD`` and ``--own-share SHARE``.
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import torch

from training.card import write_card
from training.coded_reports import PARTS, lessons_of, read_all
from training.export import export
from training.folds import Trial, held_out, without_part
from training.labels.fillers import read_muc4
from training.lessons import FOLDS, Lesson, read_lessons, write_lessons
from training.network import Network
from training.polnear import read_polnear
from training.run import HEADS, Plan, train

HELD_OUT_PLAN = Plan(epochs=6, seed=10, encoder_rate=3e-4, pieces_a_batch=1024, repeat_happenings=1)
Lessons = list[Lesson]


def say(words: str) -> None:
    """Tell how far it has come."""
    sys.stdout.write(f"{time.strftime('%H:%M:%S')} {words}\n")
    sys.stdout.flush()


def all_lessons(data: Path | None, out: Path) -> tuple[Lessons, Lessons, Lessons]:
    """Give the lessons in reports of war, in political news, and in reports with slots filled.

    They are kept in ``out`` and read from there when a run goes on.
    """
    kept = out / "lessons.jsonl"
    if not kept.exists():
        gold = data / "gold" if data and (data / "gold").is_dir() else None
        polnear = data / "data" / "polnear" / "train.jsonl" if data else None
        muc4 = data / "data" / "muc4" / "train.jsonl" if data else None
        lessons = list(lessons_of(read_all(gold)))
        lessons += list(read_polnear(polnear)) if polnear and polnear.exists() else []
        lessons += list(read_muc4(muc4)) if muc4 and muc4.exists() else []
        write_lessons(lessons, kept)
    lessons = read_lessons(kept)
    war = [lesson for lesson in lessons if lesson.happenings is not None]
    others = [lesson for lesson in lessons if lesson.happenings is None]
    politics = [lesson for lesson in others if lesson.spoken is not None]
    return war, politics, [lesson for lesson in others if lesson.spoken is None]


def parsed() -> argparse.Namespace:
    """Give the options."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="2")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    parser.add_argument("--without", choices=PARTS)
    parser.add_argument("--leave-out", action="append", default=[], choices=HEADS)
    parser.add_argument("--own-share", type=float, default=1.0, help="with --fold: 0 to 1")
    parser.add_argument("--with-fillers", action="store_true", help="with --fold: MUC-4 too")
    return parser.parse_args()


def planned(plan: Plan, options: argparse.Namespace) -> Plan:
    """Give a plan as the options change it."""
    plan = replace(plan, leave_out=tuple(sorted(options.leave_out)))
    return replace(plan, epochs=options.epochs) if options.epochs else plan


def taught_twice(lessons: Lessons, plan: Plan, out: Path) -> Network:
    """Train, and go on once more from the weights found, at half the rate and over all slots."""
    first = out / "first.pt"
    if not first.exists():
        network = train(lessons, plan, out / "first", say)
        torch.save(network.state_dict(), first)
    weights = dict(plan.weights) | {"fillers": 1.0}
    second = replace(
        plan, epochs=2, seed=plan.seed + 1, encoder_rate=plan.encoder_rate / 2,
        filled_every=1, weights=tuple(weights.items()), begin=str(first),
    )  # fmt: skip
    return train(lessons, second, out / "second", say)


def main() -> None:
    """Train, export and describe."""
    options = parsed()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    war, politics, filled = all_lessons(options.data, options.out)
    say(f"{len(war)} texts of war, {len(politics)} of politics, {len(filled)} with slots filled")
    if options.fold is not None:
        beside = tuple(filled) if options.with_fillers else ()
        trial = Trial(options.fold, options.own_share, beside)
        held_out(war, planned(HELD_OUT_PLAN, options), trial, options.out, say)
        return
    if options.without:
        without_part(war, planned(HELD_OUT_PLAN, options), options.without, options.out, say)
        return
    plan, lessons = planned(Plan(), options), [*war, *politics, *filled]
    network = taught_twice(lessons, plan, options.out)
    torch.save(network.state_dict(), options.out / "network.pt")
    digest = export(network, options.version, options.out / "reader.onnx")
    write_card(options.out / "CARD.md", options.version, digest, plan, lessons)
    say(f"wrote {options.out / 'reader.onnx'}, SHA-256 {digest}")


if __name__ == "__main__":
    main()
