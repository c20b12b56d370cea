"""JSON Lines: the contract as it is, one object a line."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

OBEYED = re.compile(
    "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What JSON may carry as it is, but a terminal, an editor or a line reader would obey."""


def json_line(row: Mapping[str, Any]) -> str:
    r"""Give one object without a line end.

    Letters of all scripts stand as they are. Control characters and marks that override the
    direction of writing stand as ``\uXXXX``: the value is the same, and nothing obeys it.
    """
    return harmless(json.dumps(row, ensure_ascii=False))


def harmless(words: str) -> str:
    """Escape in a JSON text what is obeyed; such characters stand only inside its strings."""
    return OBEYED.sub(lambda match: json.dumps(match.group())[1:-1], words)


def as_jsonl(rows: Iterable[Mapping[str, Any]]) -> str:
    """Give one JSON object a line."""
    return "".join(f"{json_line(row)}\n" for row in rows)
