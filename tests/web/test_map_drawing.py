"""The map as plain SVG."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.views.page import PlaceMark
from sayso.web.map_drawing import clip, draw_map


def make_mark(lat: float, lon: float, name: str = "Town") -> PlaceMark:
    return PlaceMark(name, name, lat, lon, 5.0, 3, 1)


def test_no_places_no_map() -> None:
    """Without places there is no map, rather than an empty sea."""
    assert draw_map([]) is None


@settings(max_examples=25, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.floats(-60, 70), st.floats(-170, 170)), min_size=1, max_size=5))
def test_marks_are_inside_or_named(points: list[tuple[float, float]]) -> None:
    """Every place is drawn inside the frame or named as beyond it, anywhere on Earth."""
    marks = [make_mark(lat, lon, f"place {at}") for at, (lat, lon) in enumerate(points)]
    drawn = draw_map(marks)
    assert drawn is not None
    for mark in drawn.marks:
        assert 0 <= mark.across <= drawn.width
        assert 0 <= mark.down <= drawn.height
    assert len(drawn.marks) + len(drawn.beyond) == len(marks)


def test_north_is_up() -> None:
    """A place further north is drawn higher."""
    drawn = draw_map([make_mark(33.5, 36.3, "Damascus"), make_mark(36.2, 37.1, "Aleppo")])
    assert drawn is not None
    down = {mark.name: mark.down for mark in drawn.marks}
    assert down["Aleppo"] < down["Damascus"]


def test_clipping_keeps_to_the_box() -> None:
    """A square that sticks out is cut at the edges of the box."""
    square = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]
    cut = clip(square, (0.0, 0.0, 3.0, 3.0))
    assert {(0.0, 0.0), (3.0, 0.0), (3.0, 3.0), (0.0, 3.0)} == set(cut)
