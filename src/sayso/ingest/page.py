"""Saved web pages: article, captions, quoted articles and comments, each where it stands.

The rendition ``html/1`` is what trafilatura makes of the page with the fixed settings below,
one block a paragraph, captions put back where they stood, comments last. Its version is noted
with every page, since another version may cut the article otherwise.
"""

import contextlib
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from lxml.etree import ParserError, _Element, iterwalk
from lxml.html import HtmlElement

from sayso.errors import InputRefused
from sayso.ingest.decode import clean, decode
from sayso.ingest.limits import MAX_BYTES
from sayso.ingest.page_facts import PageFacts, page_facts
from sayso.ingest.stripped import depth, strip_page
from sayso.nouns.passage import Passage, PassageKind
from sayso.nouns.report import Original, Report

RENDITION = "html/1"
DEEPEST = 250  # libxml2 itself gives up beyond 256 levels
INNER_BLOCKS = {"p", "head", "item", "quote", "list", "table", "row"}
"""Elements of trafilatura's that are blocks of their own, wherever they stand."""
ENDS = (".", "!", "?", "…", '"', "”", "»")
SETTINGS: dict[str, Any] = {
    "include_comments": True,
    "include_tables": True,
    "include_formatting": False,
    "include_links": False,
    "include_images": False,
    "deduplicate": False,
    "favor_precision": False,
    "favor_recall": False,
}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the rendition, with the kind that the markup gives it, if any."""

    words: str
    kind: PassageKind | None = None
    outlet: str = ""
    reason: str = ""


@dataclass(slots=True)
class Rendition:
    """Text as it grows, with the passages that the markup gives away."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    passages: list[Passage] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Put a block at the end, one empty line below the last."""
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        start = self.length
        self.parts.append(block.words)
        self.length += len(block.words)
        if block.kind:
            span = (start, self.length)
            self.passages.append(
                Passage(block.kind, *span, outlet=block.outlet, reason=block.reason)
            )


def read_page(content: bytes, id: str, origin: str) -> Report:  # noqa: A002 - a noun's own field
    """Give the report that a saved page holds.

    Raises:
        InputRefused: it holds no text.

    """
    decoded = decode(content, page=True)
    page, mended = clean(decoded.text)
    notes = [note for note in (decoded.note, mended) if note]
    facts, blocks, way = take_apart(page)
    rendition = Rendition()
    for block in blocks:
        rendition.add(block)
    text = "".join(rendition.parts)
    if not text.strip() or len(text) > MAX_BYTES:
        raise InputRefused(
            "no article was found in the page; save the article's text as .txt and read that"
        )
    return Report(
        id=id,
        text=text,
        original=Original(content, "text/html"),
        rendition=RENDITION,
        origin=origin,
        outlet=facts.outlet,
        title=facts.title,
        url=facts.url,
        language=facts.language,
        published=facts.published,
        markup=tuple(rendition.passages),
        notes=(*notes, way),
    )


def take_apart(page: str) -> tuple[PageFacts, list[Block], str]:
    """Give what the page states, its blocks, and how they were told apart."""
    tree = None
    if depth(page, DEEPEST) < DEEPEST:
        with contextlib.suppress(ParserError, ValueError, RecursionError):
            tree = lxml.html.fromstring(page.encode("utf-8"), parser=parser())
    if tree is None:
        return PageFacts(), plain_blocks(page), "the page is too broken to parse: tags were cut"
    facts = page_facts(tree, page)
    blocks = article_blocks(page)
    if not blocks:
        return facts, plain_blocks(page), "no article was found in the page: tags were cut"
    blocks = [marked_quotation(block, cited(tree)) for block in blocks]
    blocks = with_captions(blocks, tree)
    blocks = titled(blocks, facts.title)
    from trafilatura import __version__

    return facts, blocks, f"the article was found by trafilatura {__version__}"


def parser() -> lxml.html.HTMLParser:
    """Give a parser that fetches nothing and reads UTF-8."""
    return lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)


def plain_blocks(page: str) -> list[Block]:
    """Give the lines of a page whose markup is of no use."""
    return [Block(line) for line in strip_page(page).splitlines()]


