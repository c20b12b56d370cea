"""How much text a report may have, and what a refusal says when it has more."""

from sayso.errors import InputRefused

MAX_BYTES = 5_000_000
"""Five megabytes: a thousand pages of print. What is larger is an archive, not a report."""


def refuse_size(size: int, what: str) -> InputRefused:
    """Give the refusal of something too large."""
    return InputRefused(
        f"{what} has {size / 1e6:.1f} MB, more than the {MAX_BYTES / 1e6:.0f} MB that one report "
        "may have; split it into one file or one table row for each report"
    )
