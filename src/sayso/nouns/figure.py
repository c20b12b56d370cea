"""Rival figures side by side, with low, best and high by a named rule."""

from dataclasses import dataclass

from sayso.nouns.count import CountKind


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One figure as one source gives it, with the claims that carry it.

    ``independent`` is the number of sources that give these bounds and do not hang on one another,
    this one among them.
    """

    low: int | None
    high: int | None
    source: str
    claims: tuple[str, ...]
    independent: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """All values for one kind and unit in one incident: a range of reported figures.

    ``rule`` names the rule that gave ``best``. ``disputed`` is True only when two values cannot
    both hold; "more than 4,000" and "more than 5,000" can. ``history`` is True when the values
    grow over days in the same mouths, which is no dispute.
    """

    kind: CountKind
    unit: str
    low: int | None
    best: int | None
    high: int | None
    rule: str
    disputed: bool
    values: tuple[FigureValue, ...]
    history: bool = False
