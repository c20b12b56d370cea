"""What speaks for a happening having one of the times that it may have.

Each sign is a short string; ``lexicon/data/time_weights.yml`` gives its weight. None names a place,
a party or a day: they tell where the words stand, small words, kinds, types, and how old a time is.
Signs come in blocks, each with all facts that its signs are made of, so that equal blocks are
weighed once.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sayso.claims.once_a_reading import once_a_reading
from sayso.claims.sign_blocks import Block, signs_in
from sayso.claims.time_candidates import TimeCandidate
from sayso.claims.times_told import is_said
from sayso.lexicon.time_cues import time_cues
from sayso.lexicon.times import time_words
from sayso.nouns.happening import Happening
from sayso.nouns.moment import Moment
from sayso.nouns.reading import MomentMention, Reading

LOOK_BACK = 60
LONGEST_CLAUSE = 400
LONGEST_GAP = 600
LOOKED_AT = 40
"""Told times of a report that are asked on which day people speak in it."""
CLAUSE_BREAK = re.compile(
    r"[;:.]|, (?:and|but|while|where|which|who|after|before|when)\b| while | after | since "
    r"| before "
)
AGES = ((-1, "ahead"), (0, "0"), (1, "1"), (7, "7"), (31, "31"), (366, "366"))
GAPS = ((5, "5"), (20, "20"), (50, "50"), (100, "100"))
LENGTHS = ((1, "1"), (2, "2"), (7, "7"), (31, "31"), (366, "366"))
ASKED_AGAIN = 4096
POSITIONS = ((0, "0"), (1, "1"), (4, "4"), (12, "12"))
HERE = frozenset({"clause", "sentence"})
TENSES = ("future", "perfect", "had", "present_tense", "past_tense")


@dataclass(frozen=True, slots=True)
class Telling:
    """How a happening is told: what all its candidates have in common.

    ``near`` names the kinds of told time there are; ``said`` how old the day of a statement in the
    sentence is, ``head`` how old the first news day of the report, ``spoken`` how old the day on
    which most people speak in it. ``rule`` is the rule that answers, ``answer`` its time, ``words``
    what tells it.
    """

    happening: Happening
    reading: Reading
    tense: str
    near: str
    said: str
    head: str
    spoken: str
    quoted: bool
    cues: frozenset[str]
    passage: str
    rule: str
    answer: Moment | None
    words: MomentMention | None


def telling_of(
    happening: Happening,
    reading: Reading,
    candidates: Sequence[TimeCandidate],
    ruled: tuple[str, Moment | None, MomentMention | None],
) -> Telling:
    """Look at the words around a trigger once for all candidates."""
    day = reading.published.anchor
    kinds = {c.kind for c in candidates if c.mention is not None and not c.said}
    near = "".join(name[0] for name in ("clause", "sentence", "before", "first") if name in kinds)
    said = next((age_of(c.moment, day) for c in candidates if c.said and c.kind in HERE), "-")
    head = next((age_of(c.moment, day) for c in candidates if c.kind == "first"), "-")
    words = happening.clause.words(reading.text)[:LONGEST_CLAUSE].lower().split()
    cues = time_cues()
    telling = cues["background"] | cues["war"] | cues["millions"] | cues["present"]
    passage = reading.passage_of(reading.sentences[happening.sentence]).kind
    return Telling(
        happening, reading, tense_of(happening, reading), near, said, head, _spoken_on(reading),
        _is_quoted(happening, reading), telling.intersection(words), passage, *ruled,
    )  # fmt: skip


def _is_quoted(happening: Happening, reading: Reading) -> bool:
    """Whether a trigger stands between quotation marks."""
    start = happening.trigger.start
    position = bisect_right(reading.quotations, start, key=lambda quotation: quotation.start)
    return position > 0 and start < reading.quotations[position - 1].end


@once_a_reading
def _spoken_on(reading: Reading) -> str:
    """Give how old the day is on which most statements of a report were made."""
    day = reading.published.anchor
    ages = Counter(
        age_of(mention.moment, day)
        for mention in reading.moments[:LOOKED_AT]
        if mention.moment and is_said(mention, reading.text)
    )
    return max(sorted(ages), key=lambda age: ages[age], default="-")


def tense_of(happening: Happening, reading: Reading) -> str:
    """Say how a trigger is put: by the helping word before it, else by its ending."""
    start = happening.trigger.start
    before = reading.text[max(0, start - LOOK_BACK) : start].lower().split()[-4:]
    cues = time_cues()
    for word in reversed(before):
        plain = word.strip("'’\",.")
        for name in TENSES:
            if plain in cues[name]:
                return name
    first = happening.trigger.words(reading.text).lower().split(maxsplit=1)[:1]
    word = first[0] if first else ""
    return next((end for end in ("ing", "ed", "s") if word.endswith(end)), "-")


def signs_of(candidate: TimeCandidate, telling: Telling) -> Iterator[str]:
    """Give all signs of one candidate."""
    age = ages_of(candidate.moment, telling.reading.published.anchor)
    return signs_in(
        [
            *blocks_of_kind(candidate.kind, telling),
            *blocks_of_age(age, telling),
            *blocks_of_its_own(candidate, telling),
        ]
    )


def blocks_of_its_own(candidate: TimeCandidate, telling: Telling) -> list[Block]:
    """Give the signs that a candidate shares with no other of its kind or age."""
    found: list[Block] = []
    if candidate.moment == telling.answer or _same_days(candidate.moment, telling.answer):
        facts = (telling.rule, telling.happening.type, telling.tense, telling.near)
        found.append((_signs_of_rule, facts))
    if candidate.mention is not None:
        word = first_word(candidate.mention, telling.reading.text)
        found += _blocks_of_words(candidate, candidate.mention, word, telling)
        if not candidate.back:
            found += _blocks_of_gap(candidate, candidate.mention, word, telling)
    return found


def _signs_of_rule(rule: str, kind: str, tense: str, near: str) -> Iterator[str]:
    """Tell which rule answers with the candidate's days."""
    yield "rule"
    yield f"rule:{rule}"
    yield f"rule:{rule}|t:{kind}"
    yield f"rule:{rule}|v:{tense}"
    yield f"rule:{rule}|n:{near}"


