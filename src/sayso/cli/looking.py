"""Open a record to look at it, and say so where reading it was broken off."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.cli.show import say

if TYPE_CHECKING:
    from sayso.library import Record


@contextmanager
def looking_at(address: str) -> "Iterator[Record]":
    """Open a record that is there.

    Raises:
        RecordError: there is none, or it cannot be used.

    """
    import sayso

    with sayso.open(address, create=False) as record:
        if not record.store.is_reconciled():
            say(
                f"note: reading into {address} was broken off, so incidents and holders lack the "
                "newest reports; run the same `sayso read` again to finish"
            )
        yield record
