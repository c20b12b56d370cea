"""Which words play a role in what a trigger tells, as the network sees them."""

from collections.abc import Sequence

import numpy as np

from sayso.learned.spans import Run
from sayso.learned.speech import buckets
from sayso.learned.tagger import Decoding, Scores

ASKING, ANSWERING = range(2)


def role_odds(trigger: int, arguments: Scores, decoding: Decoding) -> Scores:
    """Give for each role and word of a window the log odds that the word plays it.

    ``trigger`` is the position in the window of the trigger's first word, ``arguments`` the head's
    scores, (words, roles, 2, width). The answer is (roles, words), in the order of
    ``decoding.roles``.
    """
    asks = arguments[trigger, :, ASKING]
    answers = arguments[:, :, ANSWERING].transpose(1, 0, 2)
    scores = np.einsum("rwv,rv->rw", answers, asks) / asks.shape[-1] ** 0.5
    away = buckets(np.arange(len(arguments)) - trigger, decoding.far)
    found: Scores = (scores + decoding.reach[:, away]).astype(np.float32)
    return found


def odds_of(triggers: Sequence[int], role: str, arguments: Scores, decoding: Decoding) -> Scores:
    """Give the log odds of one role for several triggers of a window at once: (triggers, words)."""
    position = decoding.roles.index(role)
    asks = arguments[list(triggers), position, ASKING]
    answers = arguments[:, position, ANSWERING]
    away = np.arange(len(arguments))[None] - np.array(triggers, dtype=np.int64)[:, None]
    near = decoding.reach[position, buckets(away, decoding.far)]
    found: Scores = (asks @ answers.T / asks.shape[-1] ** 0.5 + near).astype(np.float32)
    return found


def players(odds: Scores, bar: float = 0.0) -> list[tuple[Run, float]]:
    """Give the runs of words of one role whose log odds are over a bar, each with its mean."""
    over = np.flatnonzero(odds > bar)
    if not len(over):
        return []
    runs = np.split(over, np.flatnonzero(np.diff(over) > 1) + 1)
    return [((int(run[0]), int(run[-1])), float(odds[run].mean())) for run in runs]
