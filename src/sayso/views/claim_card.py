"""A claim with the sentence it rests on, its chain, its fields, and what people say about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.nouns.claim import Claim
from sayso.nouns.report import Report
from sayso.record.looking import Look
from sayso.record.page_rows import bare_reports, texts_around
from sayso.record.review_acts import ReviewAct, acts_on_claims
from sayso.views.claim_fields import CORRECTABLE, field_of
from sayso.views.incident_card import STANCE_WORDS
from sayso.views.report_lines import title_of
from sayso.views.words import say_count, say_day, say_moment, say_type, shorten

REACH = 220
"""So many characters around the evidence are shown with it."""
LONGEST_EVIDENCE = 1_200


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a claim with the words around them, as the report has them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field: what the machine read, and what a person made of it (empty where nobody did)."""

    name: str
    machine: str
    person: str
    by: str
    at: str
    reason: str
    act: int


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link, from nearest the happening to the outlet. ``key`` is empty for an outlet."""

    name: str
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act of review in words; ``stands`` is False once it was undone."""

    id: int
    kind: str
    by: str
    at: str
    words: str
    stands: bool
    undone_by: str


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim with all that is shown of it."""

    id: str
    type: str
    type_words: str
    stance: str
    when: str
    place: str
    place_key: str
    counts: tuple[str, ...]
    chain: tuple[ChainLink, ...]
    source_kind: str
    evidence: Evidence
    report: str
    report_title: str
    outlet: str
    published: str
    passage: str
    incident: str
    fields: tuple[FieldLine, ...]
    acts: tuple[ActLine, ...]
    not_a_claim: bool


def make_claim_cards(look: Look, claims: Sequence[Claim]) -> tuple[ClaimCard, ...]:
    """Give claims with their sentences and with what people did about them, in their order."""
    reports = bare_reports(look, [claim.report for claim in claims])
    spans = [(c.report, c.evidence.start, min(c.evidence.end, c.evidence.start + LONGEST_EVIDENCE))
             for c in claims]  # fmt: skip
    around = texts_around(look, spans, REACH)
    acts = acts_on_claims(look, [claim.id for claim in claims])
    return tuple(
        make_claim_card(claim, reports, text, acts.get(claim.id, ()))
        for claim, text in zip(claims, around, strict=True)
    )


def make_claim_card(
    claim: Claim, reports: Mapping[str, Report], around: str, acts: Sequence[ReviewAct]
) -> ClaimCard:
    """Give one claim as it is shown. ``around`` is the text from ``REACH`` before the evidence."""
    report = reports.get(claim.report)
    outlet = (report.outlet or title_of(report, 60)) if report else claim.report
    links = [ChainLink(shorten(s.name, 80), s.kind, s.key) for s in claim.sources]
    standing = [act for act in acts if act.stands]
    return ClaimCard(
        id=claim.id,
        type=claim.type,
        type_words=say_type(claim.type),
        stance=STANCE_WORDS[claim.stance],
        when=say_moment(claim.time),
        place=shorten(claim.place.name, 80) if claim.place else "",
        place_key=claim.place.key if claim.place else "",
        counts=tuple(say_count(count) for count in claim.counts),
        chain=(*links, ChainLink(shorten(outlet, 80), "outlet", "")),
        source_kind=claim.source_kind,
        evidence=cut_evidence(claim, around),
        report=claim.report,
        report_title=title_of(report) if report else claim.report,
        outlet=shorten(outlet, 80),
        published=say_day(report.published.day) if report else "",
        passage=claim.passage,
        incident=claim.incident,
        fields=tuple(make_field_line(claim, name, standing) for name in CORRECTABLE),
        acts=tuple(make_act_line(act) for act in acts),
        not_a_claim=any(act.kind == "not_a_claim" for act in standing),
    )


def cut_evidence(claim: Claim, around: str) -> Evidence:
    """Part the text around into before, the evidence, after; whole words at both ends."""
    start = min(REACH, claim.evidence.start)
    end = start + min(claim.evidence.end - claim.evidence.start, LONGEST_EVIDENCE)
    before, words, after = around[:start], around[start:end], around[end:]
    if claim.evidence.start > REACH:
        before = "… " + before.split(" ", 1)[-1]
    if len(after) >= REACH:
        after = after.rsplit(" ", 1)[0] + " …"
    if claim.evidence.end - claim.evidence.start > LONGEST_EVIDENCE:
        words, after = words + " …", ""
    return Evidence(before, words, after)


def make_field_line(claim: Claim, name: str, standing: Sequence[ReviewAct]) -> FieldLine:
    """Give a field; the latest correction that stands is what a person made of it."""
    machine = field_of(claim, name)
    latest = [act for act in standing if act.kind == "correct" and act.field == name]
    if not latest:
        return FieldLine(name, machine, "", "", "", "", 0)
    act = latest[-1]
    return FieldLine(name, machine, act.value, act.by, say_instant(act), act.reason, act.id)


def make_act_line(act: ReviewAct) -> ActLine:
    """Give an act in words."""
    words = ""
    if act.kind == "correct":
        words = f"{act.field}: “{act.machine}” → “{act.value}”"
    elif act.kind in {"merge", "split"}:
        words = f"{act.machine} → {act.value}"
    if act.reason:
        words = f"{words} — {act.reason}" if words else act.reason
    return ActLine(act.id, act.kind, act.by, say_instant(act), words, act.stands, act.undone_by)


def say_instant(act: ReviewAct) -> str:
    """Give the day and time of an act in UTC, in plain words."""
    return f"{say_day(act.at.date())}, {act.at:%H:%M} UTC"
