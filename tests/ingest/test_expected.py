"""How many reports are to come, so that a bar can show how far reading is."""

from pathlib import Path

import pytest

from sayso.ingest.expected import expected_reports
from sayso.ingest.receive import receive


@pytest.mark.parametrize("end", ["", "\n"])
def test_files_and_lines_are_counted(tmp_path: Path, end: str) -> None:
    """A file is one report and a line of JSON Lines is one, with or without a last line end."""
    (tmp_path / "a.txt").write_text("Town falls.", encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>Town falls again.</p>", encoding="utf-8")
    lines = "\n".join(f'{{"id": "r{number}", "text": "Town falls."}}' for number in range(7))
    (tmp_path / "c.jsonl").write_text(lines + end, encoding="utf-8")
    assert expected_reports([tmp_path]) == 9 == len(list(receive([tmp_path])))


def test_what_cannot_be_told_is_not_guessed(tmp_path: Path) -> None:
    """How many records a CSV has shows when it is read; a missing file counts for nothing."""
    (tmp_path / "a.csv").write_text("text\none\ntwo\n", encoding="utf-8")
    assert expected_reports([tmp_path]) is None
    assert expected_reports([tmp_path / "nowhere.txt"]) == 0
    (tmp_path / "empty.jsonl").write_bytes(b"")
    assert expected_reports([tmp_path / "empty.jsonl"]) == 0
