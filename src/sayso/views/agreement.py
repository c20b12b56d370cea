"""Agreement between the people who reviewed the same claims, field by field."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.errors import InputRefused
from sayso.nouns.claim import Claim
from sayso.record.looking import Look
from sayso.record.read import claims_by_id
from sayso.record.review_acts import ReviewAct, standing_acts
from sayso.views.claim_fields import CORRECTABLE, field_of, read_counts, read_days
from sayso.views.krippendorff import Level, alpha, say_alpha

IS_A_CLAIM = "is a claim"
FIRST_DAY = "first day"
FIRST_FIGURE = "first figure"
LEVELS: dict[str, Level] = {FIRST_DAY: "interval", FIRST_FIGURE: "ratio"}
"""Every other field is nominal: same or not."""

Coding = Mapping[str, str]
"""Field to value, as one person has it for one claim; fields not coded are left out."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """One field: how many claims two or more people coded, how often all agree, alpha."""

    field: str
    level: str
    claims: int
    same: int
    alpha: float | None
    says: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, and on how many claims both have acted."""

    left: str
    right: str
    claims: int


@dataclass(frozen=True, slots=True)
class Differing:
    """A claim on which two people differ in a field."""

    claim: str
    field: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The page of agreement. ``differing`` are the claims to talk about, the first fifty."""

    people: tuple[tuple[str, int], ...]
    pairs: tuple[Pair, ...]
    fields: tuple[FieldAgreement, ...]
    differing: tuple[Differing, ...]


def make_agreement(look: Look) -> Agreement:
    """Answer how far the people who reviewed the same claims agree."""
    acts = standing_acts(look)
    by_claim: dict[str, dict[str, list[ReviewAct]]] = defaultdict(lambda: defaultdict(list))
    for act in acts:
        by_claim[act.claim][act.by].append(act)
    shared = {key: people for key, people in by_claim.items() if len(people) > 1}
    claims = claims_by_id(look, sorted(shared))
    codings = {
        key: {name: code(claims[key], own) for name, own in people.items()}
        for key, people in sorted(shared.items())
        if key in claims
    }
    tally: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        tally[act.by].add(act.claim)
    names = (IS_A_CLAIM, *CORRECTABLE, FIRST_DAY, FIRST_FIGURE)
    return Agreement(
        people=tuple(sorted(((name, len(keys)) for name, keys in tally.items()),
                            key=lambda row: (-row[1], row[0]))),
        pairs=tuple(
            Pair(left, right, len(tally[left] & tally[right]))
            for left, right in combinations(sorted(tally), 2)
            if tally[left] & tally[right]
        ),
        fields=tuple(measure(name, codings) for name in names),
        differing=tuple(find_differing(codings))[:50],
    )  # fmt: skip


def code(claim: Claim, acts: Sequence[ReviewAct]) -> Coding:
    """Give one person's coding of a claim: what the machine read, but for what they corrected.

    Accepting a claim, or correcting one field of it, stands for agreeing with all its other
    fields. Who says that it is no claim codes nothing else.
    """
    if any(act.kind == "not_a_claim" for act in acts):
        return {IS_A_CLAIM: "no"}
    coding = {name: field_of(claim, name) for name in CORRECTABLE}
    coding[IS_A_CLAIM] = "yes"
    coding.update({act.field: act.value for act in acts if act.kind == "correct"})
    return {**coding, **number_fields(coding)}


def number_fields(coding: Coding) -> Coding:
    """Give the first day as a day number and the first figure as a number, where there are any."""
    numbers: dict[str, str] = {}
    try:
        days = read_days(coding["time"])
        counts = read_counts(coding["counts"])
    except InputRefused:
        return numbers
    if days:
        numbers[FIRST_DAY] = str(days[0].toordinal())
    if counts:
        first = counts[0].low if counts[0].low is not None else counts[0].high
        numbers[FIRST_FIGURE] = str(first or 0)
    return numbers


def measure(name: str, codings: Mapping[str, Mapping[str, Coding]]) -> FieldAgreement:
    """Measure one field over all claims that two or more people coded for it."""
    units = [
        {person: coding[name] for person, coding in people.items() if name in coding}
        for people in codings.values()
    ]
    units = [unit for unit in units if len(unit) > 1]
    level = LEVELS.get(name, "nominal")
    value = alpha(units, level)
    same = sum(len(set(unit.values())) == 1 for unit in units)
    return FieldAgreement(name, level, len(units), same, value, say_alpha(value))


def find_differing(codings: Mapping[str, Mapping[str, Coding]]) -> list[Differing]:
    """Give the claims and fields on which people differ."""
    found = []
    for key, people in codings.items():
        for name in (IS_A_CLAIM, *CORRECTABLE):
            values = {person: coding[name] for person, coding in people.items() if name in coding}
            if len(set(values.values())) > 1:
                found.append(Differing(key, name, tuple(sorted(values.items()))))
    return found
