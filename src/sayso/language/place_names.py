"""Find the runs of words that may name a place, with the words around them that speak for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from sayso.gazetteer.keys import exact_key
from sayso.gazetteer.lookup import Entry, by_key, by_sound
from sayso.gazetteer.words import place_words
from sayso.language.cased_words import Word
from sayso.lexicon.load import load_table

LONGEST_RUN = 5
SEAT_SIZE = 150_000
JOINING = re.compile(r"[ \t\n]+\Z|-\Z")

Role = Literal["literal", "adjective", "embedded", "metonym"]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Words that may name a place, and what may be meant.

    ``cue`` is how strongly the words before and after say that a place is meant: 0 not at all,
    1 somewhat ("of", "from"), 2 clearly ("in", "town of"). ``feature`` is the kind that a
    feature word says ("airfield", "division"), ``container`` a wider place named right after.
    """

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]
    cue: int = 0
    feature: str = ""
    role: Role = "literal"
    container: str = ""
    single: bool = True
    opens: bool = False
    capitals: bool = False

    @property
    def key(self) -> str:
        """The look-up key of the words."""
        return exact_key(self.text)


@cache
def adjectives() -> dict[str, str]:
    """Give the adjectives of states in look-up form, each with its country code."""
    table = load_table("actors/states")
    found = {exact_key(row[1]): code for code, row in table["states"].items()}
    for code, more in table["more_adjectives"].items():
        found.update({exact_key(word): code for word in more})
    return found


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that may name a place, and what it may mean as written."""

    text: str
    end: int
    cue: int
    feature: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence in their text.

    ``runs`` are the runs of words looked at so far, by first word and the one after the last, each
    with the candidate that it makes as written: a report is looked through twice, and only names
    found by sound depend on its countries.
    """

    text: str
    words: Sequence[Word]
    capitals: bool
    persons: frozenset[str]
    runs: dict[tuple[int, int], tuple[Run, PlaceName | None] | None] = field(
        default_factory=dict, compare=False
    )

    def joined(self, index: int) -> bool:
        """Whether a word and the next stand in one phrase."""
        if not 0 <= index < len(self.words) - 1:
            return False
        gap = self.text[self.words[index].end : self.words[index + 1].start]
        return gap == " " or bool(JOINING.match(gap))

    def before(self, index: int) -> Word | None:
        """Give the word right before, where both stand in one phrase."""
        return self.words[index - 1] if index > 0 and self.joined(index - 1) else None

    def after(self, index: int) -> Word | None:
        """Give the word right after, where both stand in one phrase."""
        return self.words[index + 1] if self.joined(index) else None


def place_names(line: Line, countries: frozenset[str]) -> Iterator[PlaceName]:
    """Give the candidate names of a sentence, the longest first at each word, none overlapping."""
    index = 0
    while index < len(line.words):
        found = None
        if line.words[index].capital:
            found = _adjective(line, index) or _longest(line, index, countries)
        if found is None:
            index += 1
            continue
        name, index = found
        yield name


def _adjective(line: Line, index: int) -> tuple[PlaceName, int] | None:
    word = line.words[index]
    code = adjectives().get(exact_key(word.text))
    if code is None or word.lower in place_words().given_names:
        return None
    entries = tuple(e for e in _country_entries(code) if e.country == code)
    name = PlaceName(word.start, word.end, word.text, entries, role="adjective")
    return name, index + 1


@cache
def _country_entries(code: str) -> tuple[Entry, ...]:
    """Give the country of a code, by its name in the lexicon."""
    row = load_table("actors/states")["states"].get(code)
    return tuple(e for e in by_key(exact_key(row[0])) if e.kind == "country") if row else ()


def _longest(line: Line, index: int, countries: frozenset[str]) -> tuple[PlaceName, int] | None:
    """Give the longest run from a word that some place bears as its name."""
    stop, farthest = index + 1, min(len(line.words), index + LONGEST_RUN)
    while stop < farthest and line.joined(stop - 1):
        stop += 1
    features = place_words().features
    for last in range(stop, index, -1):
        end = line.words[last - 1]
        if last > index + 1 and not end.capital and end.lower not in features:
            continue
        name = _name(line, index, last, countries)
        if name:
            return name, last
    return None


