"""A list of nouns that shows itself: in a notebook, as JSON, as a data frame."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import starmap
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from sayso.views.exports.field_terms import field_terms
from sayso.views.words import say_bounds

if TYPE_CHECKING:
    import pandas as pd

Item = TypeVar("Item")
Json = dict[str, Any]
MOST_SHOWN = 50
"""Rows that a notebook shows of a long table."""
OUT = frozenset({"read_by", "passage", "trigger", "time_text", "origin", "date_words", "reason"})
"""What a notebook's table leaves out for want of room; ``to_pandas`` and ``to_json`` have it."""
WHOLE = frozenset({"id", "incident", "time", "published", "start", "end"})
"""Columns whose cells a notebook does not break over lines."""
DAYS = frozenset({"event_date", "event_date_end"})
NUMBERS = frozenset(
    {"time_precision", "geo_precision", "fatalities_low", "fatalities_best", "fatalities_high"}
)


class Table(Sequence[Item], Generic[Item]):
    """A list of nouns that shows itself as a table in a notebook."""

    def __init__(self, items: Iterable[Item], as_json: Callable[[Item], Json]) -> None:
        """Keep the items, and how one is written as JSON."""
        self._items = tuple(items)
        self._as_json = as_json

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> "Table[Item]": ...
    def __getitem__(self, index: int | slice) -> "Item | Table[Item]":
        if isinstance(index, slice):
            return Table(self._items[index], self._as_json)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __repr__(self) -> str:
        if not self._items:
            return "<nothing>"
        noun = type(self._items[0]).__name__.removesuffix("Row").lower()
        return f"<{len(self):,} {noun}{'' if len(self) == 1 else 's'}>"

    def to_json(self) -> list[Json]:
        """Give every item as a dictionary in the contract's format."""
        return [self._as_json(item) for item in self._items]

    def to_pandas(self) -> "pd.DataFrame":
        """Give a data frame, a row an item, in cells that read well.

        Names stand for places, actors and sources, and lists are joined. Beside them stand
        ``event_date`` and ``event_date_end`` as days that pandas can reckon with, ``latitude``,
        ``longitude`` and the precisions, and of incidents ``fatalities_low``, ``_best`` and
        ``_high``. ``to_json`` gives everything as it is.

        Raises:
            ImportError: pandas is not installed; ``pip install 'sayso[pandas]'`` brings it.

        """
        try:
            import pandas as pd
        except ImportError as error:
            raise ImportError(
                "to_pandas needs pandas: pip install 'sayso[pandas]'; to_json works without"
            ) from error
        rows = self.to_json()
        frame = pd.DataFrame([{**flat_row(row), **field_terms(row)} for row in rows])
        for name in DAYS.intersection(frame.columns):
            frame[name] = pd.to_datetime(frame[name])
        for name in NUMBERS.intersection(frame.columns):
            frame[name] = frame[name].astype("Int64")
        return frame

    def _repr_html_(self) -> str:
        """Show the first rows in a notebook, every cell escaped."""
        rows = [cells_of(self._as_json(item)) for item in self._items[:MOST_SHOWN]]
        if not rows:
            return "<p>nothing</p>"
        head = "".join(f"<th>{escape(name)}</th>" for name in rows[0])
        body = "".join(f"<tr>{''.join(starmap(html_cell, row.items()))}</tr>" for row in rows)
        more = f"<p>{len(self) - MOST_SHOWN:,} more</p>" if len(self) > MOST_SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


class Lines(list[str]):
    """Lines of words that show themselves under one another, at a prompt and when printed."""

    def __repr__(self) -> str:
        return "\n".join(self)


def shown(value: Any) -> str:
    """Give a cell's words; nothing where there is none."""
    return "" if value is None else str(value)


def cells_of(row: Mapping[str, Any]) -> dict[str, str]:
    """Give the cells of a row that a notebook shows; where words stand in a text is not one."""
    return {
        name: shown(value)
        for name, value in flat_row(row).items()
        if name not in OUT and not (name in {"start", "end"} and isinstance(value, int))
    }


def html_cell(name: str, words: str) -> str:
    """Give a cell of a notebook's table, escaped; ids and days are not broken over lines."""
    whole = ' style="white-space: nowrap"' if name in WHOLE else ""
    return f"<td{whole}>{escape(words)}</td>"


def flat_row(row: Mapping[str, Any]) -> Json:
    """Give a row with names in place of objects: what fits a cell."""
    return {name: flat_value(value) for name, value in row.items()}


def flat_value(value: Any) -> Any:
    """Give a value as a cell shows it: names for things, "a to b" for days, lists joined."""
    if isinstance(value, list):
        return "; ".join(shown(flat_value(entry)) for entry in value)
    if isinstance(value, dict):
        if isinstance(value.get("start"), str) and isinstance(value.get("end"), str):
            ends = (value["start"], value["end"])
            return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
        if "unit" in value and "low" in value:
            return figure_words(value)
        name = value.get("name") or value.get("text") or value.get("field") or value.get("kind")
        return name or "; ".join(f"{key}: {shown(entry)}" for key, entry in value.items())
    return value


def figure_words(figure: Mapping[str, Any]) -> str:
    """Give a count or rival figures in a few words: "killed 4 to 40 people, disputed"."""
    bounds = say_bounds(figure["low"], figure["high"])
    words = f"{figure['kind']} {bounds} {figure['unit']}".strip()
    return f"{words}, disputed" if figure.get("disputed") else words
