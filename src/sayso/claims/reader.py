"""The seam between what reads claims and what is done with them.

A reader finds happenings and attributions in a reading; places, times, counts and roles are then
read the same way for all. Three are built in: ``rules``, ``trained`` (the network of
``sayso.learned`` alone), and ``joined`` (both, weighed together). Another reader is a class with
these two methods, named under the entry point group ``sayso.readers``; ``sayso read --reader
NAME`` chooses it.
"""

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import Protocol

from sayso.claims.attributions import find_attributions
from sayso.claims.happenings import find_happenings
from sayso.claims.trained_reader import TrainedReader
from sayso.errors import BadSetting
from sayso.learned.find import find_model, why_none
from sayso.nouns.attribution import Attribution
from sayso.nouns.happening import Happening
from sayso.nouns.reading import Reading

GROUP = "sayso.readers"


class Reader(Protocol):
    """What finds who says what, and what is said to have happened.

    ``name`` with its version (``rules/1``) is kept with every field that it read. What is read
    with one name is not read again, so a reader that changes must change its name.
    """

    @property
    def name(self) -> str:
        """The reader's name and version."""
        ...

    def attributions(self, reading: Reading) -> Sequence[Attribution]:
        """Give who says which words."""
        ...

    def happenings(self, reading: Reading) -> Sequence[Happening]:
        """Give what is said to have happened, in text order."""
        ...


class RulesReader:
    """Rules over the lexicon's tables, with weights fitted on coded reports."""

    name = "rules/1"

    def attributions(self, reading: Reading) -> Sequence[Attribution]:
        """Give who says which words."""
        return find_attributions(reading)

    def happenings(self, reading: Reading) -> Sequence[Happening]:
        """Give what is said to have happened, in text order."""
        return find_happenings(reading)


RULES = RulesReader()


BUILT_IN = ("rules", "trained", "joined")


def find_reader(name: str) -> Reader:
    """Give the reader of a name: one that is built in, or one that an installed package brings.

    Where the trained reader's file is missing, ``joined`` is the rules, and its name says so.

    Raises:
        BadSetting: there is none of that name (gives those there are), or it has no file.

    """
    if name == "rules":
        return RULES
    if name in BUILT_IN:
        return trained_reader(joined=name == "joined")
    brought = {entry.name: entry for entry in entry_points(group=GROUP)}
    if name not in brought:
        known = ", ".join(sorted({*BUILT_IN, *brought}))
        raise BadSetting(f"there is no reader {name!r}; one of {known}")
    reader: Reader = brought[name].load()()
    return reader


def trained_reader(*, joined: bool) -> Reader:
    """Give the trained reader, or the rules where it is to join them and has no file.

    Raises:
        BadSetting: it is to read alone and has no file.

    """
    model = find_model()
    if model is not None:
        return TrainedReader(model, joined=joined)
    if joined:
        return RULES
    raise BadSetting(f"the trained reader cannot be used: {why_none()}; take 'rules'")
