"""Where the benchmark data and its scorers lie: beside the project, or where SAYSO_SHARED says."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent


def shared_folder() -> Path:
    """Give the folder of benchmark data.

    Raises:
        SystemExit: it is not there.

    """
    folder = Path(os.environ.get("SAYSO_SHARED", PROJECT.parent / "shared"))
    if not folder.is_dir():
        sys.exit(f"no benchmark data at {folder}; set SAYSO_SHARED to the folder that holds it")
    return folder


def run_scorer(tool: str, *arguments: str | Path) -> str:
    """Run a scorer of the pack in a process of its own and give what it prints."""
    command = [sys.executable, str(shared_folder() / "tools" / tool), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
