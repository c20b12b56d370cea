"""Group reports that tell of one story, by their telling words and their days.

Words weigh by how rare they are among the reports at hand (TF-IDF, Salton and Buckley 1988), those
of the title more; likeness fades as the days of publication lie apart. Groups join by the mean
likeness of all their pairs, so that no chain of neighbours ties two stories together.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.nouns.report import Report
from sayso.reconcile.clusters import Pairs, cluster, never
from sayso.reconcile.facets import WORD, plain_words, stem

LIKE_FROM = 0.085
"""Mean likeness from which groups of reports are one story; chosen on the dev articles."""

TITLE_COUNTS = 3
HALF_LIFE_DAYS = 180.0
"""Likeness fades slowly: pages look back on a story after months, and their dates are often off."""

LEAST_LIKE = 0.02
MOST_WORDS = 3000
LEADING = 25
"""The heaviest words of a report, by which those worth comparing are found."""

Vector = dict[str, float]


def group_stories(reports: Sequence[Report], like_from: float = LIKE_FROM) -> list[list[str]]:
    """Give the ids of reports in groups of one story each, in a fixed order."""
    ordered = sorted(reports, key=lambda report: report.id)
    vectors = weigh_words(ordered)
    kept: dict[tuple[int, int], float] = {}

    def likeness(left: int, right: int) -> float:
        pair = (min(left, right), max(left, right))
        if pair not in kept:
            nearness = near_in_days(ordered[pair[0]], ordered[pair[1]])
            kept[pair] = nearness * cosine(vectors[pair[0]], vectors[pair[1]])
        return kept[pair]

    near = {
        place: {other for other in others if likeness(place, other) >= LEAST_LIKE}
        for place, others in enumerate(worth_comparing(vectors))
    }
    groups = cluster(near, Pairs(likeness, never), like_from)
    return [[ordered[place].id for place in group] for group in groups]


def weigh_words(reports: Sequence[Report]) -> list[Vector]:
    """Give for each report its words with their weights, of length one."""
    tallies = [tally_words(report) for report in reports]
    spread = Counter(word for tally in tallies for word in tally)
    total = len(reports)
    return [
        normalise(
            {
                word: (1 + math.log(number)) * math.log((1 + total) / spread[word])
                for word, number in tally.items()
            }
        )
        for tally in tallies
    ]


def tally_words(report: Report) -> Counter[str]:
    """Count a report's stems, those of the title several times."""
    tally: Counter[str] = Counter()
    for text, times in ((report.title, TITLE_COUNTS), (report.text, 1)):
        for number, match in enumerate(WORD.finditer(text)):
            if number >= MOST_WORDS:
                break
            tally[stem(match[0])] += times
    for word in plain_words():
        tally.pop(word, None)
    return tally


def normalise(vector: Vector) -> Vector:
    """Scale a vector to length one."""
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}


def cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Give the likeness of two vectors of length one, from 0 to 1."""
    if len(right) < len(left):
        left, right = right, left
    # in a fixed order, so that the sum does not depend on which report comes first
    return math.fsum(weight * right[word] for word, weight in left.items() if word in right)


def near_in_days(left: Report, right: Report) -> float:
    """Give 1 for one day of publication, halved every half year; 1 where a day is not known."""
    first, second = left.published.anchor, right.published.anchor
    if first is None or second is None:
        return 1.0
    return float(0.5 ** (abs((first - second).days) / HALF_LIFE_DAYS))


def worth_comparing(vectors: Sequence[Vector]) -> Iterator[set[int]]:
    """Give for each report those that share one of its heaviest words or are led to by theirs."""
    leading = [
        sorted(vector, key=lambda word: (-vector[word], word))[:LEADING] for vector in vectors
    ]
    filed: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(leading):
        for word in words:
            filed[word].append(place)
    for place, words in enumerate(leading):
        yield {other for word in words for other in filed[word]} - {place}
