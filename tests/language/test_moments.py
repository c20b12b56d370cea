"""Words that give a time, and the days that they mean."""

import json
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.calendar_dates import CalendarDate, days_of, shifted
from sayso.language.moments import find_moments
from sayso.language.other_calendars import islamic_day, islamic_month
from sayso.nouns.publication import Publication
from sayso.nouns.reading import MomentMention, Sentence

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "moments.jsonl").read_text().splitlines()
]
WORDS = [
    "on", "since", "until", "the", "last", "next", "May", "March", "2015", "31", "Friday", "days",
    "two", "ago", "after", "and", "early", "mid-", "week", "BC", "Ramadan", "1437", ",", ".",
    "third", "day", "century", "1990s", "at", "dawn", "0600", "9999-12-31", "past", "twelve",
    "years", "later", "overnight", "0001-01-01", "before", "of", "this", "year",
]  # fmt: skip


def moments_of(text: str, published: str | None) -> tuple[MomentMention, ...]:
    """Read a text as one sentence, or one a line."""
    day = Publication(date.fromisoformat(published), "given") if published else Publication()
    return find_moments(text, [Sentence(0, len(text), 0, ())], day)


def as_row(text: str, mention: MomentMention) -> list[Any]:
    """Give words, first and last day and precision of a mention."""
    moment, words = mention.moment, text[mention.start : mention.end]
    if moment is None:
        return [words, None, None, None]
    return [words, moment.start.isoformat(), moment.end.isoformat(), moment.precision]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_cases(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """Each case gives exactly the told times with their days, and a reason for each."""
    if "fails" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["fails"]))
    found = moments_of(case["text"], case["published"])
    rows = [as_row(case["text"], mention) for mention in found]
    lowered = [[row[0].lower(), *row[1:]] for row in rows]
    assert lowered == [[words.lower(), *days] for words, *days in case["told"]]
    assert all(mention.reason or (mention.moment and mention.moment.reason) for mention in found)


@given(
    st.lists(st.sampled_from(WORDS), max_size=30),
    st.sampled_from([None, "2016-12-13", "2016-02-29", "1000-01-01", "9999-12-31"]),
)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_run_of_words_is_read(words: list[str], published: str | None) -> None:
    """Told times lie in the text, in order, apart from one another, whatever the words."""
    text = " ".join(words)
    found = moments_of(text, published)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y"]))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_a_full_date_is_read_back(day: date, form: str) -> None:
    """A date printed in full gives its own day, whatever the report's date."""
    text = f"It was signed on {day.strftime(form)} at the fort."
    (mention,) = moments_of(text, "2016-12-13")
    assert mention.moment is not None
    assert (mention.moment.start, mention.moment.end) == (day, day)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_a_weekday_lies_in_the_week_before(published: date, number: int) -> None:
    """A plain weekday is a day with that name, none to six days before the report."""
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number]
    (mention,) = moments_of(f"The mill burnt on {name}.", published.isoformat())
    assert mention.moment is not None
    assert mention.moment.start.weekday() == number
    assert 0 <= (published - mention.moment.start).days <= 6


@given(st.integers(1300, 1500), st.integers(1, 12))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_islamic_months_follow_one_another(year: int, month: int) -> None:
    """An Islamic month has 29 or 30 days and ends on the day before the next begins."""
    first, last = islamic_month(year, month)
    following = islamic_day(year, month + 1, 1) if month < 12 else islamic_day(year + 1, 1, 1)
    assert (last - first).days + 1 in {29, 30}
    assert (following - last).days == 1


def test_islamic_new_years_known_from_almanacs() -> None:
    """The tabular rule gives the New Years that almanacs print, right to a day."""
    for year, known in ((1400, date(1979, 11, 21)), (1438, date(2016, 10, 2))):
        assert abs((islamic_day(year, 1, 1) - known).days) <= 1


def test_no_year_zero() -> None:
    """The year after 1 BC is the year 1."""
    assert shifted(CalendarDate(-1), 1, "year") == CalendarDate(1)
    assert shifted(CalendarDate(1), -1, "year") == CalendarDate(-1)
    assert days_of(CalendarDate(-480)) is None


@pytest.mark.parametrize(
    "piece", ["since the ", "2016 ", "Dec 11 ", "may ", "a ", "two days ", "1-1-", "last "]
)
def test_hostile_lines_take_linear_time(piece: str) -> None:
    """A long line of words that begin times is read in seconds, and twice as long in twice."""
    text = piece * (200_000 // len(piece))
    started = time.perf_counter()
    moments_of(text, "2016-12-13")
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Two tanks were taken on the 5th.", "2016-12-05", "2016-12-05"),
        ("Two tanks were taken on the 28th.", "2016-11-28", "2016-11-28"),
        ("It fell on Monday the 5th, a clerk said.", "2016-12-05", "2016-12-05"),
        ("It fell on the night of the 7th.", "2016-12-07", "2016-12-07"),
        ("It fell on Tuesday of last week.", "2016-12-06", "2016-12-06"),
        ("Shells fell between the 1st and the 12th.", "2016-12-01", "2016-12-12"),
        ("Rifles were sold between 1995 and 1998.", "1995-01-01", "1998-12-31"),
    ],
)
def test_days_told_by_their_number_and_runs_between(text: str, first: str, last: str) -> None:
    """A bare day is of the month of the story or the last such day; "between" gives the run."""
    found = [m.moment for m in moments_of(text, "2016-12-13") if m.moment]
    assert [(str(m.start), str(m.end)) for m in found] == [(first, last)]


def test_the_5th_brigade_is_no_day() -> None:
    """A number before what is numbered tells no time."""
    assert not moments_of("The men of the 5th Brigade left.", "2016-12-13")


def test_a_plan_of_the_sentence_before_moves_no_date_ahead() -> None:
    """Words that look ahead count within their own sentence."""
    (mention,) = moments_of("They would go. On 2 May shells fell.", "2016-12-13")
    assert mention.moment is not None
    assert str(mention.moment.start) == "2016-05-02"
