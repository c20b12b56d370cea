"""A text in another language is said to be so, and English is not taken for one."""

import pytest
from builders import make_report

from sayso.claims.assemble import make_claims
from sayso.language.foreign import foreign_language
from sayso.language.read import read_report

SPANISH = (
    "El ejército dijo que la guerrilla atacó el puesto de la policía en la noche del lunes, y que "
    "los heridos fueron llevados al hospital de la capital por los vecinos."
)
TEXTS = {
    "Spanish": SPANISH,
    "French": (
        "Les rebelles ont attaqué le poste de la gendarmerie dans la nuit de lundi, et les blessés "
        "ont été conduits à l'hôpital par des habitants du village, selon le maire."
    ),
    "German": (
        "Die Armee hat nach eigenen Angaben den Ort in der Nacht zum Montag eingenommen, und die "
        "Bewohner sind mit dem Bus in das Lager am Fluss gebracht worden, wie es hieß."
    ),
    "Arabic script": "قال الجيش إن قواته سيطرت على القرية صباح الاثنين بعد معارك استمرت يومين.",
    "Cyrillic script": "Армия заявила, что её части заняли деревню утром в понедельник.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=TEXTS.keys())
def test_other_languages_are_named(language: str, text: str) -> None:
    """A text in another language or script is named as such."""
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Monday that its troops had taken the village of San Juan de los Reyes.",
        "REBELS TOOK THE TOWN OF LA PALMA, AND THE ARMY OF EL SALVADOR SAID IT WAS LEAVING.",
        "Al-Bab, Deir ez-Zor, Palmyra, Homs, Hama, Idlib, Aleppo, Raqqa, Manbij, Azaz, Kobani",
        "La Prensa: el",
        "5 4 3 2 1",
        "",
    ],
)
def test_english_and_lists_of_names_are_not_foreign(text: str) -> None:
    """English with foreign names, capitals, lists of names, and next to nothing are all read."""
    assert foreign_language(text) == ""


def test_foreign_text_is_not_misread() -> None:
    """A report in another language says so, and no claim is made of it."""
    reading = read_report(make_report(SPANISH + " La policía reported attack."))
    assert reading.notes == ("the text is in Spanish; only English is read",)
    assert make_claims(reading) == ()


def test_a_quotation_in_another_language_is_no_foreign_text() -> None:
    """A report in English that quotes a sentence in Spanish is read."""
    said = f'The general said: "{SPANISH}" The army left the town on Monday, and nobody was hurt. '
    assert (
        foreign_language(said * 2 + "The village was taken by the rebels in the night. " * 3) == ""
    )
