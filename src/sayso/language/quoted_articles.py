"""Articles quoted inside another, as live blogs do: an introduction, then another's paragraphs."""

import re
from collections.abc import Sequence

from sayso.language.lines import Line

NAME = r"(?:The |Al-)?[A-Z][\w’'&-]*(?: (?:of |the )?[A-Z][\w’'&-]*){0,4}"
INTRODUCTION = re.compile(rf"(?P<outlet>{NAME}) (?:reports|writes|reported|wrote|adds|notes)\b")
AT_END = re.compile(rf"(?P<outlet>{NAME}) (?:reports|writes|reported|wrote|adds|notes):$")
SELF = re.compile(rf"(?P<outlet>{NAME}) (?:can reveal|can disclose|has learn(?:ed|t)|can report)\b")
SUFFIX = re.compile(r"\s[–—|-]\s(?P<outlet>\w[\w.’'&]*(?: [A-Z\d][\w.’'&]*){0,3})$")
OMISSION = ("[…]", "[...]", "(…)", "(...)")
LONGEST = 4


def quoted_lines(lines: Sequence[Line], first: int) -> dict[int, tuple[str, str]]:
    """Give outlet and reason of each line, by number, that another outlet wrote.

    ``first`` is the number of the first line below the head of the page.
    """
    found: dict[int, tuple[str, str]] = {}
    number = first
    while number < len(lines):
        line = lines[number]
        introduction = introduced(line)
        if introduction:
            run = run_after(lines, number + 1)
            reason = f"introduced by {introduction[0]!r}"
            found.update(dict.fromkeys(run, (introduction["outlet"], reason)))
            number = max([number, *run]) + 1
            continue
        introduces = number > first and lines[number - 1].words.endswith(":")
        if introduces and line.heads and number + 1 < len(lines):
            outlet, reason = outlet_of_card(line, lines[number + 1])
            if outlet:
                found[number] = found[number + 1] = (outlet, reason)
                number += 2
                continue
        number += 1
    if found and first > 0 and first < len(lines) and lines[first - 1].heads:
        outlet, reason = outlet_of_card(lines[first - 1], lines[first])
        if outlet:
            found[first] = (outlet, reason)
    return found


def introduced(line: Line) -> re.Match[str] | None:
    """Give the words that hand over to another outlet; None if the line does not."""
    if not line.words.endswith(":"):
        return None
    return INTRODUCTION.match(line.words) or AT_END.search(line.words[-120:])


def run_after(lines: Sequence[Line], start: int) -> list[int]:
    """Give the numbers of the quoted lines below an introduction.

    The first is quoted for certain. More are where an omission mark joins them, or where the
    article's own headline comes a few lines on; the paragraph below that headline is then its.
    """
    last = start
    window = range(start, min(start + LONGEST + 1, len(lines)))
    for number in window:
        line = lines[number]
        if number > start and line.words.endswith(":"):
            break
        if number > start and line.heads:
            return list(range(start, min(number + 2, len(lines))))
        if line.words in OMISSION:
            last = number + 1
    return [number for number in range(start, last + 1) if number < len(lines)]


def outlet_of_card(heading: Line, below: Line) -> tuple[str, str]:
    """Give the outlet that a heading and the paragraph below it name; empty if none."""
    if len(below.words) < 60:
        return "", ""
    if suffix := SUFFIX.search(heading.words):
        return suffix["outlet"].strip(), f"a headline that ends in {suffix[0].strip()!r}"
    if own := SELF.search(below.words):
        return own["outlet"], f"a headline, and below it {own[0]!r}"
    return "", ""
