"""The places that a report names, and which places they are."""

import json
import re
import time
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from builders import make_report

from sayso.gazetteer.distance import distance_km
from sayso.gazetteer.lookup import OWN_PLACES_SETTING
from sayso.gazetteer.user_places import add_places
from sayso.language.places import find_places
from sayso.nouns.reading import PlaceMention, Sentence

CASES = Path(__file__).parent.parent / "cases" / "places.jsonl"


def places_in(text: str) -> tuple[PlaceMention, ...]:
    spans = [m.span() for m in re.finditer(r"[^.]+\.?", text)]
    return find_places(make_report(text), [Sentence(start, end, 0, ()) for start, end in spans])


def cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["about"])
def test_cases(case: dict[str, Any]) -> None:
    """Each case's text gives the places it names, moved where the words move them."""
    text = case["text"]
    found = {text[m.start : m.end]: m.place for m in places_in(text) if m.place}
    if case.get("none"):
        assert found == {}
    for words, gazetteer_id in case.get("finds", {}).items():
        assert found[words].gazetteer_id == gazetteer_id
    if "near" in case:
        lat, lon, limit = case["near"]
        gaps = [distance_km(lat, lon, p.lat or 0, p.lon or 0) for p in found.values()]
        assert min(gaps) <= limit


def test_a_moved_place_says_how_it_was_reckoned() -> None:
    """A place told by distance keeps the words, a radius and a reason, and no one else's id."""
    text = "A pipeline burst 20 km north of Homs in Syria."
    place = next(m.place for m in places_in(text) if m.place and m.place.precision == "near")
    assert place.text == "20 km north of Homs"
    assert place.gazetteer_id == ""
    assert place.radius_km > 0
    assert "20 km north" in place.reason


def test_own_places_hold_only_on_their_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A place of the reader's own file is found on its days and left open on others."""
    file = tmp_path / "own.csv"
    row = "Camp Quince,34.9,37.1,SY,2016-01-01,2016-12-31"
    file.write_text(f"name,lat,lon,country,valid_from,valid_to\n{row}\n", encoding="utf-8")
    add_places(file, tmp_path / "own.sqlite")
    monkeypatch.setenv(OWN_PLACES_SETTING, str(tmp_path / "own.sqlite"))
    text = "In Syria, tents burned in Camp Quince."
    found = []
    for year in (2016, 2018):
        report = make_report(text, published=date(year, 5, 1))
        mentions = find_places(report, [Sentence(0, len(text), 0, ())])
        found.append([m.place.name for m in mentions if m.place])
    assert found == [["Syria", "Camp Quince"], ["Syria"]]


def test_what_is_left_open_says_why() -> None:
    """A mention that is not settled has no place and a reason."""
    mentions = places_in("The town was quiet.")
    assert [m.place for m in mentions] == [None]
    assert mentions[0].reason


def test_mentions_stand_in_order_and_do_not_overlap() -> None:
    """Mentions come in text order, none inside another."""
    text = "In Syria, between Homs and Hama, near Salamiyah, 5 km from Aleppo, the city slept."
    mentions = places_in(text)
    assert len(mentions) >= 4
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def seconds_of_work(text: str) -> float:
    """Give the processor time that the places of a text take, whatever else the machine does."""
    began = time.process_time()
    find_places(make_report(text), [Sentence(0, len(text), 0, ())])
    return time.process_time() - began


@pytest.mark.parametrize(
    ("piece", "times", "end"),
    [
        ("A", 75_000, ""),
        ("Homs ", 3_000, ""),
        ("near ", 5_000, "Homs"),
        ("between ", 4_000, ""),
        ("Ab-", 10_000, "Ab"),
    ],
    ids=["one word", "one name", "cues", "betweens", "hyphens"],
)
def test_hostile_text_takes_linear_time(piece: str, times: int, end: str) -> None:
    """Four times the text takes about four times the work; sixteen times would be too much."""
    once = seconds_of_work(piece * times + end)
    assert seconds_of_work(piece * (4 * times) + end) < 10 * once + 0.5


def named(text: str, outlet: str = "") -> dict[str, str]:
    """Give the country of every place found in a text, by its words."""
    report = replace(make_report(text), outlet=outlet)
    sentences = [Sentence(m.start(), m.end(), 0, ()) for m in re.finditer(r"[^.]+\.?", text)]
    mentions = find_places(report, sentences)
    return {text[m.start : m.end]: m.place.country for m in mentions if m.place}


def test_names_that_leave_a_doubt_vote_together() -> None:
    """Towns of one country vouch for one another where no country is named."""
    found = named("Gunmen left Leer for Bentiu. Others went to Malakal. Rain fell on Leer.")
    assert found["Leer"] == "SS"


def test_no_name_vouches_for_itself() -> None:
    """A small town alone in its country gains nothing from being named."""
    assert "Nowra" not in named("France and Spain agreed. France said Nowra had called.")


def test_the_adjective_before_says_the_country() -> None:
    """In "the Liberian capital Monrovia" the adjective is the place's country."""
    found = named("American officers watched. The Liberian capital Monrovia was quiet.")
    assert found["Monrovia"] == "LR"


@pytest.mark.parametrize("opening", ["TRIPOLI: ", "TRIPOLI. ", "Tripoli, Tuesday. "])
def test_a_line_that_opens_with_a_stamp_of_place(opening: str) -> None:
    """A name set before the report, with a day or in capitals, is where it was sent from."""
    assert named(f"{opening}In Libya guns fell silent.")[opening[:7]] == "LY"


def test_what_is_shelled_is_no_government() -> None:
    """A seat of government that suffers is a place; one that speaks is not."""
    assert "Damascus" in named("In Syria Damascus was shelled.")
    assert "Damascus" not in named("In Syria Damascus said it would answer.")


@pytest.mark.parametrize(
    "text",
    [
        "In Syria snow fell in Homs, Hama and Idlib provinces.",
        "In Syria snow fell in the provinces of Homs, Hama and Idlib.",
    ],
)
def test_one_word_for_provinces_counts_for_a_whole_list(text: str) -> None:
    """Towns' names in a list of provinces are the provinces."""
    kinds = {m.place.precision for m in places_in(text) if m.place and m.place.name != "Syria"}
    assert kinds == {"province"}


def test_the_city_is_not_the_one_that_the_report_was_written_in() -> None:
    """A dateline is meant by "the city" only where no other city is told."""
    text = "BEIRUT (XYZ) - Shells fell in Homs, Syria. Half of the city is in ruins."
    meant = {text[m.start : m.end]: m.place for m in places_in(text) if m.place}
    assert meant["the city"].name == "Homs"
    alone = "BEIRUT (XYZ) - Shells fell by night. Half of the city is in ruins."
    meant = {alone[m.start : m.end]: m.place for m in places_in(alone) if m.place}
    assert meant["the city"].name == "Beirut"


def test_a_dateline_of_two_cities_names_both() -> None:
    """A dateline such as BEIRUT/ANKARA is two cities, without a small word before them."""
    text = "BEIRUT/ANKARA - Shells fell in Homs, Syria."
    assert {"BEIRUT", "ANKARA"} <= {text[m.start : m.end] for m in places_in(text) if m.place}


def test_a_word_is_no_airfield_by_its_code() -> None:
    """A word that has the four letters of some airfield is not that airfield."""
    text = "Men met in the Hall of Homs, Syria."
    assert all(m.place is None or m.place.precision != "point" for m in places_in(text))
