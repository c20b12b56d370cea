"""The trained network as one small int8 file for onnxruntime, with all that decoding needs."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from sayso.nouns.claim import CLAIM_TYPES
from training.lessons import LAYERS, Lesson
from training.network import FAR, LINKED, Network
from training.run import vocabulary

FORM = "1"
"""The form of the file: names of inputs and outputs, and what is kept beside them."""
OUTPUTS = ("spoken", "happenings", "links")


def export(network: Network, lessons: Sequence[Lesson], version: str, out: Path) -> str:
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
        for key, value in beside(network, lessons, version).items():
            entry = model.metadata_props.add()
            entry.key, entry.value = key, value
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(model.SerializeToString(deterministic=True))
    return hashlib.sha256(out.read_bytes()).hexdigest()


def beside(network: Network, lessons: Sequence[Lesson], version: str) -> dict[str, str]:
    """Give what is kept beside the network: vocabulary, classes, links, transitions."""
    told: dict[str, Any] = {
        "classes": list(CLAIM_TYPES),
        "layers": list(LAYERS),
        "linked": LINKED,
        "far": FAR,
        "distance": np.round(network.distance.detach().numpy(), 4).tolist(),
        "nobody": np.round(network.nobody.detach().numpy(), 4).tolist(),
        "transitions": np.round(transitions(lessons), 3).tolist(),
    }
    return {
        "form": FORM,
        "version": version,
        "vocabulary": "\n".join(vocabulary().vocabulary),
        "decoding": json.dumps(told),
    }


def transitions(lessons: Sequence[Lesson]) -> np.ndarray:
    """Give how much likelier than chance each label follows each, by layer: (3, 3, 3), in nats."""
    pairs = np.full((len(LAYERS), 3, 3), 0.5)
    for lesson in lessons:
        if lesson.spoken is not None:
            for layer in range(len(LAYERS)):
                labels = lesson.spoken[:, layer]
                np.add.at(pairs[layer], (labels[:-1], labels[1:]), 1)
    share = pairs / pairs.sum(axis=(1, 2), keepdims=True)
    alone = share.sum(axis=2, keepdims=True) * share.sum(axis=1, keepdims=True)
    return np.log(share / alone)
