"""Times told in a text, against TIMEX3 tags: WikiWars, narratives of wars, development part.

DATA is a file of documents, one JSON object a line, with ``text`` and the creation date ``dct``.
Values are written as TIMEX3 writes them (ISO 8601 with seasons, parts of the day and references).
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.packs import run_scorer
from sayso.language.calendar_dates import CalendarDate
from sayso.language.moments import find_expressions
from sayso.language.time_expressions import Length, TimeExpression
from sayso.lexicon.times import time_words
from sayso.nouns.evidence import Span

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
SECOND_END = re.compile(r"(?<=[\dhdt])(\s?[-–/]\s?|\s(?:to|and|until|through)\s)", re.IGNORECASE)
HEADER = re.compile(r"\s*\S+\s+HISTORY ARTICLE\s+\S+T\d\d:\d\d:\d\d\s")


def timexes(text: str, created: date | None) -> Iterator[dict[str, Any]]:
    """Give the told times of a text with type and value."""
    header = HEADER.match(text)
    begins = header.end() if header else 0
    spans = [Span(m.start(), m.end()) for m in PARAGRAPH.finditer(text, begins)]
    for found in find_expressions(text, spans, created):
        kind, value = type_and_value(found)
        start, end = found.told.start, found.told.end
        part = SECOND_END.search(text, start, end) if found.until else None
        if part is not None and found.until is not None and found.told.form in {"range", "years"}:
            yield {"start": start, "end": part.start(1), "type": kind, "value": value}
            start, value = part.start(1) + len(part[1]), iso_value(found.until)
        yield {"start": start, "end": end, "type": kind, "value": value}


def type_and_value(found: TimeExpression) -> tuple[str, str]:
    """Give the TIMEX3 type and value of a told time."""
    if found.way == "set":
        return "SET", found.value
    if found.value:
        return "DATE", found.value
    if found.date is not None and found.told.form != "duration":
        value = iso_value(found.date)
        if found.day_part and found.date.grain == "day":
            return "TIME", f"{value}T{found.day_part}"
        return "DATE", value
    if found.length is not None:
        return "DURATION", length_value(found.length)
    return "DATE", ""


def iso_value(told: CalendarDate) -> str:
    """Give a date as TIMEX3 writes it."""
    era = "BC" if told.year < 0 else ""
    year = f"{abs(told.year):04d}"
    if told.grain == "century":
        return era + year[:2]
    if told.grain == "decade":
        return era + year[:3]
    if told.grain == "season":
        return f"{era}{year}-{told.season}"
    if told.grain == "week" and told.year > 0:
        week = date(told.year, told.month, told.day).isocalendar()
        return f"{week.year:04d}-W{week.week:02d}"
    parts = [era + year, *(f"{part:02d}" for part in (told.month, told.day) if part)]
    return "-".join(parts)


def length_value(length: Length) -> str:
    """Give a length as TIMEX3 writes it; X where the number is not told."""
    unit = time_words().units[length.unit]
    number = "X" if length.number is None else f"{length.number:g}"
    return f"P{'T' if unit.clock else ''}{number}{unit.sign}"


def documents(data: Path) -> Iterator[dict[str, Any]]:
    """Give the documents of the development part."""
    with data.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if document.get("split", "dev") == "dev":
                yield document


def predict(data: Path, predictions: Path) -> None:
    """Write the told times of every document, one document a line."""
    rows = []
    for document in documents(data):
        created = date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
        rows.append({"id": document["id"], "timex3": list(timexes(document["text"], created))})
    predictions.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def score(data: Path, predictions: Path) -> str:
    """Give the scorer's figures for the development part."""
    return run_scorer("timex.py", data, predictions, "--split", "dev")
