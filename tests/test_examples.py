"""The worked examples are written from their questions, and hand on no report's words."""

from pathlib import Path

import pytest
import yaml

from tools.write_examples import tally, trim

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
FILES = sorted(EXAMPLES.glob("*.yml"))

TABLE = """when       what     the words

2 May      capture  “they took the town
Azaz       c-1      before dawn”

3 May      clash    “a fight”
Azaz       c-2

4 May      clash    “a fight”
Azaz       c-3
"""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_question_is_on_its_page(file: Path) -> None:
    """Each page asks its questions in order, runs their commands, and gives answer and tally."""
    told = yaml.safe_load(file.read_text(encoding="utf-8"))
    page = file.with_suffix(".md").read_text(encoding="utf-8")
    place = 0
    for number, entry in enumerate(told["questions"], start=1):
        for words in (f"## {number}. {entry['question']}", *(f"$ sayso {a}" for a in entry["ask"])):
            assert (place := page.find(words, place)) >= 0, words
        assert entry["answer"].strip().splitlines()[-1].strip() in page
    assert tally(told["questions"]) in page


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_report_is_quoted(file: Path) -> None:
    """What the commands print comes without the reports' own words."""
    blocks = file.with_suffix(".md").read_text(encoding="utf-8").split("```")[1::2]
    assert blocks
    assert not [line for block in blocks for line in block.splitlines() if "“" in line]


def test_a_table_is_trimmed() -> None:
    """The column of words goes, and rows beyond the most are counted."""
    trimmed = trim(TABLE, most_rows=2)
    assert "took" not in trimmed
    assert "fight" not in trimmed
    assert "c-2" in trimmed
    assert "c-3" not in trimmed
    assert trimmed.endswith("... and 1 more")
    assert "more" not in trim(TABLE)
