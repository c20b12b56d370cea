"""Names to entries of the gazetteer."""

import time
from pathlib import Path

import pytest

from sayso.gazetteer.distance import distance_km
from sayso.gazetteer.lookup import (
    OWN_PLACES_SETTING,
    TABLE,
    NoGazetteer,
    by_id,
    find,
    open_table,
    sources,
)


@pytest.mark.parametrize(
    "name",
    ["T4", "T-4", "Tiyas", "Tayfur", "Tayfoor", "Tayfour", "Taifour", "al-Tayfur", "T4 airbase"],
)
def test_every_name_of_t4_is_one_place(name: str) -> None:
    """The base with many spellings, and the village beside it, go under one id."""
    assert find(name)[0].id == "sayso:t4-airbase"


@pytest.mark.parametrize(
    ("names", "country"),
    [
        (("Qaryatayn", "Qaryatain", "Qaryateen", "al-Qaryatayn"), "SY"),
        (("Kobane", "Kobani", "Ayn al-Arab", "عين العرب"), "SY"),
        (("Kyiv", "Киев", "Київ"), "UA"),
        (("Artemivsk", "Bakhmut", "Artyomovsk"), "UA"),
        (("Raqqa", "ar-Raqqah", "Rakka"), "SY"),
        (("Palmyra", "Tadmur", "Tadmor", "تدمر"), "SY"),
        (("Misrata", "Misratah", "Misurata"), "LY"),
    ],
)
def test_spelling_variants_are_one_place(names: tuple[str, ...], country: str) -> None:
    """Old and new names, other scripts and transliterations lead to one entry of the country."""
    found = [next((e.id for e in find(n, {country}) if e.country == country), "") for n in names]
    assert found[0]
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("once", "today"),
    [
        ("Danzig", "Gdańsk"),
        ("Stanleyville", "Kisangani"),
        ("Saigon", "Ho Chi Minh City"),
        ("Mukden", "Shenyang"),
        ("Abyssinia", "Ethiopia"),
        ("Soviet Union", "Russia"),
    ],
)
def test_names_of_the_time_lead_to_the_place_of_today(once: str, today: str) -> None:
    """A town or country under the name it had in an earlier war is the place of today."""
    first = find(once)[0]
    assert first.main
    assert first.name == today


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Račak", "XK", 42.4, 21.0),
        ("Goose Green", "FK", -51.8, -59.0),
        ("Khe Sanh", "VN", 16.6, 106.7),
        ("Mai Kadra", "ET", 14.1, 36.6),
        ("Ouadi Doum", "TD", 18.5, 20.2),
        ("Katanga", "CD", -9.5, 26.5),
    ],
)
def test_small_places_of_great_battles(name: str, country: str, lat: float, lon: float) -> None:
    """Villages, hills and lands that lists of towns leave out are known."""
    first = find(name)[0]
    assert first.country == country
    assert distance_km(first.lat, first.lon, lat, lon) < max(30, first.radius)


def test_sound_counts_only_in_the_countries_asked_for() -> None:
    """A name nobody bears exactly is found by sound where the story is, and not elsewhere."""
    assert any(e.by_sound and e.country == "SY" for e in find("Qaryateen", {"SY"}))
    assert not any(e.country == "SY" for e in find("Qaryateen", {"NG"}))


def test_nothing_is_found_for_nonsense() -> None:
    """A name that no place bears gives nothing rather than a guess."""
    assert find("Xqwzzyk Vrrbl") == ()
    assert find("") == ()
    assert find("a" * 10_000) == ()


def test_the_first_look_up_is_quick() -> None:
    """Opening the table and asking it takes well under a fifth of a second."""
    began = time.perf_counter()
    table = open_table(TABLE)
    table.execute("SELECT place FROM name WHERE key = 'homs'").fetchall()
    table.close()
    assert time.perf_counter() - began < 0.2


def test_a_missing_table_is_said_with_the_cure(tmp_path: Path) -> None:
    """Without the built table the message names the path and how to build it."""
    with pytest.raises(NoGazetteer, match="build_gazetteer"):
        open_table(tmp_path / "places.sqlite")


def test_the_table_is_small_enough() -> None:
    """The installed table stays within sixty megabytes."""
    assert TABLE.stat().st_size <= 60_000_000


def test_credits_are_kept() -> None:
    """The table itself says whom its facts come from."""
    assert "CC BY 4.0" in sources()["GeoNames"]
    assert "airportsdata" in sources()


def test_an_id_leads_back_to_its_place() -> None:
    """An id that stands in a record can be asked for again; an unknown one gives nothing."""
    entry = by_id("sayso:shaer-gas-field")
    assert entry is not None
    assert entry.country == "SY"
    assert by_id("sayso:no-such-place") is None


@pytest.mark.parametrize(
    ("content", "words"), [(b"no table at all", "no table"), (None, "not there")]
)
def test_a_broken_table_of_own_places_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, words: str
) -> None:
    """A setting that names rubbish or nothing is refused with the cure, not passed over."""
    path = tmp_path / "own.sqlite"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv(OWN_PLACES_SETTING, str(path))
    with pytest.raises(NoGazetteer, match=f"{words}.*gazetteer add"):
        find("Homs Quince Medlar")


@pytest.mark.parametrize(
    ("name", "country", "shown"),
    [("Ḩamāh", "SY", "Hama"), ("Ar Raqqah", "SY", "Raqqa"), ("Mek'ele", "ET", "Mekelle"),
     ("Bogotá", "CO", "Bogotá"), ("Sa'dah", "YE", "Saada")],
)  # fmt: skip
def test_towns_are_shown_by_the_name_of_the_press(name: str, country: str, shown: str) -> None:
    """A strict transliteration finds the town, which is shown as readers know it."""
    assert next(e.name for e in find(name) if e.country == country) == shown
