"""Which source, cue and content belong together, as the network links them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.learned.spans import Run, runs_in
from sayso.learned.tagger import Decoding, Scores

SOURCE, CUE, CONTENT = range(3)
CONTENT_TO_CUE, CUE_TO_SOURCE = range(2)


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a window that belong together; ``chance`` is how likely the content is one at all.

    Runs are positions of words in the window, both ends included.
    """

    contents: tuple[Run, ...]
    cue: Run
    source: Run | None
    chance: float


def said_in(spoken: Scores, links: Scores, decoding: Decoding) -> list[Said]:
    """Give who says what in a window, in the order of the cues."""
    sources, cues, contents = runs_in(spoken, decoding.transitions)
    if not cues or not contents:
        return []
    chances = np.exp(spoken[:, CONTENT, 1:]).sum(axis=-1)
    cue_of = [best_link(run, cues, links, decoding, CONTENT_TO_CUE) for run in contents]
    found = []
    for position, cue in enumerate(cues):
        own = [run for run, to in zip(contents, cue_of, strict=True) if to == position]
        if not own:
            continue
        to = best_link(cue, sources, links, decoding, CUE_TO_SOURCE) if sources else None
        chance = min(float(chances[first : last + 1].mean()) for first, last in own)
        found.append(Said(tuple(own), cue, None if to is None else sources[to], chance))
    return found


def best_link(
    run: Run, targets: Sequence[Run], links: Scores, decoding: Decoding, sort: int
) -> int | None:
    """Give the target that a run is linked to; None where it is linked to nobody."""
    start = run[0]
    asks = links[start, 2 * sort]
    ends = np.array([target[0] for target in targets])
    scale = len(asks) ** 0.5
    scores = links[ends, 2 * sort + 1] @ asks / scale
    scores = scores + decoding.distance[sort][buckets(ends - start, decoding.far)]
    best = int(scores.argmax())
    if sort == CUE_TO_SOURCE and float(asks @ decoding.nobody) / scale > scores[best]:
        return None
    return best


def buckets(distances: NDArray[np.int64], far: int) -> NDArray[np.int64]:
    """Give the class of each signed distance in words: powers of two on either side."""
    sizes = np.maximum(np.abs(distances), 0.5)
    steps = np.minimum(np.floor(np.log2(sizes)) + 1, far)
    found: NDArray[np.int64] = (far + np.sign(distances) * steps).astype(np.int64)
    return found


def moved(said: Said, by: int) -> Said:
    """Give the same with every position so many words further on."""
    contents = tuple((first + by, last + by) for first, last in said.contents)
    source = None if said.source is None else (said.source[0] + by, said.source[1] + by)
    return replace(said, contents=contents, cue=(said.cue[0] + by, said.cue[1] + by), source=source)


def within(found: Sequence[Said], run: Run) -> Iterator[Said]:
    """Give what lies wholly inside a run."""
    for said in found:
        runs = [*said.contents, said.cue, *([said.source] if said.source else [])]
        if all(run[0] <= first and last <= run[1] for first, last in runs):
            yield said
