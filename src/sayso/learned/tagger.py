"""The network at work: scores for every word of the sentences that it is asked to read."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.errors import SaysoError
from sayso.learned.wordpieces import FIRST, LAST, WordPieces, shape_of

FORMS = ("1", "2")
"""Forms of the file that can be read; the second has more heads, and steps that were learned."""
COUNTED_STEPS = 0.3
"""How much steps from label to label weigh that were counted and not learned (form 1)."""
ALWAYS = ("spoken", "happenings", "links")
LONGEST = 254
"""Word pieces of a window, its two ends included."""
USUAL = 250
"""A window is closed once it has so many; shorter ones cost little less and lose a point or two."""
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Scores of the words of one window, all in natural log before any decoding.

    ``sentences`` are the positions of the sentences in what was asked, ``words`` the number of
    words read of each; ``spoken`` is (words, 3, 3), ``happenings`` (words, types + 1) as log
    chances, ``links`` (words, 4, width). ``more`` holds the other heads that were asked for, by
    name: log chances of the labels that ``Decoding`` names, and the raw ``arguments``.
    """

    sentences: tuple[int, ...]
    words: tuple[int, ...]
    spoken: Scores
    happenings: Scores
    links: Scores
    more: Mapping[str, Scores] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Decoding:
    """What is kept beside the network for reading its scores.

    ``transitions`` is (layers, 3, 3) in nats. The labels of ``stances`` and ``passages`` are in
    the order of the scores; ``names`` are kinds, each with a label that begins and one that goes
    on; ``fillers`` are slots, a layer each; ``reach`` is (roles, classes of distance).
    """

    classes: tuple[str, ...]
    distance: Scores
    nobody: Scores
    transitions: Scores
    far: int
    stances: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    reach: Scores = field(default_factory=lambda: np.zeros((0, 1), dtype=np.float32))


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
        form = kept.get("form", "none")
        if form not in FORMS:
            known = " or ".join(FORMS)
            raise SaysoError(f"{path.name} is no trained reader of form {known}; it has {form}")
        self.heads = frozenset(output.name for output in self._session.get_outputs())
        self._only = onnxruntime.RunOptions()
        self._only.only_execute_path_to_fetches = True
        self.version = kept["version"]
        self.pieces = WordPieces(kept["vocabulary"].split("\n"))
        self.decoding = read_decoding(json.loads(kept["decoding"]), form)

    def read(
        self, sentences: Sequence[Sequence[str]], more: Collection[str] = ()
    ) -> Iterator[Tagged]:
        """Give the scores of sentences, whole sentences side by side in windows.

        ``more`` names heads to be read besides; those that the file does not have are left out.
        """
        heads = [*ALWAYS, *sorted(self.heads.intersection(more).difference(ALWAYS))]
        window: list[int] = []
        used = 0
        sizes = [sum(len(self.pieces.of(word)) for word in words) for words in sentences]
        for position, size in enumerate(sizes):
            if window and used + size > USUAL - 2:
                yield self._read_window(sentences, window, heads)
                window, used = [], 0
            window.append(position)
            used += size
        if window:
            yield self._read_window(sentences, window, heads)

    def _read_window(
        self, sentences: Sequence[Sequence[str]], window: list[int], heads: Sequence[str]
    ) -> Tagged:
        """Run the network once; of a sentence that is too long only the beginning is read."""
        found, shapes = [self.pieces.index[FIRST]], [0]
        begins: list[int] = []
        words: list[int] = []
        for position in window:
            before = len(begins)
            for word in sentences[position]:
                own = self.pieces.of(word)
                if len(found) + len(own) + 1 > LONGEST:
                    break
                begins.append(len(found))
                found += own
                shapes += [shape_of(word)] * len(own)
            words.append(len(begins) - before)
        found.append(self.pieces.index[LAST])
        shapes.append(0)
        scores = self._run(found, shapes, begins, heads)
        return Tagged(
            tuple(window),
            tuple(words),
            log_softmax(scores["spoken"].reshape(len(begins), 3, 3)),
            log_softmax(scores["happenings"]),
            scores["links"].reshape(len(begins), 4, -1),
            {name: self._shaped(name, scores[name]) for name in heads[len(ALWAYS) :]},
        )

    def _run(
        self, pieces: list[int], shapes: list[int], begins: list[int], heads: Sequence[str]
    ) -> dict[str, Scores]:
        """Run the network; give the scores of the pieces at which words begin."""
        given = {
            "pieces": np.array([pieces], dtype=np.int64),
            "shapes": np.array([shapes], dtype=np.int64),
            "seen": np.ones((1, len(pieces)), dtype=np.int64),
        }
        found = self._session.run(list(heads), given, self._only)
        return {name: scores[0][begins] for name, scores in zip(heads, found, strict=True)}

    def _shaped(self, name: str, scores: Scores) -> Scores:
        """Give the scores of one more head as ``Tagged`` holds them."""
        if name == "arguments":
            return scores.reshape(len(scores), len(self.decoding.roles), 2, -1)
        if name == "fillers":
            scores = scores.reshape(len(scores), len(self.decoding.fillers), -1)
        return log_softmax(scores)


def read_decoding(told: dict[str, Any], form: str) -> Decoding:
    """Give what is kept beside the network as arrays."""
    distance, nobody, steps = (
        np.array(told[name], dtype=np.float32) for name in ("distance", "nobody", "transitions")
    )
    if form == "1":
        return Decoding(
            tuple(told["classes"]), distance, nobody, COUNTED_STEPS * steps, int(told["far"])
        )
    return Decoding(
        tuple(told["classes"]),
        distance,
        nobody,
        steps,
        int(told["far"]),
        stances=tuple(told["stances"]),
        names=tuple(told["names"]),
        passages=tuple(told["passages"]),
        fillers=tuple(told["fillers"]),
        roles=tuple(told["roles"]),
        reach=np.array(told["reach"], dtype=np.float32),
    )


def log_softmax(scores: Scores) -> Scores:
    """Give scores as log chances over their last axis."""
    lowered = scores - scores.max(axis=-1, keepdims=True)
    found: Scores = lowered - np.log(np.exp(lowered).sum(axis=-1, keepdims=True))
    return found


@lru_cache(maxsize=2)
def open_tagger(path: Path) -> Tagger:
    """Give the tagger of a file, opened once."""
    return Tagger(path)
