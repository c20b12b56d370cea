"""The examples run on the demonstration's reports."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_ask_a_record(capsys: pytest.CaptureFixture[str]) -> None:
    """The example prints chains with words, and who held the place."""
    load("ask_a_record").main([])
    printed = capsys.readouterr().out
    assert "reports with" in printed
    assert "Who held Palmyra:" in printed
    assert "Islamic State" in printed


def test_incidents_by_month(demo_record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The example counts incidents by month and type, reports beside them."""
    pytest.importorskip("pandas")
    load("incidents_by_month").main(str(demo_record))
    printed = capsys.readouterr().out
    assert "2016-12" in printed
    assert "(reports)" in printed
