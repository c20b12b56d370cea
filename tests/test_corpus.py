"""The corpus parses, is coded by the rules, and no report is told twice."""

import datetime as dt
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tools.counted_words import bounds_of
from tools.marked_text import MarkError, MarkReader
from tools.read_corpus import (
    CorpusError,
    CorpusReport,
    describe,
    read_corpus,
    read_corpus_report,
    write_corpus,
)

STYLES = {
    "agency",
    "broadcast monitoring",
    "broadcaster",
    "live blog",
    "local paper",
    "ministry",
    "monitor",
    "ngo",
    "national paper",
    "party media",
    "reference page",
    "state media",
    "un body",
    "weekly",
}

SMALL = """---
war: A war
outlet: The Paper
style: agency
date: 2001-05-03
---
::headline [1: {Shots} at the bridge]
[2: The \\[old\\] guard {2:left} and {2:went home}], <s2:the mayor> <c2:said>.
---
1 clash | at bridge @1.5,-2
2 withdrawal denied | by guard | when 2001-05-02 "old" | said the mayor = mayor (official)
"""


@cache
def whole_corpus() -> tuple[CorpusReport, ...]:
    return tuple(read_corpus())


def read_small(folder: Path, old: str = "", new: str = "") -> CorpusReport:
    path = folder / "a-war" / "01-small.txt"
    path.parent.mkdir(exist_ok=True)
    assert old in SMALL
    path.write_text(SMALL.replace(old, new, 1) if old else SMALL, encoding="utf-8")
    return read_corpus_report(path)


def test_a_report_is_read(tmp_path: Path) -> None:
    """Marks leave the plain text, and the coding is joined to what they enclosed."""
    report = read_small(tmp_path)
    assert report.id == "a-war-01-small"
    assert report.date == dt.date(2001, 5, 3)
    assert report.text == (
        "Shots at the bridge\nThe [old] guard left and went home, the mayor said.\n"
    )
    first, second = report.claims
    assert (first["quote"], first["trigger"]) == ("Shots at the bridge", "Shots")
    assert (first["passage"], first["source_kind"], first["stance"]) == (
        "headline",
        "outlet",
        "asserted",
    )
    assert second["trigger"] == "left ... went home"
    assert first["place"] == {"name": "bridge", "lat": 1.5, "lon": -2.0}
    assert second["time"] == {"start": "2001-05-02", "end": "2001-05-02"}
    assert second["sources"] == [["the mayor", "mayor"]]
    assert second["source_kind"] == "official"
    [(start, end)] = second["source_extents"]
    assert report.text[start:end] == "the mayor"


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("[1: ", "[", 7, "opens no mark"),
        ("home}]", "home}", 8, "closes nothing|never closed"),
        ("[2: The", "The", 8, "closes nothing"),
        ("::headline", "::headlines", 7, "no such kind of passage"),
        ("{Shots}", "Shots", 10, "has no trigger"),
        ("1 clash", "1 fight", 10, "no such type"),
        ("denied", "refused", 11, "no such stance"),
        ("(official)", "(army)", 11, "no such kind of source"),
        (" (official)", "", 11, "needs its kind"),
        ('"old"', '"new"', 11, "not in the text"),
        ("2001-05-02", "2001-05-32", 11, "no such day"),
        ("2001-05-02", "2001-05-04", 11, "later than the report"),
        ("@1.5,-2", "@91.5,-2", 10, "no such point"),
        ("@1.5,-2", "| count killed 3 people", 10, "a count is"),
        ("@1.5,-2", '| count killed 3 people "old"', 0, ""),
        ("the mayor = mayor", "the king = king", 11, "no name of this source"),
        ("1 clash", "3 clash", 10, "not marked"),
        ("1 clash | at bridge @1.5,-2\n", "", 10, "no line for claims"),
        ("date: 2001-05-03", "date: May", 2, "no date"),
    ],
)
def test_an_error_says_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, problem: str
) -> None:
    """Every rule that is broken is named, with the line to look at."""
    if not problem:
        assert read_small(tmp_path, old, new).claims[0]["counts"][0]["low"] == 3
        return
    with pytest.raises(CorpusError, match=rf"01-small\.txt:{line}: .*(?:{problem})"):
        read_small(tmp_path, old, new)


