"""Reports in tables: JSON Lines, JSON, CSV and TSV, one record at a time."""

import codecs
import contextlib
import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any, BinaryIO

from sayso.errors import InputRefused
from sayso.ingest.columns import USUAL, ColumnMapping, plain_name
from sayso.ingest.decode import MARKS, clean, decode, refuse_binary
from sayso.ingest.given_dates import publication_from
from sayso.ingest.limits import MAX_BYTES, refuse_size
from sayso.nouns.report import Original, Refusal, Report

RENDITION = "table/1"
STATED = re.compile('"?sep=(.)"?')


def read_table(path: Path, columns: ColumnMapping) -> Iterator[Report | Refusal]:
    """Give the reports of a table; a record that cannot be read is refused, the rest goes on.

    Raises:
        InputRefused: the table as a whole cannot be read.

    """
    suffix = path.suffix.lower()
    if suffix in {".csv", ".tsv"}:
        yield from read_separated(path, columns)
    elif suffix == ".json":
        yield from read_json(path, columns)
    else:
        yield from read_json_lines(path, columns)


def read_json_lines(path: Path, columns: ColumnMapping) -> Iterator[Report | Refusal]:
    """Read one JSON object a line; never more than one line in memory."""
    with path.open("rb") as stream:
        content = False
        for number, line in numbered_lines(stream):
            origin = f"{path}:{number}"
            try:
                if isinstance(line, int):
                    raise refuse_size(line, f"line {number}")
                if not line.strip(b"\xef\xbb\xbf \t\r\n"):
                    continue
                content = True
                if number == 1:
                    refuse_binary(line)
                    refuse_wide(line)
                yield row_as_report(parse_line(line, number), line, origin, columns)
            except WholeFileRefused:
                raise
            except InputRefused as error:
                yield Refusal(origin, str(error))
        if not content and number_of_bytes(path) == 0:
            raise InputRefused("the file is empty; leave it out, or fetch it again")


class WholeFileRefused(InputRefused):
    """What is wrong is wrong with every line."""


def refuse_wide(line: bytes) -> None:
    """Refuse a file whose first line says that its letters take two or four bytes."""
    name = next((name for mark, name in MARKS if line.startswith(mark)), "utf-8")
    if name != "utf-8":
        raise WholeFileRefused(
            f"the file is {name.upper()[:6]}; save it as UTF-8 and read it again"
        )


def number_of_bytes(path: Path) -> int:
    """Give the size of a file."""
    return path.stat().st_size


def numbered_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | int]]:
    """Give the lines with their numbers from 1; for a line too long, only its length in bytes."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) <= MAX_BYTES:
            yield number, line
            continue
        length = len(line)
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)
            length += len(line)
        yield number, length


def parse_line(line: bytes, number: int) -> Mapping[str, Any]:
    """Give the object that a line holds.

    Raises:
        InputRefused: it holds none.

    """
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputRefused(
            f"line {number} is not UTF-8 ({error.reason}); save the file as UTF-8"
        ) from error
    except (ValueError, RecursionError) as error:
        shown = line[:60].decode("utf-8", "replace").strip()
        raise InputRefused(
            f"line {number} is no JSON object ({str(error)[:80]}): it begins {shown!r}; mend it"
        ) from error
    if not isinstance(row, dict):
        raise InputRefused(f"line {number} holds a {type(row).__name__}, not an object; mend it")
    return row


def read_json(path: Path, columns: ColumnMapping) -> Iterator[Report | Refusal]:
    """Read a list of objects or one object; a larger file than a list may be is refused."""
    size = number_of_bytes(path)
    if size > 20 * MAX_BYTES:
        raise InputRefused(
            f"the file has {size / 1e6:.0f} MB, too much for one JSON value; "
            "save it as JSON Lines, one object a line"
        )
    text = decode(path.read_bytes()).text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if "\n{" in text.strip():  # JSON Lines under another name
            yield from read_json_lines(path, columns)
            return
        raise InputRefused(f"the file is no JSON ({str(error)[:80]}); mend it") from error
    value = unwrapped(value)
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, 1):
        origin = f"{path}:{number}" if isinstance(value, list) else str(path)
        try:
            if not isinstance(row, dict):
                raise InputRefused(  # noqa: TRY301
                    f"item {number} is a {type(row).__name__}, not an object; mend it"
                )
            record = json.dumps(row, ensure_ascii=True, sort_keys=True).encode()
            yield row_as_report(row, record, origin, columns)
        except InputRefused as error:
            yield Refusal(origin, str(error))


def unwrapped(value: Any) -> Any:
    """Give the list of objects that an answer of a news service wraps; anything else as it is."""
    if not isinstance(value, dict):
        return value
    lists = [inner for inner in value.values()
             if isinstance(inner, list) and inner and isinstance(inner[0], dict)]  # fmt: skip
    has_text = not {plain_name(str(name)) for name in value}.isdisjoint(USUAL["text"])
    return lists[0] if len(lists) == 1 and not has_text else value


def read_separated(path: Path, columns: ColumnMapping) -> Iterator[Report | Refusal]:
    """Read a CSV or TSV file, record by record, keeping each record's own bytes."""
    encoding = encoding_of(path)
    with path.open("rb") as raw, field_limit():
        stream = io.TextIOWrapper(raw, encoding, errors="surrogateescape", newline="")
        lines = KeptLines(stream)
        separator, names = read_head(lines, path.suffix.lower())
        columns.find(names)
        lines.taken()
        rows = csv.reader(lines, delimiter=separator)
        while True:
            number = lines.number + 1
            origin = f"{path}:{number}"
            try:
                row = next(rows)
            except StopIteration:
                return
            except (csv.Error, InputRefused) as error:
                lines.taken()
                yield Refusal(origin, f"the record at line {number} cannot be read: {error}")
                rows = csv.reader(lines, delimiter=separator)
                continue
            record = lines.taken().encode(encoding, "surrogateescape")
            if not any(row):
                continue
            try:
                fields = dict(zip_longest(names, row[: len(names)], fillvalue=""))
                yield row_as_report(fields, record, origin, columns)
            except InputRefused as error:
                yield Refusal(origin, str(error))


