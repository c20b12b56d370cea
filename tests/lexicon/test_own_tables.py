"""A person's own tables stand in the place of those that come with sayso."""

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

ASK = """
import sys
from sayso.lexicon.load import load_table, own_mark
print(load_table(sys.argv[1])["titles"][0], own_mark(), "titles" in load_table("abbreviations"))
"""


def ask(name: str, folder: Path | str) -> "subprocess.CompletedProcess[str]":
    """Ask for a table in a process of its own: tables are read once."""
    return subprocess.run(
        [sys.executable, "-c", ASK, name], env={**os.environ, "SAYSO_LEXICON": str(folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_an_own_table_comes_first(tmp_path: Path) -> None:
    """The own table of a name is read, every other one is as shipped, and the mark says so."""
    (tmp_path / "abbreviations.yml").write_text("titles: [Mukhtar]\n", encoding="utf-8")
    first = ask("abbreviations", tmp_path).stdout.split()
    assert first[0] == "Mukhtar"
    (tmp_path / "abbreviations.yml").write_text("titles: [Sheikh]\n", encoding="utf-8")
    second = ask("abbreviations", tmp_path).stdout.split()
    assert second[0] == "Sheikh"
    assert first[1] != second[1]


def test_without_own_tables_those_shipped_are_read(tmp_path: Path) -> None:
    """An empty folder changes nothing."""
    assert (files("sayso.lexicon") / "data" / "abbreviations.yml").is_file()
    told = ask("abbreviations", tmp_path).stdout.split()
    assert told[0] != "Mukhtar"


@pytest.mark.parametrize(("text", "words"), [("titles: [", "not valid YAML"), (None, "no folder")])
def test_what_cannot_be_read(tmp_path: Path, text: str | None, words: str) -> None:
    """A broken table and a folder that is not there are told with their names."""
    if text is None:
        done = ask("abbreviations", tmp_path / "nowhere")
    else:
        (tmp_path / "abbreviations.yml").write_text(text, encoding="utf-8")
        done = ask("abbreviations", tmp_path)
    assert done.returncode != 0
    assert words in done.stderr
