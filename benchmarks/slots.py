"""The slots of MUC-4 as the trained reader fills them: who, which body, what, whom, with what.

Each run of words that the network holds for a filler has a chance. Runs that name the same thing in
a document are one filler: the same words, one within the other ("Galan", "Luis Carlos Galan"), a
body and its initials. A filler stands where the best of its runs is likely enough; how likely was
chosen on documents of MUC-4's training part that a trial network had not been taught.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from sayso.language.passages import find_passages
from sayso.language.sentences import split_sentences
from sayso.learned.spans import OUTSIDE, runs_in
from sayso.learned.tagger import Tagger
from sayso.nouns.reading import Token
from sayso.nouns.report import Original, Report

SLOTS = "fillers"
"""The name of the head."""
EAGER = 1.0
"""Nats taken from every word's being outside, so that a run does not break at a faint word."""
BARS = {"PerpInd": 0.55, "PerpOrg": 0.65, "Target": 0.55, "Victim": 0.45, "Weapon": 0.6}
"""From which chance on a filler is believed."""
ARTICLES = frozenset({"a", "an", "the"})
SMALL = frozenset({"of", "for", "and", "the", "de", "la", "del", "y", "el"})
"""Words that give no initial."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that may fill a slot, and how likely, 0 to 1."""

    slot: str
    words: str
    chance: float

    @property
    def plain(self) -> tuple[str, ...]:
        """The words in lower case, without articles and marks."""
        found = re.findall(r"[^\W_]+", self.words.lower().replace("'", ""))
        return tuple(word for word in found if word not in ARTICLES)


def filled(text: str, tagger: Tagger) -> dict[str, list[str]]:
    """Give the words that fill each slot of a document, likeliest first."""
    found: dict[str, list[str]] = {}
    kept: list[Filler] = []
    for filler in sorted(runs_of_slots(text, tagger), key=lambda one: -one.chance):
        if filler.chance < BARS[filler.slot] or not filler.plain:
            continue
        if not any(is_same(filler, other) for other in kept if other.slot == filler.slot):
            kept.append(filler)
            found.setdefault(filler.slot, []).append(filler.words)
    return found


def runs_of_slots(text: str, tagger: Tagger) -> Iterator[Filler]:
    """Give every run of words that the network holds for a filler."""
    report = Report("document", text, Original(text.encode(), "text/plain"))
    sentences = [s.tokens for s in split_sentences(text, find_passages(report))]
    names = tagger.decoding.fillers
    for tagged in tagger.read([[t.text for t in s] for s in sentences], more=(SLOTS,)):
        tokens = list(words_read(sentences, tagged.sentences, tagged.words))
        scores = tagged.more[SLOTS].copy()
        within = 1 - np.exp(scores[..., OUTSIDE])
        scores[..., OUTSIDE] -= EAGER
        even = np.zeros((len(names), 3, 3), dtype=np.float32)
        for layer, (slot, runs) in enumerate(zip(names, runs_in(scores, even), strict=True)):
            for first, last in runs:
                words = " ".join(text[tokens[first].start : tokens[last].end].split())
                yield Filler(slot, words, float(within[first : last + 1, layer].mean()))


def words_read(
    sentences: list[tuple[Token, ...]], asked: Iterable[int], sizes: Iterable[int]
) -> Iterator[Token]:
    """Give the words of a window."""
    for position, size in zip(asked, sizes, strict=True):
        yield from sentences[position][:size]


def is_same(one: Filler, other: Filler) -> bool:
    """Whether two runs name the same: one lies within the other, or is made of its initials."""
    first, second = set(one.plain), set(other.plain)
    if first <= second or second <= first:
        return True
    return one.slot == "PerpOrg" and (is_short_for(one, other) or is_short_for(other, one))


def is_short_for(short: Filler, whole: Filler) -> bool:
    """Whether a word is made of the initials of others."""
    initials = "".join(word[0] for word in whole.plain if word not in SMALL)
    return len(short.plain) == 1 and len(initials) > 1 and short.plain[0] == initials
