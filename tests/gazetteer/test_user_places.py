"""People's own places."""

from datetime import date
from pathlib import Path

import pytest

from sayso.errors import InputRefused
from sayso.gazetteer.lookup import OWN_PLACES_SETTING, find
from sayso.gazetteer.user_places import add_places

HEADER = "name,lat,lon,aliases,country,valid_from,valid_to\n"


def write(folder: Path, text: str, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_added_place_is_found_under_all_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row of a CSV is found by name and alias once the setting names the table."""
    row = "Checkpoint Quince,34.9,37.1,Quince post|Hajez Quince,SY,2016-01-01,2016-12-31\n"
    table = tmp_path / "own.sqlite"
    assert add_places(write(tmp_path, HEADER + row), table) == 1
    monkeypatch.setenv(OWN_PLACES_SETTING, str(table))
    entry = find("Hajez Quince")[0]
    assert (entry.name, entry.lat, entry.country) == ("Checkpoint Quince", 34.9, "SY")
    assert entry.valid_on(date(2016, 5, 1))
    assert not entry.valid_on(date(2017, 5, 1))


def test_adding_twice_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same file added again replaces its places instead of doubling them."""
    file = write(tmp_path, HEADER + "Quince Ridge,34.9,37.1,,SY,,\n")
    table = tmp_path / "twice.sqlite"
    add_places(file, table)
    add_places(file, table)
    monkeypatch.setenv(OWN_PLACES_SETTING, str(table))
    assert len([e for e in find("Quince Ridge") if e.id.startswith("own:")]) == 1


def test_a_geonames_dump_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of nineteen columns parted by tabs is a GeoNames row."""
    cells = ["990001", "Quincetown", "Quincetown", "Medlar,Medlarville", "34.5", "37.5", "P", "PPL",
             "SY", "", "11", "", "", "", "1200", "", "", "", "2020-01-01"]  # fmt: skip
    table = tmp_path / "dump.sqlite"
    add_places(write(tmp_path, "\t".join(cells) + "\n", "SY.txt"), table)
    monkeypatch.setenv(OWN_PLACES_SETTING, str(table))
    assert find("Medlarville")[0].id == "geonames:990001"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("place;north;east\n", "columns"),
        (HEADER + "Here,ninety,37,,,,\n", "degrees"),
        (HEADER + "Here,137.5,34.5,,,,\n", "swapped"),
        (HEADER + "Here,34.5,37.5,,,2016-02-31,\n", "YYYY-MM-DD"),
        (HEADER + ",34.5,37.5,,,,\n", "name"),
        (HEADER, "no place"),
    ],
)
def test_a_broken_file_is_refused_with_the_row(tmp_path: Path, text: str, words: str) -> None:
    """A wrong row stops the file, says what and where, and adds nothing."""
    table = tmp_path / "none.sqlite"
    with pytest.raises(InputRefused, match=words):
        add_places(write(tmp_path, text), table)
    assert not table.exists()


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A file that is no UTF-8 is refused rather than read as rubbish."""
    path = tmp_path / "own.csv"
    path.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(InputRefused, match="UTF-8"):
        add_places(path, tmp_path / "none.sqlite")
