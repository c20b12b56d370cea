"""Where the trained reader's file is, which version it has, and its hash."""

import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PACKAGED = Path(__file__).parent / "data" / "reader.onnx"
VARIABLE = "SAYSO_LEARNED"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file that onnxruntime can run, and the SHA-256 of its bytes."""

    path: Path
    sha256: str

    @property
    def mark(self) -> str:
        """The beginning of the hash, which claims record."""
        return self.sha256[:8]


def find_model() -> ModelFile | None:
    """Give the trained reader's file, or None where there is none or onnxruntime is missing.

    ``SAYSO_LEARNED`` names another file than the packaged one; ``off`` means none.
    """
    told = os.environ.get(VARIABLE, "")
    return None if why_none() else model_at(Path(told) if told else PACKAGED)


def why_none() -> str:
    """Say in words why there is no trained reader; empty where there is one."""
    told = os.environ.get(VARIABLE, "")
    if told == "off":
        return f"{VARIABLE} is off"
    path = Path(told) if told else PACKAGED
    if not path.is_file():
        return f"there is no file {path}"
    return "" if can_run() else "onnxruntime is not installed"


@lru_cache(maxsize=4)
def model_at(path: Path) -> ModelFile:
    """Give a file with its hash."""
    return ModelFile(path, hashlib.sha256(path.read_bytes()).hexdigest())


def can_run() -> bool:
    """Whether onnxruntime can be imported."""
    try:
        import onnxruntime  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        return False
    return True
