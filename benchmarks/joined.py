"""Finding claims in held-out stories and wars by rules, and by rules and network joined.

DATA is the folder of the open gold. ``held_out_chances/`` holds what networks that were trained
without a fold made of its words (``python -m training --fold N``): chances by word, and no text.
The rules are fitted anew without the same stories, and the joining on the other folds. Below the
scores stands how often claims of each chance are right: what ``sure`` in a claim rests on; and
then each type of claim over all parts of the open gold. ``python -m benchmarks.joined FOLDER``
keeps the chances of runs of one's own.
"""

import json
import sys
from pathlib import Path

import numpy as np

from tools.fit_joining import BAR, by_type, check, judged, read_unseen

HELD_OUT = Path(__file__).parent / "held_out_chances"
CODED = ("syria/", "wars/", "seeds/")


def predict(data: Path, predictions: Path) -> None:
    """Fit and judge; write the lines of scores."""
    kept = ("rules", f"joined, bar {BAR} ", "joined:")
    reports = read_unseen(data, HELD_OUT)
    lines = [line for line in check(reports) if line.startswith(kept)]
    lines += by_type(reports, judged(reports, BAR))
    predictions.write_text(json.dumps(lines) + "\n", encoding="utf-8")


def score(_data: Path, predictions: Path) -> str:
    """Give the lines."""
    lines: list[str] = json.loads(predictions.read_text(encoding="utf-8"))
    return "\n".join(lines)


def keep(folder: Path) -> None:
    """Keep what networks made of the coded reports; of our own prose everybody can make it."""
    for path in sorted(folder.glob("held-out-*.npz")):
        with np.load(path) as made:
            found = {
                name: made[name].astype(np.float32).round(3).astype(np.float16)
                for name in made
                if name.startswith(CODED)
            }
        np.savez_compressed(HELD_OUT / path.name, **found)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
