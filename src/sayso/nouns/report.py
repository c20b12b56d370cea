"""One report as received: its text rendition, where it came from, and the original bytes."""

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.nouns.passage import Passage
from sayso.nouns.publication import UNDATED, Publication


@dataclass(frozen=True)
class Original:
    """The bytes as they came, kept for ever under their SHA-256."""

    content: bytes
    media_type: str

    @cached_property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as received, before anything is read into it.

    ``text`` is the fixed rendition that all offsets refer to and ``rendition`` names the way it
    was made, with its version (``plain/1``, ``html/1``, ``table/1``). ``markup`` holds passages
    that the page's own markup gives away; plain text has none. ``notes`` says what was guessed or
    mended on the way in (an encoding that the page does not state, a NUL character).
    """

    id: str
    text: str
    original: Original
    rendition: str = "plain/1"
    origin: str = ""
    outlet: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    published: Publication = UNDATED
    markup: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()

    def set_apart(self) -> "Report":
        """Give it under an id that no report of other bytes has."""
        return replace(self, id=f"{self.id}~{self.original.sha256[:8]}")

    @property
    def text_sha256(self) -> str:
        """The hexadecimal SHA-256 of the rendition in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read: what, why, and the cure. The rest goes on."""

    origin: str
    reason: str
