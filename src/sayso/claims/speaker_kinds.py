"""Of what kind a source is: by its noun, the words beside it, and the actors named.

The noun decides first: activists are witnesses, whoever they side with. A spokesman, a source or a
statement is what the words beside it say: "a rebel commander" is a party's, "a military source" a
state's.
"""

import re
from collections.abc import Sequence

from sayso.lexicon.saying import speaker_nouns, speaker_words, words_of
from sayso.nouns.actor import Actor
from sayso.nouns.source import SourceKind

KINDS: dict[str, SourceKind] = {
    "party": "party", "force": "official", "government": "official", "coalition": "official",
    "civilians": "witness", "monitor": "monitor", "outlet": "media", "organisation": "official",
}  # fmt: skip
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
JOINING = frozenset(
    {"of", "at", "for", "in", "from", "with", "near", "who", "to", "inside", "close", "by", "on",
     "and"}
)  # fmt: skip
DECIDED: frozenset[SourceKind] = frozenset({"witness", "analyst", "monitor"})
HELD = re.compile(r"-(?:held|controlled|occupied|besieged|ruled|run)\b")
KEPT_AS_WRITTEN = "named as a group"


def kind_of(
    text: str, more: str, actors: Sequence[Actor], also: Sequence[Actor] = ()
) -> SourceKind | None:
    """Give the kind that a phrase tells, or the description behind it; None where neither does."""
    for words, named in ((text, actors), (more, also)):
        kind = kind_in(words, named) if words else None
        if kind is not None:
            return kind
    return None


def _only_named(words: str, actor: Actor, held: set[int]) -> bool:
    """Whether an actor only holds a place or is sided with: "rebel-held", "pro-army"."""
    start = words.find(actor.text)
    return start + len(actor.text) in held or words[:start].endswith(("pro-", "anti-", "Pro-"))


def kind_in(words: str, named: Sequence[Actor]) -> SourceKind | None:
    """Give the kind that one description tells."""
    head, beside = head_kind(words), beside_kind(words, named)
    if head in DECIDED:
        return head
    if head == "anonymous" and any(word in words_of("unnamed") for word in lowered(words)):
        return head
    if head == "official":
        return _official(words, beside, named)
    if head == "anonymous" and beside is None and _on_the_spot(words):
        return "witness"
    if head == "media":
        return beside if beside in {"official", "party"} else head
    return beside if beside is not None and beside != "analyst" else head


def _official(words: str, beside: SourceKind | None, named: Sequence[Actor]) -> SourceKind:
    """Give the kind of a spokesman, director, officer: his party's, monitor's or hospital's."""
    if any(actor.kind == "monitor" for actor in named):
        return "monitor"
    if any(word in words_of("healing") for word in lowered(words)) and beside != "party":
        return "witness"
    return "party" if beside == "party" else "official"


def _on_the_spot(words: str) -> bool:
    """Whether a source with no other word to it is said to be near: "a source in the town"."""
    found = lowered(words)
    return any(word in {"source", "sources"} for word in found) and any(
        word in {"in", "near", "inside"} for word in found
    )


def lowered(words: str) -> list[str]:
    """Give the words of a description in lower case."""
    return [match.group().casefold() for match in WORD.finditer(words)]


def head_kind(words: str) -> SourceKind | None:
    """Give the kind that the noun of a phrase tells: the last noun of role before "of", "in"."""
    found: SourceKind | None = None
    for word in lowered(words):
        if word in JOINING and found:
            break
        bare = word.removesuffix("'s").removesuffix("’s")
        kind = speaker_nouns().get(bare) or speaker_nouns().get(bare.rpartition("-")[2])
        if kind is not None:
            found = kind
    return found


def beside_kind(words: str, actors: Sequence[Actor]) -> SourceKind | None:
    """Give the kind told by the words and actors beside the noun; a party's name outweighs all.

    An actor that only holds a place ("in the rebel-held town") tells nothing.
    """
    held = {match.start() for match in HELD.finditer(words)}
    named = [a for a in actors if not _only_named(words, a, held)]
    told = [speaker_words()[word] for word in lowered(words) if word in speaker_words()]
    listed = [a for a in named if not a.reason.startswith(KEPT_AS_WRITTEN)]
    if "party" in told or any(actor.kind == "party" for actor in listed):
        return "party"
    states = [KINDS[a.kind] for a in listed if a.kind in KINDS]
    sure = [kind for kind in told if kind != "media"]
    return next(iter([*sure, *states, *told]), None)
