"""The publication date and outlet come with how they are known."""

from datetime import date

import pytest
from builders import make_report

from sayso.language.outlet import find_outlet
from sayso.language.passages import find_passages
from sayso.language.publication import date_report
from sayso.nouns.publication import Publication

BODY = "The garrison of Qalat was overrun late on Monday, a spokesman said, and the road was cut."


def date_of(text: str, published: date | None = None) -> Publication:
    report = make_report(text, published=published)
    return date_report(report, find_passages(report))


@pytest.mark.parametrize(
    "line",
    ["4 May 2019", "4th May, 2019", "3:32PM GMT 04 May 2019", "Sat 4 May 2019", "04.05.2019",
     "2019-05-04", "May 4, 2019", "The Courier – 4 May 2019", "Published May 4 2019"],
)  # fmt: skip
def test_printed_dates(line: str) -> None:
    """A line that holds a date dates the report, in any usual order."""
    found = date_of(f"Garrison overrun\n\n{line}\n\n{BODY}\n")
    assert (found.day, found.known) == (date(2019, 5, 4), "printed")


def test_a_dispatch_is_dated_by_its_opening() -> None:
    """Place, day and agency at the head of a dispatch give the date, the century with it."""
    found = date_of("PORT SALIM, 4 MAY 89 (NORPRESS) -- [TEXT] THE ARMY ATTACKED TWO VILLAGES.\n")
    assert found.day == date(1989, 5, 4)


def test_a_weekday_finds_the_year() -> None:
    """A weekday with day and month, and years mentioned, leave one year: the date is inferred."""
    text = f"{BODY}\nThe line moved today, Wednesday, May 11, after a lull since March 2015.\n"
    found = date_of(text)
    assert (found.day, found.known) == (date(2016, 5, 11), "inferred")


def test_nothing_to_go_by_is_unknown() -> None:
    """Without a date in the text the report stays undated."""
    assert date_of(f"Garrison overrun\n\n{BODY}\n").known == "unknown"


def test_a_contradiction_is_kept_and_flagged() -> None:
    """The header's date stays, and the body's own is what "yesterday" is reckoned from."""
    text = f"Garrison overrun\nThe Courier, 2019-05-01\n\nSaturday 4 May 2019 {BODY}\n"
    found = date_of(text)
    assert (found.day, found.body_day) == (date(2019, 5, 1), date(2019, 5, 4))
    assert "2019-05-01" in found.contradiction
    assert found.anchor == date(2019, 5, 4)


def test_a_given_date_stays() -> None:
    """A date that came with the report is not overruled by a date told of in a sentence."""
    text = f"Garrison overrun\n\n{BODY}\nThe fort was built on 3 June 2011 by the army.\n"
    found = date_of(text, published=date(2019, 5, 4))
    assert (found.day, found.known, found.body_day) == (date(2019, 5, 4), "given", None)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Garrison overrun\nThe Courier, 2019-05-01\n\n{BODY}\n", "The Courier"),
        (f"Garrison overrun\n\nNorth Press\n\n{BODY}\n", "North Press"),
        ("PORT SALIM, 4 MAY 89 (NOR-PRESS) -- [TEXT] THE ARMY LEFT.\n", "NOR-PRESS"),
        (f"Garrison overrun\n\nPORT SALIM (Norpress) - {BODY}\n", "Norpress"),
        (f"Garrison overrun\n\n{BODY}\n", ""),
    ],
)
def test_the_outlet_is_read_where_it_is_printed(text: str, outlet: str) -> None:
    """An outlet needs evidence: beside the date, alone above the text, or in an opening."""
    report = make_report(text)
    assert find_outlet(report, find_passages(report)) == outlet


def test_a_later_stamp_of_renewal_contradicts_nothing() -> None:
    """A page renewed a week later was still published on its day."""
    text = f"Garrison overrun\nThe Courier, 2019-05-01\n\nLast updated at May 8 2019 {BODY}\n"
    found = date_of(text)
    assert (found.day, found.anchor) == (date(2019, 5, 1), date(2019, 5, 1))
