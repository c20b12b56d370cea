"""Write what fold networks make of coded triggers: ``python -m training.heard FOLDER OUT``.

FOLDER is what ``python -m training --fold N --out FOLDER`` wrote to: lessons, and a network for
each fold. OUT gets ``heads-<n>.npz`` as ``tools/held_out_heads.py`` reads them: chances and word
positions, no text.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from sayso.learned.wordpieces import WordPieces
from training.lessons import IGNORED, ROLES, Lesson, fold_of, read_lessons
from training.network import Network
from training.reading import argument_rows, scores_of
from training.run import vocabulary

MOST_NOTHING = 0.97
"""A word that tells of nothing with a higher chance is kept only if it is a coded trigger's."""
FAINTEST = -3.0
"""Log odds; words that play a role with less are not kept."""
KEPT_ROLES = (ROLES.index("actor"), ROLES.index("target"))


def heard_of(
    network: Network, lesson: Lesson, pieces: WordPieces
) -> Iterator[tuple[str, np.ndarray]]:
    """Give the arrays of one lesson by name."""
    if lesson.stances is None:
        return
    scores = scores_of(network, lesson, pieces)
    coded = lesson.stances != IGNORED
    words = np.flatnonzero(coded | (scores["happenings"][:, 0] < MOST_NOTHING))
    stances = np.column_stack([words, scores["stances"][words].round(3)])
    yield f"{lesson.id}|stances", stances.astype(np.float32)
    firsts = {trigger for _, trigger in lesson.judged} | {a.trigger for a in lesson.arguments}
    triggers = sorted(firsts | set(np.flatnonzero(coded).tolist()))
    rows = [
        (trigger, role, start + word, odds[role, word])
        for trigger, start, odds in argument_rows(network, lesson, pieces, triggers)
        for role in KEPT_ROLES
        for word in np.flatnonzero(odds[role] > FAINTEST).tolist()
    ]
    yield f"{lesson.id}|roles", np.array(rows, dtype=np.float32).reshape(-1, 4).round(2)


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
        mine = [lesson for lesson in lessons if folds[lesson.group] == fold]
        found = dict(item for lesson in mine for item in heard_of(network, lesson, pieces))
        np.savez_compressed(out / f"heads-{fold}.npz", **found)


if __name__ == "__main__":
    main()
