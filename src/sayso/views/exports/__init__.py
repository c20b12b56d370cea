"""The formats in which a record leaves; each takes rows of the contract and gives a file's text."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sayso.views.exports.geojson import as_geojson
from sayso.views.exports.json_lines import as_jsonl
from sayso.views.exports.spreadsheet import as_csv, as_excel_csv

FORMATS: Mapping[str, Callable[[Sequence[Mapping[str, Any]]], str]] = {
    "jsonl": as_jsonl,
    "csv": as_csv,
    "excel": as_excel_csv,
    "geojson": as_geojson,
}
"""Format to the function that writes it."""
