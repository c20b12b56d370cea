"""The table of held-out figures names the command that measures each row."""

import json
from pathlib import Path

import pytest

from benchmarks.heads import KEPT, command_of, gather, lines


@pytest.mark.parametrize(
    ("run", "options"),
    [
        ("fold-2", "--fold 2"),
        ("fold-0-without-names", "--fold 0 --leave-out names"),
        ("fold-0-own-0.5", "--fold 0 --own-share 0.5"),
        ("fold-0-with-fillers", "--fold 0 --with-fillers"),
        ("without-syria", "--without syria"),
    ],
)
def test_a_run_is_named_by_its_options(run: str, options: str) -> None:
    """The name of a run's files tells the options of the command that makes it again."""
    assert command_of(run).endswith(f"--out FOLDER {options}")


def test_figures_are_gathered_from_runs(tmp_path: Path) -> None:
    """Every run in a folder has its line; a head that a run does not have is left open."""
    told = {"coded reports": {"happenings": {"all": 0.5, "words": 3}}}
    (tmp_path / "heads-fold-1.json").write_text(json.dumps(told))
    table = list(lines(gather(tmp_path)))
    assert table[1].split()[:3] == ["fold", "1", "0.500"]
    assert table[1].split()[3] == "-"


def test_kept_figures_can_be_printed() -> None:
    """The figures that the project keeps make a table."""
    assert any("happenings" in line for line in lines(json.loads(KEPT.read_text())))
