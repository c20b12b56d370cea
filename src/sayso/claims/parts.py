"""Which counts are parts of another, and whether the parts add up to it."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.nouns.count import Count

PART_WORDS = (
    "including", "among them", "of whom", "of them", "of which", "among whom", "amongst them",
    "mostly", "most of them", "were among", "was among", "among those",
)  # fmt: skip
FURTHEST = 80
FEWEST_PARTS = 2
SAME_FATE = frozenset({"killed", "executed"})


def with_parts(counts: Sequence[Count], text: str) -> tuple[Count, ...]:
    """Give counts, in text order, with the parts of a total marked and their sum checked.

    A part follows its total after a word such as "including", or is one of several that just add
    up to a total told before or after them. The check stands in the total's ``reason``.
    """
    found = list(counts)
    for position in range(1, len(found)):
        total = _total_by_words(found, position, text)
        if total is not None:
            found[position] = replace(found[position], part_of=total)
    _mark_sums(found)
    return tuple(_checked(found, position) for position in range(len(found)))


def _total_by_words(counts: Sequence[Count], position: int, text: str) -> int | None:
    """Give the position of the total that a count is said to be a part of."""
    part = counts[position]
    if position and counts[position - 1].part_of is not None:
        between = text[counts[position - 1].end : part.start].strip(" ,").lower()
        if between in {"and", "", "or"} and _can_hold(
            counts[counts[position - 1].part_of or 0], part
        ):
            return counts[position - 1].part_of
    before = counts[position - 1]
    between = text[before.end : part.start]
    if len(between) > FURTHEST or not any(word in between.lower() for word in PART_WORDS):
        return None
    if "were among" in between.lower() or "was among" in between.lower():
        return None
    return position - 1 if _can_hold(before, part) else None


def _can_hold(total: Count, part: Count) -> bool:
    """Whether one count can be the whole of another: one fate, and no smaller than it."""
    same = total.kind == part.kind or {total.kind, part.kind} <= SAME_FATE
    size, piece = total.high or total.low, part.low or part.high
    return same and size is not None and piece is not None and piece <= size


def _mark_sums(counts: list[Count]) -> None:
    """Mark counts of one kind that add up to another of that kind as its parts."""
    for position, total in enumerate(counts):
        parts = [
            i for i, count in enumerate(counts)
            if i != position and count.kind == total.kind and count.part_of is None
        ]  # fmt: skip
        if total.part_of is not None or len(parts) < FEWEST_PARTS:
            continue
        values = [_exact(counts[i]) for i in parts]
        known = [value for value in values if value is not None]
        if len(known) == len(values) and sum(known) == _exact(total):
            for i in parts:
                counts[i] = replace(counts[i], part_of=position)
            return


def _exact(count: Count) -> int | None:
    return count.low if count.low == count.high else None


def _checked(counts: Sequence[Count], position: int) -> Count:
    """Give a total with what its parts make, in words."""
    total = counts[position]
    parts = [count for count in counts if count.part_of == position]
    if not parts:
        return total
    values = [_exact(part) for part in parts]
    known = [value for value in values if value is not None]
    size = total.low if total.low is not None else total.high
    if len(known) < len(parts) or size is None:
        return replace(total, reason=f"{total.reason}; has parts told apart")
    written = " + ".join(str(value) for value in known)
    made = sum(known)
    if made == size:
        check = f"its parts add up to it: {written} = {size}"
    elif made < size:
        check = f"its parts make {written}, of {size}"
    else:
        check = f"its parts do not add up: {written} = {made}, not {size}"
    return replace(total, reason=f"{total.reason}; {check}")
