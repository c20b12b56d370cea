"""Turn bytes into text, by what they declare, what they prove, or at last a guess.

Order: byte order mark; the charset that the page declares; UTF-8 if the bytes are valid UTF-8;
UTF-16 if the zero bytes give it away; charset-normalizer. A guess is said to be one in a note.
"""

import codecs
import re
from dataclasses import dataclass

from sayso.errors import InputRefused

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of what is no text, and what to call it.
BINARY = (
    (b"%PDF", "a PDF", "save its text as .txt"),
    (b"{\\rtf", "an RTF document", "save its text as .txt"),
    (b"\x89PNG", "a PNG image", "type or recognise its text and save it as .txt"),
    (b"\xff\xd8\xff", "a JPEG image", "type or recognise its text and save it as .txt"),
    (b"GIF8", "a GIF image", "type or recognise its text and save it as .txt"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save its text as .txt"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"SQLite format 3\x00", "a SQLite database", "give the reports it was made from"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save its text as .txt"),
)

DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})"""
)

# What browsers read for these labels (WHATWG Encoding Standard).
BROWSER_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-6": "iso8859-6"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in, and a note where that was guessed."""

    text: str
    encoding: str
    note: str = ""


def decode(content: bytes, *, page: bool = False) -> Decoded:
    """Give the text of the bytes, the byte order mark left out, all else kept.

    Raises:
        InputRefused: the bytes are empty, or no text.

    """
    if not content.strip():
        raise InputRefused("the file is empty; leave it out, or fetch it again")
    refuse_binary(content)
    for mark, name in MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(name, "replace"), name)
    if page and (stated := declared_encoding(content)):
        try:
            return Decoded(content.decode(stated), stated)
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return guess(content)
    if wide := wide_encoding(content):
        return Decoded(content.decode(wide, "replace"), wide, f"read as {wide}: zero bytes show it")
    refuse_control_characters(text)
    return Decoded(text, "utf-8")


def declared_encoding(content: bytes) -> str:
    """Give Python's name of the charset that a page states in its head; empty if none."""
    found = DECLARED.search(content[:4096])
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    if name.startswith(("utf-16", "utf-32")):
        return ""  # a page whose ASCII head could be read is no UTF-16
    return BROWSER_NAMES.get(name, name) if is_text_encoding(name) else ""


def is_text_encoding(name: str) -> bool:
    """Whether the codec gives text from bytes (base64 and its like do not)."""
    return bool(getattr(codecs.lookup(name), "_is_text_encoding", True))


def wide_encoding(content: bytes) -> str:
    """Give the UTF-16 whose zero bytes stand at every second place; empty if none does."""
    sample = content[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if len(sample) >= 4 and odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if len(sample) >= 4 and even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def guess(content: bytes) -> Decoded:
    """Give the most likely reading of bytes that are not UTF-8.

    Raises:
        InputRefused: nothing reads them as text.

    """
    if wide := wide_encoding(content):
        return Decoded(content.decode(wide, "replace"), wide, f"read as {wide}: zero bytes show it")
    if content.count(0) > len(content) // 100:
        raise InputRefused(
            "the file is no text (it has many zero bytes); save the report's text as .txt"
        )
    from charset_normalizer import from_bytes

    # A long file tells no more than its first stretch; beyond it only time is lost.
    best = from_bytes(content[:200_000]).best()
    names = [best.encoding] if best else []
    if best and is_latin(str(best)):
        names.insert(0, "cp1252")  # the sister code pages differ in a few letters only
    for name in (*names, "cp1252", "latin-1"):
        try:
            text = content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        refuse_control_characters(text)
        note = f"the encoding is not stated and was guessed to be {name}"
        return Decoded(text, name, note)
    raise InputRefused("no encoding reads the file as text; save it as UTF-8 and read it again")


def is_latin(text: str) -> bool:
    """Whether all letters of a text are of the Latin alphabet."""
    return all(letter < "\u0250" for letter in text if letter.isalpha())


def refuse_binary(content: bytes) -> None:
    """Refuse what begins as an image, archive, database or program does."""
    for start, name, cure in BINARY:
        if content.startswith(start):
            raise InputRefused(f"the file is {name}, not text; {cure}")


def refuse_control_characters(text: str) -> None:
    """Refuse text that is full of characters which no report has."""
    sample = text[:20_000]
    odd = sum(1 for mark in sample if mark < " " and mark not in "\t\n\r\f\v\x1a\x1b")
    if odd > max(8, len(sample) // 20):
        raise InputRefused(
            f"the file is no text ({odd} control characters in its first {len(sample)}); "
            "save the report's text as .txt"
        )


def clean(text: str) -> tuple[str, str]:
    """Give the text without characters that cannot be kept, each replaced by U+FFFD, and a note.

    NUL characters and lone surrogates cannot be written to a database. Lengths stay the same,
    so offsets hold.
    """
    if text.isascii() and "\x00" not in text:
        return text, ""
    mended, count = re.subn("[\x00\ud800-\udfff]", "\ufffd", text)
    note = f"{count} NUL or lone surrogate characters were replaced by U+FFFD" if count else ""
    return mended, note
