"""The places that a report names, and which places they are."""

import json
import re
import time
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


@pytest.mark.parametrize(
    "text",
    [
        "A" * 300_000,
        "Homs " * 12_000,
        "near " * 20_000 + "Homs",
        "between " * 15_000,
        "-".join(["Ab"] * 40_000),
    ],
    ids=["one word", "one name", "cues", "betweens", "hyphens"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Text made to be slow is read in a few seconds."""
    began = time.perf_counter()
    find_places(make_report(text), [Sentence(0, len(text), 0, ())])
    assert time.perf_counter() - began < 5
