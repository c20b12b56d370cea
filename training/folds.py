"""Stories and wars that were held out: what a network makes of their words."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from training.coded_reports import PARTS
from training.judging import figures
from training.lessons import Lesson, fold_of
from training.network import Network
from training.reading import scores_of
from training.run import Plan, Say, train, vocabulary

OWN = ("corpus/", "sentences/")
"""How the names of our own prose begin."""


@dataclass(frozen=True)
class Trial:
    """Which fold is held out, how much of our own prose is taught, and what is taught besides."""

    fold: int
    own_share: float = 1.0
    beside: tuple[Lesson, ...] = ()


def held_out(lessons: Sequence[Lesson], plan: Plan, trial: Trial, folder: Path, say: Say) -> None:
    """Train without a fold; keep the network, its chances of happenings, and its figures."""
    name = name_of(plan, trial)
    if (folder / f"heads-{name}.json").exists():
        return
    folds = fold_of(lessons)
    taught = [
        lesson
        for lesson in lessons
        if folds[lesson.group] != trial.fold and is_kept(lesson, trial.own_share)
    ]
    plan = replace(plan, seed=plan.seed + trial.fold)
    network = train([*taught, *trial.beside], plan, folder / name, say)
    mine = [lesson for lesson in lessons if folds[lesson.group] == trial.fold]
    if name == f"fold-{trial.fold}":
        write_chances(network, mine, folder / f"held-out-{trial.fold}.npz")
    keep(network, mine, folder, name)


def name_of(plan: Plan, trial: Trial) -> str:
    """Give the name that a trial's files bear."""
    parts = [f"fold-{trial.fold}", *(f"without-{head}" for head in plan.leave_out)]
    parts += [f"own-{trial.own_share}"] if trial.own_share < 1 else []
    parts += ["with-fillers"] if trial.beside else []
    return "-".join(parts)


def is_kept(lesson: Lesson, own_share: float) -> bool:
    """Whether a lesson is taught where only a share of our own prose is."""
    if not lesson.id.startswith(OWN):
        return True
    return int(hashlib.sha256(lesson.id.encode()).hexdigest()[:8], 16) / 2**32 < own_share


def without_part(lessons: Sequence[Lesson], plan: Plan, part: str, folder: Path, say: Say) -> None:
    """Train without a part of the gold (``syria``) and write what is made of it.

    The chances stand in the folder ``parts`` as those of a fold, so that they are read like one.
    """
    if (folder / f"heads-without-{part}.json").exists():
        return
    mine = [lesson for lesson in lessons if lesson.id.startswith(f"{part}/")]
    others = [lesson for lesson in lessons if not lesson.id.startswith(f"{part}/")]
    network = train(others, plan, folder / f"without-{part}", say)
    (folder / "parts").mkdir(exist_ok=True)
    write_chances(network, mine, folder / "parts" / f"held-out-{PARTS.index(part)}.npz")
    keep(network, mine, folder, f"without-{part}")


def keep(network: Network, mine: Sequence[Lesson], folder: Path, name: str) -> None:
    """Keep a network, and how well it reads what was held out: coded reports, our own prose."""
    torch.save(network.state_dict(), folder / name / "network.pt")
    parts = {
        "coded reports": [lesson for lesson in mine if not lesson.id.startswith(OWN)],
        "own prose": [lesson for lesson in mine if lesson.id.startswith(OWN)],
    }
    found = {part: figures(network, lessons) for part, lessons in parts.items() if lessons}
    (folder / f"heads-{name}.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def write_chances(network: Network, lessons: Sequence[Lesson], out: Path) -> None:
    """Write the chances of every word of lessons, by lesson."""
    np.savez_compressed(out, **dict(chances(network, lessons)))


def chances(network: Network, lessons: Sequence[Lesson]) -> Iterator[tuple[str, np.ndarray]]:
    """Give for each word of each lesson how likely it tells of nothing, or of each type."""
    pieces = vocabulary()
    for lesson in lessons:
        yield lesson.id, scores_of(network, lesson, pieces)["happenings"].astype(np.float16)
