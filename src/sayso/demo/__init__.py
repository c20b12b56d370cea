"""Reports invented for the demonstration; each says so in its last line."""

from importlib.resources import files
from pathlib import Path


def reports_folder() -> Path:
    """Give the folder with the bundled reports."""
    return Path(str(files("sayso.demo") / "reports"))
