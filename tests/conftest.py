"""What every test may ask for."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The benchmark data beside the project, or a skip that says what is missing."""
    default = Path(__file__).parent.parent.parent / "shared"
    folder = Path(os.environ.get("SAYSO_SHARED", default))
    if not (folder / "gold").is_dir():
        pytest.skip(f"no benchmark data at {folder}; set SAYSO_SHARED to the folder that holds it")
    return folder
