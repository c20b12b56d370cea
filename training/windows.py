"""Lessons cut into windows of whole sentences, and windows put together into batches."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from sayso.learned.wordpieces import CAPITALS, FIRST, LAST, WordPieces, shape_of
from training.lessons import IGNORED, LAYERS, NOBODY, Lesson

LONGEST = 254
"""Word pieces of a window, its two ends included."""
LIMITS = (126, 126, 126, LONGEST)
"""Short windows are taught twice as fast as long ones, and are what is read with."""
SHOUTED = 0.08
"""The share of windows that are taught in capitals, as broadcast monitoring prints them."""


@dataclass(frozen=True)
class Window:
    """Pieces and shapes of a stretch of whole sentences; where each word begins; its labels."""

    pieces: np.ndarray
    shapes: np.ndarray
    heads: np.ndarray
    spoken: np.ndarray | None
    happenings: np.ndarray | None
    links: tuple[tuple[int, int, int], ...]


def cut(lesson: Lesson, pieces: WordPieces, limit: int, first_limit: int) -> Iterator[Window]:
    """Give the windows of a lesson; the first is shorter, so that each epoch cuts elsewhere."""
    start = word = used = 0
    room = first_limit
    for sentence in lesson.sentences:
        size = sum(len(pieces.of(w)) for w in sentence)
        if used and used + size > room - 2:
            yield make_window(lesson, pieces, start, word)
            start, used, room = word, 0, limit
        used += size
        word += len(sentence)
    if word > start:
        yield make_window(lesson, pieces, start, word)


def make_window(lesson: Lesson, pieces: WordPieces, start: int, stop: int) -> Window:
    """Give the window of words ``start`` to ``stop``, cut where it is too long."""
    words = [w for sentence in lesson.sentences for w in sentence][start:stop]
    found, shapes, heads = [pieces.index[FIRST]], [0], []
    for word in words:
        own = pieces.of(word)
        if len(found) + len(own) + 1 > LONGEST:
            break
        heads.append(len(found))
        found += own
        shapes += [shape_of(word)] * len(own)
    stop = start + len(heads)
    inside = range(start, stop)
    links = tuple(
        (link.sort, link.start - start, link.target - start if link.target != NOBODY else NOBODY)
        for link in lesson.links
        if link.start in inside and (link.target in inside or link.target == NOBODY)
    )
    return Window(
        np.array([*found, pieces.index[LAST]]),
        np.array([*shapes, 0]),
        np.array(heads, dtype=np.int64),
        None if lesson.spoken is None else lesson.spoken[start:stop],
        None if lesson.happenings is None else lesson.happenings[start:stop],
        links,
    )


def shuffled(lessons: Sequence[Lesson], pieces: WordPieces, chance: random.Random) -> list[Window]:
    """Give all windows of lessons in random order, cut at random places."""
    found = []
    for lesson in lessons:
        limit = chance.choice(LIMITS)
        found += list(cut(lesson, pieces, limit, chance.randint(40, limit)))
    found = [shouted(w) if chance.random() < SHOUTED else w for w in found if len(w.heads)]
    chance.shuffle(found)
    return found


def shouted(window: Window) -> Window:
    """Give a window as if printed in capitals."""
    shapes = np.where(window.shapes >= 0, CAPITALS, 0)
    return Window(
        window.pieces, shapes, window.heads, window.spoken, window.happenings, window.links
    )


@dataclass(frozen=True)
class Batch:
    """Windows side by side; labels of words, and everywhere else ``IGNORED``.

    ``heads[i]`` gives the pieces at which the words of window i begin.
    """

    pieces: torch.Tensor
    shapes: torch.Tensor
    seen: torch.Tensor
    spoken: torch.Tensor
    happenings: torch.Tensor
    heads: tuple[np.ndarray, ...]
    windows: tuple[Window, ...]


def batches(windows: Sequence[Window], pieces_a_batch: int) -> Iterator[Batch]:
    """Give batches of about so many pieces; windows of like length stand together in each."""
    pool: list[Window] = []
    for start in range(0, len(windows), POOL):
        pool = sorted(windows[start : start + POOL], key=lambda w: len(w.pieces))
        groups: list[list[Window]] = [[]]
        for window in pool:
            if groups[-1] and (len(groups[-1]) + 1) * len(window.pieces) > pieces_a_batch:
                groups.append([])
            groups[-1].append(window)
        random.Random(start).shuffle(groups)  # noqa: S311 - no secret hangs on it
        yield from map(make_batch, groups)


POOL = 64


def make_batch(windows: Sequence[Window]) -> Batch:
    """Put windows side by side."""
    size, length = len(windows), max(len(w.pieces) for w in windows)
    pieces, shapes, seen = (np.zeros((size, length), dtype=np.int64) for _ in range(3))
    spoken = np.full((size, length, len(LAYERS)), IGNORED, dtype=np.int64)
    happenings = np.full((size, length), IGNORED, dtype=np.int64)
    for row, window in enumerate(windows):
        here = len(window.pieces)
        pieces[row, :here], shapes[row, :here], seen[row, :here] = window.pieces, window.shapes, 1
        if window.spoken is not None:
            spoken[row, window.heads] = window.spoken
        if window.happenings is not None:
            happenings[row, window.heads] = window.happenings
    tensors = (torch.from_numpy(a) for a in (pieces, shapes, seen, spoken, happenings))
    return Batch(*tensors, tuple(w.heads for w in windows), tuple(windows))
