"""Reports of one story."""

from datetime import date

from builders import make_report

from sayso.reconcile.stories import group_stories, near_in_days

BRIDGE = "The river bridge at Qamra gave way under a convoy of lorries and the ferry was closed"
FLOOD = "A flood swept through the orchards of Tell Sor and carried the mill and its wheel away"
MARKET = "Traders shut the covered market of Harim in protest at a new tax on olive oil"


def test_stories_stay_apart() -> None:
    """Reports that share telling words are one story, whatever the order, and others are not."""
    reports = [
        make_report(f"{BRIDGE}. Officials came.", "b1", date(2016, 3, 1)),
        make_report(f"Lorries fell when the bridge at Qamra gave way. {FLOOD[:20]}", "b2"),
        make_report(FLOOD, "f1"),
        make_report("The mill at Tell Sor and its wheel went with the flood", "f2"),
        make_report(MARKET, "m1"),
    ]
    groups = [["b1", "b2"], ["f1", "f2"], ["m1"]]
    assert group_stories(reports) == groups
    assert group_stories(reports[::-1]) == groups


def test_likeness_fades_with_days() -> None:
    """Half a year halves the likeness, and an unknown day takes nothing away."""
    left, right = (make_report("x", day, date.fromisoformat(day))
                   for day in ("2016-01-01", "2016-06-29"))  # fmt: skip
    assert near_in_days(left, right) == 0.5
    assert near_in_days(left, make_report("x")) == 1.0


def test_empty_reports_stand_alone() -> None:
    """A report without a word is a story of its own."""
    assert group_stories([make_report("", "a"), make_report("", "b")]) == [["a"], ["b"]]