def _name(line: Line, first: int, last: int, countries: frozenset[str]) -> PlaceName | None:
    """Make a candidate of a run of words, or None where no place bears the name."""
    place = (first, last)
    if place not in line.runs:
        run = _run(line, first, last)
        line.runs[place] = None if run is None else (run, _named(line, place, run))
    known = line.runs[place]
    if known is None:
        return None
    run, name = known
    alike = _by_sound(run, countries)
    return _named(line, place, replace(run, entries=(*alike, *run.entries))) if alike else name


def _run(line: Line, first: int, last: int) -> Run | None:
    """Look at a run of words once, as written; None for words that are no place's."""
    words = line.words[first:last]
    text = line.text[words[0].start : words[-1].end]
    key = exact_key(text)
    if not key or not place_words().not_places.isdisjoint((key, key.removeprefix("the "))):
        return None
    feature, end = _feature(line, first, last)
    cue = _cue(line, first, last, feature)
    return Run(text, end, cue, feature, _entries(key, feature))


def _named(line: Line, place: tuple[int, int], run: Run) -> PlaceName | None:
    """Make a candidate of a run with what it may mean; None for nothing, or a person."""
    first, last = place
    if not run.entries or _is_person(line, first, last, run.entries, run.cue):
        return None
    role = _role(line, first, last, run.feature, run.entries)
    opens = first == 0 or not line.joined(first - 1)
    return PlaceName(
        line.words[first].start, run.end, run.text, run.entries, run.cue, run.feature, role,
        _container(line, last - 1) or _country_before(line, first), last == first + 1, opens,
        line.capitals,
    )  # fmt: skip


def _entries(key: str, feature: str) -> tuple[Entry, ...]:
    """Give what the words may mean: as written, or without the article."""
    found = tuple(e for e in by_key(key) if feature == "airfield" or not _is_code(e, key))
    bare = ARTICLE.sub("", key)
    if bare != key and not found:
        found = by_key(bare)
    if feature in ("division", "area"):
        found = (*by_key(f"{bare} province"), *found)
    return found


ARTICLE = re.compile(r"^(?:al|el|the) ")


def _by_sound(run: Run, countries: frozenset[str]) -> tuple[Entry, ...]:
    """Give what the words may mean by sound in the countries of the story, where none has them."""
    if not run.cue or not countries or run.text.isupper() or len(run.text) <= SHORT:
        return ()
    if any(entry.country in countries for entry in run.entries):
        return ()
    return tuple(entry for entry in by_sound(run.text) if entry.country in countries)


SHORT = 4
"""Characters; so short a name is not looked up by its sound."""


def _is_code(entry: Entry, key: str) -> bool:
    """Whether an airfield was found by its four letters, which any acronym may share."""
    return entry.kind == "airfield" and entry.id.casefold() == f"airport:{key}"


def _feature(line: Line, first: int, last: int) -> tuple[str, int]:
    """Give the kind that a feature word right after or before ("town of") says."""
    features = place_words().features
    end = line.words[last - 1].end
    one = line.after(last - 1)
    if one is not None:
        two = line.after(last)
        pair = f"{one.lower} {two.lower}" if two else ""
        if pair in features:
            return features[pair], end
        if one.lower in features:
            return features[one.lower], end
    before = line.before(first)
    if before is not None and before.lower in ("of", "de") and first > 1:
        noun = line.words[first - 2].lower
        named = line.words[first - 3] if first > 2 and line.joined(first - 3) else None
        taken = named and named.capital and exact_key(named.text) not in adjectives()
        if noun in features and not taken:  # "Tillaberi region of Niger": the region has its name
            return features[noun], end
    if before is not None and before.lower in features and features[before.lower] != "area":
        return features[before.lower], end
    return "", end


