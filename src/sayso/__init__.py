"""sayso reads conflict reporting and keeps who says what happened, where, when, on whose word.

1. ``ingest`` receives files and gives a Report with a fixed text rendition.
2. ``language`` finds passages, sentences, quotations, actors, places, moments, counts: a Reading.
3. ``claims`` makes Claims of a Reading, each with its chain of sources and its exact words.
4. ``reconcile`` puts claims of one happening into Incidents, and derives who held which place.
5. ``record`` keeps it all in one file; ``pipeline`` is the one module that knows this order.
6. ``views`` answers questions to the record; ``cli`` and ``web`` show the answers.
7. ``nouns`` are the values that the rooms hand to one another.
"""

__version__ = "0.1.0"
