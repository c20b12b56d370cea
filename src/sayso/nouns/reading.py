"""A report with everything that was found in its words, before any claim is made of it."""

from dataclasses import dataclass, field
from functools import lru_cache

from sayso.nouns.actor import Actor
from sayso.nouns.count import Count
from sayso.nouns.evidence import Span
from sayso.nouns.moment import Moment
from sayso.nouns.passage import Passage
from sayso.nouns.place import Place
from sayso.nouns.publication import Publication
from sayso.nouns.report import Report


@lru_cache(maxsize=65_536)
def _lower(word: str) -> str:
    """Give a word in lower case, apostrophes made plain."""
    return word.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark, with its place in the report.

    ``lower`` is the word in lower case, apostrophes made plain.
    """

    start: int
    end: int
    text: str
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for many times a word, so it is kept; the field is frozen for everyone else.
        object.__setattr__(self, "lower", _lower(self.text))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the passage it stands in (position in ``Reading.passages``), its words."""

    start: int
    end: int
    passage: int
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """The place of the sentence in the report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, without the marks.

    ``continues`` is True when the same speaker goes on from the quotation before.
    """

    start: int
    end: int
    continues: bool = False

    @property
    def span(self) -> Span:
        """The place of the quoted words in the report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name an actor. ``actor.text`` is ``text[start:end]``."""

    start: int
    end: int
    actor: Actor

    @property
    def span(self) -> Span:
        """The place of the words in the report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place; ``place`` is None when the reader abstains, ``reason`` says why."""

    start: int
    end: int
    place: Place | None
    reason: str = ""

    @property
    def span(self) -> Span:
        """The place of the words in the report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class MomentMention:
    """Words that give a time; ``moment`` is None when it cannot be resolved."""

    start: int
    end: int
    moment: Moment | None
    reason: str = ""

    @property
    def span(self) -> Span:
        """The place of the words in the report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class CountMention:
    """Words that give a number of something, offsets covering number and unit."""

    start: int
    end: int
    count: Count

    @property
    def span(self) -> Span:
        """The place of the words in the report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class EquipmentMention:
    """Words that name a weapon or equipment: the type ("T-72", "tank") and its kind ("tank")."""

    start: int
    end: int
    name: str
    kind: str

    @property
    def span(self) -> Span:
        """The place of the words in the report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its passages, sentences, quotations and mentions, each in text order.

    ``published`` is the report's publication date as resolved from all that is known.
    Mentions of one kind do not overlap one another. ``notes`` says what was looked for and
    not found, or why the text was not read ("the text is in Spanish"). ``sides`` are those who
    fight in the war that the report is of, whether it names them or not, as far as known.
    """

    report: Report
    published: Publication
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    moments: tuple[MomentMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    notes: tuple[str, ...] = ()
    equipment: tuple[EquipmentMention, ...] = ()
    sides: tuple[Actor, ...] = ()

    @property
    def text(self) -> str:
        """The report's text, which all offsets refer to."""
        return self.report.text

    def passage_of(self, sentence: Sentence) -> Passage:
        """Give the passage that a sentence stands in."""
        return self.passages[sentence.passage]
