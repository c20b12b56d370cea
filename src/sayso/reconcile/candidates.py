"""Which pairs of claims are worth comparing: near in place, time and kind, or in one report.

Every claim is filed under a few keys, each file in order of days, so that the claims near one are
found without looking at the rest; cost grows with the claims, not with their square.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from sayso.reconcile.compare.time import EVENT_GAP, LASTING_GAP, MONTH, WEEK
from sayso.reconcile.facets import Facets

CELL = math.radians(0.2)
"""Side of a cell, about 22 km; a claim meets those of its own cell and the eight around it."""

LONG_APART = 60
UNTIMED_APART = 31
NEXT_IN_REPORT = 200
MOST_NEAR = 600
"""Of one file no more claims than this are compared with one claim, those of the nearest days."""
Key = tuple[Hashable, ...]


class Neighbours:
    """The claims of one reconciling, filed so that those near one are found quickly."""

    def __init__(self, facets: Sequence[Facets]) -> None:
        """File all claims; their positions in ``facets`` stand for them."""
        self.facets = facets
        self.place = {claim.id: position for position, claim in enumerate(facets)}
        filed: dict[Key, list[tuple[int, int]]] = defaultdict(list)
        for position, claim in enumerate(facets):
            key, day = file_under(claim)
            filed[key].append((day, position))
            filed["report", claim.report].append((claim.position, position))
        self.files = {key: sorted(entries) for key, entries in filed.items()}

    def of(self, position: int) -> set[int]:
        """Give the positions of the claims worth comparing with this one, itself left out."""
        near = self.around(self.facets[position])
        near.discard(position)
        return near

    def around(self, claim: Facets, *, crowds: bool = False) -> set[int]:
        """Give the positions of the claims worth comparing with any claim, filed or not.

        With ``crowds`` a crowd is given whole: all that may be compared with the claim when
        looked at from either side.
        """
        near = set(self._in_report(claim))
        for key, first, last in windows_of(claim):
            entries = self.files.get(key)
            if entries:
                window = self._window(entries, claim, (first, last), crowds=crowds)
                near.update(entry[1] for entry in window)
        return near

    def _window(
        self, entries: list[tuple[int, int]], claim: Facets, days: tuple[int, int], *, crowds: bool
    ) -> list[tuple[int, int]]:
        """Give the entries of some days; of very many those nearest the claim's own day."""
        start = bisect_left(entries, (days[0], -1))
        stop = bisect_right(entries, (days[1], len(self.facets)))
        if stop - start > MOST_NEAR and not crowds:
            own = bisect_left(entries, (file_under(claim)[1], self.place.get(claim.id, -1)))
            start = max(start, min(own - MOST_NEAR // 2, stop - MOST_NEAR))
            stop = start + MOST_NEAR
        return entries[start:stop]

    def _in_report(self, claim: Facets) -> Iterator[int]:
        entries = self.files.get(("report", claim.report), [])
        here = bisect_left(entries, (claim.position, -1))
        for entry in entries[max(0, here - NEXT_IN_REPORT) : here + NEXT_IN_REPORT + 1]:
            yield entry[1]


def file_under(claim: Facets) -> tuple[Key, int]:
    """Give the one file a claim goes into across reports, and its day in there."""
    telling = claim.published or claim.end
    if claim.lasting:
        return ("lasting", claim.place, claim.type), claim.end or telling
    if not claim.start:
        return ("untimed", claim.place, claim.type), telling
    if claim.days > MONTH:
        return ("long", claim.place, claim.type), telling
    sort = "week" if claim.days <= WEEK else "month"
    return (sort, *spot_of(claim)), claim.start


def spot_of(claim: Facets) -> Key:
    """Give the cell of a located claim, or the name of a wide or unlocated place."""
    if claim.wide or math.isnan(claim.lat):
        return (claim.place,)
    return int(claim.lat // CELL), int(claim.lon // CELL)


def windows_of(claim: Facets) -> Iterator[tuple[Key, int, int]]:
    """Give the files to look into, each with its first and last day."""
    key, day = file_under(claim)
    if claim.lasting:
        yield key, day - LASTING_GAP, day + LASTING_GAP
    elif not claim.start:
        yield key, day - UNTIMED_APART, day + UNTIMED_APART
    elif claim.days > MONTH:
        yield key, day - LONG_APART, day + LONG_APART
    else:
        for spot in _spots_around(claim):
            last = claim.end + EVENT_GAP
            yield ("week", *spot), claim.start - WEEK - EVENT_GAP, last
            yield ("month", *spot), claim.start - MONTH - EVENT_GAP, last


def _spots_around(claim: Facets) -> Iterable[Key]:
    spot = spot_of(claim)
    if len(spot) == 1:
        return [spot]
    row, column = spot
    assert isinstance(row, int)  # noqa: S101 - two parts are a cell, for the type checker
    assert isinstance(column, int)  # noqa: S101
    steps = (-1, 0, 1)
    return [(row + north, column + east) for north in steps for east in steps]
