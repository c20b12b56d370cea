"""docs/trouble.md shows messages as they are printed."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "trouble.md").read_text(encoding="utf-8")
QUOTED = [
    found
    for line in PAGE.splitlines()
    if line.startswith("| `")
    for found in re.findall(r"`([^`]*)`", line.split(" | ")[0])
]


@cache
def messages() -> tuple[str, ...]:
    """All texts in the code, with … where a value stands."""
    found = []
    for path in sorted((ROOT / "src" / "sayso").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [
                    str(part.value) if isinstance(part, ast.Constant) else "…"
                    for part in node.values
                ]
                found.append("".join(parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(node.value)
    return tuple(found)


def test_there_are_messages() -> None:
    """The page lists messages, so the test below is about something."""
    assert len(QUOTED) > 30


@pytest.mark.parametrize("quoted", QUOTED)
def test_the_message_is_in_the_code(quoted: str) -> None:
    """Each text on the page stands in the code, values left out."""
    parts = [part.strip() for part in quoted.split("…") if part.strip()]
    assert any(all(part in message for part in parts) for message in messages()), quoted
