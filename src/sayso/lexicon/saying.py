"""Verbs of saying, phrases behind which a speaker stands, and what a description says of one."""

from collections.abc import Mapping
from functools import cache

from sayso.lexicon.happenings import noun_forms, verb_forms
from sayso.lexicon.load import load_table
from sayso.nouns.source import SourceKind


@cache
def saying_verbs() -> Mapping[str, str]:
    """Give every form of every verb of saying, showing and quoting with its root."""
    table = load_table("saying")
    roots = [*table["showing"], *table["quoting"], *table["careful"], *table["verbs"]]
    return {form: root for root in roots for form in verb_forms(root)}


@cache
def releasing_verbs() -> Mapping[str, str]:
    """Give every form of the verbs of making words or pictures known, with its root."""
    return {form: root for root in load_table("saying")["releasing"] for form in verb_forms(root)}


@cache
def words_of(group: str) -> frozenset[str]:
    """Give a group of words of the table, in lower case."""
    return frozenset(str(word).casefold() for word in load_table("saying")[group])


@cache
def phrasal_verbs() -> Mapping[str, str]:
    """Give the verbs that say something only with a word behind them, with that word."""
    found: dict[str, str] = load_table("saying")["phrasal"]
    return found


@cache
def phrases_of(group: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Give the phrases of a group by their first word, each word by word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load_table("saying")[group]:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in found.items()}


@cache
def adjective_endings() -> tuple[str, ...]:
    """Give the endings that show a word to describe the noun behind it."""
    return tuple(load_table("saying")["endings"])


@cache
def speaker_nouns() -> Mapping[str, SourceKind]:
    """Give the nouns that name a speaker by role, singular and plural, with the kind they tell."""
    found: dict[str, SourceKind] = {}
    for kind, nouns in load_table("speaker_roles")["heads"].items():
        for noun in nouns:
            for form in noun_forms(noun):
                found.setdefault(form, kind)
    return found


@cache
def speaker_words() -> Mapping[str, SourceKind]:
    """Give the words of a description that tell the kind where its noun leaves it open."""
    table = load_table("speaker_roles")["words"]
    return {word: kind for kind, words in table.items() for word in words}


@cache
def speaking_for() -> frozenset[str]:
    """Give the nouns of those who speak for the party or government named beside them."""
    return frozenset(load_table("speaker_roles")["speaks_for"])
