"""Leave out of an export by whom a private person could be found.

Private are witnesses and sources that wish not to be named. What they said stays as fields; who
they are, their words, where the words stand, and ids made out of the words go: ids are hashes of
short texts, so that a guess at the text could be checked against them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.nouns.claim import Claim
from sayso.nouns.source import Source

PRIVATE = frozenset({"witness", "anonymous"})
NAME_PART = re.compile(r"[^\W\d_][\w'’-]{2,}")
WORDS = ("quote", "trigger", "time_text")
"""Fields of a claim that hold the report's words."""
INSIDE = ("actors", "targets", "place", "counts")
"""Fields whose entries hold the report's words under ``text``."""


@dataclass(slots=True)
class Redaction:
    """What must not be in an export, found in all claims of a record.

    ``kinds`` gives what stands for each way to call a private source; ``numbers`` what stands for
    the id of a private claim or of an incident with one. ``phrases`` and ``parts`` give by report
    the ways to call private sources that tell who they are, and the parts of their proper names.
    """

    kinds: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    phrases: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parts: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, claim: Claim) -> None:
        """Take in what is private in a claim."""
        private = [link for link in claim.sources if link.kind in PRIVATE]
        for key in (claim.id, claim.incident) if private else ():
            if key:
                self.numbers.setdefault(key, f"redacted-{len(self.numbers) + 1}")
        for link in private:
            called = {name for name in (link.name, link.text) if name}
            self.kinds.update(dict.fromkeys(called, link.kind))
            self.phrases[claim.report] |= {name.casefold() for name in called if " " in name}
            self.parts[claim.report] |= proper_parts(link)

    def apply(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Give a claim's, an incident's or a holding's row without what is private."""
        reports = [row["report"]] if "report" in row else row.get("reports", ())
        phrases = sorted((p for key in reports for p in self.phrases[key]), key=len, reverse=True)
        kept = {name: self.replaced(value, phrases) for name, value in row.items()}
        if "quote" in row and self.is_told_privately(row, phrases):
            kept.update(dict.fromkeys(WORDS, ""), start=None, end=None, redacted=True)
            kept.update({name: without_words(kept[name]) for name in INSIDE})
        return kept

    def is_told_privately(self, row: Mapping[str, Any], phrases: Sequence[str]) -> bool:
        """Whether a claim rests on a private person, or its words tell of one."""
        words = str(row["quote"]).casefold()
        parts = self.parts[row["report"]]
        return (
            row["id"] in self.numbers
            or any(phrase in words for phrase in phrases)
            or not parts.isdisjoint(NAME_PART.findall(words))
        )

    def replaced(self, value: Any, phrases: Sequence[str]) -> Any:
        """Give a value with private sources told by their kind, and private ids by a number."""
        if isinstance(value, Mapping):
            return {
                name: self.kinds.get(entry, entry)
                if name == "source" and isinstance(entry, str)
                else self.replaced(entry, phrases)
                for name, entry in without_name(value).items()
            }
        if isinstance(value, list | tuple):
            return [self.replaced(entry, phrases) for entry in value]
        if not isinstance(value, str):
            return value
        for phrase in phrases:
            if phrase in value.casefold():
                value = re.sub(re.escape(phrase), "(redacted)", value, flags=re.IGNORECASE)
        return self.numbers.get(value, value)


def make_redaction(claims: Iterable[Claim]) -> Redaction:
    """Find what is private in all claims of a record."""
    found = Redaction()
    for claim in claims:
        found.add(claim)
    return found


def without_name(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a private source with its kind for a name; anything else as it is."""
    if value.get("kind") not in PRIVATE or "name" not in value:
        return value
    return {**value, **{name: "" for name in ("text", "id") if name in value},
            "name": value["kind"]}  # fmt: skip


def proper_parts(link: Source) -> set[str]:
    """Give the capitalised words of a person's name, in small letters."""
    if not link.named:
        return set()
    found = NAME_PART.findall(f"{link.name} {link.text}")
    return {part.casefold() for part in found if not part[0].islower()}


def without_words(value: Any) -> Any:
    """Give actors, a place or counts without the report's own words for them."""
    if isinstance(value, list):
        return [without_words(entry) for entry in value]
    return {**value, "text": ""} if isinstance(value, Mapping) and "text" in value else value
