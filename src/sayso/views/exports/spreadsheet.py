"""CSV for a spreadsheet: fixed columns, words in the cells, no cell that begins a formula.

What a coder looks for first comes first, under the names of conflict data sets (``field_terms``):
id, type, day, place, deaths; then the rest of the row in the contract's own names.

Rules for formulas after OWASP, "CSV Injection". Every cell with words is quoted, so that a
semicolon inside one ends no cell where the spreadsheet takes semicolons for separators.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.views.exports.field_terms import field_terms

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
SPREAD: Mapping[str, tuple[str, ...]] = {
    "place": ("text", "id"),
    "time": (),
    "holder": ("name", "text", "kind", "id"),
    "grade": ("name", "rule"),
}
"""Objects that get a column for each of these fields, also where a row has no such object."""
FIRST = ("id", "type")


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Give rows under one line of headings; the columns depend on what is listed, not on values."""
    spread = [dict(spread_row(row)) for row in rows]
    headings = list(dict.fromkeys(name for row in spread for name in row))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(headings)
    for row in spread:
        writer.writerow([disarmed(row.get(name)) for name in headings])
    return buffer.getvalue()


def as_excel_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Give the same with the mark by which Excel knows UTF-8 when it opens a file by itself.

    Other programmes may take the mark for a part of the first heading, so that it is not in every
    CSV.
    """
    return "\ufeff" + as_csv(rows)


def spread_row(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give an object's fields as columns of their own, and lists as words joined."""
    if not row.keys().isdisjoint({"time", "place", "figures"}):
        yield from ((name, row[name]) for name in FIRST if name in row)
        yield from field_terms(row).items()
    for name, value in row.items():
        if name in SPREAD and (value is None or isinstance(value, Mapping)):
            yield from ((f"{name}_{inner}", (value or {}).get(inner)) for inner in SPREAD[name])
        else:
            yield name, words_of(value)


def words_of(value: Any) -> Any:
    """Give a list or an object in words; anything else as it is."""
    if isinstance(value, Mapping):
        told = {str(inner) for inner in value.values()}
        if len(told) == 1 < len(value):
            return told.pop()  # each field by one reader
        return "; ".join(f"{name}: {words_of(inner)}" for name, inner in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(entry_words(entry) for entry in value)
    return value


def entry_words(entry: Any) -> str:
    """Give one entry of a list: a figure or count with its bounds, a thing by its name."""
    if not isinstance(entry, Mapping):
        return str(entry)
    if "kind" in entry and "unit" in entry:
        return figure_words(entry)
    if "field" in entry:
        return f"{entry['field']}: {rival_words(entry['values'])}"
    return str(entry.get("name") or entry.get("text") or words_of(entry))


def figure_words(figure: Mapping[str, Any]) -> str:
    """Give a count as ``killed 4..12 people``, rival figures with who gives which."""
    words = f"{figure['kind']} {bounds(figure)} {figure['unit']}".strip()
    if "values" not in figure:
        return words
    best = "?" if figure["best"] is None else figure["best"]
    disputed = ", disputed" if figure["disputed"] else ""
    return f"{words} (best {best}, {figure['rule']}{disputed}: {rival_words(figure['values'])})"


def rival_words(values: Sequence[Mapping[str, Any]]) -> str:
    """Give rival values, each with its source."""
    return ", ".join(
        f"{value['source']} {value['value'] if 'value' in value else bounds(value)}"
        for value in values
    )


def bounds(figure: Mapping[str, Any]) -> str:
    """Give ``352``, or ``4000..`` and ``..300`` where one end is open."""
    low, high = figure["low"], figure["high"]
    if low is not None and low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def disarmed(value: Any) -> Any:
    """Give a cell that no spreadsheet takes for a formula, without control characters."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    words = str(value)
    guard = "'" if words.lstrip(" ").startswith(FORMULA) else ""
    return guard + CONTROLS.sub("\ufffd", words)
