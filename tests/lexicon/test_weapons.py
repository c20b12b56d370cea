"""Weapons by type."""

import pytest

from sayso.lexicon.weapons import find_weapons, weapons


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A Su-22M4 crashed.", "Su-22", "aircraft"),
        ("They hold QW and Misagh-1 missiles.", "FN-6", "manpads"),
        ("Grad rockets hit the quay.", "BM-21 Grad", "rocket"),
        ("Two T72 tanks burned.", "T-72", "tank"),
        ("A roadside bomb went off.", "IED", "bomb"),
    ],
)
def test_weapons_are_found_by_any_name(text: str, name: str, kind: str) -> None:
    """A weapon is found by its variant, its nickname or its plural, and has its kind."""
    start, end, weapon = next(find_weapons(text))
    assert (weapon.name, weapon.kind) == (name, kind)
    assert text[start:end]


def test_names_mean_one_weapon() -> None:
    """No name stands for two weapons."""
    names = [name.lower() for weapon in weapons() for name in (weapon.name, *weapon.aliases)]
    assert len(names) == len(set(names))
