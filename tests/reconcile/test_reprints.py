"""Copies, shortened and edited takes, and how they differ."""

from dataclasses import replace
from datetime import date

from builders import make_report

from sayso.reconcile.changes import find_altered_figures, list_changes
from sayso.reconcile.reprints import find_reprints

WIRE = (
    "A lorry bomb went off beside the grain silos of Tell Marran on Tuesday, the "
    "provincial health office said, and wounded 22 people. The blast broke windows as far "
    "as the river, three streets away, and set fire to a bakery that had opened in "
    "spring. Nobody said who had sent the lorry. Firemen worked until the evening to "
    "reach a family of four in the cellar of the bakery, and brought them out alive. The "
    "office asked for blood and said that 9 of the wounded were young."
)
OTHER = (
    "The council of Tell Marran voted on Friday to repair the road to the border before "
    "the rains. Its engineer told the members that the work would take two months and "
    "forty labourers, and that the quarry had promised stone. A member from the northern "
    "quarter asked for lamps as well."
)


def test_shortened_take_is_found() -> None:
    """A take that keeps half the text is a copy of the earlier report; the cuts are told."""
    short = ". ".join(WIRE.split(". ")[:2]) + "."
    reports = [
        make_report(short, "short", date(2016, 5, 4)),
        make_report(WIRE, "wire", date(2016, 5, 3)),
        make_report(OTHER, "other", date(2016, 5, 3)),
    ]
    found = find_reprints(reports)
    assert [(reprint.report, reprint.original) for reprint in found] == [("short", "wire")]
    assert any(change.startswith("left out:") for change in found[0].differences)
    assert find_reprints(reports[::-1]) == found


def test_changed_figures_stay_visible() -> None:
    """A copy that alters a figure is a copy, and the figure is the first thing it says."""
    altered = WIRE.replace("22 people", "25 people").replace("in spring", "last spring")
    found = find_reprints([make_report(WIRE, "a", date(2016, 5, 3)), make_report(altered, "b")])
    assert found[0].differences[0] == "22 people became 25 people"
    figures = find_altered_figures(WIRE, altered)
    assert [(one.old, one.new) for one in figures] == [("22", "25")]
    assert altered[figures[0].start : figures[0].end] == "25"


def test_a_figure_beside_a_cut_stays_visible() -> None:
    """A figure altered where a long passage was cut or added beside it is told on its own."""
    start, end = "The lorry came at dawn on May", "Firemen worked until the evening"
    cut = "Its driver had asked for water at the mill, paid with a note, and left without a word."
    long, short = f"{start} 10. {cut} {end}.", f"{start} 14. {end}."
    assert [(one.old, one.new) for one in find_altered_figures(long, short)] == [("10", "14")]
    assert [(one.old, one.new) for one in find_altered_figures(short, long)] == [("14", "10")]
    first, *rest = list_changes(long, short)
    assert first == "10 became 14"
    assert [change.split(":")[0] for change in rest] == ["left out"]
    before = f"{start} came. {cut} 10 firemen worked.", f"{start} came. 14 firemen worked."
    assert list_changes(*before)[0] == "10 firemen became 14 firemen"


def test_the_first_published_is_the_original() -> None:
    """Of two like texts the earlier published one is the original, an undated one the copy."""
    late, undated = make_report(WIRE, "late", date(2016, 5, 9)), make_report(WIRE, "a-undated")
    early = replace(make_report(WIRE, "z-early", date(2016, 5, 3)))
    found = {reprint.report: reprint.original for reprint in find_reprints([undated, late, early])}
    assert found == {"late": "z-early", "a-undated": "z-early"}


def test_short_and_unlike_texts_are_no_copies() -> None:
    """Texts too short to tell, and texts that share a sentence only, are no copies."""
    assert (
        find_reprints(
            [make_report("Fighting went on.", "a"), make_report("Fighting went on.", "b")]
        )
        == ()
    )
    mixed = f"{OTHER} {WIRE.split('. ', maxsplit=1)[0]}."
    assert find_reprints([make_report(WIRE, "a"), make_report(mixed, "b")]) == ()


def test_changes_in_plain_words() -> None:
    """Added, left out and reworded passages are told in words, long ones shortened."""
    assert list_changes("one river ran", "one river ran dry") == ("added: dry",)
    assert list_changes("one river ran dry", "one river ran") == ("left out: dry",)
    assert list_changes("the river ran", "the brook ran") == ("river became brook",)
    long = " ".join(f"w{number}x" for number in range(40))
    assert list_changes("start", f"start {long}")[0].endswith("(40 words)")
