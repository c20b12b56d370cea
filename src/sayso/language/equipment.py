"""Find the weapons and the equipment that a report names."""

from collections.abc import Sequence

from sayso.lexicon.weapons import find_weapons
from sayso.nouns.reading import EquipmentMention, Sentence


def find_equipment(text: str, sentences: Sequence[Sentence]) -> tuple[EquipmentMention, ...]:
    """Give every weapon named, in text order, by type ("Su-22M4" is a Su-22, an aircraft)."""
    return tuple(
        EquipmentMention(start, end, weapon.name, weapon.kind)
        for sentence in sentences
        for start, end, weapon in find_weapons(text, sentence.start, sentence.end)
    )
