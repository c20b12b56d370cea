"""The places that a happening may have: told in its sentence, before it, after it, or by all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.claims.places_told import PlacesTold, ToldPlace
from sayso.nouns.happening import Happening
from sayso.nouns.place import Place
from sayso.nouns.reading import Reading

MOST_HERE, MOST_BEFORE, MOST_AFTER = 24, 24, 8


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One place that a happening may have; ``told`` None leaves it open.

    ``told`` is the mention nearest to the trigger; ``here`` says that it stands in the sentence;
    ``back`` how many sentences before it was told last, ``ahead`` how many after it is told next;
    0 for never. ``rank`` tells how many other places stand between it and the trigger.
    """

    told: ToldPlace | None
    here: bool = False
    back: int = 0
    ahead: int = 0
    rank: int = 0

    @property
    def place(self) -> Place | None:
        """The place."""
        return self.told.place if self.told else None

    @property
    def key(self) -> str:
        """What makes two candidates one place; "" for an open one."""
        return self.told.key if self.told else ""


def place_candidates(
    happening: Happening, reading: Reading, story: PlacesTold
) -> list[PlaceCandidate]:
    """Give every place that a happening may have, each once, and to leave it open."""
    sentence = reading.sentences[happening.sentence]
    here = _nearest_first(story.within(sentence.start, sentence.end)[:MOST_HERE], happening)
    before = story.before(sentence.start, MOST_BEFORE)
    after = story.after(sentence.end, MOST_AFTER)
    last = {told.key: told for told in before}
    soon = {told.key: told for told in reversed(after)}
    far = {told.key: told for told in story.lead}
    found: dict[str, PlaceCandidate] = {}
    nearer = {True: 0, False: 0}
    for told, in_sentence in _in_order(here, last, soon, far):
        if told.key in found:
            continue
        back = happening.sentence - last[told.key].sentence if told.key in last else 0
        ahead = soon[told.key].sentence - happening.sentence if told.key in soon else 0
        if not (in_sentence or back or ahead):
            gap = told.sentence - happening.sentence
            back, ahead = max(0, -gap), max(0, gap)
        found[told.key] = PlaceCandidate(told, in_sentence, back, ahead, nearer[in_sentence])
        nearer[in_sentence] += 1
    return [*found.values(), PlaceCandidate(None)]


def _in_order(
    here: Sequence[ToldPlace], *others: dict[str, ToldPlace]
) -> Iterator[tuple[ToldPlace, bool]]:
    """Give the places of the sentence, then those before, the last first, then all others."""
    yield from ((told, True) for told in here)
    before, *rest = others
    yield from ((told, False) for told in sorted(before.values(), key=lambda t: -t.start))
    for more in rest:
        yield from ((told, False) for told in sorted(more.values(), key=lambda t: t.start))


def _nearest_first(told: Sequence[ToldPlace], happening: Happening) -> list[ToldPlace]:
    """Give places by their distance from the trigger, those in the clause first."""
    trigger, clause = happening.trigger, happening.clause
    return sorted(
        told,
        key=lambda each: (
            not (each.start < clause.end and clause.start < each.end),
            max(each.start - trigger.end, trigger.start - each.end, 0),
        ),
    )
