"""The list by hand of places of the wars since 1900."""

from collections.abc import Iterator
from typing import Any

from sayso.gazetteer.words import read_data


def rows() -> Iterator[tuple[str, str, list[Any]]]:
    """Give kind, country and row of every place of the list."""
    table = read_data("battlefields.yml")
    for kind in ("village", "site", "region"):
        for country, places in table[kind].items():
            for place in places:
                yield kind, country, place


def test_every_row_has_a_name_and_a_point_on_earth() -> None:
    """Rows are a name, a latitude, a longitude, a radius for regions, and further names."""
    for kind, country, (name, lat, lon, *rest) in rows():
        assert isinstance(name, str), (country, name)
        assert -90 <= lat <= 90, name
        assert -180 <= lon <= 180, name
        assert len(country) in (0, 2), name
        if kind == "region":
            assert 5 <= rest[0] <= 2000, name
        assert all(isinstance(other, str) for other in rest[kind == "region" :]), name


def test_no_place_stands_twice() -> None:
    """A name stands once in a country and kind."""
    seen = [(kind, country, place[0]) for kind, country, place in rows()]
    assert len(seen) == len(set(seen))
