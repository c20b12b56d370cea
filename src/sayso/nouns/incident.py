"""Claims of one happening, across outlets: what they agree on and what they dispute."""

from dataclasses import dataclass
from typing import Literal

from sayso.nouns.actor import Actor
from sayso.nouns.claim import ClaimType
from sayso.nouns.figure import Figure
from sayso.nouns.moment import Moment
from sayso.nouns.place import Place
from sayso.nouns.source import SourceKind

DisputedField = Literal["place", "time", "actor", "happened"]
GradeName = Literal["Confirmed", "Fair", "Contested", "Weak"]
"""Airwars' words. ``Discounted`` is a person's to say, never sayso's."""


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """One of the values that cannot all hold, with who says it."""

    value: str
    source: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Something that sources contradict one another on."""

    field: DisputedField
    values: tuple[DisputedValue, ...]


@dataclass(frozen=True, slots=True)
class SourceTally:
    """A first link of the chains and the claims it makes; the outlet itself where it has none."""

    name: str
    kind: SourceKind
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """A suggested evidence grade, with the rule and the claims that led to it."""

    name: GradeName
    rule: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of one happening put together.

    ``independent`` counts sources that do not hang on one another; ``independence`` gives the
    reasons in sentences.
    """

    id: str
    type: ClaimType
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    place: Place | None = None
    time: Moment | None = None
    sources: tuple[SourceTally, ...] = ()
    independent: int = 0
    independence: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    grade: Grade | None = None

    @property
    def is_disputed(self) -> bool:
        """Whether sources contradict one another on a field or on a figure."""
        return bool(self.disputed) or any(figure.disputed for figure in self.figures)
