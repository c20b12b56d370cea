"""The formats in which a record leaves: nothing lost, nothing that a programme would obey."""

import csv
import io
import json

import pytest
from builders import PALMYRA, make_claim, make_day, make_source
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.nouns.count import Count
from sayso.nouns.figure import Figure, FigureValue
from sayso.nouns.incident import Dispute, DisputedValue, Incident
from sayso.views.contract import claim_as_json, incident_as_json
from sayso.views.exports.geojson import as_geojson
from sayso.views.exports.json_lines import json_line
from sayso.views.exports.spreadsheet import FORMULA, as_csv

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
    assert '"place_lat"' in first
    assert '"time_start"' in first


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
    assert row["time_start"] == make_day("2016-12-11").start.isoformat()
