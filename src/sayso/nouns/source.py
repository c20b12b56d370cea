"""One link in the chain of those on whose word a claim stands."""

from dataclasses import dataclass
from typing import Literal

SourceKind = Literal[
    "party", "official", "witness", "media", "monitor", "analyst", "anonymous", "outlet"
]
"""party: armed non-state party or its media; official: governments, armies, state media,
coalition spokesmen; outlet: only for a claim whose chain is empty."""


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker or outlet in a chain, as named and as written.

    ``named`` is False for "a resident", "sources"; ``name`` then is the description.
    ``on_behalf_of`` is the actor whose spokesman or media this is (lexicon id or name).
    """

    name: str
    text: str = ""
    kind: SourceKind = "anonymous"
    named: bool = True
    id: str = ""
    on_behalf_of: str = ""

    def __str__(self) -> str:
        """Give the name."""
        return self.name

    @property
    def key(self) -> str:
        """What makes two sources the same: the lexicon's id, or the name where there is none."""
        return self.id or self.name.casefold()
