"""The keys under which names are looked up: one exact, one by sound.

The exact key forgives case, accents, apostrophes, hyphens and doubled spaces. The key by sound
forgives the many ways of writing one Arabic or Cyrillic name in Latin letters, and is asked only
where the exact key finds nothing.
"""

import re
import unicodedata
from functools import lru_cache

ARABIC_LIKE = frozenset(
    {"SY", "IQ", "LB", "JO", "PS", "IL", "EG", "LY", "TN", "DZ", "MA", "SD", "YE", "SA", "KW", "BH",
     "QA", "AE", "OM", "MR", "SO", "ER", "DJ", "TD", "ML", "NE", "IR", "AF", "PK", "TR"}
)  # fmt: skip
CYRILLIC_LIKE = frozenset(
    {"UA", "RU", "BY", "BG", "RS", "MK", "KZ", "KG", "TJ", "UZ", "TM", "AM", "AZ", "GE", "MD", "MN"}
)  # fmt: skip

LONGEST_NAME = 120
SHORTEST_SOUND = 4

_APOSTROPHES = re.compile("['’‘`´ʻʼʽʾʿˈ′ʹ]")
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(
    r"\b(?:al|el|ul|ad|ar|as|ash|at|az|an|edh|adh|ez|es|et|er|en|ed|esh|eth|ath)\b ?"
)


@lru_cache(maxsize=65536)
def exact_key(name: str) -> str:
    """Give the exact key of a name: "Al-Qaryatayn" and "al qaryatáyn" are one; "" for no name."""
    if len(name) > LONGEST_NAME:
        return ""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _APOSTROPHES.sub("", plain).replace("ı", "i").replace("ł", "l").replace("ø", "o")
    plain = plain.replace(".", "")
    return _NOT_WORD.sub(" ", plain).strip()


@lru_cache(maxsize=65536)
def sound_key(name: str, cyrillic: bool = False) -> str:  # noqa: FBT001, FBT002 - a switch
    """Give the key by sound; "" where the name is too short, or not in Latin letters."""
    plain = exact_key(name)
    if not plain.isascii() or not re.search("[a-z]", plain):
        return ""
    key = _cyrillic_sound(plain) if cyrillic else _arabic_sound(plain)
    return key if len(key) >= SHORTEST_SOUND else ""


_ARABIC_STEPS = (
    (re.compile(r"tch|ch|sch"), "sh"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"[aeiy]*(?:ou|oo|au|aw|ow|[ouw])[ouw]*"), "u"),
    (re.compile(r"[aeiy]+"), "a"),
    (re.compile(r"(?:ah|a)\b"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def _arabic_sound(plain: str) -> str:
    words = _ARTICLE.sub("", plain) or plain
    for pattern, sound in _ARABIC_STEPS:
        words = pattern.sub(sound, words)
    return words.replace(" ", "")


_CYRILLIC_STEPS = (
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"kh|gh|g"), "h"),
    (re.compile(r"ck|c(?!h)|q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"y?[oi]v\b|iw\b"), "ov"),
    (re.compile(r"(?:yi|iy|yj|ij|yy|ii|y|j|i)+"), "i"),
    (re.compile(r"i([aeou])"), r"\1"),
    (re.compile(r"i\b"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def _cyrillic_sound(plain: str) -> str:
    words = plain
    for pattern, sound in _CYRILLIC_STEPS:
        words = pattern.sub(sound, words)
    return words.replace(" ", "")
