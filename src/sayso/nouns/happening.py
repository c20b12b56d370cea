"""What is said to have happened: a trigger and the clause that carries it."""

from dataclasses import dataclass

from sayso.nouns.claim import ClaimType, Stance
from sayso.nouns.evidence import Span


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening as found in one sentence.

    ``clause`` is the smallest clause or sentence that carries it (the claim's quote);
    ``sentence`` the position in ``Reading.sentences``; ``read_by`` the reader (``rules/1``);
    ``reason`` the rule or the words that gave it away. ``focus`` is the name of the place in
    whose capture, control or loss this happening consists, where one clause tells of several
    ("captured A and B" is two happenings, one with each focus). ``chance`` is how likely the
    reader holds it to be told, 0 to 1, before any calibration; None where it does not say.
    ``heard`` are the log chances of the stances, in the order of ``STANCES``, as a trained reader
    gives them; empty where none has read it. ``suffered`` are words near the trigger, by their
    offsets, with the log odds by which a trained reader takes them to name the target; None where
    none has read it.
    """

    type: ClaimType
    trigger: Span
    clause: Span
    sentence: int
    stance: Stance = "asserted"
    read_by: str = "rules/1"
    reason: str = ""
    stance_reason: str = ""
    focus: Span | None = None
    chance: float | None = None
    heard: tuple[float, ...] = ()
    suffered: tuple[tuple[int, float], ...] | None = None
