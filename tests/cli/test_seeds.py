"""The five reports that the project began with, end to end through the command line."""

import json
from pathlib import Path

import pytest

import sayso

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the five reports."""
    path = tmp_path_factory.mktemp("seeds") / "seeds.db"
    with sayso.open(path) as record:
        outcome = record.read(shared / "reports" / "seeds")
        assert (outcome.kept, outcome.refused) == (5, ())
    return path


@pytest.mark.parametrize(
    ("day", "holder"), [("2016-12-12", "Islamic State"), ("2016-05-01", "Syrian government")]
)
def test_who_held_tadmur(command, seeds: Path, day: str, holder: str) -> None:
    """The holder of a day comes under any name of the place, with the claims that carry it."""
    done = command("holders", seeds, "--place", "Tadmur", "--on", day)
    found = [json.loads(line) for line in done.out.splitlines()]
    assert found[0]["holder"]["name"].startswith(holder)
    assert found[0]["claims"]


def test_rival_strengths_stand_side_by_side(command, seeds: Path) -> None:
    """More than 4,000, more than 5,000 and fewer than 300: three sources, disputed."""
    done = command("incidents", seeds, "--type", "strength", "--actor", "ISIL")
    figures = [f for line in done.out.splitlines() for f in json.loads(line)["figures"]]
    (figure,) = [figure for figure in figures if figure["kind"] == "strength"]
    bounds = {(value["low"], value["high"]) for value in figure["values"]}
    assert bounds == {(4000, None), (5000, None), (None, 300)}
    assert len({value["source"] for value in figure["values"]}) == 3
    assert figure["disputed"] is True
    everyone = [
        json.loads(line)
        for line in command("incidents", seeds, "--type", "strength").out.splitlines()
    ]
    others = [entry for entry in everyone if entry["actors"][0]["name"] != "Islamic State"]
    assert not [f for entry in others for f in entry["figures"] if f["disputed"]]
    shown = command("incidents", seeds, "--type", "strength", "--format", "table").out
    for words in ("at least 4,000", "at least 5,000", "at most 300", "DISPUTED"):
        assert words in shown


@pytest.mark.parametrize("name", ["T-4", "Tiyas", "Tayfur", "t4 airbase"])
def test_one_base_under_all_names(command, seeds: Path, name: str) -> None:
    """The base has the same claims whatever it is called."""
    by_first_name = command("claims", seeds, "--place", "T4")
    assert by_first_name.status == 0
    assert command("claims", seeds, "--place", name).out == by_first_name.out
