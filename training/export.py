"""The trained network as one small int8 file for onnxruntime, with all that decoding needs."""

import hashlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from sayso.nouns.claim import CLAIM_TYPES, STANCES
from training.lessons import FILLERS, LAYERS, NAME_KINDS, OUTSIDE, PASSAGES, ROLES
from training.network import ASKED, FAR, LINKED, OUTPUTS, Network
from training.run import vocabulary

FORM = "2"
"""The form of the file: names of inputs and outputs, and what is kept beside them."""

STEPS_COUNT = (0.25, 0.25, 0.5)
"""What learned steps between the labels of source, cue and content count in reading."""
LEANING = (0.3, 0.0, 0.0)
"""Nats by which words are held likelier to be part of a source, cue or content than they score.

Both were chosen on PolNeAR's dev part: the network says too little rather than too much.
"""


def export(network: Network, version: str, out: Path) -> str:
    """Write the file; give the SHA-256 of its bytes."""
    network.eval().encoder.set_attn_implementation("eager")
    with TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        example = torch.ones((1, 16), dtype=torch.int64)
        torch.onnx.export(
            network,
            (example, example, example),
            str(whole),
            input_names=["pieces", "shapes", "seen"],
            output_names=list(OUTPUTS),
            dynamic_axes={
                name: {0: "windows", 1: "length"} for name in ("pieces", "shapes", "seen", *OUTPUTS)
            },
            opset_version=17,
            dynamo=False,
        )
        # int8 products are summed in 16 bits on processors without VNNI: reduce_range keeps them
        # from overflowing there, so that results agree between machines.
        quantize_dynamic(
            whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
        model = onnx.load(str(small))
        for key, value in beside(network, version).items():
            entry = model.metadata_props.add()
            entry.key, entry.value = key, value
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(model.SerializeToString(deterministic=True))
    return hashlib.sha256(out.read_bytes()).hexdigest()


def beside(network: Network, version: str) -> dict[str, str]:
    """Give what is kept beside the network: vocabulary, names of labels, links, transitions."""
    told: dict[str, Any] = {
        "classes": list(CLAIM_TYPES),
        "stances": list(STANCES),
        "names": list(NAME_KINDS),
        "passages": list(PASSAGES),
        "fillers": list(FILLERS),
        "roles": list(ROLES),
        "layers": list(LAYERS),
        "linked": LINKED,
        "asked": ASKED,
        "far": FAR,
        "distance": numbers(network.distance),
        "nobody": numbers(network.nobody),
        "transitions": numbers(steps_in_reading(network.steps.detach())),
        "reach": numbers(network.reach),
    }
    return {
        "form": FORM,
        "version": version,
        "vocabulary": "\n".join(vocabulary().vocabulary),
        "decoding": json.dumps(told),
    }


def steps_in_reading(steps: torch.Tensor) -> torch.Tensor:
    """Give the steps as they are read with: (layers, 3, 3), in nats."""
    found = steps * torch.tensor(STEPS_COUNT)[:, None, None]
    found[:, :, OUTSIDE] -= torch.tensor(LEANING)[:, None]
    return found


def numbers(learned: torch.Tensor) -> Any:
    """Give what was learned as nested lists."""
    return np.round(learned.detach().numpy().astype(float), 4).tolist()
