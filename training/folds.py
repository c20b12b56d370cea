"""Happenings in stories and wars that were held out: what a network makes of each word."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from sayso.learned.tagger import USUAL
from sayso.learned.wordpieces import WordPieces
from training.lessons import Lesson, fold_of
from training.network import Network
from training.run import Plan, Say, train, vocabulary
from training.windows import cut, make_batch


def chances(network: Network, lesson: Lesson, pieces: WordPieces) -> np.ndarray:
    """Give for each word how likely it tells of nothing, or of each type: (words, 21)."""
    found = []
    with torch.no_grad():
        for window in cut(lesson, pieces, USUAL, USUAL):
            batch = make_batch([window])
            scores = network(batch.pieces, batch.shapes, batch.seen)[1][0, window.heads]
            found.append(torch.softmax(scores.float(), dim=-1).numpy())
            missing = 0 if window.happenings is None else len(window.happenings) - len(window.heads)
            if missing:
                found.append(np.eye(1, found[-1].shape[1]).repeat(missing, 0).astype(np.float32))
    return np.concatenate(found) if found else np.zeros((0, 21), dtype=np.float32)


def held_out(lessons: Sequence[Lesson], plan: Plan, fold: int, folder: Path, say: Say) -> None:
    """Train without a fold and write what is made of it."""
    out = folder / f"held-out-{fold}.npz"
    if out.exists():
        return
    folds = fold_of(lessons)
    taught = [lesson for lesson in lessons if folds[lesson.group] != fold]
    network = train(taught, replace(plan, seed=plan.seed + fold), folder / f"fold-{fold}", say)
    write_chances(network, [x for x in lessons if folds[x.group] == fold], out)


def without_part(lessons: Sequence[Lesson], plan: Plan, part: str, folder: Path, say: Say) -> None:
    """Train without a part of the gold (``syria``) and write what is made of it."""
    mine = [lesson for lesson in lessons if lesson.id.startswith(f"{part}/")]
    others = [lesson for lesson in lessons if not lesson.id.startswith(f"{part}/")]
    network = train(others, plan, folder / f"without-{part}", say)
    write_chances(network, mine, folder / f"without-{part}.npz")


def write_chances(network: Network, lessons: Sequence[Lesson], out: Path) -> None:
    """Write the chances of every word of lessons, by lesson."""
    pieces = vocabulary()
    found = {lesson.id: chances(network, lesson, pieces).astype(np.float16) for lesson in lessons}
    np.savez_compressed(out, **found)
