"""How unlikely rows of labels are, neighbours weighed together: a linear-chain CRF."""

import torch
from torch import Tensor

from training.lessons import IGNORED, INSIDE, OUTSIDE

NEVER = -1e4


def allowed_steps(steps: Tensor) -> Tensor:
    """Give the scores of steps with those ruled out that cannot be: inside after outside."""
    ruled = torch.zeros_like(steps)
    ruled[..., OUTSIDE, INSIDE] = NEVER
    return steps + ruled


def unlikelihood(scores: Tensor, labels: Tensor, seen: Tensor, steps: Tensor) -> Tensor:
    """Give how unlikely the labels are, in nats a word that is labelled.

    ``scores`` is (windows, words, layers, 3), ``labels`` (windows, words, layers), ``seen``
    (windows, words) and false behind a window's last word, ``steps`` (layers, 3, 3): from one
    label to the next. Words that are not labelled may bear any label.
    """
    known = labels != IGNORED
    told = torch.nn.functional.one_hot(labels.clamp(min=0), scores.shape[-1]).bool()
    right = scores.masked_fill(known[..., None] & ~told, NEVER)
    both = torch.stack([right, scores])
    through = allowed_steps(steps)
    sums = both[:, :, 0]
    for word in range(1, scores.shape[1]):
        reached = torch.logsumexp(sums[..., :, None] + through, dim=-2)
        sums = torch.where(seen[:, word, None, None], reached + both[:, :, word], sums)
    totals = torch.logsumexp(sums, dim=-1)
    return (totals[1] - totals[0]).sum() / known.sum().clamp(min=1)
