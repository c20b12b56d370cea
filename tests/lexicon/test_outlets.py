"""Outlets, and whom they speak for."""

import pytest

from sayso.lexicon.actors import known_actors, states
from sayso.lexicon.load import load_table
from sayso.lexicon.outlets import find_outlets, known_outlets, outlet_named

ROWS = load_table("outlets")["outlets"]


def test_ids_are_unique() -> None:
    """No two outlets share an id."""
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("row", [row for row in ROWS if row.get("of")], ids=lambda row: row["id"])
def test_outlet_speaks_for_a_known_actor(row: dict[str, str]) -> None:
    """Whom an outlet speaks for is an actor of the lexicon or a state by its code."""
    speaks_for = row["of"]
    assert speaks_for in known_actors() or speaks_for.removeprefix("state:") in states()


@pytest.mark.parametrize(
    ("name", "id"),
    [("AFP", "afp"), ("the Associated Press", "ap"), ("al-manar", "manar"), ("Amaq News", "amaq")],
)
def test_outlet_is_found_by_any_name(name: str, id: str) -> None:
    """An outlet is found by name and alias, without regard to case, hyphen and article."""
    found = outlet_named(name)
    assert found is not None
    assert found.id == id


def test_longest_name_wins() -> None:
    """In running text the longest name is taken, and words in lower case name no outlet."""
    text = "The Libya Herald and the times of Israel"
    assert [outlet.id for _, _, outlet in find_outlets(text, 0, len(text))] == ["libya-herald"]
    assert known_outlets()
