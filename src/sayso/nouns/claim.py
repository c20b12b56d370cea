"""One assertion, by one chain of sources, in one report, that something happened or is so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from sayso.nouns.actor import Actor
from sayso.nouns.count import Count
from sayso.nouns.evidence import Evidence
from sayso.nouns.moment import Moment
from sayso.nouns.place import Place
from sayso.nouns.source import Source, SourceKind

ClaimType = Literal[
    "clash",
    "capture",
    "withdrawal",
    "control",
    "siege",
    "airstrike",
    "shelling",
    "bombing",
    "downing",
    "killing",
    "detention",
    "displacement",
    "seizure",
    "destruction",
    "deployment",
    "casualty",
    "strength",
    "agreement",
    "transfer",
    "possession",
]
CLAIM_TYPES: tuple[ClaimType, ...] = ClaimType.__args__  # type: ignore[attr-defined]

Stance = Literal["asserted", "denied", "planned", "uncertain"]
STANCES: tuple[Stance, ...] = Stance.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim in the shared claims format, as a value.

    ``sources`` is the chain, nearest to the happening first, without the report's own outlet;
    empty when the outlet speaks in its own voice. ``read_by`` says for each field which reader
    gave it (``rules/1``), ``reasons`` which words or rule led to it. ``incident`` is empty until
    the claim is reconciled. ``weapons`` names the weapons told in the claim's clause. ``sure`` is
    how likely the report makes this claim, of this type and in these words, 0 to 1, as calibrated
    on coded stories that the reader had not seen; None where the reader does not say.
    ``sure_by_field`` is how likely each other field is right where the claim itself is.
    """

    id: str
    evidence: Evidence
    type: ClaimType
    trigger: str
    stance: Stance = "asserted"
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    place: Place | None = None
    time: Moment | None = None
    time_text: str = ""
    counts: tuple[Count, ...] = ()
    sources: tuple[Source, ...] = ()
    passage: str = "body"
    trigger_start: int = -1
    incident: str = ""
    read_by: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    weapons: tuple[str, ...] = ()
    sure: float | None = None
    sure_by_field: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        """Give it in a line: type, place, days, the words, on whose word, in which report."""
        about = ", ".join(map(str, filter(None, (self.type, self.place, self.time))))
        stance = "" if self.stance == "asserted" else f" ({self.stance})"
        chain = " ← ".join(map(str, self.sources)) or "the outlet itself"
        return f"{self.id} {about}{stance}: “{self.evidence.quote}” {chain}, in {self.report}"

    @property
    def report(self) -> str:
        """The id of the report that makes the claim."""
        return self.evidence.report

    @property
    def unsure(self) -> float | None:
        """How many of its fields are expected to be wrong, itself counted in; None if unknown."""
        if self.sure is None:
            return None
        return round(1 - self.sure + sum(1 - chance for chance in self.sure_by_field.values()), 3)

    @property
    def source_kind(self) -> SourceKind:
        """The kind of the first link; ``outlet`` when the report speaks in its own voice."""
        return self.sources[0].kind if self.sources else "outlet"
