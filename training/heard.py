"""Write what fold networks make of coded triggers: ``python -m training.heard FOLDER OUT``.

FOLDER is what ``python -m training --fold N --out FOLDER`` wrote to: lessons, and a network for
each fold. OUT gets ``heads-<n>.npz`` as ``tools/held_out_heads.py`` reads them: chances and
positions of words, no text.
"""

import sys
from pathlib import Path

import numpy as np
import torch

from sayso.learned.wordpieces import WordPieces
from training.lessons import IGNORED, Lesson, fold_of, read_lessons
from training.network import Network
from training.reading import scores_of
from training.run import vocabulary


def heard_of(network: Network, lesson: Lesson, pieces: WordPieces) -> np.ndarray:
    """Give a row for each word of a coded trigger: the word, and the chances of ``STANCES``."""
    words = np.flatnonzero(lesson.stances != IGNORED)
    chances = scores_of(network, lesson, pieces)["stances"][words]
    rows: np.ndarray = np.column_stack([words, chances]).round(3).astype(np.float32)
    return rows


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
        np.savez_compressed(out / f"heads-{fold}.npz", **found)


if __name__ == "__main__":
    main()
