"""An incident in a list: one line, its weight, and what its sources contradict one another on."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.nouns.figure import Figure
from sayso.nouns.incident import Incident
from sayso.record.looking import Look
from sayso.views.incident_card import FIELD_WORDS, make_title
from sayso.views.speaker_names import SpeakerNames, name_speakers
from sayso.views.words import say_bounds, say_counted, say_iso_days, say_moment, say_type, shorten

MOST_RIVALS = 4
MOST_FIGURES = 3
LONGEST_LINE = 240


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the things said that cannot all hold, and who say it."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident in a list. ``rivals`` are what its sources dispute, ``about`` on what.

    ``figures`` are the undisputed ones, in words.
    """

    id: str
    type: str
    type_words: str
    title: str
    when: str
    start: str
    end: str
    place: str
    place_key: str
    claims: int
    reports: int
    independent: int
    disputed: bool
    grade: str
    about: str
    rivals: tuple[Rival, ...]
    figures: tuple[str, ...]


def make_incident_line(incident: Incident, names: SpeakerNames) -> IncidentLine:
    """Give an incident as a line of a list. ``names`` are those of its speakers."""
    about, rivals = find_rivals(incident, names)
    return IncidentLine(
        id=incident.id,
        type=incident.type,
        type_words=say_type(incident.type),
        title=shorten(make_title(incident), LONGEST_LINE),
        when=say_moment(incident.time),
        start=str(incident.time.start) if incident.time else "",
        end=str(incident.time.end) if incident.time else "",
        place=shorten(incident.place.name, 80) if incident.place else "",
        place_key=incident.place.key if incident.place else "",
        claims=len(incident.claims),
        reports=len(incident.reports),
        independent=incident.independent,
        disputed=incident.is_disputed,
        grade=incident.grade.name if incident.grade else "",
        about=about,
        rivals=rivals,
        figures=tell_figures(incident),
    )


def make_incident_lines(look: Look, incidents: Sequence[Incident]) -> tuple[IncidentLine, ...]:
    """Give incidents as lines of a list, in their order."""
    names = name_speakers(look, incidents)
    return tuple(make_incident_line(incident, names) for incident in incidents)


def tell_figures(incident: Incident) -> tuple[str, ...]:
    """Say the figures on which nobody differs: "352 people killed", "22 people captured"."""
    plain = [figure for figure in incident.figures if not figure.disputed and figure.unit]
    return tuple(
        f"{say_range(figure)} {say_counted(figure.kind, shorten(figure.unit, 40))}"
        for figure in plain[:MOST_FIGURES]
    )


def say_range(figure: Figure) -> str:
    """Say what the values of a figure come to together; each where they leave an end open."""
    told = dict.fromkeys(say_bounds(value.low, value.high) for value in figure.values)
    lows = [value.low for value in figure.values if value.low is not None]
    highs = [value.high for value in figure.values if value.high is not None]
    if len(told) > 1 and len(lows) == len(highs) == len(figure.values):
        return say_bounds(min(lows), max(highs))
    return " or ".join(list(told)[:MOST_FIGURES])


def find_rivals(incident: Incident, names: SpeakerNames) -> tuple[str, tuple[Rival, ...]]:
    """Give what is disputed first: rival figures, else another field, with who says what.

    Who says the same is named once.
    """
    for figure in incident.figures:
        if figure.disputed:
            values = [(say_bounds(v.low, v.high), v.source) for v in figure.values]
            return figure.unit or figure.kind, take(values, names)
    for dispute in incident.disputed:
        pairs = [(say_iso_days(value.value), value.source) for value in dispute.values]
        return FIELD_WORDS[dispute.field], take(pairs, names)
    return "", ()


def take(pairs: Sequence[tuple[str, str]], names: SpeakerNames) -> tuple[Rival, ...]:
    """Give the first few values, each with who gives it, shortened."""
    speakers: dict[str, list[str]] = {}
    for value, who in pairs:
        speakers.setdefault(value, []).append(shorten(names.get(who, who), 60))
    return tuple(
        Rival(shorten(value, 80), shorten(", ".join(dict.fromkeys(who)), 120))
        for value, who in list(speakers.items())[:MOST_RIVALS]
    )
