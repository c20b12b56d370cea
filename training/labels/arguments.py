"""Which words of a report name the actors, targets, place, time and counts that are coded.

A claim is coded with names and values, not with words. Each is looked up among the mentions of the
report as the tools for fitting do it, and the right mention nearest to the trigger is its
argument; a role is judged only where all that is coded of it was found, or nothing is coded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.roles import as_happening
from sayso.claims.parties import Party, candidates_for
from sayso.nouns.evidence import Span
from sayso.nouns.happening import Happening
from sayso.nouns.reading import ActorMention, Reading
from tools.fit_happenings import Row
from training.labels.agreement import right_moments, right_parties, right_places
from training.labels.triggers import CodedTrigger
from training.labels.words import Run, Words
from training.lessons import ROLES, Argument

SENTENCES_BEFORE, SENTENCES_AFTER = 2, 1
"""How far from the trigger's sentence an argument may stand."""
ARMED_TYPES = frozenset({"airstrike", "shelling", "bombing", "clash", "downing", "killing"})
"""What stands in their clause of weapons is what they were done with."""


@dataclass(frozen=True, slots=True)
class Found:
    """The stretches that name what is coded of one role; ``whole`` says that none is missing."""

    spans: tuple[Span, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Around:
    """A coded claim as a happening in its reading, with what its words are."""

    claim: Row
    happening: Happening
    reading: Reading
    words: Words

    def near(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Give those of the trigger's sentence, else the nearest one before or behind it."""
        home = self.happening.sentence
        far: dict[int, list[Span]] = {}
        for span in spans:
            run = self.words.run(span)
            if run is not None:
                far.setdefault(self.words.sentences[run[0]] - home, []).append(span)
        if 0 in far:
            return tuple(sorted(far[0]))
        before = [step for step in far if -SENTENCES_BEFORE <= step < 0]
        if before:
            return (max(far[max(before)]),)
        behind = [step for step in far if 0 < step <= SENTENCES_AFTER]
        return (min(far[min(behind)]),) if behind else ()

    def near_mentions(self, mentions: Sequence[ActorMention]) -> tuple[Span, ...]:
        """Give those near the trigger; pronouns only where its sentence has nothing better."""
        home = self.reading.sentences[self.happening.sentence].span
        named = [m for m in mentions if not m.actor.reason.startswith("pronoun")]
        here = [m for m in mentions if home.covers(m.span)]
        if here and not any(home.covers(m.span) for m in named):
            return self.near(m.span for m in here)
        return self.near(m.span for m in named)


def arguments_of(
    triggers: Sequence[CodedTrigger], reading: Reading, words: Words
) -> tuple[tuple[Argument, ...], tuple[tuple[int, int], ...]]:
    """Give the arguments of a report's claims, and the roles and triggers that are judged.

    Claims with one trigger share their arguments; a role of theirs is judged if it is of each.
    """
    found: set[Argument] = set()
    whole: dict[tuple[int, int], bool] = {}
    for trigger in triggers:
        heads = {run[0] for run in filter(None, map(words.run, trigger.spans))}
        around = Around(trigger.claim, as_happening(trigger.claim, reading), reading, words)
        for role, one in coded_roles(around):
            for head in heads:
                found.update(Argument(role, head, *run) for run in _runs(one, words))
                whole[role, head] = whole.get((role, head), True) and one.whole
    ordered = sorted(found, key=lambda a: (a.trigger, a.role, a.first, a.last))
    return tuple(ordered), tuple(sorted(key for key, sure in whole.items() if sure))


def _runs(one: Found, words: Words) -> Iterator[Run]:
    return filter(None, map(words.run, one.spans))


def coded_roles(around: Around) -> Iterator[tuple[int, Found]]:
    """Give what was found of each role that is coded."""
    parties = list(candidates_for(around.happening, around.reading))
    yield ROLES.index("actor"), _parties(around.claim["actors"], parties, around)
    yield ROLES.index("target"), _parties(around.claim["targets"], parties, around)
    yield ROLES.index("place"), _place(around)
    yield ROLES.index("time"), _time(around)
    yield ROLES.index("count"), _counts(around)
    if around.happening.type in ARMED_TYPES:
        clause = around.happening.clause
        weapons = [m.span for m in around.reading.equipment if clause.covers(m.span)]
        yield ROLES.index("instrument"), Found(tuple(weapons), whole=True)


def _parties(names: Sequence[str], parties: Sequence[Party], around: Around) -> Found:
    """Find the mentions of coded actors; one that no words name leaves the role open."""
    spans: list[Span] = []
    whole = True
    for name in names:
        right = right_parties(name, parties)
        own = around.near_mentions([m for party in right for m in party.mentions])
        spans += own
        whole = whole and bool(own)
    return Found(tuple(dict.fromkeys(spans)), whole)


def _place(around: Around) -> Found:
    coded = around.claim["place"]
    if coded is None:
        return Found((), whole=True)
    spans = around.near(mention.span for mention in right_places(coded, around.reading.places))
    return Found(spans, whole=bool(spans))


def _time(around: Around) -> Found:
    """Find the words that tell the time; days that were inferred have none."""
    told, days = around.claim.get("time_text") or "", around.claim["time"]
    if not told:
        spans = around.near(m.span for m in right_moments(days, around.reading.moments))
        return Found(spans, whole=bool(spans) or days is None)
    spans = around.near(occurrences(told, around.reading.text))
    return Found(spans, whole=bool(spans))


def _counts(around: Around) -> Found:
    spans: list[Span] = []
    coded = around.claim.get("counts") or ()
    clause = around.happening.clause
    whole = True
    for count in coded:
        told = list(occurrences(str(count.get("text") or ""), around.reading.text))
        own = tuple(s for s in told if clause.covers(s))[:1] or around.near(told)[:1]
        spans += own
        whole = whole and bool(own)
    return Found(tuple(dict.fromkeys(spans)), whole)


def occurrences(words: str, text: str) -> Iterator[Span]:
    """Give where words stand in a text as whole words, whatever their case."""
    wanted, lowered = words.lower(), text.lower()
    if not wanted or len(lowered) != len(text):
        return
    start = lowered.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        inside = (lowered[start - 1 : start] + wanted[0]).isalnum()
        goes_on = (wanted[-1] + lowered[end : end + 1]).isalnum() and end < len(lowered)
        if not (inside and start) and not goes_on:
            yield Span(start, end)
        start = lowered.find(wanted, start + 1)
