"""What every test may ask for."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def shared() -> Path:
    """The benchmark data beside the project, or a skip that says what is missing."""
    default = Path(__file__).parent.parent.parent / "shared"
    folder = Path(os.environ.get("SAYSO_SHARED", default))
    if not (folder / "gold").is_dir():
        pytest.skip(f"no benchmark data at {folder}; set SAYSO_SHARED to the folder that holds it")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """A real, headless Chromium, or a skip that says how to get one."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no Chromium on this machine; on Debian: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()