def _same_days(one: Moment | None, other: Moment | None) -> bool:
    """Whether two times have the same days."""
    return (
        one is not None and other is not None and (one.start, one.end) == (other.start, other.end)
    )


def blocks_of_kind(kind: str, telling: Telling) -> list[Block]:
    """Tell how a candidate was come by, with how the happening is told."""
    happening = telling.happening
    tense, near, told = telling.tense, telling.near, happening.type
    said, head, place = telling.said, telling.head, step_of(happening.sentence, POSITIONS)
    found: list[Block] = [
        (_signs_of_putting, (kind, told, happening.stance, near, tense)),
        (_signs_of_passage, (kind, telling.passage, near, said, head, tense, telling.quoted)),
        (_signs_of_report, (kind, telling.spoken, head, near, told, place)),
    ]
    if telling.cues:
        found.append((_signs_of_cues, (kind, telling.cues)))
    return found


def _signs_of_putting(kind: str, told: str, stance: str, near: str, tense: str) -> Iterator[str]:
    """Tell how the happening is put, and which times are told near it."""
    yield kind
    yield f"{kind}|t:{told}"
    yield f"{kind}|{stance}"
    yield f"{kind}|{stance}|n:{near}"
    yield f"{kind}|v:{tense}"
    yield f"{kind}|t:{told}|v:{tense}"
    yield f"{kind}|n:{near}"
    yield f"{kind}|n:{near}|v:{tense}"
    yield f"{kind}|n:{near}|t:{told}"


def _signs_of_passage(kind: str, *facts: Any) -> Iterator[str]:
    """Tell where the happening is told, and when those who tell it speak."""
    passage, near, said, head, tense, quoted = facts
    yield f"{kind}|p:{passage}|n:{near}"
    yield f"{kind}|said:{said}|n:{near}"
    yield f"{kind}|head:{head}"
    yield f"{kind}|head:{head}|v:{tense}"
    yield f"{kind}|q:{quoted}|n:{near}"
    yield f"{kind}|q:{quoted}|v:{tense}"


def _signs_of_report(
    kind: str, spoken: str, head: str, near: str, told: str, place: str
) -> Iterator[str]:
    """Tell how the report as a whole is dated, and where in it the happening stands."""
    yield f"{kind}|spoken:{spoken}|head:{head}"
    yield f"{kind}|spoken:{spoken}|n:{near}"
    yield f"{kind}|spoken:{spoken}|t:{told}"
    yield f"{kind}|at:{place}"


def _signs_of_cues(kind: str, cues: frozenset[str]) -> Iterator[str]:
    """Tell which telling words stand in the clause."""
    for word in cues:
        yield f"{kind}|w:{word}"


def blocks_of_age(age: str, telling: Telling) -> list[Block]:
    """Tell how old and how long a candidate's time is; "" for an open one."""
    return [(_signs_of_age, (age, telling.happening.type, telling.tense))] if age else []


def _signs_of_age(age: str, told: str, tense: str) -> Iterator[str]:
    yield f"age:{age}"
    yield f"age:{age}|t:{told}"
    yield f"age:{age}|v:{tense}"