def article_blocks(page: str) -> list[Block]:
    """Give trafilatura's blocks of the article, then of the comments; empty if it finds none."""
    from trafilatura import bare_extraction

    found: Any = None
    with contextlib.suppress(Exception):  # a page made to break it falls back to plain stripping
        found = bare_extraction(page, **SETTINGS)
    if found is None or found.body is None:
        return []
    blocks = [block for child in found.body for block in blocks_of(child)]
    blocks = blocks or [Block(line) for line in (found.text or "").splitlines() if line.strip()]
    if found.commentsbody is not None:
        for child in found.commentsbody:
            if words := " ".join("".join(child.itertext()).split()):
                blocks.append(Block(words, "comment", reason="the page's comment section"))
    return blocks


def blocks_of(element: _Element) -> list[Block]:
    """Give the blocks of one child of trafilatura's body."""
    lines = lines_of(element)
    if not lines:
        return []
    if element.tag == "head":
        main = element.get("rend") == "h1"
        words = " ".join(lines)
        return [Block(words, "headline", reason="a main heading") if main else Block(words)]
    return [Block(line) for line in lines]


def lines_of(element: _Element) -> list[str]:
    """Give an element's words, a line for each block that it holds.

    Cells of a table's row stand in one line. A break of a line ends a block only where a sentence
    ends before it, since old pages break their lines anywhere.
    """
    pieces: list[str] = []
    for event, node in iterwalk(element, events=("start", "end")):
        if node.tag == "lb" and event == "start":
            pieces.append("\n" if "".join(pieces[-2:]).rstrip().endswith(ENDS) else " ")
        elif node.tag in INNER_BLOCKS:
            pieces.append("\n")
        elif node.tag == "cell":
            pieces.append(" ")
        words = node.text if event == "start" else node.tail if node is not element else ""
        pieces.append(words or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def titled(blocks: list[Block], title: str) -> list[Block]:
    """Mark the block that repeats the page's title as its headline, or put the title on top."""
    if not title or any(block.kind == "headline" for block in blocks[:3]):
        return blocks
    for number, block in enumerate(blocks[:3]):
        if block.kind is None and len(block.words) < 300 and same(block.words, title):
            marked = Block(block.words, "headline", reason="the page's title")
            return [*blocks[:number], marked, *blocks[number + 1 :]]
    return [Block(title, "headline", reason="the page's title"), *blocks]


def same(left: str, right: str) -> bool:
    """Whether one of two headings says what the other does ("Town taken - The Daily")."""
    one, other = left.casefold().strip(), right.casefold().strip()
    return one == other or (len(one) > 15 and other.startswith(one)) or other in one


def cited(tree: HtmlElement) -> dict[str, str]:
    """Give the outlet of each paragraph that stands in a block quotation with an address."""
    outlets = {}
    for quotation in tree.findall(".//blockquote"):
        host = urlsplit(quotation.get("cite") or "").hostname or ""
        name = PurePath(host.removeprefix("www.")).name
        if name:
            for paragraph in quotation.iter("p"):
                outlets[" ".join(paragraph.text_content().split())] = name
    return outlets


def marked_quotation(block: Block, outlets: dict[str, str]) -> Block:
    """Mark a block that the page quotes from another address."""
    outlet = outlets.get(block.words)
    if outlet is None or block.kind:
        return block
    return Block(block.words, "quoted_article", outlet, "a block quotation with its address")


def with_captions(blocks: list[Block], tree: HtmlElement) -> list[Block]:
    """Put the captions of figures back after the paragraph they stood below."""
    places = {block.words: number for number, block in enumerate(blocks)}
    after: dict[int, list[Block]] = {}
    last = -1
    for element in tree.iter("p", "h1", "h2", "figcaption"):
        words = " ".join(element.text_content().split())
        if element.tag != "figcaption":
            last = places.get(words, last)
        elif words and words not in places and last >= 0:
            places[words] = last
            after.setdefault(last, []).append(Block(words, "caption", reason="a figure's caption"))
    whole = []
    for number, block in enumerate(blocks):
        whole.append(block)
        whole.extend(after.get(number, ()))
    return whole
