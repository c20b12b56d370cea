"""Names of people, parties, places and equipment, as the rules find them.

What the lexicon, the gazetteer and the shapes of names are sure of is taught; other words with a
capital inside a sentence may be names that they miss, and teach nothing.
"""

from collections.abc import Iterator

import numpy as np

from sayso.claims.parties import PERSON
from sayso.lexicon.role_words import role_words
from sayso.nouns.evidence import Span
from sayso.nouns.reading import ActorMention, Reading
from training.labels.words import Run, Words
from training.lessons import IGNORED, NAME_KINDS, Labels

ARMED = frozenset({"party", "force", "government", "coalition"})
TITLED = frozenset(
    {
        "president", "minister", "general", "colonel", "major", "captain", "commander", "sheikh",
        "spokesman", "spokeswoman", "mayor", "governor", "secretary", "ambassador", "dr", "mr",
        "mrs", "ms", "lieutenant", "sergeant", "brigadier", "chief", "leader", "director",
        "lt", "col", "gen", "maj", "capt", "gov", "rep", "sen", "prince", "king", "bishop",
        "father", "deputy", "analyst", "resident", "activist",
    }
)  # fmt: skip
"""A run of words with capitals behind one of these is a person's name."""


def names_of(reading: Reading, words: Words) -> Labels:
    """Label the words of names."""
    labels = np.zeros(len(words), dtype=np.int64)
    text = reading.text
    shouted = text.isupper()
    for position, start in enumerate(words.starts):
        if text[start].isupper() and not shouted and not _opens(position, words):
            labels[position] = IGNORED
    for run in filter(None, (words.run(moment.span) for moment in reading.moments)):
        labels[run[0] : run[1] + 1] = 0
    for run, kind in sorted(_sure(reading, words), key=lambda found: found[0][0] - found[0][1]):
        part = labels[run[0] : run[1] + 1]
        if (part <= 0).all():
            first = 1 + 2 * NAME_KINDS.index(kind) if kind else IGNORED
            part[:] = first + 1 if kind else IGNORED
            part[0] = first
    return labels


def _opens(position: int, words: Words) -> bool:
    """Whether a word is the first of its sentence, where a capital says nothing."""
    return position == 0 or words.sentences[position] != words.sentences[position - 1]


def _sure(reading: Reading, words: Words) -> Iterator[tuple[Run, str]]:
    """Give runs of words with the kind of name; no kind where it is open what they are."""
    found: list[tuple[Span, str]] = []
    for mention in reading.actors:
        if not mention.actor.reason.startswith("pronoun"):
            found.append((mention.span, _kind_of(mention, reading.text)))
    for place in reading.places:
        found.append((place.span, "place" if place.place else ""))
    for equipment in reading.equipment:
        found.append((equipment.span, "equipment"))
    taken = {offset for span, _ in found for offset in range(span.start, span.end)}
    found += [(span, "person") for span in _people(reading, taken)]
    for span, kind in found:
        run = words.run(span)
        if run is not None:
            yield run, kind


def _kind_of(mention: ActorMention, text: str) -> str:
    """Give the kind of an actor's name; none for words that stand for one without naming it.

    An abbreviation that the lexicon does not know may as well be a newspaper's.
    """
    actor, written = mention.actor, text[mention.start : mention.end]
    if actor.kind == "person":
        return "person"
    named = any(word[:1].isupper() for word in written.split())
    known = bool(actor.id) or not written.isupper()
    return "party" if actor.kind in ARMED and named and known else ""


def _people(reading: Reading, taken: set[int]) -> Iterator[Span]:
    """Give the names behind titles and words such as "spokesman"."""
    text = reading.text
    no_names = role_words()["no_names"]
    for found in PERSON.finditer(text):
        title, *rest = found.group().split()
        inside = title.lower().strip(".") in TITLED and bool(rest)
        before = text[max(0, found.start() - 20) : found.start()].split()
        behind = bool(before) and before[-1].lower().strip(".") in TITLED
        start = found.start() + (len(title) + 1 if inside else 0)
        named = not no_names.intersection(
            word.lower() for word in text[start : found.end()].split()
        )
        if (inside or behind) and named and not taken.intersection(range(start, found.end())):
            yield Span(start, found.end())
