"""The network at work: scores for every word of the sentences that it is asked to read."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import SaysoError
from sayso.learned.wordpieces import FIRST, LAST, WordPieces, shape_of

FORM = "1"
LONGEST = 254
"""Word pieces of a window, its two ends included."""
USUAL = 190
"""A window is closed once it has so many: longer ones cost more and gain little."""
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Scores of the words of one window, all in natural log before any decoding.

    ``sentences`` are the positions of the sentences in what was asked, ``words`` the number of
    words read of each; ``spoken`` is (words, 3, 3), ``happenings`` (words, types + 1) as log
    chances, ``links`` (words, 4, width).
    """

    sentences: tuple[int, ...]
    words: tuple[int, ...]
    spoken: Scores
    happenings: Scores
    links: Scores


@dataclass(frozen=True)
class Decoding:
    """What is kept beside the network for reading its scores."""

    classes: tuple[str, ...]
    distance: Scores
    nobody: Scores
    transitions: Scores
    far: int


class Tagger:
    """A file opened for reading; the same words give the same scores, whatever stands beside."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            SaysoError: it is no file of this form.

        """
        import onnxruntime  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the runtime raises its own, of many kinds
            raise SaysoError(f"{path.name} cannot be run as a trained reader: {error}") from error
        kept: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        if kept.get("form") != FORM:
            form = kept.get("form", "none")
            raise SaysoError(f"{path.name} is no trained reader of form {FORM}; it has {form}")
        self.version = kept["version"]
        self.pieces = WordPieces(kept["vocabulary"].split("\n"))
        self.decoding = read_decoding(json.loads(kept["decoding"]))

    def read(self, sentences: Sequence[Sequence[str]]) -> Iterator[Tagged]:
        """Give the scores of sentences, whole sentences side by side in windows."""
        window: list[int] = []
        used = 0
        sizes = [sum(len(self.pieces.of(word)) for word in words) for words in sentences]
        for position, size in enumerate(sizes):
            if window and used + size > USUAL - 2:
                yield self._read_window(sentences, window)
                window, used = [], 0
            window.append(position)
            used += size
        if window:
            yield self._read_window(sentences, window)

    def _read_window(self, sentences: Sequence[Sequence[str]], window: list[int]) -> Tagged:
        """Run the network once; of a sentence that is too long only the beginning is read."""
        found, shapes = [self.pieces.index[FIRST]], [0]
        heads: list[int] = []
        words: list[int] = []
        for position in window:
            before = len(heads)
            for word in sentences[position]:
                own = self.pieces.of(word)
                if len(found) + len(own) + 1 > LONGEST:
                    break
                heads.append(len(found))
                found += own
                shapes += [shape_of(word)] * len(own)
            words.append(len(heads) - before)
        found.append(self.pieces.index[LAST])
        shapes.append(0)
        given = {
            "pieces": np.array([found], dtype=np.int64),
            "shapes": np.array([shapes], dtype=np.int64),
            "seen": np.ones((1, len(found)), dtype=np.int64),
        }
        spoken, happenings, links = (s[0][heads] for s in self._session.run(None, given))
        return Tagged(
            tuple(window),
            tuple(words),
            log_softmax(spoken.reshape(len(heads), 3, 3)),
            log_softmax(happenings),
            links.reshape(len(heads), 4, -1),
        )


def read_decoding(told: dict[str, Any]) -> Decoding:
    """Give what is kept beside the network as arrays."""
    distance, nobody, steps = (
        np.array(told[name], dtype=np.float32) for name in ("distance", "nobody", "transitions")
    )
    return Decoding(tuple(told["classes"]), distance, nobody, steps, int(told["far"]))


def log_softmax(scores: Scores) -> Scores:
    """Give scores as log chances over their last axis."""
    lowered = scores - scores.max(axis=-1, keepdims=True)
    found: Scores = lowered - np.log(np.exp(lowered).sum(axis=-1, keepdims=True))
    return found


@lru_cache(maxsize=2)
def open_tagger(path: Path) -> Tagger:
    """Give the tagger of a file, opened once."""
    return Tagger(path)
