"""The door: files, folders and patterns in, reports and refusals out, one at a time."""

import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.errors import InputRefused
from sayso.ingest.columns import ColumnMapping
from sayso.ingest.files import find_files
from sayso.ingest.limits import MAX_BYTES, refuse_size
from sayso.ingest.packed_page import MOST_PACKED, read_packed_page
from sayso.ingest.page import read_page
from sayso.ingest.plain import read_plain
from sayso.ingest.tables import read_table
from sayso.nouns.report import Refusal, Report

PAGES = {".html", ".htm", ".xhtml", ".shtml"}
PACKED = {".mhtml", ".mht"}
PLAIN = {".txt", ".text", ".md"}
"""Suffixes of files that are text whatever they begin with."""
PARTS = {".css", ".js", ".json5", ".map", ".mjs", ".woff", ".woff2"}
"""Suffixes of what a page is made of beside its words."""
FIRST_TAG = re.compile(rb"(?:<\?xml[^<>]{0,200}>\s{0,99})?<(?:!doctype html|html)\b", re.IGNORECASE)
XML = re.compile(rb"<(?:\?xml|rss|feed)\b", re.IGNORECASE)
TABLES = {".jsonl", ".ndjson", ".json", ".csv", ".tsv"}


def receive(
    paths: Sequence[str | Path], columns: ColumnMapping | None = None
) -> Iterator[Report | Refusal]:
    """Give every report of the files, folders and patterns, in a fixed order.

    A report's id is its file's name without suffix, or a table row's id (else a hash of the row).
    Where an id was given before in the same run, ``~`` and eight digits of the SHA-256 of the
    bytes are put behind it; what has the same id and the same bytes is the same report and
    comes again under its id, so that it can be counted. What cannot be read comes as a refusal in
    its place, and the rest goes on.
    """
    seen: dict[str, str] = {}
    for found in find_files(paths):
        if isinstance(found, Refusal):
            yield found
            continue
        for item in read_file(found, columns or ColumnMapping()):
            if isinstance(item, Report):
                yield with_own_id(item, seen)
            else:
                yield item


def with_own_id(report: Report, seen: dict[str, str]) -> Report:
    """Give the report under an id that no other report of this run has."""
    digest = report.original.sha256
    if seen.setdefault(report.id, digest) == digest:
        return report
    own = report.set_apart()
    seen[own.id] = digest
    return own


def read_file(path: Path, columns: ColumnMapping) -> Iterator[Report | Refusal]:
    """Give the reports of one file, or why there are none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputRefused("it is no ordinary file; give a file or a folder")  # noqa: TRY301
        if path.suffix.lower() in TABLES:
            yield from read_table(path, columns)
        else:
            yield read_single(path)
    except InputRefused as error:
        yield Refusal(str(path), str(error))
    except OSError as error:
        reason = error.strerror or str(error)
        yield Refusal(str(path), f"the file cannot be opened ({reason}); ask for access")


def read_single(path: Path) -> Report:
    """Give the one report of a text file or a saved page.

    Raises:
        InputRefused: it is too large, empty, no text, or no report.

    """
    suffix, size = path.suffix.lower(), path.stat().st_size
    if suffix in PARTS:
        raise InputRefused("it is a part of a page, such as a script or a style; leave it out")
    if size > (MOST_PACKED if suffix in PACKED else MAX_BYTES):
        raise refuse_size(size, "the file")
    content = path.read_bytes()
    if suffix in PACKED:
        return read_packed_page(content, path.stem, str(path))
    if is_page(suffix, content):
        return read_page(content, path.stem, str(path))
    if suffix not in PLAIN and XML.match(beginning(content)):
        raise InputRefused("the file is XML, such as a feed; save its articles as pages or .txt")
    return read_plain(content, path.stem, str(path))


def is_page(suffix: str, content: bytes) -> bool:
    """Whether a file is a web page: by its suffix, or by its first tag where that says nothing."""
    return suffix in PAGES or (
        suffix not in PLAIN and FIRST_TAG.match(beginning(content)) is not None
    )


def beginning(content: bytes) -> bytes:
    """Give the first bytes that are no blank and no byte order mark."""
    return content[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
