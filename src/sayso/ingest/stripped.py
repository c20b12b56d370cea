"""The text of a page too broken for a real parser: tags cut away, blocks on lines of their own.

Linear in the length of the page whatever it holds.
"""

import html
import re

SILENT = ("script", "style", "noscript", "template", "svg")
BLOCK = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|header|footer|blockquote|"
    r"figure|figcaption|title|aside|nav|form)\b[^<>]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"<[!/?a-zA-Z][^<>]*>")


def strip_page(page: str) -> str:
    """Give the page's text, one block a line, no blank lines."""
    for name in SILENT:
        page = without_element(page, name)
    words = html.unescape(TAG.sub(" ", BLOCK.sub("\n", page)))
    lines = (" ".join(line.split()) for line in words.splitlines())
    return "\n".join(line for line in lines if line)


def without_element(page: str, name: str) -> str:
    """Cut out every element of that name with all that it holds."""
    opening = re.compile(rf"<{name}\b", re.IGNORECASE)
    closing = re.compile(rf"</{name}\s{{0,9}}>", re.IGNORECASE)
    kept = []
    position = 0
    while start := opening.search(page, position):
        kept.append(page[position : start.start()])
        end = closing.search(page, start.end())
        if end is None:
            return "".join(kept)
        position = end.end()
    return "".join([*kept, page[position:]])


def depth(page: str, enough: int) -> int:
    """Give how deep elements nest, counting no further than ``enough``."""
    level = deepest = 0
    for match in re.finditer(r"<(/?)(?!br|hr|img|input|link|meta|wbr|p\b|li\b)[a-zA-Z]", page):
        level = max(level - 1, 0) if match[1] else level + 1
        deepest = max(deepest, level)
        if deepest >= enough:
            break
    return deepest
