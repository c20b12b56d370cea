"""How far the network's scores are from what is coded, head by head."""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from training.lessons import BEGIN, IGNORED, LAYERS, NOBODY, ROLES
from training.network import ASKED, LINKED, OUTPUTS, Network, buckets
from training.sequences import unlikelihood
from training.windows import Batch, Window

LAYERED = {"spoken": 3, "fillers": 3}
"""Labels that each layer of a head tells apart."""


def loss_of(
    network: Network, batch: Batch, weights: Mapping[str, float], silver: float
) -> dict[str, Tensor]:
    """Give the loss of each head that the batch teaches and that has a weight.

    ``silver`` is what speech counts that the rules have read, against speech that people coded.
    """
    raw = network(batch.pieces, batch.shapes, batch.seen)
    rows = batch.words.clamp(min=0)
    scores = {
        name: found.float().gather(1, rows[..., None].expand(-1, -1, found.shape[-1]))
        for name, found in zip(OUTPUTS, raw, strict=True)
    }
    found: dict[str, Tensor] = {}
    for name, labels in batch.labels.items():
        if not weights.get(name) or not (labels != IGNORED).any():
            continue
        if name == "spoken":
            found[name] = spoken_loss(network, batch, scores[name], silver)
        else:
            found[name] = word_loss(scores[name], labels, LAYERED.get(name))
    if weights.get("links"):
        add(found, "links", link_loss(network, batch, scores["links"]))
    if weights.get("arguments"):
        add(found, "arguments", argument_loss(network, batch, scores["arguments"]))
    return {name: weights[name] * value for name, value in found.items()}


def add(found: dict[str, Tensor], name: str, value: Tensor | None) -> None:
    """Keep a loss where there is one."""
    if value is not None:
        found[name] = value


def word_loss(scores: Tensor, labels: Tensor, classes: int | None) -> Tensor:
    """Give the mean over labelled words, layers added up, of how unlikely each label is."""
    width = classes or scores.shape[-1]
    mean = nn.functional.cross_entropy(
        scores.reshape(-1, width), labels.reshape(-1), ignore_index=IGNORED
    )
    return mean * (scores.shape[-1] // width)


def spoken_loss(network: Network, batch: Batch, scores: Tensor, silver: float) -> Tensor:
    """Give half the loss word by word and half that of whole rows; silver rows count less."""
    labels = batch.labels["spoken"]
    scores = scores.view(*scores.shape[:2], len(LAYERS), 3)
    seen = batch.words >= 0
    read_by_rules = torch.tensor([window.silver for window in batch.windows])
    found, weighed = [], 0.0
    for rows, weight in ((~read_by_rules, 1.0), (read_by_rules, silver)):
        known = int((labels[rows] != IGNORED).sum())
        if not known or not weight:
            continue
        alone = word_loss(scores[rows].flatten(2), labels[rows], 3)
        whole = len(LAYERS) * unlikelihood(scores[rows], labels[rows], seen[rows], network.steps)
        found.append(weight * known * (alone + whole) / 2)
        weighed += weight * known
    return torch.stack(found).sum() / weighed if found else scores.sum() * 0


def link_loss(network: Network, batch: Batch, links: Tensor) -> Tensor | None:
    """Give how badly contents find their cues and cues their sources."""
    losses = []
    for row, window in enumerate(batch.windows):
        if "spoken" not in window.labels or not window.links:
            continue
        words = links[row].view(-1, 4, LINKED)
        for sort, layer in ((0, 1), (1, 0)):
            asked = [link for link in window.links if link[0] == sort]
            begins = {link[2] for link in asked if link[2] != NOBODY}
            begins |= set((window.labels["spoken"][:, layer] == BEGIN).nonzero()[0].tolist())
            targets = sorted(begins)
            if not asked or not targets:
                continue
            starts = torch.tensor([link[1] for link in asked])
            ends = torch.tensor(targets)
            query = words[starts, 2 * sort]
            scores = query @ words[ends, 2 * sort + 1].T / LINKED**0.5
            scores = scores + network.distance[sort][buckets(ends[None] - starts[:, None])]
            nobody = query @ network.nobody / LINKED**0.5
            scores = torch.cat([scores, nobody[:, None]], dim=1)
            right = [targets.index(t) if t != NOBODY else len(targets) for _, _, t in asked]
            losses.append(nn.functional.cross_entropy(scores, torch.tensor(right)))
    return torch.stack(losses).mean() if losses else None


def argument_loss(network: Network, batch: Batch, asked: Tensor) -> Tensor | None:
    """Give how badly the words that play a role are told from all others of the window.

    The mean over roles and triggers of the sum over words, in nats.
    """
    losses, number = [], 0
    for row, window in enumerate(batch.windows):
        if not window.judged:
            continue
        words = asked[row, : len(window.heads)].view(-1, len(ROLES), 2, ASKED)
        scores = argument_scores(network, words, window.judged)
        losses.append(
            nn.functional.binary_cross_entropy_with_logits(scores, players(window), reduction="sum")
        )
        number += len(window.judged)
    return torch.stack(losses).sum() / number if losses else None


def argument_scores(network: Network, words: Tensor, asked: tuple[tuple[int, int], ...]) -> Tensor:
    """Give for each role and trigger the log odds of each word to play it: (asked, words).

    ``words`` is (words, roles, 2, width).
    """
    roles, triggers = torch.tensor(asked).T
    query = words[triggers, roles, 0]
    answers = words[:, roles, 1].transpose(0, 1)
    away = buckets(torch.arange(len(words))[None] - triggers[:, None])
    scores: Tensor = (answers @ query[..., None])[..., 0] / ASKED**0.5
    return scores + network.reach[roles[:, None], away]


def players(window: Window) -> Tensor:
    """Give 1 for each word that plays a role for a trigger, and 0: (judged, words)."""
    found = torch.zeros(len(window.judged), len(window.heads))
    places = {pair: number for number, pair in enumerate(window.judged)}
    for role, trigger, first, last in window.arguments:
        if (role, trigger) in places:
            found[places[role, trigger], first : last + 1] = 1
    return found
