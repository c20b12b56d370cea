"""The formats in which a record leaves: nothing lost, nothing that a programme would obey."""

import csv
import io
import json
from typing import Any

import pytest
from builders import PALMYRA, make_claim, make_source
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.nouns.count import Count
from sayso.nouns.figure import Figure, FigureValue
from sayso.nouns.incident import Dispute, DisputedValue, Incident
from sayso.nouns.place import PlacePrecision
from sayso.views.contract import claim_as_json, incident_as_json
from sayso.views.exports.field_terms import field_terms
from sayso.views.exports.geojson import as_geojson
from sayso.views.exports.json_lines import json_line
from sayso.views.exports.spreadsheet import FORMULA, as_csv, as_excel_csv

ANY_TEXT = st.text(st.characters(), max_size=30)
OBEYED = {"\x7f", "\x9b", "\u202e", "\u2066", "\u2028", "\ud800", "\U000e0041"}
FEW = settings(derandomize=True, max_examples=60, deadline=None)


def rows_of(words: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(words, newline="")))


@FEW
@given(ANY_TEXT | st.sampled_from(sorted(OBEYED)))
def test_a_json_line_keeps_every_value(words: str) -> None:
    """A line read back is the row, is one line, and holds nothing that a terminal obeys."""
    line = json_line({"quote": words})
    assert json.loads(line) == {"quote": words}
    assert len(line.splitlines()) == 1
    assert not OBEYED & set(line)


@FEW
@given(ANY_TEXT | st.sampled_from(["=cmd|' /C calc'!A0", " =1", "\t=1", "＝1", "\n=1"]))
def test_a_cell_begins_no_formula_and_ends_no_row(words: str) -> None:
    """Whatever a report says, a row stays a row and no cell begins a formula."""
    (row,) = rows_of(as_csv([{"id": "c-1", "quote": words, "report": "r"}]))
    assert (row["id"], row["report"]) == ("c-1", "r")
    assert not row["quote"].lstrip(" ").startswith(FORMULA)


def test_numbers_stay_numbers() -> None:
    """A longitude west of Greenwich is a number, not a formula."""
    assert rows_of(as_csv([{"lon": -12.5, "name": "-12.5"}])) == [
        {"lon": "-12.5", "name": "'-12.5"}
    ]


def test_columns_do_not_depend_on_values() -> None:
    """A claim without place and time has the same columns, in the same order, as one with them."""
    full, bare = make_claim(), make_claim("c2", place=None, time=None)
    first = as_csv([claim_as_json(full)]).splitlines()[0]
    assert as_csv([claim_as_json(bare)]).splitlines()[0] == first
    assert first.startswith('"id","type","event_date","event_date_end","time_precision"')
    assert '"latitude","longitude","geo_precision"' in first


def test_counts_keep_their_bounds() -> None:
    """A count in a cell says what befell whom and how many; an open end stays open."""
    counts = (Count("killed", 4, 4, "people"), Count("strength", 4000, None, "people"))
    (row,) = rows_of(as_csv([claim_as_json(make_claim(counts=counts))]))
    assert row["counts"] == "killed 4 people; strength 4000.. people"


def test_rival_figures_keep_their_sources() -> None:
    """Rival figures and disputes stand in their cell with who gives which."""
    values = (FigureValue(None, 300, "SANA", ("c1",)), FigureValue(4000, None, "SOHR", ("c2",)))
    figure = Figure(
        "strength", "people", 300, 300, 4000, "ucdp-range", disputed=True, values=values
    )
    said = (DisputedValue("happened", "SANA", ("c1",)), DisputedValue("did not", "SOHR", ("c2",)))
    incident = Incident(
        "i1", "strength", ("c1", "c2"), ("r",), figures=(figure,),
        disputed=(Dispute("happened", said),),
    )  # fmt: skip
    (row,) = rows_of(as_csv([incident_as_json(incident)]))
    assert row["figures"] == (
        "strength 300..4000 people (best 300, ucdp-range, disputed: SANA ..300, SOHR 4000..)"
    )
    assert row["disputed"] == "happened: SANA happened, SOHR did not"


def test_geojson_is_what_rfc_7946_asks_for() -> None:
    """Longitude first, an id only where there is one, the radius beside the point."""
    rows = [claim_as_json(make_claim()), {"place": None, "holder": None}]
    found = json.loads(as_geojson(rows))
    assert found["type"] == "FeatureCollection"
    placed, unplaced = found["features"]
    assert placed["geometry"] == {"type": "Point", "coordinates": [PALMYRA.lon, PALMYRA.lat]}
    assert placed["id"] == "c1"
    assert placed["properties"]["radius_km"] == PALMYRA.radius_km
    assert placed["properties"]["precision"] == "town"
    assert unplaced["geometry"] is None
    assert "id" not in unplaced


