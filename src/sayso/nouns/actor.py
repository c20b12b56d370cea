"""Who acts and who suffers: parties, forces, governments, people."""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal[
    "party",  # armed non-state party
    "force",  # army, air force, police, unit of a state
    "government",
    "coalition",  # of states
    "civilians",
    "person",
    "organisation",  # aid group, council, UN body
    "monitor",
    "outlet",  # newspaper, broadcaster, agency
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor as the lexicon knows it, and as the text writes it.

    ``id`` is the lexicon's (empty for an actor kept as written). ``text`` keeps one side's
    words ("terrorists", "regime"); ``name`` is the canonical name they were resolved to.
    ``reason`` says how, where it was not the plain name.
    """

    name: str
    text: str = ""
    aliases: tuple[str, ...] = ()
    id: str = ""
    kind: ActorKind = "unknown"
    reason: str = ""

    def __str__(self) -> str:
        """Give the name."""
        return self.name

    @property
    def key(self) -> str:
        """What makes two actors the same: the lexicon's id, or the name where there is none."""
        return self.id or self.name.casefold()
