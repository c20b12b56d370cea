"""The review queue begins with what is most likely wrong and weighs most."""

from datetime import date

from sayso.record.review_queue_rows import QueueRow
from sayso.views.doubt import doubt_of, order_queue

DAY = date(2016, 5, 4)


def row(claim: str, *, unsure: float | None = None, has_place: bool = True) -> QueueRow:
    """A claim with one fellow in its incident."""
    return QueueRow(
        claim, "r1", "clash", "asserted", "official", has_place, DAY, DAY, 2, 1,
        disputed=False, unsure=unsure,
    )  # fmt: skip


def test_more_fields_expected_to_be_wrong_come_first() -> None:
    """Where the reader says how sure it is, the claim with more doubtful fields comes first."""
    order = order_queue([row("a", unsure=0.4), row("b", unsure=2.1), row("c", unsure=1.0)])
    assert order.keys == ("b", "c", "a")


def test_what_the_reader_says_stands_for_the_rough_points() -> None:
    """A missing place counts by the reader's own chance, and by a rough point only without one."""
    assert [point.name for point in doubt_of(row("a", unsure=0.4, has_place=False))] == ["unsure"]
    assert [point.name for point in doubt_of(row("a", has_place=False))] == ["no_place"]
