"""Lessons cut into windows of whole sentences, and windows put together into batches."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch

from sayso.learned.wordpieces import CAPITALS, FIRST, LAST, WordPieces, shape_of
from training.lessons import FILLERS, IGNORED, LABELLED, LAYERS, NOBODY, Labels, Lesson

LONGEST = 254
"""Word pieces of a window, its two ends included."""
LIMITS = (126, 126, 126, LONGEST)
"""Short windows are taught twice as fast as long ones, and are what is read with."""
SHOUTED = 0.08
"""The share of windows that are taught in capitals, as broadcast monitoring prints them."""
WIDTHS = {"spoken": len(LAYERS), "fillers": len(FILLERS)}
"""Labels of a word where it has more than one."""
OUTSIDE_ROW = -1
"""Stands for a piece where a window has no more words."""


@dataclass(frozen=True)
class Window:
    """Pieces and shapes of a stretch of whole sentences; where each word begins; its labels.

    ``labels`` holds a row for each word under the name of each head that the text is coded for.
    ``arguments`` are (role, trigger, first, last) and ``judged`` (role, trigger), as in lessons.
    ``silver`` says that the speech in it was read by the rules.
    """

    pieces: np.ndarray
    shapes: np.ndarray
    heads: np.ndarray
    labels: Mapping[str, Labels]
    links: tuple[tuple[int, int, int], ...]
    arguments: tuple[tuple[int, int, int, int], ...] = ()
    judged: tuple[tuple[int, int], ...] = ()
    silver: bool = False


def cut(lesson: Lesson, pieces: WordPieces, limit: int, first_limit: int) -> Iterator[Window]:
    """Give the windows of a lesson; the first is shorter, so that each epoch cuts elsewhere."""
    for start, stop in stretches(lesson, pieces, limit, first_limit):
        yield make_window(lesson, pieces, start, stop)


def stretches(
    lesson: Lesson, pieces: WordPieces, limit: int, first_limit: int
) -> Iterator[tuple[int, int]]:
    """Give first word and end of each window of whole sentences."""
    start = word = used = 0
    room = first_limit
    for sentence in lesson.sentences:
        size = sum(len(pieces.of(w)) for w in sentence)
        if used and used + size > room - 2:
            yield start, word
            start, used, room = word, 0, limit
        used += size
        word += len(sentence)
    if word > start:
        yield start, word


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
    told = ((name, getattr(lesson, name)) for name in LABELLED)
    return Window(
        np.array([*found, pieces.index[LAST]]),
        np.array([*shapes, 0]),
        np.array(heads, dtype=np.int64),
        {name: labels[start:stop] for name, labels in told if labels is not None},
        links,
        tuple(
            (a.role, a.trigger - start, max(a.first, start) - start, min(a.last, stop - 1) - start)
            for a in lesson.arguments
            if a.trigger in inside and a.first < stop and a.last >= start
        ),
        tuple((role, trigger - start) for role, trigger in lesson.judged if trigger in inside),
        silver=lesson.happenings is not None,
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
    return replace(window, shapes=np.where(window.shapes >= 0, CAPITALS, 0))


@dataclass(frozen=True)
class Batch:
    """Windows side by side.

    ``pieces``, ``shapes`` and ``seen`` are (windows, pieces). ``words`` is (windows, words): the
    piece at which each word begins, ``OUTSIDE_ROW`` where there is none. ``labels`` are (windows,
    words) or (windows, words, layers) by head, ``IGNORED`` where nothing is coded.
    """

    pieces: torch.Tensor
    shapes: torch.Tensor
    seen: torch.Tensor
    words: torch.Tensor
    labels: Mapping[str, torch.Tensor]
    windows: tuple[Window, ...]


def groups_of(windows: Sequence[Window], pieces_a_batch: int) -> Iterator[list[Window]]:
    """Give groups of about so many pieces; windows of like length stand together in each."""
    for start in range(0, len(windows), POOL):
        pool = sorted(windows[start : start + POOL], key=lambda w: len(w.pieces))
        groups: list[list[Window]] = [[]]
        for window in pool:
            if groups[-1] and (len(groups[-1]) + 1) * len(window.pieces) > pieces_a_batch:
                groups.append([])
            groups[-1].append(window)
        random.Random(start).shuffle(groups)  # noqa: S311 - no secret hangs on it
        yield from groups


POOL = 512
"""So many windows are sorted by length at a time; with fewer, a seventh of a batch is padding."""


def make_batch(windows: Sequence[Window]) -> Batch:
    """Put windows side by side."""
    size, length = len(windows), max(len(w.pieces) for w in windows)
    most = max(len(w.heads) for w in windows)
    pieces, shapes, seen = (np.zeros((size, length), dtype=np.int64) for _ in range(3))
    words = np.full((size, most), OUTSIDE_ROW, dtype=np.int64)
    labels: dict[str, np.ndarray] = {}
    for row, window in enumerate(windows):
        here = len(window.pieces)
        pieces[row, :here], shapes[row, :here], seen[row, :here] = window.pieces, window.shapes, 1
        words[row, : len(window.heads)] = window.heads
        for name, told in window.labels.items():
            shape = (size, most, WIDTHS[name]) if name in WIDTHS else (size, most)
            all_rows = labels.setdefault(name, np.full(shape, IGNORED, dtype=np.int64))
            all_rows[row, : len(told)] = told
    tensors = (torch.from_numpy(a) for a in (pieces, shapes, seen, words))
    return Batch(
        *tensors, {name: torch.from_numpy(a) for name, a in labels.items()}, tuple(windows)
    )
