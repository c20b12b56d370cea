"""Pages saved as a single file (MHTML, RFC 2557): the page's own HTML out of the MIME parts.

Chrome and Edge write them as "Webpage, Single File". The page is the first part that is HTML; the
header's date is the day of saving, which says nothing on the day of publication, and is not used.
"""

import base64
import binascii
import codecs
import quopri
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from sayso.errors import InputRefused
from sayso.ingest.limits import MAX_BYTES, refuse_size
from sayso.ingest.page import read_page
from sayso.nouns.report import Original, Report

MOST_PACKED = 25_000_000
"""Bytes of a packed page: it holds its pictures too."""
DEEPEST = 5


def read_packed_page(content: bytes, id: str, origin: str) -> Report:  # noqa: A002 - a noun's own field
    """Give the report that a page saved as a single file holds.

    Raises:
        InputRefused: it holds no page, or the page holds no text.

    """
    for headers, body in parts_of(content, DEEPEST):
        if headers.get_content_type() in {"text/html", "application/xhtml+xml"}:
            page = unpacked(headers, body)
            if len(page) > MAX_BYTES:
                raise refuse_size(len(page), "the page")
            report = read_page(page, id, origin)
            address = str(headers.get("Content-Location") or "").strip()
            is_address = address.startswith(("http://", "https://"))
            return replace(
                report,
                original=Original(content, "multipart/related"),
                url=report.url or (address[:2000] if is_address else ""),
            )
    raise InputRefused("no page was found in the file; save the page as .html and read that")


def parts_of(content: bytes, deeper: int) -> Iterator[tuple[Message, bytes]]:
    """Give the MIME parts in order, each with its headers; parts inside parts up to a depth."""
    head, body = parted(content)
    headers = message_from_bytes(head)
    boundary = headers.get_boundary()
    if not boundary or deeper == 0:
        yield headers, body
        return
    for part in body.split(b"--" + boundary.encode("utf-8", "replace"))[1:]:
        yield from parts_of(part.lstrip(b"\r\n"), deeper - 1)


def parted(part: bytes) -> tuple[bytes, bytes]:
    """Give the headers and the body, which the first empty line parts."""
    ends = [(at, len(gap)) for gap in (b"\r\n\r\n", b"\n\n") if (at := part.find(gap)) >= 0]
    at, length = min(ends, default=(len(part), 0))
    return part[:at] + b"\n\n", part[at + length :]


def unpacked(headers: Message, body: bytes) -> bytes:
    """Give a part's bytes as they were before they were packed; what its header calls the charset.

    A stated charset is made UTF-8 with its mark, which outweighs what the page itself states.
    """
    way = str(headers.get("Content-Transfer-Encoding") or "").strip().lower()
    if way == "quoted-printable":
        body = quopri.decodestring(body)
    elif way == "base64":
        try:
            body = base64.b64decode(body)
        except binascii.Error as error:
            raise InputRefused(f"the page is packed wrongly ({error}); save it as .html") from error
    charset = headers.get_content_charset() or ""
    try:
        return codecs.BOM_UTF8 + body.decode(charset).encode("utf-8") if charset else body
    except (LookupError, UnicodeDecodeError):
        return body
