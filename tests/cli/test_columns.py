"""Columns share the room of a line, and ids stay whole so that they can be copied."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cli.columns import GAP, Column, print_table, share_out

COLUMNS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(1, 20), st.integers(0, 300)), min_size=1, max_size=8
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(COLUMNS, st.integers(20, 300))
def test_room_is_shared_out(asked: list[tuple[int, int, int]], room: int) -> None:
    """No column is wider than it needs; all fit the room unless their least alone is more."""
    columns = [Column("x", share, least) for share, least, _ in asked]
    natural = [need for *_, need in asked]
    widths = share_out(columns, natural, room)
    gaps = GAP * (len(columns) - 1)
    least = [
        min(need, column.least) if column.share else need
        for column, need in zip(columns, natural, strict=True)
    ]
    for column, width, need in zip(columns, widths, natural, strict=True):
        assert width <= max(need, 1)
        if not column.share:
            assert width == need
    assert sum(widths) + gaps <= max(room, sum(least) + gaps + len(columns))


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.integers(60, 200))
def test_everything_stands_whole_where_there_is_room(room: int) -> None:
    """Where all lines fit, none is broken."""
    columns = [Column("a", 1), Column("b", 5), Column("c")]
    assert share_out(columns, [25, 10, 9], room) == [25, 10, 9]


def test_an_id_is_not_broken(capsys, monkeypatch) -> None:
    """At 80 columns, beside long texts, an id stands in one piece."""
    monkeypatch.setenv("COLUMNS", "80")
    key = "c-0123456789ab"
    columns = [Column("words", 6), Column("what", 2, least=len(key)), Column("more", 6)]
    print_table(columns, [("long words " * 30, ("capture", key), "more words " * 30)])
    printed = capsys.readouterr().out
    assert key in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_wide_letters_count_as_wide(capsys, monkeypatch) -> None:
    """Chinese letters take two columns each, and the table still fits."""
    monkeypatch.setenv("COLUMNS", "40")
    print_table([Column("words", 1), Column("n")], [("军队占领了这座城市" * 5, "1")])
    from rich.cells import cell_len

    assert max(map(cell_len, capsys.readouterr().out.splitlines())) <= 40


def test_one_heading_for_a_long_list(capsys) -> None:
    """A list that is laid out in parts has one heading and all its rows."""
    print_table([Column("number")], [(str(number),) for number in range(250)])
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines == ["number", *map(str, range(250))]
