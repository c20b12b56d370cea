"""Plain text files, kept exactly as decoded."""

from sayso.ingest.decode import clean, decode
from sayso.nouns.report import Original, Report

RENDITION = "plain/1"


def read_plain(content: bytes, id: str, origin: str) -> Report:  # noqa: A002 - a noun's own field
    """Give the report that a text file holds: no line end or blank is changed.

    Raises:
        InputRefused: the file is empty or no text.

    """
    decoded = decode(content)
    text, mended = clean(decoded.text)
    notes = tuple(note for note in (decoded.note, mended) if note)
    original = Original(content, "text/plain")
    return Report(id, text, original, rendition=RENDITION, origin=origin, notes=notes)
