"""The words of the page's own furniture, in English and Arabic; reports are shown as they are.

The catalogue is ``labels/<language>.yml``: a name to a sentence, or to one sentence for each
plural form that the language has (Unicode CLDR's plural rules).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

LANGUAGES = {"en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar"})
DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class Labels:
    """The catalogue of one language. Called with a name, and with values for its gaps."""

    language: str
    words: Mapping[str, str | Mapping[str, str]]

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def __call__(self, name: str, /, **values: object) -> str:
        """Give the label of a name. A name without a label is a mistake of ours: KeyError."""
        words = self.words[name]
        if isinstance(words, Mapping):
            raise KeyError(f"{name} has plural forms; ask for it with count()")
        return words.format(**values) if values else words

    def count(self, name: str, number: int) -> str:
        """Give a number with what is counted, in the plural form that the language wants."""
        forms = self.words[name]
        if isinstance(forms, str):
            return forms.format(n=f"{number:,}")
        form = plural_form(self.language, number)
        return forms.get(form, forms["other"]).format(n=f"{number:,}")

    def has(self, name: str) -> bool:
        """Whether there is a label of this name."""
        return name in self.words


def plural_form(language: str, number: int) -> str:
    """Give CLDR's plural form of a whole number."""
    if language != "ar":
        return "one" if number == 1 else "other"
    if number in {0, 1, 2}:
        return ("zero", "one", "two")[number]
    if 3 <= number % 100 <= 10:
        return "few"
    return "many" if number % 100 >= 11 else "other"


@cache
def load_labels(language: str) -> Labels:
    """Give the catalogue of a language; English for one that we do not have."""
    known = language if language in LANGUAGES else DEFAULT
    text = (files("sayso.web") / "labels" / f"{known}.yml").read_text(encoding="utf-8")
    return Labels(known, yaml.safe_load(text))


def choose_language(asked: str, remembered: str, accepted: str) -> str:
    """Give the language of a page: asked for in the address, chosen before, or the browser's."""
    for choice in (asked, remembered):
        if choice in LANGUAGES:
            return choice
    for part in accepted.split(","):
        code = part.split(";")[0].strip().split("-")[0].lower()
        if code in LANGUAGES:
            return code
    return DEFAULT
