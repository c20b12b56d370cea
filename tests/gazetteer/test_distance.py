"""Distances and bearings on the Earth."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.gazetteer.distance import BEARINGS, distance_km, middle, moved

LATS = st.floats(-80, 80)
LONS = st.floats(-180, 180)


@settings(derandomize=True, max_examples=80, deadline=None)
@given(LATS, LONS, LATS, LONS)
def test_distance_is_the_same_both_ways(lat: float, lon: float, lat2: float, lon2: float) -> None:
    """From A to B is as far as from B to A, and never over half the Earth."""
    there, back = distance_km(lat, lon, lat2, lon2), distance_km(lat2, lon2, lat, lon)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20016


@settings(derandomize=True, max_examples=80, deadline=None)
@given(LATS, LONS, st.sampled_from(sorted(BEARINGS)), st.floats(0, 500))
def test_a_moved_point_lies_as_far_as_it_was_moved(
    lat: float, lon: float, direction: str, km: float
) -> None:
    """Moving a point by a distance puts it that far away, whatever the bearing."""
    new_lat, new_lon = moved(lat, lon, BEARINGS[direction], km)
    assert distance_km(lat, lon, new_lat, new_lon) == pytest.approx(km, abs=0.01)


@settings(derandomize=True, max_examples=80, deadline=None)
@given(LATS, st.floats(-90, 90), st.floats(-60, 60), st.floats(-90, 80))
def test_the_middle_is_as_far_from_both(lat: float, lon: float, lat2: float, lon2: float) -> None:
    """The point halfway lies as far from one end as from the other."""
    mid = middle(lat, lon, lat2, lon2)
    assert distance_km(lat, lon, *mid) == pytest.approx(distance_km(lat2, lon2, *mid), abs=0.5)


def test_palmyra_to_shayrat() -> None:
    """Two runways whose distance is known from the map lie that far apart."""
    assert distance_km(34.5574, 38.3169, 34.4903, 36.909) == pytest.approx(129, abs=2)


def test_north_is_north() -> None:
    """Ten kilometres north changes the latitude alone, by about a tenth of a degree."""
    lat, lon = moved(34.0, 38.0, BEARINGS["north"], 11.12)
    assert lat == pytest.approx(34.1, abs=0.001)
    assert lon == pytest.approx(38.0)
