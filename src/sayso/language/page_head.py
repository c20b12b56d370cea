"""The head of a page: headline, teaser, byline and the line that dates it."""

import re
from collections.abc import Sequence

from sayso.language.lines import Line
from sayso.language.page_furniture import has_credit, is_furniture, patterns
from sayso.language.printed_dates import find_dates
from sayso.language.run_on import AGENCY_COPY
from sayso.nouns.passage import Passage

BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ff]rom)[\s:]+(?P<author>[A-Z][\w.’'-]+"
    r"(?:[\s,|&]+(?:and\s|in\s|with\s)?[A-Z][\w.’'-]+){0,12})\.?"
)
SHORTENED = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|\.\.\.)$")
ONLY_NAME = re.compile(r"(?:The )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}")
LEFTOVER = re.compile(r"[\w’'().-]+")
LOWER = re.compile(r"\b[a-z]{2,}")
CLOCK_WORDS = re.compile(r"\b(?:am|pm|on|at|of|in|the|updated|hrs?|local|time)\b")
DEEPEST = 8


def read_head(
    lines: Sequence[Line], title: str, marked: frozenset[int]
) -> list[tuple[int, Passage]]:
    """Give the kinds of the lines of the head, by number; it ends where the body begins."""
    found: list[tuple[int, Passage]] = []
    has_headline = False
    for number, line in enumerate(lines[:DEEPEST]):
        if number in marked:
            found.append((number, Passage("body", 0, 0)))
            has_headline = True
            continue
        passage = head_line(line, lines[number + 1 :], is_title(line.words, title))
        if passage is None and not has_headline and may_be_headline(line, lines[number + 1 :]):
            passage = Passage("headline", 0, 0, reason="the first line")
            has_headline = True
        if passage is None:
            break
        has_headline = has_headline or passage.kind == "headline"
        if passage.kind == "byline" and number == 0:
            break
        found.append((number, passage))
    return found


def is_title(line: str, title: str) -> bool:
    """Whether a line is the title that the page or the table gives."""
    return bool(title) and line.casefold() == title.casefold().strip()


def head_line(  # noqa: PLR0911 - one way out for each shape
    line: Line,
    below: Sequence[Line],
    titled: bool,  # noqa: FBT001
) -> Passage | None:
    """Give the kind of a line of the head by its own shape; None where it has none."""
    words = line.words
    if titled:
        return Passage("headline", 0, 0, reason="the title that came with it")
    if is_furniture(words, "boilerplate"):
        return Passage("boilerplate", 0, 0, reason="a line of the page, not of the article")
    if is_date_line(words):
        return Passage("dateline", 0, 0, reason="a line that holds a date and little else")
    if byline := BYLINE.fullmatch(words):
        return Passage("byline", 0, 0, author=byline["author"], reason="begins with 'By'")
    if has_credit(words):
        return Passage("caption", 0, 0, reason="a picture's credit")
    if is_teaser(words, below):
        return Passage("teaser", 0, 0, reason="a beginning that is told again below")
    if len(words) <= 40 and below and ONLY_NAME.fullmatch(words) and len(below[0].words) > 80:
        return Passage("byline", 0, 0, reason="a name alone above the first paragraph")
    return None


def is_date_line(words: str) -> bool:
    """Whether a line holds a full date and at most six other words."""
    if len(words) > 100:
        return False
    dates = list(find_dates(words))
    if not dates:
        return False
    rest = words[: dates[0].start] + " " + words[dates[0].end :]
    rest = patterns("date_labels").sub(" ", rest)
    return len(LEFTOVER.findall(rest)) <= 6 and not LOWER.search(CLOCK_WORDS.sub(" ", rest))


def is_teaser(words: str, below: Sequence[Line]) -> bool:
    """Whether a line breaks off, or stands word for word at the head of a later line."""
    bare = SHORTENED.sub("", words).strip()
    if bare != words and len(words) <= 400:
        return True
    return len(bare) >= 40 and any(line.words.startswith(bare) for line in below[:6])


def may_be_headline(line: Line, below: Sequence[Line]) -> bool:
    """Whether the first line that is nothing else is a headline: short, above a longer text."""
    words = line.words
    if AGENCY_COPY.match(words):
        return False
    if not below or len(words) > 200 or words.count(". ") > 1:
        return False
    longest = max(len(other.words) for other in below[:DEEPEST])
    return longest > len(words) or words[-1] not in ".:"
