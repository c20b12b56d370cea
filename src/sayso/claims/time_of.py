"""When a happening is said to have been."""

from datetime import timedelta

from sayso.nouns.happening import Happening
from sayso.nouns.moment import Moment
from sayso.nouns.reading import MomentMention, Reading

STATES = frozenset({"control", "possession", "strength"})
LATEST = timedelta(days=10)


def time_of(happening: Happening, reading: Reading) -> tuple[Moment | None, str]:
    """Give the interval and the words that give it; None where the text gives no way to know."""
    sentence = reading.sentences[happening.sentence]
    resolved = [mention for mention in reading.moments if mention.moment is not None]
    here = [m for m in resolved if sentence.start <= m.start < sentence.end]
    clause = [m for m in here if happening.clause.covers(m.span)]
    if clause or here:
        nearest = min(clause or here, key=lambda m: abs(m.start - happening.trigger.start))
        return nearest.moment, reading.text[nearest.start : nearest.end]
    day = reading.published.anchor
    if day is None:
        return None, ""
    if happening.type in STATES:
        return Moment(day, day, reason="a state at the time of the report"), ""
    told = _running(resolved, sentence.start, reading)
    if told is not None and told.moment is not None:
        return told.moment, reading.text[told.start : told.end]
    return Moment(day, day, reason="news of the day"), ""


def _running(
    resolved: list[MomentMention], position: int, reading: Reading
) -> MomentMention | None:
    """Give the news day told last before, or else first after."""
    day = reading.published.anchor
    recent = [
        m for m in resolved
        if m.moment and day and m.moment.days <= 3 and day - m.moment.start <= LATEST
    ]  # fmt: skip
    before = [m for m in recent if m.end <= position]
    return before[-1] if before else (recent[0] if recent else None)
