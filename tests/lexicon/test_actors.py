"""The knowledge base of parties: complete, unambiguous where it matters, quick to load."""

from datetime import date

import pytest

from sayso.lexicon.actors import (
    GENERIC_CLASSES,
    KnownActor,
    forms_of,
    generic_words,
    known_actors,
    name_index,
    state_actor,
    states,
    words_of,
)

KINDS = {"party", "force", "government", "coalition", "organisation", "monitor"}


@pytest.mark.parametrize("entry", known_actors().values(), ids=lambda entry: entry.id)
def test_every_entry_is_whole(entry: KnownActor) -> None:
    """An entry has a name, a known kind, a side, and countries that are states."""
    assert entry.name
    assert entry.kind in KINDS
    assert entry.side
    assert set(entry.country) <= set(states())


@pytest.mark.parametrize("entry", known_actors().values(), ids=lambda entry: entry.id)
def test_validity_is_days_in_order(entry: KnownActor) -> None:
    """Where a name holds only over some days, the days are dates, the first before the last."""
    for name, first, last in entry.valid:
        assert name
        assert first is None or isinstance(first, date)
        assert last is None or first is None or first < last


def test_parents_exist() -> None:
    """A parent named in the tables is an entry of the tables."""
    names = {entry.name for entry in known_actors().values()}
    assert {entry.parent for entry in known_actors().values()} - {""} <= names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Hay'at Tahrir al-Sham", "Hayat Tahrir al-Sham"),
        ("PEOPLES PROTECTION UNITS", "Kurdish forces (YPG)"),
        ("Jaysh al-Islam", "Jaish al-Islam"),
        ("Tatmadaw", "Myanmar military"),
        ("Ansarullah", "Houthis"),
        ("Zionist entity", "Israeli forces"),
        ("Sendero Luminoso", "Shining Path"),
        ("Mayi-Mayi", "Mai-Mai"),
    ],
)
def test_spellings_find_their_party(written: str, name: str) -> None:
    """Spellings, hostile names and capitals lead to one party."""
    words = words_of(written)
    found = [n for n in name_index().at(words, 0) if n.sort == "party"]
    assert found
    assert known_actors()[found[0].key].name == name


def test_words_of_keeps_offsets() -> None:
    """Words come with offsets of the text; a possessive s is noted, not part of the form."""
    text = "The U.S.-led force and Syria’s army"
    words = words_of(text)
    assert [word.form for word in words] == [
        "the",
        "u",
        "s",
        "led",
        "force",
        "and",
        "syria",
        "army",
    ]
    assert words[-2].possessive
    assert text[words[-2].start : words[-2].end] == "Syria’s"


def test_every_state_has_forces_and_government() -> None:
    """Any state of the table gives a force and a government of one id."""
    for code in states():
        force, government = state_actor(code, "troops"), state_actor(code, "rulers", "government")
        assert force.key == government.key == f"state:{code}"
        assert force.name != government.name


def test_generic_classes_do_not_share_words() -> None:
    """A generic word belongs to one class, so that its meaning does not hang on file order."""
    words = generic_words()
    for i, left in enumerate(GENERIC_CLASSES):
        for right in GENERIC_CLASSES[i + 1 :]:
            assert not words[left] & words[right], (left, right)


def test_forms_are_found_whatever_the_marks() -> None:
    """Hyphens and apostrophes make no difference to look-up."""
    assert forms_of("Al-Qa'ida") == forms_of("al Qa’ida")
