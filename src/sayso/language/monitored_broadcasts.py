"""Broadcasts and bulletins one below the other, as monitoring services print them.

Each opens with a line that names station, language and time, and all below it is that station's:
"Radio Vardia, Ostrel, in French 1930 gmt 4 Mar 97", "[The front's spokesman, online, 1 December]".
"""

import re
from collections.abc import Sequence

from sayso.language.lines import Line

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
CLOCK = r"\b\d{4} ?gmt\b|\b\d{1,2}\.\d{2}\b"
TIME = re.compile(rf"{CLOCK}|\b\d{{1,2}} {MONTH}\b", re.IGNORECASE)
LANGUAGE = re.compile(r"\b(?:in|IN) (?!(?:the|THE)\b)[A-Z][\w-]+")
STATION = re.compile(
    r"\b(?:radio|voice|tv|television|news agency|home service|domestic service|broadcasting|"
    r"communique|bureau|clandestine)\b",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\[([^\[\]]{6,110})\]")
BRACKETS = re.compile(r"\([^()]{1,40}\)")
LONGEST = 130


def broadcast_lines(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """Give station and reason of each line, by number, that stands below a station's own line."""
    found: dict[int, tuple[str, str]] = {}
    station, reason = "", ""
    for number, line in enumerate(lines):
        opened = station_of(line.words)
        if opened:
            station, reason = opened, f"below the station's line {line.words[:40]!r}"
        elif station:
            found[number] = (station, reason)
    return found


def station_of(words: str) -> str:
    """Give the station that a line names and does nothing else; empty where it is no such line."""
    bracketed = BRACKETED.fullmatch(words)
    if bracketed and TIME.search(words) and "," in words:
        return _name_in(bracketed[1])
    closed = words.endswith((".", ":", "?", "!", '"')) and not _abbreviated(words)
    if closed or len(words) > LONGEST:
        return ""
    sure = STATION.search(words) is not None or re.search(CLOCK, words, re.IGNORECASE)
    told = STATION.search(words) is not None or LANGUAGE.search(words) is not None
    return _name_in(words) if sure and told and TIME.search(words) else ""


def _abbreviated(words: str) -> bool:
    """Whether a line ends in a month cut short ("22 Nov.")."""
    return re.search(rf"\b{MONTH}\.$", words, re.IGNORECASE) is not None


def _name_in(words: str) -> str:
    """Give the part of a station's line that names it: the one with a station's noun, or the first.

    "Goma, Voice of the North radio (X) in French 0500 gmt": "Voice of the North radio".
    """
    plain = " ".join(BRACKETS.sub(" ", words).split())
    before = LANGUAGE.split(plain)[0]
    parts = [part.strip() for part in before.split(",") if part.strip()]
    parts = [part for part in parts if not TIME.match(part)]
    named = next((part for part in parts if STATION.search(part)), next(iter(parts), ""))
    timed = TIME.search(named)
    return (named[: timed.start()] if timed else named).strip(" ,-")
