"""Rooms import one way, nothing is a drawer, and no file or function outgrows the budget."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "sayso"

# room -> rooms it may import, besides nouns and errors (which everyone may)
DOORS: dict[str, set[str]] = {
    "nouns": set(),
    "lexicon": set(),
    "gazetteer": {"lexicon"},
    "ingest": set(),
    "language": {"lexicon", "gazetteer", "learned"},
    "claims": {"lexicon", "gazetteer", "learned"},
    "learned": {"lexicon"},
    "reconcile": {"lexicon", "gazetteer", "learned"},
    "record": set(),
    "views": {"record"},
    "web": {"views", "record", "pipeline", "settings", "wanted"},
    "cli": {"views", "record", "pipeline", "settings", "web", "gazetteer", "library", "demo"},
}
ANYONE = {"nouns", "errors"}
# modules at the top that tie the rooms together
TOP = {"pipeline", "library", "settings", "errors", "__init__", "__main__"}

DRAWERS = {
    "utils", "util", "helpers", "misc", "common", "shared", "core", "base", "main", "engine",
    "manager", "handler", "processor", "types", "models", "constants", "enums", "config",
}  # fmt: skip

MAX_MODULE_LINES = 500
MAX_FUNCTION_LINES = 50


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
            if node.module == "sayso":
                names = [f"sayso.{alias.name}" for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("sayso.")}
    return rooms


def room_of(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    """A room imports only itself, the nouns, the errors, and the rooms its doors open to."""
    room = room_of(path)
    if room in TOP or room not in DOORS:
        pytest.skip("ties the rooms together")
    allowed = DOORS[room] | ANYONE | {room, "__version__"}
    assert imported_rooms(path) <= allowed


def test_no_drawers() -> None:
    """No module or folder is named after a drawer: names say what is inside."""
    names = {path.stem for path in modules()} | {path.parent.name for path in modules()}
    assert not names & DRAWERS


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_budget(path: Path) -> None:
    """A module stays under 500 lines and a function body under 50."""
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= MAX_MODULE_LINES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if body:
                length = (body[-1].end_lineno or 0) - body[0].lineno + 1
                assert length <= MAX_FUNCTION_LINES, f"{node.name} has {length} lines"
