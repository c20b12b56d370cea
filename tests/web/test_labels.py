"""The catalogue of the page's own words: complete in every language, and right in its plurals."""

import re
from importlib.resources import files

import pytest

from sayso.nouns.claim import STANCES
from sayso.record.review_acts import ACT_KINDS
from sayso.views.claim_fields import CORRECTABLE
from sayso.web.labels import LANGUAGES, choose_language, load_labels, plural_form

GAP = re.compile(r"\{(\w+)\}")
ASKED = re.compile(r"""\bt(?:\.count)?\("([a-z_0-9]+)"\s*[,)]""")


def forms_of(words) -> list[str]:
    return [words] if isinstance(words, str) else list(words.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_have_the_same_names_and_gaps(language: str) -> None:
    """No label is missing in any language, and each has the gaps that the English one has."""
    english, other = load_labels("en").words, load_labels(language).words
    assert english.keys() == other.keys()
    for name, words in english.items():
        wanted = {gap for form in forms_of(words) for gap in GAP.findall(form)}
        assert wanted >= {gap for form in forms_of(other[name]) for gap in GAP.findall(form)}, name


def test_every_label_that_a_template_asks_for_is_there() -> None:
    """A template never asks for a name that the catalogue does not have."""
    known = load_labels("en").words
    folder = files("sayso.web") / "templates" / "desk"
    for template in folder.iterdir():
        asked = ASKED.findall(template.read_text(encoding="utf-8"))
        assert not set(asked) - known.keys(), template.name


def test_names_that_are_put_together_are_there() -> None:
    """Every stance, field and act that a template may name has its label."""
    known = load_labels("en").words
    wanted = {f"stance_{one}" for one in STANCES} | {f"field_{one}" for one in CORRECTABLE}
    wanted |= {f"{part}_{one}" for one in ACT_KINDS for part in ("act", "said")}
    assert not wanted - known.keys()


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"),
     (100, "other"), (102, "other"), (103, "few"), (111, "many")],
)  # fmt: skip
def test_arabic_has_six_plural_forms(number: int, form: str) -> None:
    """Arabic numbers take the plural form that Unicode CLDR gives."""
    assert plural_form("ar", number) == form


def test_language_is_as_asked_then_remembered_then_accepted() -> None:
    """The address outweighs the cookie, the cookie the browser; unknown ones give English."""
    assert choose_language("ar", "en", "fr") == "ar"
    assert choose_language("xx", "ar", "en") == "ar"
    assert choose_language("", "", "fr-FR, ar;q=0.8") == "ar"
    assert choose_language("", "", "fr") == "en"