def _cue(  # noqa: PLR0911 - one line for each sign
    line: Line, first: int, last: int, feature: str
) -> int:
    """How strongly the words around say that a place is meant."""
    words = place_words()
    before = line.before(first)
    if feature:
        return 2
    if before is not None:
        if before.lower in words.strong or before.lower.endswith(("ern", "central")):
            return 2
        if before.lower in words.weak:
            return 1
        if before.lower in ("the", "city", "town", "village") and first > 1:
            return 1 if line.words[first - 2].lower in words.strong else 0
    after = line.text[line.words[last - 1].end : line.words[last - 1].end + 30]
    if first == 0 and (DATELINE_DAY.match(after) or _is_stamp(line, last)):
        return 2
    if first < LONGEST_RUN and TWO_CITIES.match(line.text, line.words[0].start):
        return 2
    if re.match(r",? \(?(?:[A-Z]{2,}\)? ?[-–—]|[A-Z]\w+\) ?[-–—])| ?[-–—]{1,2} | \([A-Z]", after):
        return 2 if first == 0 or line.capitals else 1
    return 0


DATELINE_DAY = re.compile(
    r"(?:, [A-Z][\w.]+)?, (?:[A-Z][a-z]{2,8}day\b|\d{1,2} [A-Z][a-z]{2,8}\b|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)"
)


TWO_CITIES = re.compile(
    r"[A-Z][A-Z'’ -]{2,20}/[A-Z][A-Z'’ -]{2,20}(?:, [A-Z][\w. ]{1,20})? ?"
    r"(?:\([^()\n]{2,30}\) ?)?[-–—]"
)
"""A dateline of two cities: "BEIRUT/ANKARA - "."""


def _is_stamp(line: Line, last: int) -> bool:
    """Whether a sentence opens with a name in capitals and a mark: "BAKU. Through the pass"."""
    words = line.words[:last]
    closing = line.text[words[-1].end : words[-1].end + 2]
    shouted = all(word.text.isupper() and len(word.text) > 2 for word in words)
    return shouted and not line.capitals and closing[:1] in (":", ".") and closing[1:2] in (" ", "")


def _is_person(  # noqa: PLR0911 - one line for each sign
    line: Line, first: int, last: int, entries: Sequence[Entry], cue: int
) -> bool:
    """Whether the words are (part of) a person's name."""
    words = place_words()
    before, after = line.before(first), line.after(last - 1)
    if line.capitals:
        return bool(before and before.lower in words.titles and before.lower != "state")
    if before is not None and before.capital:
        if before.lower.rstrip(".") in words.titles and before.lower not in ("saint", "president"):
            return True
        if before.lower in words.given_names and not _known(before.text):
            return True
    if before is not None and before.lower in ("mr", "mrs", "ms", "dr", "bin", "ibn", "abu"):
        return True
    initial = re.search(
        r"\b[A-Z]\. $", line.text[max(0, line.words[first].start - 4) : line.words[first].start]
    )
    if initial and before is None and first > 0 and line.words[first - 1].capital:
        return True
    single = last == first + 1
    given = single and line.words[first].lower in words.given_names
    if given and after and after.capital and exact_key(after.text) not in words.not_places:
        return True
    strong = any(e.kind == "country" for e in entries) or cue == 2
    return single and not strong and line.words[first].lower in line.persons


def _known(text: str) -> bool:
    """Whether a given name is a country or a great city as well ("Jordan", "Paris")."""
    return any(e.kind == "country" or e.population > 1_000_000 for e in by_key(exact_key(text)))


def _names_on(line: Line, index: int) -> bool:
    """Whether the capitalised word after a name makes it part of another name."""
    words = line.words[index : index + 3]
    key = exact_key(words[0].text)
    if key in adjectives() or any(word.lower in place_words().features for word in words):
        return False
    if key in PLACE_FOLLOWERS:
        return False
    return key in place_words().not_places or not _is_place(key)


def _named_before(before: Word) -> bool:
    """Whether the capitalised word before a name makes it part of another name ("Daily Sabah")."""
    key = exact_key(before.text)
    if key in adjectives() or key in place_words().not_places or key.endswith("ern"):
        return False
    return before.lower not in place_words().features and not _is_place(key)


def _is_place(key: str) -> bool:
    return any(e.main or e.population > SEAT_SIZE for e in by_key(key))


