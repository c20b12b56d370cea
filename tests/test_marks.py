"""The page of marks holds every claim that was read, and hands on no report's words."""

from pathlib import Path

import pytest
import yaml

from tools.write_marks import mark_of, tally

MARKS = Path(__file__).parent.parent / "docs" / "examples" / "marks"
FILES = sorted(MARKS.glob("*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_mark_is_on_the_page(file: Path) -> None:
    """Each report has its claims in a table with a mark in each row, and the sums are right."""
    told = yaml.safe_load(file.read_text(encoding="utf-8"))
    page = (MARKS.parent / f"{file.stem}.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    reports = told["marks"]
    assert all(f"## {report}" in page for report in reports)
    rows = [row for row in rows if "| what |" not in row and "| --- |" not in row]
    marked = [row.rstrip(" |").rsplit(" | ", 1)[-1] for row in rows]
    named = ("right", "partly right", "wrong", "not marked")
    assert [words for words in marked if not words.startswith(named)] == []
    known = [mark_of(mark) for own in reports.values() for mark in own["claims"].values()]
    assert set(known) <= {"right", "partly", "wrong"}
    if len(known) == len(rows):
        assert f"Of {tally(known)}" in page
    assert "“" not in page.replace("“regime", "regime")


def test_an_unknown_mark_is_refused() -> None:
    """A mark of another word stops the writing, and is named."""
    with pytest.raises(SystemExit, match="nearly"):
        mark_of("nearly right")
    assert mark_of("partly the day is off") == "partly"
    assert mark_of(None) == ""
