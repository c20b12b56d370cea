"""Incidents in lists: titles, names of those who speak, figures and days in plain words."""

from builders import ISLAMIC_STATE, PALMYRA, make_day, make_report

from sayso.nouns.figure import Figure, FigureValue
from sayso.nouns.incident import Incident
from sayso.nouns.place import Place
from sayso.views.figure_rows import make_figure_rows
from sayso.views.incident_card import make_card, make_title
from sayso.views.incident_lines import make_incident_line
from sayso.views.speaker_names import name_in_sentence
from sayso.views.words import say_days_in, say_iso_days


def figure(*values: tuple[int | None, int | None, str], disputed: bool = False) -> Figure:
    """A figure of people killed."""
    rows = tuple(FigureValue(low, high, who, ("c1",)) for low, high, who in values)
    return Figure("killed", "people", 2, 2, 9, "rule", disputed, rows)


def incident(**more) -> Incident:
    """Shelling at Palmyra."""
    told = {
        "place": PALMYRA,
        "time": make_day("2016-12-11"),
        "claims": ("c1",),
        "reports": (),
        **more,
    }
    return Incident("i-1", "shelling", **told)


def test_a_title_reads_as_a_sentence() -> None:
    """What lies near a place is not "at near" it, and nobody stands against themselves."""
    near = Place("east of Homs", 34.7, 36.9, precision="near")
    both = {"actors": (ISLAMIC_STATE,), "targets": (ISLAMIC_STATE,)}
    assert make_title(incident(place=near, **both)) == "Shelling east of Homs: Islamic State"
    assert make_title(incident()) == "Shelling at Palmyra"


def test_an_unknown_outlet_goes_by_its_reports_title() -> None:
    """A report that speaks for itself is shown by its title wherever its id would stand."""
    rivals = figure((3, 3, "r-17"), (9, 9, "SANA"), disputed=True)
    told = incident(figures=(rivals,), reports=("r-17",), independence=("r-17 names SANA.",))
    line = make_incident_line(told, {"r-17": "A quiet morning"})
    assert [rival.source for rival in line.rivals] == ["A quiet morning", "SANA"]
    rows = make_figure_rows(rivals, names={"r-17": "A quiet morning"}).rows
    assert rows[0].source == "A quiet morning"
    card = make_card(told, {}, {"r-17": make_report("Text", "r-17", title="A quiet morning")})
    assert card.independence == ("“A quiet morning” names SANA.",)
    assert card.figures[0].lines[0].source == "A quiet morning"
    assert name_in_sentence("r-171 and xr-17", {"r-17": "no"}) == "r-171 and xr-17"


def test_who_says_the_same_stands_together() -> None:
    """A value is listed once, with all who give it."""
    rivals = figure((3, 3, "a medic"), (3, 3, "SANA"), (9, 9, "a resident"), disputed=True)
    line = make_incident_line(incident(figures=(rivals,)), {})
    assert [(rival.value, rival.source) for rival in line.rivals] == [
        ("3", "a medic, SANA"), ("9", "a resident"),
    ]  # fmt: skip
    assert line.figures == ()


def test_figures_that_nobody_disputes_are_told() -> None:
    """One number, a range of them, or open ends beside each other."""
    exact = figure((2, 2, "a medic"), (9, 9, "SANA"))
    open_ended = figure((2, None, "a medic"), (9, 9, "SANA"))
    line = make_incident_line(incident(figures=(exact, open_ended)), {})
    assert line.figures == ("2 to 9 people killed", "at least 2 or 9 people killed")


def test_days_are_said_in_plain_words() -> None:
    """ISO days become words, alone and within a sentence; what is no day stays."""
    assert say_iso_days("2016-12-08 to 2016-12-11") == "8–11 December 2016"
    assert say_iso_days("2016-02-31") == "2016-02-31"
    assert say_iso_days("happened") == "happened"
    assert say_days_in("until it fell on 2016-12-11") == "until it fell on 11 December 2016"
