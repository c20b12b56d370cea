"""What relative times are reckoned from: the report's date, or the date the story has reached."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.language.calendar_dates import LAST_YEAR, CalendarDate, on_day
from sayso.language.told_times import ToldTime
from sayso.lexicon.times import time_words

DEICTIC = frozenset({"weekday", "today", "weekend"})
FIRST_YEAR = 1000
FEWEST_DATES = 3
STATEMENT = re.compile(r"\b(?:said|announced|reported)\s(?:in a statement\s)?(?:on\s)?$")
MOST_RECENT = 0.34
SENTENCE_END = re.compile(r"[.!?][\"”]?\s")
AHEAD_WORDS = 6


@dataclass
class DatedStory:
    """Where a story stands in time while it is read from beginning to end.

    ``anchor`` is the report's day, None where unknown. In a ``narrative`` (a history, an undated
    page) times are reckoned from ``running``, the date last told; in news from the anchor.
    """

    anchor: date | None
    narrative: bool
    running: CalendarDate | None = None
    running_day: CalendarDate | None = None
    before_era: bool = False

    @property
    def now(self) -> CalendarDate | None:
        """What "last month" is reckoned from."""
        if self.narrative or self.anchor is None:
            return self.running
        return on_day(self.anchor)

    @property
    def then(self) -> CalendarDate | None:
        """What "that month" is reckoned from: the date last told."""
        return self.running or self.now

    @property
    def that_day(self) -> CalendarDate | None:
        """What "the following day" is reckoned from: in news the day last told."""
        if self.narrative or self.anchor is None:
            return self.running
        return self.running_day or self.now

    def why(self, what: str) -> str:
        """Say what a time was reckoned from."""
        if self.narrative or self.anchor is None:
            return f"{what}, reckoned from the date last told"
        return f"{what}, reckoned from {self.anchor}"

    def tell(self, told: CalendarDate | None) -> None:
        """Move the story to a date that was just told."""
        if told is not None and told.grain not in {"decade", "century"}:
            self.running = told
            if told.as_day is not None:
                self.running_day = told
            self.before_era = told.year < 0


def story_of(told: Sequence[ToldTime], anchor: date | None) -> DatedStory:
    """Begin the story of a report; most full dates long past, and no weekday, make a narrative."""
    if anchor is None or not FIRST_YEAR <= anchor.year <= LAST_YEAR:
        return DatedStory(None, narrative=True)
    years = [time.number_of("year") for time in told if time.parts.get("year", "").isdigit()]
    years += [0 for time in told if "era" in time.parts]
    recent = sum(abs(anchor.year - year) <= 1 for year in years)
    deictic = sum(time.form in DEICTIC for time in told)
    narrative = (
        len(years) >= FEWEST_DATES
        and recent <= MOST_RECENT * len(years)
        and deictic * 4 < len(years)
    )
    return DatedStory(anchor if narrative else _mended(told, anchor), narrative)


def _mended(told: Sequence[ToldTime], anchor: date) -> date:
    """Give the day after the anchor where the text itself was written on it.

    A header in another zone of time lags a day: what officials "said on Tuesday" in a report of
    Monday was said the day after, not six days before.
    """
    names = {
        number: any(_is_of_statement(time) for time in told if _weekday_of(time) == number)
        for number in (anchor.weekday(), (anchor.weekday() + 1) % 7)
    }
    today, tomorrow = names.values()
    return anchor + timedelta(days=1) if tomorrow and not today else anchor


def _weekday_of(told: ToldTime) -> int | None:
    """Give the number of a plain weekday."""
    if told.form != "weekday" or "which" in told.parts:
        return None
    return time_words().weekdays.get(told.parts["weekday"])


def _is_of_statement(told: ToldTime) -> bool:
    """Whether a time is right behind a word of saying."""
    return STATEMENT.search(told.before[-24:]) is not None


def nearest_year(month: int, day: int, anchor: date, *, ahead: bool) -> int:
    """Give the year in which a day and month lie nearest before the anchor, or after if ahead."""
    day = min(day, 28)
    this_year = date(anchor.year, month, day)
    if ahead:
        return anchor.year if this_year >= anchor - timedelta(days=3) else anchor.year + 1
    return anchor.year if this_year <= anchor + timedelta(days=10) else anchor.year - 1


def looks_ahead(told: ToldTime) -> bool:
    """Whether the words before put a time in the future ("will meet on Thursday")."""
    clause = SENTENCE_END.split(told.before)[-1]
    words = clause.replace("'ll", " will").split()[-AHEAD_WORDS:]
    return bool(time_words().ahead.intersection(words)) and "had" not in words
