"""What a reading tells as a whole is looked at once."""

from sayso.claims.once_a_reading import MOST_KEPT, once_a_reading
from sayso.language.read import read_report
from sayso.nouns.reading import Reading
from tests.builders import make_report


def test_each_reading_is_looked_at_once_while_it_is_kept() -> None:
    """Readings that are equal but not the same are looked at each, and the first ones again."""
    looked: list[int] = []

    @once_a_reading
    def size(reading: Reading) -> int:
        looked.append(id(reading))
        return len(reading.text)

    texts = [f"Homs was shelled{'.' * dots}" for dots in range(1, MOST_KEPT + 2)]
    readings = [read_report(make_report(text)) for text in [*texts, texts[0]]]
    for reading in readings:
        assert size(reading) == size(reading) == len(reading.text)
    assert len(looked) == len(readings)
    assert size(readings[0]) == len(readings[0].text)
    assert len(looked) == len(readings) + 1
