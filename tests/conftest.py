"""What every test may ask for."""

import os
import shutil
import uuid
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


@pytest.fixture
def postgres_address() -> Iterator[str]:
    """The address of an empty place in a PostgreSQL database, gone after the test."""
    server = os.environ.get("SAYSO_POSTGRES")
    if not server:
        pytest.skip("no PostgreSQL server; set SAYSO_POSTGRES=postgresql://user:password@host/name")
    sqlalchemy = pytest.importorskip("sqlalchemy")
    schema = f"sayso_test_{uuid.uuid4().hex[:12]}"
    engine = sqlalchemy.create_engine(server.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    joint = "&" if "?" in server else "?"
    try:
        yield f"{server}{joint}options=-csearch_path%3D{schema}"
    finally:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
        engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record may be made: a file, and once more an empty place in PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "war.db")
    found: str = request.getfixturevalue("postgres_address")
    return found
