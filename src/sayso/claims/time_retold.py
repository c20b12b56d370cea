"""Times of happenings that a report tells again.

A headline, a reaction or an afterthought tells again what another clause has dated: "the capture",
"after the pilot was killed". Where all clauses of a report that date a happening of one type tell
one time, a happening of that type without a time of its own has that one, if it is of a kind that
happens once, or is pointed at ("the blast"). A plan dates nothing, nor is it dated so.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sayso.claims.time_signs import Telling
from sayso.claims.times_told import is_news, is_said
from sayso.lexicon.time_cues import time_cues
from sayso.nouns.claim import ClaimType
from sayso.nouns.moment import Moment
from sayso.nouns.reading import MomentMention

ONCE = frozenset({"capture", "downing", "killing", "seizure", "withdrawal"})
"""Types of which a report of news seldom tells two."""
UNDATED = frozenset({"in_story", "news_of_the_day", "as_said_before"})
"""Rules that take the time from elsewhere than the sentence."""
BEFORE = 30

Dated = tuple[Moment, MomentMention]


def dated_once(tellings: Sequence[Telling]) -> Mapping[ClaimType, Dated]:
    """Give the one news time that the clauses of each type tell; none where they tell several."""
    told: dict[ClaimType, dict[tuple[object, object], Dated]] = defaultdict(dict)
    for telling in tellings:
        moment, mention, reading = telling.answer, telling.words, telling.reading
        if telling.rule != "in_clause" or moment is None or mention is None:
            continue
        if telling.happening.stance != "asserted":
            continue
        if not is_said(mention, reading.text) and is_news(mention, reading.published.anchor):
            told[telling.happening.type].setdefault((moment.start, moment.end), (moment, mention))
    return {kind: next(iter(own.values())) for kind, own in told.items() if len(own) == 1}


def told_again(telling: Telling, dated: Mapping[ClaimType, Dated]) -> Dated | None:
    """Give the time that a happening has from being told elsewhere in the report, if any."""
    found = dated.get(telling.happening.type)
    if found is None or telling.happening.stance == "planned":
        return None
    if telling.happening.type in ONCE:
        return found if telling.rule in UNDATED or telling.rule == "in_sentence" else None
    return found if telling.rule in UNDATED and _is_pointed_at(telling) else None


def _is_pointed_at(telling: Telling) -> bool:
    """Whether a trigger is named as known: "the blast", "these raids"."""
    start = telling.happening.trigger.start
    before = telling.reading.text[max(0, start - BEFORE) : start].lower().split()[-1:]
    return bool(before) and before[0] in time_cues()["pointing"]
