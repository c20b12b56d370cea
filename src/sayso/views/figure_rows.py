"""Rival figures as rows of dots and ranges on one scale, each with its source and its claims."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from sayso.nouns.figure import Figure, FigureValue
from sayso.views.speaker_names import SpeakerNames
from sayso.views.words import say_bounds, say_counted

NOBODY: SpeakerNames = MappingProxyType({})
ROOM_BEYOND = 1.12
"""The scale runs so far beyond the largest bound, so that "at least" has somewhere to point to."""


@dataclass(frozen=True, slots=True)
class ScaleTick:
    """A number on the scale, ``at`` in per cent of its width."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One source's figure. ``left`` and ``right`` in per cent; ``exact`` is drawn as a dot.

    ``open_left`` ("at most 300") and ``open_right`` ("at least 4,000") say that the words set no
    bound on that side. ``by`` is the person whose correction this is, empty for the machine.
    """

    source: str
    words: str
    left: float
    right: float
    exact: bool
    open_left: bool
    open_right: bool
    claims: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class FigureRows:
    """All figures of one kind in one incident, with the best by a named rule."""

    title: str
    kind: str
    unit: str
    best: str
    best_at: float | None
    rule: str
    disputed: bool
    history: bool
    rows: tuple[FigureRow, ...]
    ticks: tuple[ScaleTick, ...]

    @property
    def is_plain(self) -> bool:
        """Whether one source alone gives it, so that there is nothing to compare."""
        return len(self.rows) == 1


@dataclass(frozen=True, slots=True)
class CorrectedFigure:
    """A figure as a person corrected it."""

    kind: str
    unit: str
    low: int | None
    high: int | None
    source: str
    claim: str
    by: str


def make_figure_rows(
    figure: Figure, corrected: Sequence[CorrectedFigure] = (), names: SpeakerNames = NOBODY
) -> FigureRows:
    """Lay the values out on one scale from nought, people's corrections beside the machine's.

    ``names`` are shown for sources that are reports.
    """
    people = [
        entry for entry in corrected if (entry.kind, entry.unit) == (figure.kind, figure.unit)
    ]
    given = [(value.low, value.high) for value in figure.values]
    given += [(entry.low, entry.high) for entry in people]
    bounds = [bound for pair in given for bound in pair if bound is not None]
    reach = max([*bounds, 1]) * ROOM_BEYOND
    rows = []
    for value in figure.values:
        shown = names.get(value.source, value.source)
        rows.append(make_row(replace(value, source=shown), reach))
        rows += [
            make_row(FigureValue(entry.low, entry.high, shown, (entry.claim,)), reach,
                     by=entry.by)
            for entry in people if entry.claim in value.claims
        ]  # fmt: skip
    title = say_counted(figure.kind, figure.unit or "number", ", ")
    best = figure.best
    return FigureRows(
        title=title,
        kind=figure.kind,
        unit=figure.unit,
        best=say_bounds(best, best) if best is not None else "none",
        best_at=None if best is None else percent(best, reach),
        rule=figure.rule,
        disputed=figure.disputed,
        history=figure.history,
        rows=tuple(rows),
        ticks=make_scale(reach),
    )


def make_row(value: FigureValue, reach: float, by: str = "") -> FigureRow:
    """Lay one value out."""
    return FigureRow(
        source=value.source,
        words=say_bounds(value.low, value.high),
        left=percent(value.low or 0, reach),
        right=percent(value.high, reach) if value.high is not None else 100.0,
        exact=value.low is not None and value.low == value.high,
        open_left=value.low is None,
        open_right=value.high is None,
        claims=value.claims,
        by=by,
    )


def percent(number: int, reach: float) -> float:
    """Give where a number stands on the scale."""
    return round(100 * number / reach, 2)


def make_scale(reach: float) -> tuple[ScaleTick, ...]:
    """Give three to six round numbers from nought."""
    rough = reach / 4
    power = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    step = next(
        (size * power for size in (1, 2, 5, 10) if size * power >= rough), int(max(1, rough))
    )
    ticks = []
    number = 0
    while number <= reach:
        ticks.append(ScaleTick(round(100 * number / reach, 2), f"{number:,}"))
        number += step
    return tuple(ticks)
