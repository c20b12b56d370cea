"""An incident as a card: what all say, what they dispute, each claim with its chain."""

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.nouns.claim import Claim
from sayso.nouns.figure import Figure
from sayso.nouns.incident import Incident
from sayso.nouns.place import Place
from sayso.nouns.report import Report
from sayso.views.report_lines import title_of
from sayso.views.speaker_names import LONGEST_NAME, SpeakerNames, name_in_sentence
from sayso.views.words import (
    say_actors,
    say_bounds,
    say_count,
    say_counted,
    say_day,
    say_iso_days,
    say_moment,
    say_type,
)

STANCE_WORDS = {"asserted": "", "denied": "denied", "planned": "planned", "uncertain": "uncertain"}
FIELD_WORDS = {
    "place": "where",
    "time": "when",
    "actor": "who did it",
    "happened": "whether it happened",
}


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of a card. ``chain`` runs from nearest the happening to the report's outlet."""

    id: str
    quote: str
    stance: str
    chain: tuple[str, ...]
    kind: str
    report: str
    outlet: str
    published: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One source's figure, with its bar from 0 to 100 on the plot's scale.

    ``open_left`` and ``open_right`` say that the words set no bound on that side.
    """

    source: str
    words: str
    left: float
    right: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class FigurePlot:
    """Rival figures of one kind, side by side."""

    title: str
    best: str
    rule: str
    disputed: bool
    history: bool
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """What sources contradict one another on, and who says what."""

    field: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class IncidentCard:
    """Everything that a card shows, in plain words, with ids to link by."""

    id: str
    type: str
    type_words: str
    title: str
    when: str
    start: str
    end: str
    place: str
    place_key: str
    parties: tuple[str, ...]
    reports: int
    independent: int
    independence: tuple[str, ...]
    grade: str
    grade_rule: str
    is_disputed: bool
    figures: tuple[FigurePlot, ...]
    disputes: tuple[DisputeLine, ...]
    claims: tuple[ClaimLine, ...]


def make_card(
    incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> IncidentCard:
    """Make the card of an incident out of its claims and the reports that carry them."""
    lines = [make_line(claims[key], reports) for key in incident.claims if key in claims]
    parties = dict.fromkeys(actor.name for actor in (*incident.actors, *incident.targets))
    grade = incident.grade
    named = [reports[key] for key in incident.reports if key in reports]
    titles = {one.id: title_of(one, LONGEST_NAME) for one in named if not one.outlet}
    return IncidentCard(
        id=incident.id,
        type=incident.type,
        type_words=say_type(incident.type),
        title=make_title(incident),
        when=say_moment(incident.time),
        start=str(incident.time.start) if incident.time else "",
        end=str(incident.time.end) if incident.time else "",
        place=incident.place.name if incident.place else "",
        place_key=incident.place.key if incident.place else "",
        parties=tuple(parties),
        reports=len(incident.reports),
        independent=incident.independent,
        independence=tuple(name_in_sentence(one, titles) for one in incident.independence),
        grade=grade.name if grade else "",
        grade_rule=grade.rule if grade else "",
        is_disputed=incident.is_disputed,
        figures=tuple(plot_figure(figure, titles) for figure in incident.figures),
        disputes=tuple(
            DisputeLine(
                FIELD_WORDS[dispute.field],
                tuple(
                    (say_iso_days(value.value), titles.get(value.source, value.source))
                    for value in dispute.values
                ),
            )
            for dispute in incident.disputed
        ),
        claims=tuple(lines),
    )


def make_title(incident: Incident) -> str:
    """Give one line: the kind of happening, where, and between whom."""
    others = [target for target in incident.targets if target not in incident.actors]
    actors, targets = say_actors(incident.actors), say_actors(others)
    where = say_where(incident.place)
    between = " against ".join(part for part in (actors, targets) if part)
    return f"{say_type(incident.type)}{where}" + (f": {between}" if between else "")


def say_where(place: Place | None) -> str:
    """Give where something happened, as it goes on in a sentence: " at Homs", " east of Homs"."""
    if place is None:
        return ""
    has_own_word = place.precision == "near" and place.name[:1].islower()
    return f" {place.name}" if has_own_word else f" at {place.name}"


def make_line(claim: Claim, reports: Mapping[str, Report]) -> ClaimLine:
    """Give one claim with its chain in words."""
    report = reports.get(claim.report)
    outlet = (report.outlet or report.title or report.id) if report else claim.report
    return ClaimLine(
        id=claim.id,
        quote=claim.evidence.quote,
        stance=STANCE_WORDS[claim.stance],
        chain=(*(source.name for source in claim.sources), outlet),
        kind=claim.source_kind,
        report=claim.report,
        outlet=outlet,
        published=say_day(report.published.day) if report else "",
        counts=tuple(say_count(count) for count in claim.counts),
    )


def plot_figure(figure: Figure, names: SpeakerNames) -> FigurePlot:
    """Lay the values of a figure out on one scale from nought to the largest bound."""
    bounds = [b for value in figure.values for b in (value.low, value.high) if b is not None]
    largest = max([*bounds, 1])
    lines = []
    for value in figure.values:
        low = value.low if value.low is not None else 0
        high = value.high if value.high is not None else largest * 1.15
        lines.append(
            FigureLine(
                source=names.get(value.source, value.source),
                words=say_bounds(value.low, value.high),
                left=round(100 * low / (largest * 1.15), 1),
                right=round(100 * high / (largest * 1.15), 1),
                open_left=value.low is None,
                open_right=value.high is None,
            )
        )
    title = say_counted(figure.kind, figure.unit or "number", ", ")
    best = say_bounds(figure.best, figure.best) if figure.best is not None else "none"
    return FigurePlot(title, best, figure.rule, figure.disputed, figure.history, tuple(lines))
