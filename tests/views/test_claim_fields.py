"""A claim's fields as words: what is written out is read back, and nonsense is refused."""

import pytest
from builders import make_claim, make_source

from sayso.errors import InputRefused
from sayso.nouns.count import Count
from sayso.views.claim_fields import CORRECTABLE, check_value, field_of, read_counts

COUNTS = (
    Count("killed", 22, 22, "people"),
    Count("strength", 4000, None, "people"),
    Count("strength", None, 300, ""),
    Count("displaced", 25, 50, "families"),
)


def test_what_is_written_out_is_read_back() -> None:
    """Every field of a claim, in its own words, is a value that a person may type."""
    claim = make_claim(counts=COUNTS, sources=(make_source(),))
    for name in CORRECTABLE:
        assert check_value(name, field_of(claim, name)) == field_of(claim, name)


def test_counts_keep_their_bounds() -> None:
    """Counts written as words come back with the same bounds, unit and kind."""
    claim = make_claim(counts=COUNTS)
    found = [(count.kind, count.low, count.high, count.unit)
             for count in read_counts(field_of(claim, "counts"))]  # fmt: skip
    assert found == [(count.kind, count.low, count.high, count.unit) for count in COUNTS]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("time", "2016-02-31"), ("time", "Sunday"), ("time", "2016-12-13 to 2016-12-11"),
        ("type", "battle"), ("stance", "maybe"), ("counts", "many dead"),
        ("counts", "50 to 25 people killed"),
        ("counts", "9" * 400 + " people killed"), ("place", "  "),
        ("place", "x" * 601), ("read_by", "me"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_a_sentence(name: str, value: str) -> None:
    """A value that is none of its field is refused, and the sentence says what to write."""
    with pytest.raises(InputRefused, match=r"\w+ .+"):
        check_value(name, value)