def _blocks_of_words(
    candidate: TimeCandidate, mention: MomentMention, word: str, telling: Telling
) -> list[Block]:
    """Tell what the words of a told time are, and how far back they stand."""
    kind = f"{candidate.kind}|{'said' if candidate.said else 'told'}"
    back, tense, told = min(candidate.back, 7), telling.tense, telling.happening.type
    found: list[Block] = [(_signs_of_distance, (kind, min(candidate.rank, 3), back, told))]
    if mention.moment is not None:
        age = ages_of(mention.moment, telling.reading.published.anchor)
        facts = (kind, age, tense, told, back, mention.moment.precision)
        found.append((_signs_of_told_age, facts))
    found.append((_signs_of_first_word, (kind, word, tense)))
    return found


def _signs_of_distance(kind: str, rank: int, back: int, told: str) -> Iterator[str]:
    """Tell how near a told time stands."""
    yield kind
    yield f"{kind}|rank:{rank}"
    yield f"{kind}|back:{back}"
    yield f"{kind}|back:{back}|t:{told}"


def _signs_of_told_age(
    kind: str, age: str, tense: str, told: str, back: int, precision: str
) -> Iterator[str]:
    """Tell how old and how long the told time is."""
    yield f"{kind}|age:{age}"
    yield f"{kind}|age:{age}|v:{tense}"
    yield f"{kind}|age:{age}|t:{told}"
    yield f"{kind}|back:{back}|age:{age}"
    yield f"{kind}|{precision}|v:{tense}"


def _signs_of_first_word(kind: str, word: str, tense: str) -> Iterator[str]:
    """Tell how the words of the told time begin."""
    yield f"{kind}|f:{word}"
    yield f"{kind}|f:{word}|v:{tense}"


def _blocks_of_gap(
    candidate: TimeCandidate, mention: MomentMention, word: str, telling: Telling
) -> list[Block]:
    """Tell what stands between a told time and the trigger in one sentence."""
    kind = f"{candidate.kind}|{'said' if candidate.said else 'told'}"
    text, trigger = telling.reading.text, telling.happening.trigger
    if mention.span.covers(trigger):
        return [(_signs_of_around, (kind,))]
    after = mention.start >= trigger.end
    gap = text[trigger.end : mention.start] if after else text[mention.end : trigger.start]
    if len(gap) > LONGEST_GAP:
        return []
    side = "after" if after else "ahead"
    breaks = min(2, len(CLAUSE_BREAK.findall(gap)))
    before = text[max(0, mention.start - 12) : mention.start].lower().split()[-1:]
    beside = gap.lower().split()[:1] if after else gap.lower().split()[-1:]
    return [
        (_signs_of_gap, (kind, side, step_of(len(gap), GAPS), breaks, word)),
        (_signs_of_beside, (kind, side, _small(before), _small(beside))),
    ]


def _signs_of_around(kind: str) -> Iterator[str]:
    """Tell that the words of the time hold the trigger."""
    yield f"{kind}|around"


def _signs_of_gap(kind: str, side: str, length: str, breaks: int, word: str) -> Iterator[str]:
    """Tell how much stands between."""
    yield f"{kind}|{side}|gap:{length}"
    yield f"{kind}|{side}|breaks:{breaks}"
    yield f"{kind}|{side}|breaks:{breaks}|f:{word}"


def _signs_of_beside(kind: str, side: str, before: str, beside: str) -> Iterator[str]:
    """Tell what small words stand before the time, and by the trigger."""
    yield f"{kind}|l:{before}"
    yield f"{kind}|{side}|c:{beside}"


def _small(words: Sequence[str]) -> str:
    """Give a word if it is a small one, so that no name becomes a sign."""
    cues = time_cues()
    known = cues["small"] | cues["saying"]
    return words[0] if words and words[0] in known else "-"


def first_word(mention: MomentMention, text: str) -> str:
    """Give the kind or the first small word of a told time: "weekday", "month", "since", "#"."""
    first = text[mention.start : mention.end].lower().split(maxsplit=1)[:1]
    word = first[0].rstrip(".,'s") if first else ""
    if word in time_words().weekdays or f"{word}s" in time_words().weekdays:
        return "weekday"
    if word in time_words().months:
        return "month"
    if not word.isalpha():
        return "#"
    return word if word in time_cues()["small"] else "other"


def ages_of(moment: Moment | None, day: date | None) -> str:
    """Give how long before the report a time ended and how long it is, in steps; "" for none."""
    return _ages_of(moment.start, moment.end, day) if moment else ""


@lru_cache(ASKED_AGAIN)
def _ages_of(start: date, end: date, day: date | None) -> str:
    length = step_of((end - start).days + 1, LENGTHS)
    return f"{'?' if day is None else step_of((day - end).days, AGES)}|{length}"


def age_of(moment: Moment | None, day: date | None) -> str:
    """Give how long before the report a time ended, in steps; "?" where it cannot be told."""
    if moment is None or day is None:
        return "?"
    return step_of((day - moment.end).days, AGES)


def step_of(value: int, steps: Sequence[tuple[int, str]]) -> str:
    """Give the name of the first step that a value does not pass."""
    for top, name in steps:
        if value <= top:
            return name
    return "more"