PLACE_FOLLOWERS = frozenset({"military", "air", "international", "and", "in", "on"}) | {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
AGENT_VERBS = re.compile(
    r"'?s? (?:said|says|has|have|had|will|would|is|was|denied|denies|accused|accuses|blamed|blames|"
    r"insists|insisted|announced|agreed|claims|claimed|warned|condemned|backs|supports|launched|"
    r"wants|wanted|called|rejected|vowed|did|does|could|should|may|must|and \w+ (?:said|agreed)|"
    r"reports|reported|speaks|spoke|puts|put|maintains|maintained|concedes|conceded|admits|admitted|"
    r"counts|counted|calls|tells|told|thanked|answers|answered|replied|knows|promised|promises|"
    r"radio|television|TV)\b"
)


SUFFERS = re.compile(
    r"'?s? (?:is|was|has been|had been|will be|would be|could be|may be|must be)"
    r" (?:\w+ly )?(?:\w+(?:ed|en)|lost|hit|held|cut|left|under|in|at|on|still|quiet|ours|free)\b"
)
"""What befalls a place and no government: "Damascus was shelled"."""


@cache
def seats() -> frozenset[str]:
    """Give the seats of governments, by which governments are named."""
    return frozenset(exact_key(row[2]) for row in load_table("actors/states")["states"].values())


def _role(  # noqa: PLR0911 - one line for each sign
    line: Line, first: int, last: int, feature: str, entries: Sequence[Entry]
) -> Role:
    """Say whether the words name a place, a part of another name, or a government."""
    before, after = line.before(first), line.after(last - 1)
    if line.capitals or feature:
        return "literal"
    hyphened = line.text[line.words[last - 1].end : line.words[last - 1].end + 1] == "-"
    if hyphened and after is not None and after.capital:
        return "literal"
    if after is not None and after.capital and _names_on(line, last):
        return "embedded"
    if before is not None and before.capital and first > 1 and _named_before(before):
        return "embedded"
    if before is not None and before.lower == "of" and first > 1:
        noun = line.words[first - 2]
        if noun.capital and first > 2 and noun.lower not in place_words().features:
            return "embedded"
    named = exact_key(line.text[line.words[first].start : line.words[last - 1].end])
    if not any(e.kind == "country" for e in entries) and named not in seats():
        return "literal"
    if before is not None and before.lower in ("by", "with", "against", "told"):
        return "metonym"
    placed = before is not None and before.lower in place_words().strong
    acting = AGENT_VERBS.match(line.text, line.words[last - 1].end)
    if acting and not placed and not SUFFERS.match(line.text, acting.start()):
        return "metonym"
    return "literal"


_AFTER_COMMA = re.compile(
    r"(?:['’]s)?,? \(?(?:in (?:the )?)?((?:[A-Z][\w.'’-]*)(?: [A-Z][\w'’-]*){0,2})"
)


def _container(line: Line, last: int) -> str:
    """Give the wider place named right after: "Springfield, Ill." or "Palmyra, Syria"."""
    end = line.words[last].end
    if line.text[end : end + 1] not in (",", " "):
        return ""
    if line.text[end : end + 2] != ", " and line.text[end : end + 4] != " in ":
        return ""
    match = _AFTER_COMMA.match(line.text, end, min(len(line.text), end + 60))
    return match.group(1) if match else ""


BETWEEN_WORDS = 4


def _country_before(line: Line, first: int) -> str:
    """Give the country whose adjective leads to a name: "the Liberian capital Monrovia"."""
    featured = False
    for back in range(1, BETWEEN_WORDS + 1):
        index = first - back
        if index < 0 or not line.joined(index):
            return ""
        word = line.words[index]
        code = adjectives().get(exact_key(word.text))
        if code is not None and word.capital:
            row = load_table("actors/states")["states"].get(code)
            return str(row[0]) if featured and row else ""
        if word.capital:
            return ""
        featured |= word.lower in place_words().features or word.lower in SEATS
    return ""


SEATS = frozenset({"capital", "port", "stronghold", "hometown", "border"})
