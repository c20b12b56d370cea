"""What a network makes of the words of a lesson, window by window, as the reader reads them."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from sayso.learned.tagger import USUAL
from sayso.learned.wordpieces import WordPieces
from training.lessons import FILLERS, LAYERS, ROLES, Lesson
from training.losses import argument_scores
from training.network import ASKED, OUTPUTS, Network
from training.windows import make_batch, make_window, stretches

LAYERED = {"spoken": len(LAYERS), "fillers": len(FILLERS)}
READ = ("spoken", "happenings", "stances", "names", "passages", "fillers")
Scores = np.ndarray


def windows_of(
    network: Network, lesson: Lesson, pieces: WordPieces
) -> Iterator[tuple[int, int, dict[str, torch.Tensor]]]:
    """Give first word and end of each window, and the raw scores of the words that were read."""
    for start, stop in stretches(lesson, pieces, USUAL, USUAL):
        batch = make_batch([make_window(lesson, pieces, start, stop)])
        if not batch.words.numel():
            continue
        with torch.no_grad():
            found = network(batch.pieces, batch.shapes, batch.seen)
        told = {name: raw[0, batch.words[0]] for name, raw in zip(OUTPUTS, found, strict=True)}
        yield start, stop, told


def scores_of(network: Network, lesson: Lesson, pieces: WordPieces) -> dict[str, Scores]:
    """Give the chances of each label of each word, by head: (words, [layers,] labels).

    Words that were not read, at the end of a sentence that is too long, bear the first label.
    """
    words = sum(map(len, lesson.sentences))
    found: dict[str, Scores] = {}
    for name in READ:
        layers = (LAYERED[name],) if name in LAYERED else ()
        shape = (words, *layers, OUTPUTS[name] // (layers[0] if layers else 1))
        found[name] = np.zeros(shape, dtype=np.float32)
        found[name][..., 0] = 1
    for start, _, told in windows_of(network, lesson, pieces):
        for name in READ:
            raw = told[name].reshape(-1, *found[name].shape[1:])
            found[name][start : start + len(raw)] = torch.softmax(raw, dim=-1).numpy()
    return found


def argument_rows(
    network: Network, lesson: Lesson, pieces: WordPieces, triggers: Sequence[int]
) -> Iterator[tuple[int, int, Scores]]:
    """Give for each trigger its window's first word and the log odds of roles: (roles, words).

    Each item is (trigger, first word of the window, log odds); triggers are positions of words.
    """
    for start, stop, told in windows_of(network, lesson, pieces):
        words = told["arguments"].view(-1, len(ROLES), 2, ASKED)
        for trigger in triggers:
            if start <= trigger < min(stop, start + len(words)):
                asked = tuple((role, trigger - start) for role in range(len(ROLES)))
                with torch.no_grad():
                    yield trigger, start, argument_scores(network, words, asked).numpy()
