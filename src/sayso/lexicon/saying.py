"""Verbs of saying, phrases behind which a speaker stands, and what a description says of one."""

import re
from collections.abc import Mapping
from functools import cache

from sayso.lexicon.happenings import verb_forms
from sayso.lexicon.load import load_table
from sayso.nouns.source import SourceKind


@cache
def saying_verbs() -> Mapping[str, str]:
    """Give every form of every verb of saying with its root."""
    return {form: root for root in load_table("saying")["verbs"] for form in verb_forms(root)}


@cache
def careful_verbs() -> frozenset[str]:
    """Give the roots that hand on words only where more signs stand."""
    return frozenset(load_table("saying")["careful"])


@cache
def words_of(group: str) -> frozenset[str]:
    """Give a group of words or phrases of the table, in lower case."""
    return frozenset(word.casefold() for word in load_table("saying")[group])


@cache
def stands_for() -> Mapping[str, frozenset[str]]:
    """Give the words that stand for a speaker named before, with the kinds that they may mean."""
    found: dict[str, set[str]] = {}
    for kind, words in load_table("saying")["same"].items():
        for word in words:
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def showing_verbs() -> frozenset[str]:
    """Give the roots of verbs that pictures and papers do."""
    return frozenset(load_table("saying")["showing"])


@cache
def behind_phrases() -> tuple[tuple[str, ...], ...]:
    """Give the phrases behind which the speaker stands, longest first, word by word."""
    phrases = [tuple(phrase.split()) for phrase in load_table("saying")["behind"]]
    return tuple(sorted(phrases, key=len, reverse=True))


@cache
def _role_patterns() -> Mapping[str, re.Pattern[str]]:
    table = load_table("speaker_roles")
    return {
        name: re.compile(
            r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b",
            re.IGNORECASE,
        )
        for name, words in table.items()
    }


def has_role(description: str, name: str) -> bool:
    """Whether a description has a word of a class of the table."""
    return bool(_role_patterns()[name].search(description))


def kind_of_description(description: str) -> SourceKind | None:
    """Give the kind of source that a description tells, by the word that stands first."""
    kinds: tuple[SourceKind, ...] = (
        "witness", "analyst", "monitor", "official", "party", "media", "anonymous",
    )  # fmt: skip
    return next((kind for kind in kinds if has_role(description, kind)), None)
