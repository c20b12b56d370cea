"""An incident: what all say, what they dispute, rival figures, the chains, every claim's words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.errors import InputRefused, UnknownName
from sayso.nouns.claim import Claim
from sayso.nouns.count import Count
from sayso.nouns.incident import Incident
from sayso.record.looking import Look
from sayso.record.page_rows import bare_reports, neighbours_of, reprints_of
from sayso.record.read import claims_by_id, incident_of
from sayso.record.review_acts import acts_on_claims
from sayso.views.chain_map import ChainMap, draw_chains
from sayso.views.claim_card import ClaimCard, make_claim_cards
from sayso.views.claim_fields import field_of, read_counts
from sayso.views.figure_rows import CorrectedFigure, FigureRows, make_figure_rows
from sayso.views.incident_card import FIELD_WORDS
from sayso.views.incident_lines import (
    IncidentLine,
    make_incident_line,
    make_incident_lines,
)
from sayso.views.report_lines import title_of
from sayso.views.speaker_names import SpeakerNames, name_in_sentence
from sayso.views.words import say_iso_days, shorten

SAID_FIELDS = ("place", "time", "actors", "targets")
MOST_CLAIMS = 120
"""An incident of more claims shows the first; search lists them all."""
MOST_NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class SaidValue:
    """One value of a field: how many claims give it, and whose they are."""

    value: str
    claims: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidField:
    """What the claims say of one field; ``silent`` claims say nothing of it."""

    name: str
    values: tuple[SaidValue, ...]
    silent: int


@dataclass(frozen=True, slots=True)
class DisputeLines:
    """What sources contradict one another on, with who says what, on which claims."""

    field: str
    values: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """Everything the page of an incident shows."""

    line: IncidentLine
    said: tuple[SaidField, ...]
    disputes: tuple[DisputeLines, ...]
    figures: tuple[FigureRows, ...]
    chains: ChainMap
    independence: tuple[str, ...]
    grade_rule: str
    claims: tuple[ClaimCard, ...]
    claims_left_out: int
    neighbours: tuple[IncidentLine, ...]
    asked_for: str


def make_incident_page(look: Look, key: str) -> IncidentPage:
    """Answer what is said of one incident; an id that was merged away leads to where it is now.

    Raises:
        UnknownName: there is no such incident.

    """
    incident = incident_of(look, key)
    if incident is None:
        raise UnknownName(f"there is no incident {key[:80]!r} in this record")
    found = claims_by_id(look, incident.claims[:MOST_CLAIMS])
    claims = [found[claim] for claim in incident.claims if claim in found]
    reports = bare_reports(look, [claim.report for claim in claims])
    outlets = {name: shorten(r.outlet, 60) or title_of(r, 60) for name, r in reports.items()}
    titles = {name: shown for name, shown in outlets.items() if not reports[name].outlet}
    corrected = find_corrected(look, found)
    grade = incident.grade
    return IncidentPage(
        line=make_incident_line(incident, titles),
        said=tuple(tally_field(name, claims, outlets) for name in SAID_FIELDS),
        disputes=make_disputes(incident, titles),
        figures=order_figures(
            [make_figure_rows(one, corrected, titles) for one in incident.figures]
        ),
        chains=draw_chains(claims, outlets, reprints_of(look, sorted(reports))),
        independence=tuple(name_in_sentence(one, titles) for one in incident.independence),
        grade_rule=grade.rule if grade else "",
        claims=make_claim_cards(look, claims),
        claims_left_out=len(incident.claims) - len(claims),
        neighbours=make_incident_lines(look, neighbours_of(look, incident, MOST_NEIGHBOURS)),
        asked_for=key,
    )


def order_figures(figures: Sequence[FigureRows]) -> tuple[FigureRows, ...]:
    """Put disputed figures first, then those that most sources give."""
    return tuple(sorted(figures, key=lambda one: (not one.disputed, -len(one.rows), one.title)))


def tally_field(name: str, claims: Sequence[Claim], outlets: Mapping[str, str]) -> SaidField:
    """Count which claims give which value of a field."""
    values: dict[str, list[str]] = defaultdict(list)
    silent = 0
    for claim in claims:
        value = field_of(claim, name)
        if value == "none":
            silent += 1
            continue
        first = claim.sources[0].name if claim.sources else outlets.get(claim.report, claim.report)
        values[value].append(first)
    said = [
        SaidValue(
            shorten(say_iso_days(value), 160),
            len(who),
            tuple(shorten(n, 60) for n in dict.fromkeys(who)),
        )
        for value, who in values.items()
    ]
    return SaidField(name, tuple(sorted(said, key=lambda row: (-row.claims, row.value))), silent)


def make_disputes(incident: Incident, titles: SpeakerNames) -> tuple[DisputeLines, ...]:
    """Give what is disputed besides figures."""
    return tuple(
        DisputeLines(
            FIELD_WORDS[dispute.field],
            tuple((shorten(say_iso_days(v.value), 160),
                   shorten(titles.get(v.source, v.source), 80), v.claims)
                  for v in dispute.values),
        )
        for dispute in incident.disputed
    )  # fmt: skip


def find_corrected(look: Look, claims: Mapping[str, Claim]) -> list[CorrectedFigure]:
    """Give the figures that people corrected, matched to the machine's by position.

    A corrected list of counts is matched by kind and unit; only counts that changed are given.
    """
    corrected = []
    for key, acts in acts_on_claims(look, sorted(claims)).items():
        standing = [act for act in acts if act.stands and act.field == "counts"]
        if not standing:
            continue
        act, claim = standing[-1], claims[key]
        for before, after in pair_counts(claim.counts, act.value):
            if (before.low, before.high) != (after.low, after.high):
                who = claim.sources[0].name if claim.sources else claim.report
                corrected.append(
                    CorrectedFigure(before.kind, before.unit, after.low, after.high, who, key,
                                    act.by)
                )  # fmt: skip
    return corrected


def pair_counts(machine: Sequence[Count], value: str) -> list[tuple[Count, Count]]:
    """Pair the machine's counts with a person's by position; unread words pair with nothing."""
    try:
        person = read_counts(value)
    except InputRefused:
        return []
    return list(zip(machine, person, strict=False))