class KeptLines:
    """Lines of a stream, kept until they are taken, so that a record's own bytes are known."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self.stream = stream
        self.kept: list[str] = []
        self.size = 0
        self.number = 0

    def __iter__(self) -> "KeptLines":
        return self

    def __next__(self) -> str:
        line = self.stream.readline(MAX_BYTES + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self.size += len(line)
        if self.size > MAX_BYTES:
            while line and not line.endswith("\n"):
                line = self.stream.readline(MAX_BYTES)
                self.size += len(line)
            raise refuse_size(self.size, "it")
        self.kept.append(line)
        return line.replace("\x00", "\ufffd")

    def taken(self) -> str:
        """Give the lines since the last time, and forget them."""
        lines = "".join(self.kept)
        self.kept.clear()
        self.size = 0
        return lines


@contextlib.contextmanager
def field_limit() -> Iterator[None]:
    """Let csv read fields as long as a report may be."""
    before = csv.field_size_limit(MAX_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def read_head(lines: KeptLines, suffix: str) -> tuple[str, list[str]]:
    """Give the separator of a table and the names of its columns.

    A first line ``sep=;`` is Excel's own way to state the separator.

    Raises:
        InputRefused: the table is empty.

    """
    head = next(lines, "").lstrip("\ufeff")
    stated = STATED.fullmatch(head.strip("\r\n"))
    if stated:
        head = next(lines, "")
    if not head.strip():
        raise InputRefused("the file is empty; leave it out, or fetch it again")
    separator = stated[1] if stated else "\t" if suffix == ".tsv" else likely_separator(head)
    return separator, next(csv.reader([head], delimiter=separator), [])


def likely_separator(head: str) -> str:
    """Give the separator that the head of the table uses."""
    return max(",;\t|", key=head.count)


def encoding_of(path: Path) -> str:
    """Give the encoding of a table: its mark, UTF-8 if all of it is, else a guess."""
    with path.open("rb") as stream:
        sample = stream.read(200_000)
        if not sample.strip():
            raise InputRefused("the file is empty; leave it out, or fetch it again")
        refuse_binary(sample)
        for mark, name in MARKS:
            if sample.startswith(mark):
                return name
        check = codecs.getincrementaldecoder("utf-8")()
        block = sample
        try:
            while block:
                check.decode(block)
                block = stream.read(200_000)
        except UnicodeDecodeError:
            return decode(sample + block).encoding
    return decode(sample[: sample.rfind(b"\n") + 1] or sample).encoding


def row_as_report(
    row: Mapping[str, Any], record: bytes, origin: str, columns: ColumnMapping
) -> Report:
    """Give the report that a record holds.

    Raises:
        InputRefused: it has no text.

    """
    names = columns.find(row)
    value = row[names["text"]]
    if not isinstance(value, str) or not value.strip():
        raise InputRefused(
            f"the column {names['text']!r} of this record holds no text; fill it, or leave the "
            "record out"
        )
    text, note = clean(value)
    if len(text) > MAX_BYTES:
        raise refuse_size(len(text), "the text")
    words = {field: field_words(row.get(name)) for field, name in names.items() if field != "text"}
    return Report(
        id=words.get("id") or hashlib.sha256(record.strip()).hexdigest()[:16],
        text=text,
        original=Original(record, "application/json" if is_json(record) else "text/csv"),
        rendition=RENDITION,
        origin=origin,
        outlet=words.get("outlet", ""),
        title=words.get("title", ""),
        url=words.get("url", ""),
        published=publication_from(words.get("date"), order=columns.order),
        notes=(note,) if note else (),
    )


def is_json(record: bytes) -> bool:
    """Whether a record was an object of JSON."""
    return record.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def field_words(value: object) -> str:
    """Give a field as words on one line: an object by its name, else lists and objects as JSON."""
    if value is None:
        return ""
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        value = value["name"]  # {"id": "afp", "name": "AFP"}, as news services give an outlet
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(clean(words)[0].split())[:2000]