@pytest.mark.parametrize("marked", ["[1: a", "a}", "{a}", "[1: {a]}", "[1: a ]", "<a>", "[1:]"])
def test_broken_marks_are_refused(marked: str) -> None:
    """Marks that are open, crossed, empty, unnumbered or end in a space are errors."""
    with pytest.raises(MarkError):
        MarkReader(marked).read()


def test_marks_nest() -> None:
    """A quote inside a quote has its own trigger; one quote may serve two claims."""
    found = MarkReader("[1,2: {1:took} A, [3: {held} by B], {2:and C}]").read()
    assert found.text == "took A, held by B, and C"
    words = {
        number: [found.text[first:last] for first, last in extents]
        for number, extents in found.triggers.items()
    }
    assert words == {1: ["took"], 2: ["and C"], 3: ["held"]}
    assert found.quotes[1] == found.quotes[2] == (0, len(found.text))


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("more than 4,000", (4000, None)),
        ("fewer than 300", (None, 300)),
        ("between 25 and 50", (25, 50)),
        ("352", (352, 352)),
        ("dozens", (24, 99)),
        ("scores of men", (40, 99)),
        ("hundreds", (200, 999)),
        ("a few hundred", (200, 500)),
        ("thousands", (2000, 9999)),
        ("nearly 50", (None, 50)),
        ("no more than 8,000", (None, 8000)),
        ("no fewer than nine", (9, None)),
        ("two", (2, 2)),
        ("twenty-one", (21, 21)),
        ("three hundred and forty", (340, 340)),
        ("two thousand five hundred", (2500, 2500)),
        ("three to five", (3, 5)),
        ("two dozen", (24, 24)),
        ("1.5 million", (1500000, 1500000)),
        ("several", None),
    ],
)
def test_number_words_have_the_bounds_of_the_rules(
    words: str, bounds: tuple[int | None, int | None] | None
) -> None:
    """The checker knows the table of number words that claims are coded by."""
    assert bounds_of(words) == bounds


def test_every_report_is_coded_by_the_rules() -> None:
    """All files parse; types, stances, kinds, days, figures and triggers are checked on the way."""
    assert sum(len(report.claims) for report in whole_corpus()) > 0
    for report in whole_corpus():
        assert report.style in STYLES, report.path
        for claim in report.claims:
            assert claim["quote"] == report.text[claim["start"] : claim["end"]]


def test_no_sentence_is_used_twice() -> None:
    """No two reports share eight words in a row: each is a story of its own, not a form."""
    seen: dict[tuple[str, ...], str] = {}
    for report in whole_corpus():
        words = re.findall(r"\w+", report.text.lower())
        for start in range(len(words) - 7):
            run = tuple(words[start : start + 8])
            assert seen.setdefault(run, report.id) == report.id, " ".join(run)


def test_reports_vary() -> None:
    """No opening, style or trigger word carries the corpus: reporters do not write to a form."""
    reports = whole_corpus()
    openings = Counter(" ".join(report.text.lower().split()[:3]) for report in reports)
    assert max(openings.values()) <= max(2, len(reports) // 50), openings.most_common(3)
    styles = Counter(report.style for report in reports)
    assert max(styles.values()) <= max(3, len(reports) // 3), styles.most_common(3)
    triggers = Counter(claim["trigger"].lower() for r in reports for claim in r.claims)
    total = sum(triggers.values())
    assert max(triggers.values()) <= max(3, total // 25), triggers.most_common(3)


def test_the_corpus_is_written_out_in_the_layout_of_coded_reports(tmp_path: Path) -> None:
    """Each report becomes a text and a file of claims of the same name, one claim a line."""
    report = read_small(tmp_path)
    write_corpus([report], tmp_path / "out")
    assert (tmp_path / "out" / "a-war-01-small.txt").read_text() == report.text
    lines = (tmp_path / "out" / "a-war-01-small.jsonl").read_text().splitlines()
    assert len(lines) == len(report.claims)
    assert describe([report]).startswith("1 reports (0 without a claim), 1 wars")
