"""What a page states about itself: title, outlet, address, language, date."""

import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from sayso.ingest.given_dates import publication_from
from sayso.nouns.publication import UNDATED, Publication

# Fields of <meta> that say when the article was published, the plainest first.
DATE_FIELDS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date.published", "publishdate", "publish-date", "pubdate", "publication_date",
    "article_date_original", "sailthru.date", "parsely-pub-date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "date", "cxenseparse:recs:publishtime",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page's markup states; empty where it states nothing."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published: Publication = UNDATED


def page_facts(tree: HtmlElement, page: str) -> PageFacts:
    """Read the head of a page."""
    meta = {
        key.lower(): " ".join((element.get("content") or "").split())
        for element in reversed(tree.findall(".//meta"))
        for key in [element.get("property") or element.get("name") or element.get("itemprop")]
        if key
    }
    outlet = meta.get("og:site_name", "") or meta.get("application-name", "")
    title = meta.get("og:title", "") or first_words(tree, ".//h1") or first_words(tree, ".//title")
    links = (link for link in tree.findall(".//link") if link.get("rel") == "canonical")
    address = next((link.get("href") or "" for link in links), "") or meta.get("og:url", "")
    return PageFacts(
        title=title[:500],
        outlet=outlet[:200],
        url=address[:2000] if address.startswith(("http://", "https://")) else "",
        language=(tree.get("lang") or "")[:2].lower(),
        published=page_date(tree, meta, page),
    )


def first_words(tree: HtmlElement, path: str) -> str:
    """Give the words of the first element there; empty if there is none."""
    element = tree.find(path)
    return " ".join(element.text_content().split()) if element is not None else ""


def page_date(tree: HtmlElement, meta: dict[str, str], page: str) -> Publication:
    """Give the date that the page states; what htmldate only reads off the page says so."""
    stated = [meta[name] for name in DATE_FIELDS if meta.get(name)]
    stated += linked_data_dates(tree)
    for element in tree.findall(".//time"):
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished":
            stated.append(element.get("datetime") or "")
    for value in stated:
        found = publication_from(value, "metadata")
        if found.day:
            return found
    unusable = next((publication_from(value) for value in stated if value), UNDATED)
    if unusable.words:
        return unusable
    day = read_off(page)
    if day:
        words = f"{day}, which htmldate read off the page's address or text"
        return Publication(publication_from(day).day, "inferred", words)
    return UNDATED


def read_off(page: str) -> str:
    """Give the day that htmldate finds without guessing from loose text; empty if none."""
    from htmldate import find_date

    with contextlib.suppress(Exception):  # a page made to confuse it only costs the date
        return find_date(page, extensive_search=False, original_date=True) or ""
    return ""


def linked_data_dates(tree: HtmlElement) -> list[str]:
    """Give ``datePublished`` of each JSON-LD block."""
    dates = []
    for script in tree.findall(".//script"):
        if script.get("type") != "application/ld+json":
            continue
        with contextlib.suppress(ValueError, RecursionError):
            value = json.loads(re.sub(r"^\s*<!\[CDATA\[|\]\]>\s*$", "", script.text or ""))
            dates += [str(item) for item in fields_of(value, "datePublished")]
    return dates


def fields_of(value: Any, name: str) -> Iterator[Any]:
    """Give every value of that name in nested objects and lists."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if name in item:
                yield item[name]
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
