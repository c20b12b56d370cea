"""A reason for a verdict: about what, how much it weighs, in one sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison's say on whether two claims speak of the same happening.

    ``bits`` is the weight of evidence in bits (log2 of a likelihood ratio): positive speaks for
    the same happening, negative against. ``forbids`` is True when this alone rules it out.
    """

    about: str
    bits: float
    sentence: str
    forbids: bool = False
