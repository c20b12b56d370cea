"""Say why two claims are, or are not, one incident, and on what an incident's fields stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.nouns.claim import Claim
from sayso.nouns.incident import Incident
from sayso.nouns.judgement import Judgement, Verdict
from sayso.nouns.reason import Reason
from sayso.nouns.report import Report
from sayso.reconcile.decide import decide_from
from sayso.reconcile.facets import make_facets
from sayso.reconcile.weigh import add_up, reasons_for


@dataclass(frozen=True, slots=True)
class PairExplained:
    """The waterfall of two claims: reasons, strongest first after the start, sum, verdict.

    ``ruled`` is a person's judgement that outweighs the reasons, if there is one.
    """

    left: str
    right: str
    reasons: tuple[Reason, ...]
    bits: float
    verdict: Verdict
    ruled: Judgement | None = None

    def lines(self) -> list[str]:
        """Give the waterfall as lines of text: each reason with its bits and the running sum."""
        found = [f"{self.left} and {self.right}: {self.verdict}"]
        running = 0.0
        for reason in self.reasons:
            running += reason.bits
            weight = "rules out" if reason.forbids else f"{reason.bits:+6.2f}"
            found.append(f"{weight:>9}  {running:+7.2f}  {reason.about:<11} {reason.sentence}")
        if self.ruled:
            found.append(
                f"{self.ruled.by} judged them {self.ruled.verdict} on {self.ruled.at:%Y-%m-%d}; "
                "that outweighs the reasons above."
            )
        return found


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """One field of an incident: the value, and which claims give it."""

    field: str
    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentExplained:
    """An incident's evidence by field, with the reasons for its number of independent sources."""

    id: str
    fields: tuple[FieldEvidence, ...]
    independence: tuple[str, ...]
    grade: str

    def lines(self) -> list[str]:
        """Give the evidence as lines of text."""
        found = [self.id]
        for entry in self.fields:
            found.append(f"{entry.field:<12} {entry.value}  [{', '.join(entry.claims)}]")
        found += [f"{'sources':<12} {sentence}" for sentence in self.independence]
        found.append(f"{'grade':<12} {self.grade}")
        return found


def explain_pair(
    left: Claim,
    right: Claim,
    reports: Mapping[str, Report],
    judgements: Sequence[Judgement] = (),
) -> PairExplained:
    """Explain a pair of claims; a standing judgement of a person outweighs the comparisons."""
    first, second = sorted((left, right), key=lambda claim: claim.id)
    start, *rest = reasons_for(
        make_facets(first, reports.get(first.report)),
        make_facets(second, reports.get(second.report)),
    )
    reasons = (start, *sorted(rest, key=lambda reason: (-reason.forbids, -abs(reason.bits))))
    ruled = standing_judgement(first.id, second.id, judgements)
    verdict = decide_from(reasons)
    if ruled and ruled.verdict != "unsure":
        verdict = ruled.verdict
    return PairExplained(first.id, second.id, reasons, add_up(reasons), verdict, ruled)


def standing_judgement(left: str, right: str, judgements: Sequence[Judgement]) -> Judgement | None:
    """Give the latest judgement on a pair that is not withdrawn."""
    standing = [
        judgement
        for judgement in judgements
        if {judgement.left, judgement.right} == {left, right} and judgement.withdrawn_at is None
    ]
    return max(standing, key=lambda judgement: (judgement.at, judgement.id), default=None)


def explain_incident(incident: Incident, claims: Mapping[str, Claim]) -> IncidentExplained:
    """Explain an incident: for each agreed field the claims that give the same value."""
    members = [claims[key] for key in incident.claims if key in claims]
    fields = [
        FieldEvidence(
            "type", incident.type, tuple(c.id for c in members if c.type == incident.type)
        )
    ]
    for name in ("actors", "targets"):
        for actor in getattr(incident, name):
            backing = tuple(
                claim.id for claim in members if actor.key in {a.key for a in getattr(claim, name)}
            )
            fields.append(FieldEvidence(name, actor.name, backing))
    if incident.place:
        key = incident.place.key
        backing = tuple(c.id for c in members if c.place and c.place.key == key)
        fields.append(FieldEvidence("place", incident.place.name, backing))
    if incident.time:
        days = (incident.time.start, incident.time.end)
        backing = tuple(c.id for c in members if c.time and (c.time.start, c.time.end) == days)
        fields.append(FieldEvidence("time", f"{days[0]} to {days[1]}", backing))
    fields += figure_evidence(incident)
    for dispute in incident.disputed:
        for value in dispute.values:
            words = f"{value.value} ({value.source})"
            fields.append(FieldEvidence(f"disputed: {dispute.field}", words, value.claims))
    grade = f"{incident.grade.name}: {incident.grade.rule}" if incident.grade else ""
    return IncidentExplained(incident.id, tuple(fields), incident.independence, grade)


def figure_evidence(incident: Incident) -> list[FieldEvidence]:
    """Give every figure's values, each with its source and claims."""
    found = []
    for figure in incident.figures:
        for value in figure.values:
            low = "" if value.low is None else value.low
            high = "" if value.high is None else value.high
            words = f"{figure.kind} {low}..{high} {figure.unit} ({value.source})"
            found.append(FieldEvidence("figure", words, value.claims))
    return found
