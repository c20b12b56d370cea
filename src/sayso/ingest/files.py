"""Which files are meant by a path, a folder or a pattern."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.nouns.report import Refusal

PAGES = (".html", ".htm")
BESIDE_A_PAGE = ("_files", ".files", "-Dateien", "_Dateien", "_fichiers", "_archivos", "_file")
"""What browsers call the folder with the pictures and advertisements of a page that they save,
behind the page's own name (Microsoft, "Manage connected files", and Firefox and Chrome)."""


def find_files(paths: Sequence[str | Path]) -> Iterator[Path | Refusal]:
    """Give the files in order: as named, folders and patterns sorted.

    Hidden files are left out of a folder, and so is what a browser saved beside a page. A link
    that leads nowhere, and a folder that is only linked, come as refusals.
    """
    for given in paths:
        path = Path(given)
        try:
            if path.is_dir():
                yield from walk(path)
            elif path.exists():
                yield path
            else:
                yield from matching(str(given))
        except (OSError, ValueError) as error:
            yield Refusal(str(given), f"it cannot be opened ({error}); check the path and rights")


def matching(pattern: str) -> Iterator[Path | Refusal]:
    """Give the files that match a pattern."""
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - absolute patterns too
    if not found:
        hint = "the pattern matches nothing" if glob.has_magic(pattern) else "there is no such file"
        yield Refusal(pattern, f"{hint}; check the spelling and the folder you are in")
    for name in found:
        path = Path(name)
        if path.is_dir():
            yield from walk(path)
        else:
            yield path


def walk(folder: Path) -> Iterator[Path | Refusal]:
    """Give the files below a folder, sorted by name, one folder's names in memory at a time."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(current) as entries:
                names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
        except OSError as error:
            reason = error.strerror or str(error)
            yield Refusal(str(current), f"the folder cannot be opened ({reason}); ask for access")
            continue
        beside = {page[: -len(end)] + more for page in names for end in PAGES
                  if page.lower().endswith(end) for more in BESIDE_A_PAGE}  # fmt: skip
        children = [current / name for name in names]
        folders = [child for child in children if child.is_dir() and child.name not in beside]
        waiting.extend(child for child in reversed(folders) if not child.is_symlink())
        for child in children:
            if child.is_file():
                yield child
            elif child.is_symlink():
                yield Refusal(str(child), say_link(child))


def say_link(link: Path) -> str:
    """Say why a link in a folder is not followed."""
    if link.is_dir():
        return "it is a link to a folder, which might lead in a circle; name that folder itself"
    return "it is a link that leads to no file; mend it, or leave it out"