@pytest.mark.parametrize("lat", [float("nan"), float("inf"), 91.0, None])
def test_a_point_off_the_earth_is_no_point(lat: float | None) -> None:
    """A latitude that cannot be gives no point, and the file stays valid JSON."""
    row = {"id": "c", "place": {"name": "x", "lat": lat, "lon": 10.0}}
    found = json.loads(as_geojson([row]), parse_constant=pytest.fail)
    assert found["features"][0]["geometry"] is None


def test_a_chain_is_told_by_names() -> None:
    """In a cell a chain is its names in order, and a day is a day."""
    claim = make_claim(sources=(make_source("Amaq", "party"), make_source("Reuters", "media")))
    (row,) = rows_of(as_csv([claim_as_json(claim)]))
    assert row["sources"] == "Amaq; Reuters"
    assert row["event_date"] == row["event_date_end"] == "2016-12-11"
    assert (row["time_precision"], row["date_precision"]) == ("1", "day")


@pytest.mark.parametrize(
    ("start", "end", "precision", "code"),
    [
        ("2016-04-05", "2016-04-05", "day", 1),
        ("2016-04-03", "2016-04-05", "interval", 2),
        ("2016-04-04", "2016-04-10", "week", 2),
        ("2016-04-01", "2016-04-30", "month", 3),
        ("2016-03-01", "2016-05-31", "season", None),
        ("2016-01-01", "2016-12-31", "year", None),
        ("2016-04-05", "2016-04-05", "before", 2),
        ("2016-03-10", "2016-04-05", "before", 3),
        ("2015-04-05", "2016-04-05", "before", None),
    ],
)
def test_time_has_its_code(start: str, end: str, precision: str, code: int | None) -> None:
    """A time has ACLED's code for how exactly it is known, and none where ACLED has none."""
    terms = field_terms({"time": {"start": start, "end": end, "precision": precision}})
    assert (terms["event_date"], terms["time_precision"]) == (start, code)


def test_every_precision_of_a_place_is_on_the_crosswalk() -> None:
    """Each of sayso's words for a place's precision has ACLED's code; a country has none."""
    codes = {
        word: field_terms({"place": {"precision": word}})["geo_precision"]
        for word in PlacePrecision.__args__  # type: ignore[attr-defined]
    }
    assert codes.pop("country") is None
    assert set(codes.values()) == {1, 2, 3}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([], (None, None, None)),
        ([("killed", "people", 4, 4, 12), ("killed", "children", 3, 3, 3)], (4, 4, 12)),
        ([("killed", "soldiers", 4, 5, None)], (4, 5, None)),
        ([("killed", "soldiers", 4, 5, 6), ("killed", "children", 3, 3, 3)], (4, None, None)),
        ([("wounded", "people", 40, 40, 40)], (None, None, None)),
    ],
)
def test_fatalities_are_of_the_whole(figures: list[Any], expected: tuple[int | None, ...]) -> None:
    """Deaths are those of people, or of the one part that is told; parts are never added up."""
    names = ("kind", "unit", "low", "best", "high")
    terms = field_terms({"figures": [dict(zip(names, row, strict=True)) for row in figures]})
    assert tuple(terms[f"fatalities_{name}"] for name in ("low", "best", "high")) == expected


def test_one_reader_is_named_once() -> None:
    """Where one reader read every field its name stands once, else by field."""
    row = claim_as_json(make_claim(read_by={"type": "rules/1", "time": "rules/1"}))
    assert rows_of(as_csv([row]))[0]["read_by"] == "rules/1"
    row = claim_as_json(make_claim(read_by={"type": "network/2", "time": "rules/1"}))
    assert rows_of(as_csv([row]))[0]["read_by"] == "type: network/2; time: rules/1"


def test_excel_gets_its_mark() -> None:
    """The format for Excel is the CSV behind the mark of UTF-8, and nothing else."""
    rows = [claim_as_json(make_claim())]
    assert as_excel_csv(rows) == "\ufeff" + as_csv(rows)
    assert not as_csv(rows).startswith("\ufeff")


def test_geojson_has_flat_terms() -> None:
    """A map programme can filter by day, precision and deaths, which stand outside objects."""
    (feature,) = json.loads(as_geojson([claim_as_json(make_claim())]))["features"]
    told = feature["properties"]
    assert (told["event_date"], told["time_precision"], told["geo_precision"]) == (
        "2016-12-11",
        1,
        1,
    )
