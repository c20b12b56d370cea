"""Whether two mentions of happenings, in reports of one topic, are of the same happening.

For words that no claim is made of (a trial, a storm, a resignation): each finding weighs bits out
of one list, fitted on coded news (ECB+), and mentions join by their mean bits, as claims do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.lexicon.load import load_table
from sayso.nouns.report import Report
from sayso.reconcile.clusters import Pairs, cluster, never
from sayso.reconcile.facets import WORD, plain_words, stem
from sayso.reconcile.stories import cosine, weigh_words

PREFIX = 5
LIKE_STEPS = ((0.3, "very"), (0.15, "much"), (0.08, "some"), (0.04, "little"))
SHARE_STEPS = ((0.5, "most"), (0.3, "many"), (0.15, "some"), (0.01, "few"))
RARE_STEPS = ((0.05, "rare"), (0.15, "seldom"), (0.35, "often"))
WEAK = frozenset({"it", "this", "that", "be", "have", "do", "say", "tell", "make", "take", "go"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a happening: its words, and the words of its sentence around them."""

    id: str
    report: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A mention made ready: root of its head, all roots, the roots around it, how common."""

    report: str
    head: str
    roots: frozenset[str]
    around: frozenset[str]
    rarity: str


@lru_cache(maxsize=65_536)
def root_of(word: str) -> str:
    """Give the root of a word: from the table of irregular forms, or without its ending."""
    forms: Mapping[str, str] = load_table("irregular_forms")["forms"]
    lower = word.lower()
    return forms.get(lower) or stem(lower)


def roots_of(text: str) -> list[str]:
    """Give the roots of all words in order."""
    return [root_of(match[0]) for match in WORD.finditer(text)]


def step_of(value: float, steps: Sequence[tuple[float, str]], otherwise: str) -> str:
    """Give the name of the first step that a value reaches."""
    return next((name for least, name in steps if value >= least), otherwise)


class Topic:
    """The mentions of one topic made ready, with how like their reports are."""

    def __init__(self, mentions: Sequence[Mention], reports: Sequence[Report]) -> None:
        """Make all mentions ready."""
        self.place = {report.id: place for place, report in enumerate(reports)}
        self.vectors = weigh_words(reports)
        self.likenesses: dict[tuple[int, int], str] = {}
        seen = [set(roots_of(report.text)) for report in reports]
        heads = [(roots_of(mention.words) or [mention.words.lower()])[-1] for mention in mentions]
        spread = {
            head: sum(head in words for words in seen) / max(1, len(reports)) for head in set(heads)
        }
        self.ready = [
            Ready(
                mention.report,
                head,
                frozenset(roots_of(mention.words)) - plain_words(),
                frozenset(roots_of(mention.sentence)) - plain_words() - {head},
                next((name for most, name in RARE_STEPS if spread[head] <= most), "everywhere"),
            )
            for mention, head in zip(mentions, heads, strict=True)
        ]

    def findings(self, left: int, right: int) -> tuple[tuple[str, str], ...]:
        """Name what the two mentions share: words, reports, and what stands around them."""
        one, other = self.ready[left], self.ready[right]
        words = find_words(one, other)
        shared = len(one.around & other.around)
        share = shared / max(1, min(len(one.around), len(other.around)))
        around = step_of(share, SHARE_STEPS, "none")
        like = self.likeness(one.report, other.report)
        rarity = one.rarity if one.head == other.head else "two_heads"
        alike = "alike" if words in {"same", "same_head"} else "unlike"
        return (
            ("words", words),
            ("rarity", f"{rarity}_{like}" if rarity == "everywhere" else rarity),
            ("around", f"{alike}_{around}"),
            ("reports", f"{alike}_{like}"),
        )

    def likeness(self, left: str, right: str) -> str:
        """Say how like two reports are; ``one`` where they are the same."""
        if left == right:
            return "one"
        pair = (self.place[left], self.place[right])
        pair = (min(pair), max(pair))
        if pair not in self.likenesses:
            value = cosine(self.vectors[pair[0]], self.vectors[pair[1]])
            self.likenesses[pair] = step_of(value, LIKE_STEPS, "hardly")
        return self.likenesses[pair]


def find_words(left: Ready, right: Ready) -> str:
    """Name how the words of two mentions are alike."""
    if left.head == right.head:
        if left.head in WEAK:
            return "same_weak"
        return "same" if left.roots == right.roots else "same_head"
    begin_alike = left.head[:PREFIX] == right.head[:PREFIX] and len(left.head) >= PREFIX
    told = {
        "shared": bool(left.roots & right.roots),
        "prefix": begin_alike,
        "paired": frozenset((left.head, right.head)) in paired_words(),
        "weak": left.head in WEAK or right.head in WEAK,
    }
    return next((name for name, holds in told.items() if holds), "different")


@lru_cache(maxsize=1)
def paired_words() -> frozenset[frozenset[str]]:
    """Give the pairs of roots that name one happening, from the table."""
    groups: list[list[str]] = load_table("irregular_forms")["one_happening"]
    return frozenset(
        frozenset((root_of(left), root_of(right)))
        for group in groups
        for left in group
        for right in group
        if root_of(left) != root_of(right)
    )


def group_mentions(
    mentions: Sequence[Mention],
    reports: Sequence[Report],
    weights: Mapping[str, Mapping[str, float]] | None = None,
    *,
    start: float | None = None,
    join_from: float | None = None,
) -> list[list[str]]:
    """Give the ids of the mentions of one topic in groups of one happening each."""
    table = load_table("mention_weights")
    bits: Mapping[str, Mapping[str, float]] = weights or table["bits"]
    begin = table["start"] if start is None else start
    join = table["join_from"] if join_from is None else join_from
    topic = Topic(mentions, reports)
    kept: dict[tuple[int, int], float] = {}

    def weigh(left: int, right: int) -> float:
        pair = (min(left, right), max(left, right))
        if pair not in kept:
            found = topic.findings(*pair)
            kept[pair] = begin + sum(bits[about].get(finding, 0.0) for about, finding in found)
        return kept[pair]

    count = range(len(mentions))
    near = {left: [right for right in count if right != left] for left in count}
    return [
        [mentions[place].id for place in group]
        for group in cluster(near, Pairs(weigh, never), join)
    ]
