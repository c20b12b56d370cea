"""Weapons by type."""

import pytest

from sayso.lexicon.weapons import find_weapons, weapons


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A Su-22M4 crashed.", "Su-22", "aircraft"),
        ("They hold QW and FN-6 missiles.", "QW-1", "manpads"),
        ("A Misagh-1 was fired.", "Misagh-1", "manpads"),
        ("Two RPGs and a rifle.", "RPG-7", "antitank"),
        ("Anti-aircraft batteries opened up.", "anti-aircraft gun", "artillery"),
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


@pytest.mark.parametrize(
    "text", ["A tow of three boats.", "The think tank said so.", "He went to a grad school."]
)
def test_plain_words_are_no_weapons(text: str) -> None:
    """A name written small, or after a word that turns its meaning, is no weapon."""
    assert list(find_weapons(text)) == []
