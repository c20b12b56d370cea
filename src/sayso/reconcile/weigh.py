"""Add up what the comparisons say of two claims."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.nouns.reason import Reason
from sayso.reconcile.compare.actors import compare_actors, find_actors
from sayso.reconcile.compare.background import compare_backgrounds, find_background
from sayso.reconcile.compare.counts import compare_counts, find_counts
from sayso.reconcile.compare.place import compare_places, find_place
from sayso.reconcile.compare.source import compare_sources, find_source
from sayso.reconcile.compare.stance import compare_stances, find_stance
from sayso.reconcile.compare.story import compare_stories, find_story
from sayso.reconcile.compare.targets import compare_targets, find_targets
from sayso.reconcile.compare.time import compare_times, find_time
from sayso.reconcile.compare.trigger import compare_triggers, find_trigger
from sayso.reconcile.compare.type import compare_types, find_type
from sayso.reconcile.compare.weights import Weights, load_weights
from sayso.reconcile.compare.wording import compare_wordings, find_wording
from sayso.reconcile.facets import Facets

Find = Callable[[Facets, Facets], str]
Compare = Callable[[Facets, Facets], Reason]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison: what it is about, how it names its finding, how it gives its reason."""

    about: str
    find: Find
    compare: Compare


COMPARISONS: tuple[Comparison, ...] = (
    # the two that can forbid come first, so that most pairs are settled at once
    Comparison("time", find_time, compare_times),
    Comparison("place", find_place, compare_places),
    Comparison("type", find_type, compare_types),
    Comparison("actors", find_actors, compare_actors),
    Comparison("targets", find_targets, compare_targets),
    Comparison("counts", find_counts, compare_counts),
    Comparison("wording", find_wording, compare_wordings),
    Comparison("trigger", find_trigger, compare_triggers),
    Comparison("background", find_background, compare_backgrounds),
    Comparison("story", find_story, compare_stories),
    Comparison("stance", find_stance, compare_stances),
    Comparison("source", find_source, compare_sources),
)

FORBIDDEN = float("-inf")


def weigh(left: Facets, right: Facets, weights: Weights | None = None) -> float:
    """Give the bits for one happening; minus infinity where a comparison forbids it."""
    weights = weights or load_weights()
    bits = weights.start
    for comparison in COMPARISONS:
        finding = comparison.find(left, right)
        if weights.forbid(comparison.about, finding):
            return FORBIDDEN
        bits += weights.of(comparison.about, finding)
    return bits


def is_forbidden(left: Facets, right: Facets, weights: Weights) -> bool:
    """Whether a comparison that can forbid does so; quicker than weighing."""
    return any(
        weights.forbid(comparison.about, comparison.find(left, right))
        for comparison in COMPARISONS
        if comparison.about in weights.forbids
    )


def reasons_for(left: Facets, right: Facets) -> tuple[Reason, ...]:
    """Give every comparison's reason, after the start, in the order of the list."""
    start = Reason("start", load_weights().start, "Two claims taken by chance are seldom one.")
    return (start, *(comparison.compare(left, right) for comparison in COMPARISONS))


def add_up(reasons: tuple[Reason, ...]) -> float:
    """Add reasons up; one that forbids outweighs them all."""
    if any(reason.forbids for reason in reasons):
        return FORBIDDEN
    return sum(reason.bits for reason in reasons)
