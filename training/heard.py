"""Write what fold networks make of coded triggers: ``python -m training.heard FOLDER OUT``.

FOLDER is what ``python -m training --fold N --out FOLDER`` wrote to: lessons, and a network for
each fold. OUT gets ``heads-<n>.npz`` as ``tools/held_out_heads.py`` reads them: chances and
positions of words, no text.
"""

import sys
from pathlib import Path

import numpy as np
import torch

from sayso.claims.tagged import FAINTEST
from sayso.learned.wordpieces import WordPieces
from tools.held_out_heads import OF_TARGETS
from training.lessons import IGNORED, ROLES, Lesson, fold_of, read_lessons
from training.network import Network
from training.reading import argument_rows, scores_of
from training.run import vocabulary

TARGET = ROLES.index("target")


def heard_of(network: Network, lesson: Lesson, pieces: WordPieces) -> np.ndarray:
    """Give a row for each word of a coded trigger: the word, and the chances of ``STANCES``."""
    words = np.flatnonzero(lesson.stances != IGNORED)
    chances = scores_of(network, lesson, pieces)["stances"][words]
    rows: np.ndarray = np.column_stack([words, chances]).round(3).astype(np.float32)
    return rows


def targets_of(network: Network, lesson: Lesson, pieces: WordPieces) -> np.ndarray:
    """Give rows of a coded trigger's word, a word that may name its target, and the log odds."""
    triggers = np.flatnonzero(lesson.stances != IGNORED).tolist()
    rows = [
        (trigger, start + word, odds[TARGET, word])
        for trigger, start, odds in argument_rows(network, lesson, pieces, triggers)
        for word in np.flatnonzero(odds[TARGET] > FAINTEST).tolist()
    ]
    return np.array(rows, dtype=np.float32).reshape(-1, 3).round(2)


def main() -> None:
    """Read every fold that has a network."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    lessons = [x for x in read_lessons(folder / "lessons.jsonl") if x.happenings is not None]
    folds, pieces = fold_of(lessons), vocabulary()
    out.mkdir(parents=True, exist_ok=True)
    for fold in sorted(set(folds.values())):
        path = folder / f"fold-{fold}" / "network.pt"
        if not path.exists():
            continue
        network = Network()
        network.load_state_dict(torch.load(path, weights_only=True))
        network.eval()
        mine = [x for x in lessons if folds[x.group] == fold and x.stances is not None]
        found = {lesson.id: heard_of(network, lesson, pieces) for lesson in mine}
        found |= {f"{x.id}{OF_TARGETS}": targets_of(network, x, pieces) for x in mine}
        np.savez_compressed(out / f"heads-{fold}.npz", **found)


if __name__ == "__main__":
    main()
