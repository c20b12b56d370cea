"""The words of a report's sentences, with the names that the lexicon knows at each word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sayso.lexicon.actors import (
    Name,
    Word,
    generic_words,
    known_actors,
    name_index,
    states,
    words_of,
)
from sayso.nouns.reading import Sentence

RawSort = Literal["party", "state", "government", "police", "guards", "rebels", "nation", "seat",
                  "leader", "people", "generic", "named_group", "acronym", "pronoun",
                  "deed"]  # fmt: skip
STATE_SORTS = frozenset({"nation", "seat", "people", "leader"})


@dataclass(frozen=True, slots=True)
class RawName:
    """A run of words [first, last) of one sentence that may name an actor.

    ``key`` is an entry's id, a state's code, a generic class, or a group's name as written.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    sort: RawSort
    key: str
    words: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words of one sentence, whether it is in capitals, and the names at each word.

    ``proper`` holds the forms that stand capitalised inside a sentence of the report, so that a
    name that opens a sentence is told from a plain word; ``day`` is the report's, if known.
    """

    position: int
    text: str
    words: Sequence[Word]
    capitals: bool
    names: Sequence[Sequence[Name]] = ()
    proper: frozenset[str] = frozenset()
    day: date | None = None

    def gap(self, index: int) -> str:
        """Give what stands between a word and the next."""
        if index + 1 >= len(self.words):
            return ""
        return self.text[self.words[index].end : self.words[index + 1].start]

    def joined(self, index: int) -> bool:
        """Whether a word and the next stand in one phrase: a space or a hyphen between them."""
        marks = " \t\n-–’'" + ("." if len(self.words[index].form) == 1 else "")
        return self.gap(index).strip(marks) == "" and index + 1 < len(self.words)

    def hyphened(self, index: int) -> bool:
        """Whether a hyphen joins a word to the next."""
        return self.gap(index) == "-"

    def is_nation(self, index: int) -> bool:
        """Whether a state's name or adjective starts at a word."""
        return any(name.sort == "nation" for name in self.names[index])

    def as_written(self, first: int, last: int) -> str:
        """Give the words [first, last) as the report writes them."""
        return self.text[self.words[first].start : self.words[last - 1].end]


def raw_name(
    line: SentenceWords, first: int, last: int, sort: RawSort, key: str,
    choices: tuple[str, ...] = (),
) -> RawName:  # fmt: skip
    """Make a raw name of the words [first, last) of a line."""
    start, end = line.words[first].start, line.words[last - 1].end
    words = " ".join(word.form for word in line.words[first:last])
    return RawName(line.position, first, last, start, end, sort, key, words, choices)


def actor_lines(
    text: str, sentences: Sequence[Sentence], day: date | None = None
) -> list[SentenceWords]:
    """Give the lines of a report; those who were not there on ``day`` are left out."""
    split = [words_of(text, sentence.start, sentence.end) for sentence in sentences]
    capitals = [_in_capitals(words) for words in split]
    proper = frozenset(
        word.form
        for words, shouted in zip(split, capitals, strict=True)
        if not shouted
        for word in words[1:]
        if word.capital
    )
    lines = []
    for position, (words, shouted) in enumerate(zip(split, capitals, strict=True)):
        names = [_names_at(words, index, day, shouted) for index in range(len(words))]
        lines.append(SentenceWords(position, text, words, shouted, names, proper, day))
    return lines


def _in_capitals(words: Sequence[Word]) -> bool:
    lettered = [word for word in words if word.form.isalpha()]
    return len(lettered) > 3 and sum(word.upper for word in lettered) > 0.8 * len(lettered)


def _names_at(
    words: Sequence[Word],
    index: int,
    day: date | None,
    capitals: bool,  # noqa: FBT001
) -> Sequence[Name]:
    """Give the names that start at a word, longest first, a state of the time before its heirs."""
    found = [n for n in name_index().at(words, index) if _cased(words[index], n, capitals)]
    if not found:
        return found
    kept = [name for name in found if _was_there(name, day, found)]
    return sorted(kept, key=lambda name: (-len(name.forms), not _is_past(name)))


def _is_past(name: Name) -> bool:
    """Whether a name is that of a state that is no more."""
    return name.sort in STATE_SORTS and states()[name.key.partition(":")[0]].lived is not None


def _was_there(name: Name, day: date | None, beside: Sequence[Name]) -> bool:
    """Whether a name's bearer was there on a day.

    On an unknown day a state that is no more keeps only the names that no other state has.
    """
    if name.sort == "party":
        return known_actors()[name.key].fought_on(day)
    if not _is_past(name):
        return True
    if day is not None:
        return states()[name.key.partition(":")[0]].on(day)
    return not any(other.forms == name.forms and not _is_past(other) for other in beside)


def _cased(word: Word, name: Name, capitals: bool) -> bool:  # noqa: FBT001
    """Whether the word is cased as the name asks; in all capitals a common word is no acronym."""
    if capitals:
        single = len(name.forms) == 1 and name.forms[0] in generic_words()["common_words"]
        return not (name.acronym and single)
    if name.casing == "upper":
        return word.upper
    return name.casing == "any" or word.capital
