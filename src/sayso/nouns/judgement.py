"""A person's or the machine's verdict on whether two claims are of one happening."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sayso.nouns.reason import Reason

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two claims speak of one happening, by whom, when and why.

    A person's judgement outweighs the machine's; it is never deleted, only withdrawn.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: datetime
    reasons: tuple[Reason, ...] = ()
    note: str = ""
    id: int = 0
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
