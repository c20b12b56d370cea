"""The places that a report tells, each with what stands around it, looked at once for a report."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from sayso.gazetteer.keys import exact_key
from sayso.lexicon.load import load_table
from sayso.lexicon.place_cues import place_cues
from sayso.nouns.place import Place
from sayso.nouns.reading import PlaceMention, Reading

LOOK_BEFORE = 60
LOOK_AFTER = 24
FARTHEST_GOVERNOR = 6
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
DATELINE = re.compile(
    r"[^.;()\n]{0,25}(?:\((?:[A-Z]{2,}|[A-Z][a-z]+)\)\s{0,2}[-–—]|\s[-–—]{1,2}\s)"
)
WIDE = frozenset({"country", "sea", "region", "province"})
PLACING = frozenset({"in", "on", "at", "over", "across", "inside", "throughout", "within", "into"})
OPENING = 3
"""Sentences at the head of a report whose places are looked at from everywhere."""


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """One mention of a place with the words around it.

    ``governor`` is the small word that leads to it ("in", "from"; "-" for none), ``noun`` the
    kind of noun right before "of" or "in" ("kind", "teller"; "-" for none), ``follower`` the mark
    or kind of word right after. ``stamp`` is True for a dateline, ``seat`` for a seat of a
    government. ``start`` and ``end`` are those of the mention; ``key`` is what makes two mentions
    those of one place. All are asked for often, so they are kept.
    """

    mention: PlaceMention
    place: Place
    sentence: int
    governor: str
    noun: str
    follower: str
    stamp: bool
    seat: bool
    start: int = field(init=False)
    end: int = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        for name, value in (
            ("start", self.mention.start), ("end", self.mention.end), ("key", self.place.key),
        ):  # fmt: skip
            object.__setattr__(self, name, value)

    @property
    def passing(self) -> bool:
        """Whether the place is only where someone speaks, or a country that stands for its side."""
        if self.place.precision == "country":
            return self.governor not in PLACING
        return self.stamp or self.noun == "tellers"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a place stands in a report: mentions, rank by them (0 the most), where first told."""

    count: int
    fit: int
    rank: int
    headline: bool
    opening: bool


@dataclass(frozen=True)
class PlacesTold:
    """The places of a report in text order; ``open_names`` are starts of names left open."""

    told: tuple[ToldPlace, ...]
    open_names: tuple[int, ...]
    standings: dict[str, Standing]
    sentences: Sequence[int]
    home: str
    home_share: float
    lead: tuple[ToldPlace, ...]

    @cached_property
    def spots(self) -> int:
        """How many places are told that are no country, province or sea."""
        return len({told.key for told in self.told if told.place.precision not in WIDE})

    @cached_property
    def starts(self) -> list[int]:
        """Where each mention begins."""
        return [told.start for told in self.told]

    def reading_start(self, sentence: int) -> int:
        """Where a sentence begins."""
        return self.sentences[sentence]

    def within(self, start: int, end: int) -> Sequence[ToldPlace]:
        """Give the places told in a stretch of text."""
        return self.told[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, start: int, most: int) -> Sequence[ToldPlace]:
        """Give the last places told before a point."""
        last = bisect_left(self.starts, start)
        return self.told[max(0, last - most) : last]

    def after(self, end: int, most: int) -> Sequence[ToldPlace]:
        """Give the first places told from a point on."""
        first = bisect_left(self.starts, end)
        return self.told[first : first + most]

    def has_open_name(self, start: int, end: int) -> bool:
        """Whether a name that was left open stands in a stretch of text."""
        return bisect_left(self.open_names, start) < bisect_left(self.open_names, end)


