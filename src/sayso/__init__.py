"""sayso reads conflict reporting and keeps who says what happened, where, when, on whose word.

    import sayso

    with sayso.open("war.db") as record:        # made if it is not there
        record.read("folder/")                  # text, saved pages, JSON Lines, CSV
        for claim in record.claims(place="Palmyra", type="capture"):
            print(claim.time, *claim.sources, claim.evidence.quote)
        record.incidents(from_day="2016-12-01").to_pandas()
        record.disputes(), record.holders(place="Palmyra", on="2016-12-12")
        print(record.explain(claim.id))
        record.publish("war.html")

``help(sayso.Record)`` gives all that a record answers, ``help(sayso.Filters)`` what it can be asked
for. What goes wrong is a ``sayso.errors.SaysoError`` whose message names the cure.

The rooms inside, in the order in which a report goes through them:

1. ``ingest`` receives files and gives a Report with a fixed text rendition.
2. ``language`` finds passages, sentences, quotations, actors, places, moments, counts: a Reading.
3. ``claims`` makes Claims of a Reading, each with its chain of sources and its exact words.
4. ``reconcile`` puts claims of one happening into Incidents, and derives who held which place.
5. ``record`` keeps it all in one file; ``pipeline`` is the one module that knows this order.
6. ``views`` answers questions to the record; ``cli`` and ``web`` show the answers.
7. ``nouns`` are the values that the rooms hand to one another.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.library import Filters, Record, Table
    from sayso.library import open_record as open  # noqa: A004 - `sayso.open`, as `gzip.open`
    from sayso.settings import Settings

__version__ = "0.1.0"
__all__ = ["Filters", "Record", "Settings", "Table", "__version__", "open"]

_HOMES = {
    "open": ("sayso.library", "open_record"),
    "Record": ("sayso.library", "Record"),
    "Table": ("sayso.library", "Table"),
    "Filters": ("sayso.library", "Filters"),
    "Settings": ("sayso.settings", "Settings"),
}


def __getattr__(name: str) -> Any:
    """Give a public name; the rooms are loaded when first asked for, so that importing is quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
