"""Krippendorff's alpha against the worked examples that he published."""

import pytest

from sayso.views.krippendorff import alpha, say_alpha

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section D: twelve units, four
# observers, some values missing. The paper gives 0.743 (nominal), 0.849 (interval), 0.797 (ratio).
OBSERVERS = {
    "A": (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    "B": (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    "C": (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    "D": (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
}
UNITS = [
    {name: values[unit] for name, values in OBSERVERS.items() if values[unit] is not None}
    for unit in range(12)
]


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("interval", 0.849), ("ratio", 0.797)]
)
def test_published_example(level, published: float) -> None:
    """The values of the paper's example come out to three decimals."""
    assert alpha(UNITS, level) == pytest.approx(published, abs=0.0006)


def test_two_observers_of_the_paper() -> None:
    """Section A of the paper: two observers, ten binary values, alpha 0.095."""
    first, second = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    units = [{"A": left, "B": right} for left, right in zip(first, second, strict=True)]
    assert alpha(units) == pytest.approx(0.095, abs=0.0006)


def test_perfect_agreement_is_one_and_nothing_to_compare_is_none() -> None:
    """All the same over varied units gives 1; one coder alone, or no variation, gives none."""
    assert alpha([{"A": 1, "B": 1}, {"A": 2, "B": 2}]) == 1
    assert alpha([{"A": 1}, {"A": 2}]) is None
    assert alpha([{"A": 1, "B": 1}, {"A": 1, "B": 1}]) is None
    assert say_alpha(None) == "nothing to compare"


def test_thresholds_are_krippendorffs() -> None:
    """From 0.8 an alpha is called reliable, from 0.667 good enough for tentative conclusions."""
    assert say_alpha(0.8) == "reliable"
    assert "tentative" in say_alpha(0.7)
    assert say_alpha(0.5) == "not reliable"