def places_told(reading: Reading) -> PlacesTold:
    """Look at the words around every place of a report."""
    sentences = [sentence.start for sentence in reading.sentences]
    told = tuple(
        _look_at(
            mention, mention.place, max(0, bisect_right(sentences, mention.start) - 1), reading
        )
        for mention in reading.places
        if mention.place is not None and mention.place.lat is not None
    )
    open_names = tuple(m.start for m in reading.places if m.place is None)
    counts = Counter(each.key for each in told)
    fits = Counter(each.key for each in told if not each.passing)
    order = {key: rank for rank, (key, _) in enumerate(counts.most_common())}
    heads, openers = _openings(told, reading)
    standings = {
        key: Standing(counts[key], fits[key], order[key], key in heads, key in openers)
        for key in counts
    }
    lands = Counter(each.place.country for each in told if each.place.country)
    home, votes = lands.most_common(1)[0] if lands else ("", 0)
    first = {each.key: each for each in reversed(told)}
    lead = [each for key, each in first.items() if order[key] < MOST_TOLD or key in openers]
    return PlacesTold(
        told, open_names, standings, sentences, home, votes / max(1, lands.total()),
        tuple(sorted(lead, key=lambda each: each.start)[:MOST_LEAD]),
    )  # fmt: skip


MOST_TOLD, MOST_LEAD = 5, 10
"""How many places count as those that a report is about."""


def _openings(told: Sequence[ToldPlace], reading: Reading) -> tuple[set[str], set[str]]:
    """Give the places of the headlines, and those of the report's first sentences."""
    heads, openers = set(), set()
    for each in told:
        if each.sentence < OPENING and not each.stamp:
            openers.add(each.key)
        if reading.sentences and kind_of_passage(each.sentence, reading) == "headline":
            heads.add(each.key)
    return heads, openers


def kind_of_passage(sentence: int, reading: Reading) -> str:
    """Give the kind of the passage that a sentence stands in."""
    return reading.passage_of(reading.sentences[sentence]).kind


def _look_at(mention: PlaceMention, place: Place, sentence: int, reading: Reading) -> ToldPlace:
    """Look at the words before and after one mention."""
    text = reading.text
    low = reading.sentences[sentence].start if reading.sentences else 0
    before = text[max(low, mention.start - LOOK_BEFORE) : mention.start]
    governor, noun = governor_of(WORD.findall(before.lower()))
    inner = text[mention.start : mention.end].lower().split(maxsplit=1)[0]
    if governor == "-" and inner in place_cues()["small"]:
        governor = inner
    stamp = sentence < OPENING * 2 and DATELINE.match(text, mention.end) is not None
    after = text[mention.end : mention.end + LOOK_AFTER]
    seat = exact_key(text[mention.start : mention.end]) in seats()
    return ToldPlace(mention, place, sentence, governor, noun, follower_of(after), stamp, seat)


@cache
def seats() -> frozenset[str]:
    """Give the seats of governments, where much is said and little of it happened."""
    return frozenset(exact_key(row[2]) for row in load_table("actors/states")["states"].values())


def governor_of(words: Sequence[str]) -> tuple[str, str]:
    """Give the small word that leads to a place, and the kind of noun that it hangs on.

    "in the northern town of" gives "in" and "kind"; "a spokesman in" gives "in" and "teller".
    """
    cues = place_cues()
    noun = "-"
    seen = 0
    position = len(words) - 1
    while position >= 0 and seen < FARTHEST_GOVERNOR:
        word = words[position]
        if word in cues["small"]:
            head = words[position - 1] if position else ""
            if word == "of" and head in cues["kinds"]:
                noun, position = "kind", position - 1
            else:
                return word, _noun_class(head) if noun == "-" else noun
        elif not word[0].isalnum() or word in cues["stops"]:
            return "-", noun
        position -= 1
        seen += 1
    return "-", noun


def _noun_class(word: str) -> str:
    cues = place_cues()
    for name in ("tellers", "people", "taking", "fights"):
        if word in cues[name]:
            return name
    return "-"


def follower_of(after: str) -> str:
    """Give the mark or the kind of word right after a place."""
    if after[:2] in ("'s", "’s"):
        return "'s"
    if not after or after[0] in ".,;:()-–—\n":
        return after[:1].replace("\n", ".") or "."
    words = after.lower().split(maxsplit=1)
    word = words[0].strip(".,;:") if words else ""
    cues = place_cues()
    for name in ("small", "kinds", "saying", "being", "forces", "stops"):
        if word in cues[name]:
            return word if name == "small" else name
    return "-"
